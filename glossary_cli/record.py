"""A concept as other programs read it: one shape, with null for what an entry does not say."""

from __future__ import annotations

from typing import Any

from glossary_cli.glossary import Concept, Glossary, Status
from glossary_cli.portrait import abbreviations, distinct, previous, subordinates

VERSION = 1
"""That of the JSON which `list` and `show` print; fields may be added within it."""


def record(concept: Concept, glossary: Glossary) -> dict[str, Any]:
    location = concept.locate()
    return {
        "id": concept.id,
        "term": concept.term,
        "abbreviations": list(abbreviations(concept)),
        "admitted": [d.text for d in concept.designations if d.status is Status.ADMITTED],
        "deprecated": [
            {"term": d.text, "reason": d.reason} for d in concept.designations if d.status is Status.DEPRECATED
        ],
        "definition": _definition(concept),
        "superordinate": [other.id for other in glossary.superordinates(concept)],
        "subordinate": [other.id for other in subordinates(concept, glossary)],
        "distinct_from": [other.id for other in distinct(concept, glossary)],
        "facts": dict(concept.facts),
        "owner": concept.owner,
        "lifecycle": _lifecycle(concept, glossary),
        "routing": _routing(concept),
        "audience": list(concept.audience) or None,
        "subject": concept.subject,
        "cues": list(concept.cues),
        "zone": concept.zone,
        "status": concept.status,
        "agreed_by": list(concept.agreed_by),
        "agreed_on": concept.agreed_on,
        "review_by": concept.review_by,
        "source": concept.source,
        "note": concept.note,
        "path": location.path,
        "line": location.line,
    }


def _definition(concept: Concept) -> dict[str, Any]:
    intension, extension = concept.intension, concept.extension
    return {
        "intensional": intension and {"genus": intension.genus, "differentia": list(intension.differentia)},
        "extensional": extension
        and {
            "genus": extension.genus,
            "members": list(extension.members),
            "excludes": list(extension.excludes),
            "complete": extension.complete,
        },
    }


def _lifecycle(concept: Concept, glossary: Glossary) -> dict[str, Any] | None:
    if concept.lifecycle is None:
        return None
    target = glossary.named(concept.lifecycle.next, near=concept) if concept.lifecycle.next else None
    return {
        "order": concept.lifecycle.order,
        "next": target.id if target else None,
        "previous": [other.id for other in previous(concept, glossary)],
    }


def _routing(concept: Concept) -> dict[str, Any] | None:
    routing = concept.routing
    if routing is None:
        return None
    return {
        "to": routing.to,
        "respond_within": routing.respond_within,
        "priority": routing.priority,
        "attempts": routing.attempts_count and {"count": routing.attempts_count, "within": routing.attempts_within},
    }
