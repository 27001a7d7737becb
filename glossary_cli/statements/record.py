"""Statements for programs: the JSON that `glossary statements` prints."""

from __future__ import annotations

from math import isinf

from glossary_cli.quantities import Quantity
from glossary_cli.statements.statement import Definition, Fact, Handling, LongForm, Mode, Statement

VERSION = 1

Value = str | float | int | list[float] | list[str] | None


def record(statement: Statement) -> dict[str, Value]:
    """A statement with all fields of the format; those that its kind does not have are null.

    `value` is a number, two numbers for a range, the long form of an expansion, the other term of an equation, or a
    team; what is denied is a characteristic that begins with “not”.
    """
    location = statement.location
    fields: dict[str, Value] = {
        "kind": statement.kind,
        "concept": statement.subject.concept,
        "designation": statement.subject.designation,
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "place": location.place,
        "text": statement.text,
    }
    names = ("genus", "characteristics", "members", "measure", "comparison", "value", "unit")
    return fields | dict.fromkeys(names) | _content(statement)


def _content(statement: Statement) -> dict[str, Value]:
    content = statement.content
    if isinstance(content, Definition):
        return _definition(content, is_denied=statement.mode is Mode.DENIED)
    if isinstance(content, Fact):
        quantity = content.quantity
        return {
            "measure": content.measure,
            "comparison": quantity.comparison,
            "value": _number(quantity),
            "unit": quantity.unit or None,
        }
    if isinstance(content, Handling):
        comparison = "!=" if statement.mode is Mode.DENIED else "="
        return {"measure": content.role, "comparison": comparison, "value": content.value}
    if isinstance(content, LongForm):
        return {"value": content.text}
    return {"value": content.designation}


def _definition(content: Definition, *, is_denied: bool) -> dict[str, Value]:
    if is_denied:
        denied = " ".join(part for part in (content.genus, *content.characteristics) if part)
        return {"genus": None, "characteristics": [f"not {denied}"], "members": list(content.members)}
    return {
        "genus": content.genus,
        "characteristics": list(content.characteristics),
        "members": list(content.members),
    }


def _number(quantity: Quantity) -> Value:
    if quantity.comparison == "..":
        return [_plain(quantity.low), _plain(quantity.high)]
    return _plain(quantity.high if isinf(quantity.low) else quantity.low)


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number
