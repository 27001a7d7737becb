"""Holds who owns a concept, and whom it goes to, against its owner, its routing and its characteristics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary_cli.comparison.teams import TeamTree
from glossary_cli.glossary import Concept, Path
from glossary_cli.meanings import is_negated
from glossary_cli.patterns import any_of, lazy
from glossary_cli.statements.statement import Handling, Mode, Statement

# How a characteristic begins to speak of whom something goes to: “not routed to …”.
_HANDED = lazy(
    r"\b"
    + any_of(
        "rout|assign|surfac|pass|hand|sen[dt]|giv|transferr|work|call|contact|own|visible|shown|touch|follow|distribut"
    ),
    re.IGNORECASE,
)
# The first words of limits that stand behind what they narrow down: “leads from partners”.
_BEHIND = frozenset(
    "that who which whose where with without from for in on of at related associated assigned sourced created coming "
    "matched belonging".split()
)


_REASON = lazy(r"\b(?:because|since|as\s+(?:there|it|they)|when|if|unless)\b", re.IGNORECASE)
# “MQLs from Spain”: in one place it may be otherwise.
_IN_PLACE = lazy(r"(?:from|in)\s+(?:the\s+)?[A-Z]")


class Against(NamedTuple):
    """What an entry says of the handling of a concept, against which a document speaks, and where."""

    text: str
    way: Path


def contradicted_handling(statement: Statement, concept: Concept, teams: TeamTree) -> Against | None:
    """What the glossary says of owner or route that a statement contradicts."""
    handling = statement.content
    if not isinstance(handling, Handling) or handling.role not in ("owner", "route"):
        return None
    if statement.mode is not Mode.ASSERTED or statement.subject.is_implied or statement.is_conditional:
        return None
    agreed = list(_agreed(handling, concept))
    disagreed = [against for team, against in agreed if teams.disagree(handling.value, team)]
    if (agreed and not disagreed) or any(_IN_PLACE.match(limit) for limit in statement.subject.limits):
        return None
    denied = None if _is_narrowed_behind(statement) else _denied(handling, concept, teams)
    if denied is not None:
        return denied
    return disagreed[0] if disagreed and len(disagreed) == len(agreed) else None


def _agreed(handling: Handling, concept: Concept) -> Iterator[tuple[str, Against]]:
    """The teams that the entry names for this: whom the concept is routed to; for owning also its owner."""
    if concept.routing is not None and concept.routing.to is not None:
        yield concept.routing.to, Against(f"routed to {concept.routing.to}", ("routing", "to"))
    if concept.owner is not None and handling.role == "owner":
        yield concept.owner, Against(f"owner {concept.owner}", ("owner",))


def _denied(handling: Handling, concept: Concept, teams: TeamTree) -> Against | None:
    """A characteristic that says that the concept does not go where the document has it go."""
    for index, known in enumerate(concept.differentia):
        # “… because there is no project” denies nothing.
        main = _REASON.split(known, maxsplit=1)[0]
        if is_negated(main) and _HANDED.search(main) and teams.names_in(main, handling.value):
            return Against(known, ("definition", "intensional", "differentia", index))
    return None


def _is_narrowed_behind(statement: Statement) -> bool:
    """Whether words behind the subject narrow it down to a part of it."""
    return any(limit.split()[0] in _BEHIND for limit in statement.subject.limits)
