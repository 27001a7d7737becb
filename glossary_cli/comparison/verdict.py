"""How a statement stands to the glossary, in one word and one reason."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from glossary_cli.comparison.definitions import contradiction, difference
from glossary_cli.comparison.equations import told_apart
from glossary_cli.comparison.expansions import is_wrong
from glossary_cli.comparison.facts import contradicted
from glossary_cli.comparison.handling import contradicted_handling
from glossary_cli.comparison.teams import TeamTree
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.statements.statement import Definition, Equation, Fact, Handling, LongForm, Statement


class Standing(Enum):
    """Nothing is against the statement; it says something else; it says what cannot be."""

    FITS = "fits"
    DIFFERS = "differs"
    CONFLICTS = "conflicts"


class Verdict(NamedTuple):
    """`reason` is what the glossary says; empty where nothing is against the statement."""

    standing: Standing
    reason: str = ""


def judge(statement: Statement, concept: Concept, glossary: Glossary, teams: TeamTree) -> Verdict:
    """Hold one statement against the entry of its concept."""
    reason = _conflict(statement, concept, glossary, teams)
    if reason:
        return Verdict(Standing.CONFLICTS, f"the glossary: {reason}")
    if isinstance(statement.content, Definition) and difference(statement, concept, glossary) is not None:
        return Verdict(Standing.DIFFERS, "another definition")
    return Verdict(Standing.FITS)


def _conflict(statement: Statement, concept: Concept, glossary: Glossary, teams: TeamTree) -> str:
    """What the glossary says against a statement; empty where it says nothing against it."""
    match statement.content:
        case Definition():
            against = contradiction(statement, concept, glossary)
            return against.reason if against else ""
        case LongForm():
            return concept.term if is_wrong(statement, concept) else ""
        case Fact():
            known = contradicted(statement, concept)
            return f"{known.measure} {known.text}" if known else ""
        case Handling():
            handled = contradicted_handling(statement, concept, teams)
            return handled.text if handled else ""
        case Equation():
            pair = told_apart(statement, glossary)
            return f"{pair.one.name} is not {pair.other.name}" if pair else ""
