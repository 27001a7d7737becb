"""Holds two terms that a document uses as one against what the glossary tells apart."""

from __future__ import annotations

from typing import NamedTuple

from glossary_cli.glossary import Concept, Glossary
from glossary_cli.relations import are_distinct, is_above
from glossary_cli.statements.statement import Equation, Statement


class Pair(NamedTuple):
    """Two concepts that a document makes one, in the order of the text."""

    one: Concept
    other: Concept


def told_apart(statement: Statement, glossary: Glossary) -> Pair | None:
    """The concepts that a statement equates, where the glossary tells them apart; None where it does not.

    A kind may be named by what it is a kind of; what a slash joins is told apart only by a `distinct_from`.
    """
    equation = statement.content
    if not isinstance(equation, Equation):
        return None
    one, other = (glossary.by_id.get(name or "") for name in (statement.subject.concept, equation.concept))
    if one is None or other is None or one.subject != other.subject:
        return None
    are_told = are_distinct(one, other, glossary)
    if is_above(other, one, glossary) and not ("/" in statement.text and are_told):
        return None
    is_said = "/" not in statement.text and not is_above(one, other, glossary)
    return Pair(one, other) if is_said or are_told else None
