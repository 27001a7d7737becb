"""The starter glossary that ships with the program: where it lies, and which of its concepts make a start."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from glossary_cli.glossary import Concept, Glossary

CORE = ("lead", "mql", "sal", "sql", "opportunity", "customer")
"""The concepts that every funnel has; what they refer to goes with them."""

_AGREEMENT = re.compile(r"^(?:agreed_by|agreed_on|review_by):.*\n", re.MULTILINE)
_STATUS = re.compile(r"^status: agreed$", re.MULTILINE)


def starter_folder() -> str:
    """The folder of the starter definitions: in the installed package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(package, "starter")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "definitions")


def core_concepts(glossary: Glossary) -> tuple[Concept, ...]:
    """Return the core of the starter glossary, closed: what one of its concepts refers to belongs to it."""
    pending = [glossary[concept_id] for concept_id in CORE]
    found: dict[str, Concept] = {}
    while pending:
        concept = pending.pop()
        if concept.id not in found:
            found[concept.id] = concept
            pending += _referred(concept, glossary)
    return tuple(found[concept_id] for concept_id in sorted(found))


def _referred(concept: Concept, glossary: Glossary) -> Iterator[Concept]:
    """The concepts that an entry needs: those that it names, and those that share a designation with it."""
    names = [*concept.distinct_from, concept.genus]
    names += [concept.lifecycle.next] if concept.lifecycle else []
    names += [concept.routing.to] if concept.routing else []
    for name in filter(None, names):
        target = glossary.named(name, near=concept)
        if target is not None:
            yield target
    yield from (other for other in glossary.concepts if _is_homonym(concept, other))


def _is_homonym(concept: Concept, other: Concept) -> bool:
    return concept is not other and bool(
        {designation.text for designation in concept.designations}
        & {designation.text for designation in other.designations}
    )


def as_draft(text: str) -> str:
    """Return the text of a starter definition as one that no team has agreed on yet."""
    return _STATUS.sub("status: draft", _AGREEMENT.sub("", text))
