"""Problems of documents against the shared definition: the place in the entry, and the ways out."""

from __future__ import annotations

from glossary_cli.findings import Problem, Related
from glossary_cli.glossary import Concept, Path
from glossary_cli.statements.statement import Statement
from glossary_cli.wording import listed

LONGEST_QUOTE = 90


def problem(statement: Statement, concept: Concept, message: str, says: str, way: Path, instead: str = "") -> Problem:
    """The problem of a statement that goes against what an entry says at a place of it."""
    return Problem(
        statement.location,
        message,
        concept.id,
        statement.subject.designation,
        (_shared_definition(concept, says, way),),
        _way_out(concept, instead),
    )


def _shared_definition(concept: Concept, says: str, way: Path) -> Related:
    """The place of the entry, what it says there, and who agreed to it."""
    agreed = f", agreed by {listed(concept.agreed_by)}" if concept.agreed_by else ""
    return concept.related(f"the shared definition of {concept.name}: {says}{agreed}", *way)


def _way_out(concept: Concept, instead: str = "") -> str:
    """What the writer can do, in one sentence without its full stop."""
    owner = f" with its owner, {concept.owner}" if concept.owner else ""
    first = f"Write “{instead}”" if instead else "Say what it says"
    return f"{first}, point at the definition, or change the definition{owner}"


def quoted(text: str) -> str:
    """A text in quotation marks, cropped where it is long."""
    if len(text) > LONGEST_QUOTE:
        text = text[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return f"“{text}”"
