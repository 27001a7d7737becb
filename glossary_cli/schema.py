"""Holds data against a schema of the program, and says what is wrong in words, at the exact place.

The schemas use no anyOf and no oneOf: a keyword holds for the type it is made for, so each
error has one cause.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from glossary_cli.findings import Location, Problem
from glossary_cli.glossary import Path, Places
from glossary_cli.nearest import nearest
from glossary_cli.wording import listed

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema_rs import Draft202012Validator as QuickValidator

SCHEMAS = ("definition", "config")

_FOLDER = os.path.join(os.path.dirname(__file__), "schemas")
_TYPES = {
    "string": "text",
    "array": "a list",
    "object": "a mapping",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
_ON_KEYS = ("additionalProperties", "required")


class _Error(NamedTuple):
    """What the library found: the keyword that failed, what it wants of `data`, and its schema."""

    keyword: str
    wants: Any
    data: Any
    way: Path
    schema: Mapping[str, Any]


class _Fault(NamedTuple):
    """An error in our words; `way` leads to the place, which is that of a key where it ends in "key"."""

    way: Path
    message: str
    remedy: str


def validate(data: Any, places: Places, schema: str, path: str) -> Iterator[Problem]:
    """Yield what a schema rejects in data, by place; `schema` is one of SCHEMAS, `path` that of the file."""
    faults = [fault for error in _errors(data, schema) for fault in _faults(error, schema)]
    problems = [Problem(_locate(f.way, places, path), f.message, remedy=f.remedy) for f in faults]
    yield from sorted(problems, key=lambda problem: (problem.location[1:5], problem.message))


def read_schema(name: str) -> str:
    """Return the text of a schema as it ships; `name` is one of SCHEMAS."""
    with open(os.path.join(_FOLDER, f"{name}.schema.json"), encoding="utf-8") as file:
        return file.read()


@cache
def _schema(name: str) -> Mapping[str, Any]:
    schema: dict[str, Any] = json.loads(read_schema(name))
    return schema


def _errors(data: Any, schema: str) -> Iterator[_Error]:
    """What the library finds, but of a value only the first: a number is no word at all."""
    if _is_valid(data, schema):
        return
    wrong: set[Path] = set()
    for error in _validator(schema).iter_errors(data):
        way, on_key = tuple(error.absolute_path), error.validator in _ON_KEYS
        if on_key or way not in wrong:
            yield _Error(str(error.validator), error.validator_value, error.instance, way, cast(Any, error.schema))
        if not on_key:
            wrong.add(way)


def _is_valid(data: Any, schema: str) -> bool:
    """Whether there is nothing wrong: told by a library that is faster by far, and says less of what is wrong."""
    try:
        return _quick_validator(schema).is_valid(data)
    except (TypeError, ValueError):
        # What is no JSON: a key that is no text, a number that is none.
        return False


@cache
def _quick_validator(name: str) -> QuickValidator:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(read_schema(name), validate_formats=True)


@cache
def _validator(name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    schema = _schema(name)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def _locate(way: Path, places: Places, path: str) -> Location:
    while way not in places and way:
        way = way[:-1]
    return Location(path, *places.get(way, (1, 1, 1, 1)))


def _faults(error: _Error, schema: str) -> Iterator[_Fault]:
    if error.keyword == "additionalProperties":
        yield from _unknown_keys(error, _schema(schema))
    elif error.keyword == "required":
        yield from _missing_keys(error)
    else:
        yield _EXPLANATIONS.get(error.keyword, _otherwise)(error)


def _unknown_keys(error: _Error, schema: Mapping[str, Any]) -> Iterator[_Fault]:
    known = list(error.schema["properties"])
    for key in error.data:
        if key in known:
            continue
        homes = sorted(set(_homes(schema, key)))
        guess = nearest(key, known)
        message, remedy = f"unknown key “{key}”", f"Take it out, or use one of: {', '.join(known)}"
        if homes and not guess:
            message += f"; it belongs in {' or '.join(homes)}"
            remedy = "Move it there"
        elif guess:
            message += f"; did you mean “{guess}”?"
            remedy = f"Write “{guess}”"
        yield _Fault((*error.way, key, "key"), message, remedy)


def _homes(schema: Any, key: str, way: tuple[str, ...] = ()) -> Iterator[str]:
    """Where else in a schema a key is known, as `definition.intensional`."""
    if not isinstance(schema, Mapping):
        return
    for name, value in schema.get("properties", {}).items():
        if name == key and way:
            yield ".".join(way)
        yield from _homes(value, key, (*way, name))
    for part in (schema.get("items"), schema.get("additionalProperties"), *schema.get("$defs", {}).values()):
        yield from _homes(part, key, way)


def _missing_keys(error: _Error) -> Iterator[_Fault]:
    known = error.schema["properties"]
    misspelt = {nearest(key, known) for key in error.data if key not in known}
    first = next(iter(error.data), None)
    start = error.way if first is None else (*error.way, first, "key")
    for key in error.wants:
        if key not in error.data and key not in misspelt:
            remedy = f"Add it, such as {key}: {_example(known[key])}"
            yield _Fault(start, f"{_subject(error)} has no “{key}”", remedy)


def _type(error: _Error) -> _Fault:
    kinds = error.wants if isinstance(error.wants, list) else [error.wants]
    expected = " or ".join(_TYPES[kind] for kind in kinds)
    if error.data is None:
        return _empty(error)._replace(way=_key(error.way))
    message = f"{_subject(error)} must be {expected}, not {_found(error.data)}"
    if "string" in kinds and isinstance(error.data, int | float):
        return _Fault(error.way, message, "Put it in quotes")
    if kinds == ["array"] and isinstance(error.data, str):
        return _Fault(error.way, message, f"Write [{error.data}]")
    return _Fault(error.way, message, _remedy(error, f"Write {expected}"))


def _enum(error: _Error) -> _Fault:
    known = [str(value) for value in error.wants]
    alternatives = listed(known, "or")
    guess = nearest(str(error.data), known)
    hint = f"; did you mean “{guess}”?" if guess else ""
    message = f"{_subject(error)} must be {alternatives}, not “{error.data}”{hint}"
    return _Fault(error.way, message, f"Write {guess or alternatives}")


def _pattern(error: _Error) -> _Fault:
    if not error.data.strip():
        return _empty(error)
    example = _example(error.schema)
    message = f"{_subject(error)} must look like {example}, not “{error.data}”"
    return _Fault(error.way, message, f"Write it like {example}")


def _format(error: _Error) -> _Fault:
    return _Fault(error.way, f"{_subject(error)}: the calendar has no {error.data}", "Correct the day")


def _empty(error: _Error) -> _Fault:
    return _Fault(error.way, f"{_subject(error)} is empty", _remedy(error, "Fill it in, or take it out"))


def _minimum(error: _Error) -> _Fault:
    relation = "more than" if error.keyword == "exclusiveMinimum" else "at least"
    message = f"{_subject(error)} must be {relation} {error.wants}, not {error.data}"
    return _Fault(error.way, message, _remedy(error, "Correct the number"))


def _otherwise(error: _Error) -> _Fault:
    return _Fault(error.way, f"{_subject(error)} breaks the rule {error.keyword}: {error.wants}", "Correct it")


_EXPLANATIONS: Mapping[str, Callable[[_Error], _Fault]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minItems": _empty,
    "minimum": _minimum,
    "exclusiveMinimum": _minimum,
}


def _key(way: Path) -> Path:
    return (*way, "key") if way and isinstance(way[-1], str) else way


def _subject(error: _Error) -> str:
    """What an error speaks of: a key, an item of its list, or all of it."""
    if not error.way:
        return f"the {error.schema.get('title', 'file').lower()}"
    last = error.way[-1]
    if isinstance(last, str):
        return f"“{last}”"
    return f"item {last + 1} of “{error.way[-2]}”" if len(error.way) > 1 else f"item {last + 1}"


def _found(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _example(schema: Mapping[str, Any]) -> str:
    examples = schema.get("examples") or ["…"]
    return examples[0] if isinstance(examples[0], str) else json.dumps(examples[0], ensure_ascii=False)


def _remedy(error: _Error, otherwise: str) -> str:
    """Show how it is written where the schema has an example, else say what to do."""
    if not error.way or isinstance(error.way[-1], int) or "examples" not in error.schema:
        return otherwise
    return f"Write it like {error.way[-1]}: {_example(error.schema)}"
