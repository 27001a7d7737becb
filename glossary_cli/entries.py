"""Makes concepts of entries that the schema accepts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from glossary_cli.findings import Problem
from glossary_cli.glossary import (
    Concept,
    Designation,
    Extension,
    Intension,
    Lifecycle,
    Path,
    Places,
    Routing,
    Status,
    normalize,
)
from glossary_cli.quantities import EXPECTED, EXPECTED_TIME, parse_fact, parse_quantity, parse_time

Entry = Mapping[str, Any]

_ABBREVIATION = re.compile(r"[A-Z0-9&/+-]*[A-Z][A-Z0-9&/+-]*[A-Z][A-Z0-9&/+-]*")
_NO_LETTER = re.compile(r"[\W_]+")

_TIMES: tuple[Path, ...] = (("routing", "respond_within"), ("routing", "attempts", "within"))


def names_of(entry: Any) -> frozenset[str]:
    """The normalized names of an entry that need not be valid."""
    if not isinstance(entry, Mapping):
        return frozenset()
    names = [entry.get("id"), entry.get("term"), *_listed(entry.get("abbreviation"))]
    admitted = entry.get("admitted")
    names += admitted if isinstance(admitted, list) else []
    return frozenset(normalize(name) for name in names if isinstance(name, str))


def default_id(entry: Any) -> str | None:
    """The id of an entry by itself, which need not be valid; None where nothing in it could give one."""
    if not isinstance(entry, Mapping):
        return None
    names = (entry.get("id"), *_listed(entry.get("abbreviation")), entry.get("term"))
    return next((slug(name) for name in names if isinstance(name, str) and name.strip()), None)


def slug(name: str) -> str:
    """The name in lower case, with hyphens between its words; unchanged without letter or digit."""
    return _NO_LETTER.sub("-", name.casefold()).strip("-") or name


def concept_of(entry: Entry, path: str, places: Places) -> Concept:
    """The concept of a valid entry, with the id it has by itself, and without facts that say nothing."""
    definition = entry.get("definition", {})
    lifecycle = entry.get("lifecycle")
    facts = entry.get("facts", {})
    return Concept(
        id=default_id(entry) or "",
        designations=tuple(_designations(entry)),
        path=path,
        places=places,
        distinct_from=_texts(entry, "distinct_from"),
        intension=_intension(definition.get("intensional")),
        extension=_extension(definition.get("extensional")),
        facts={measure: text.strip() for measure, text in facts.items() if parse_fact(text)},
        owner=entry.get("owner"),
        lifecycle=Lifecycle(lifecycle.get("order"), lifecycle.get("next")) if lifecycle else None,
        routing=_routing(entry.get("routing")),
        audience=_texts(entry, "audience"),
        subject=entry.get("subject"),
        cues=_texts(entry, "cues"),
        zone=entry.get("zone"),
        status=entry.get("status"),
        agreed_by=_texts(entry, "agreed_by"),
        agreed_on=entry.get("agreed_on"),
        review_by=entry.get("review_by"),
        source=entry.get("source"),
        note=entry.get("note"),
    )


def identified(concepts: Iterable[Concept], given: Iterable[bool]) -> tuple[Concept, ...]:
    """Return the concepts with ids that tell subjects apart; `given` says whose id stands in the entry.

    Where subjects would share an id, each takes its term's; where terms are the same, the subject follows.
    """
    named = tuple(zip(concepts, given, strict=True))
    for rename in (_by_term, _by_subject):
        subjects = defaultdict[str, set[str | None]](set)
        for concept, _ in named:
            subjects[concept.id].add(concept.subject)
        named = tuple((c if is_given or len(subjects[c.id]) == 1 else rename(c), is_given) for c, is_given in named)
    return tuple(concept for concept, _ in named)


def _by_term(concept: Concept) -> Concept:
    return concept._replace(id=slug(concept.term))


def _by_subject(concept: Concept) -> Concept:
    return concept._replace(id=f"{concept.id}-{slug(concept.subject)}") if concept.subject else concept


def value_problems(entry: Entry, concept: Concept) -> Iterator[Problem]:
    """Yield what no schema can see: facts and times that say nothing, a term that is deprecated and not."""
    for measure, text in entry.get("facts", {}).items():
        if measure not in concept.facts:
            message = f"“{measure}” must be {EXPECTED}, not “{text}”"
            yield Problem(concept.locate("facts", measure), message, concept.id, remedy=_fact_remedy(text))
    for way in _TIMES:
        text = _value(entry, way)
        if text is not None and not parse_time(text):
            message = f"“{way[-1]}” must be {EXPECTED_TIME}, not “{text}”"
            yield Problem(concept.locate(*way), message, concept.id, remedy="Write the number and the unit")
    used = {designation.text for designation in concept.designations if designation.status is not Status.DEPRECATED}
    for index, item in enumerate(entry.get("deprecated", ())):
        text = item if isinstance(item, str) else item["term"]
        if text in used:
            message = f"“{text}” is deprecated here and stands for the concept, too"
            place = concept.locate("deprecated", index)
            yield Problem(place, message, concept.id, text, remedy="Take it out of one of the lists")


def _fact_remedy(text: str) -> str:
    if parse_quantity(text):
        return f"Say how it compares: “>= {text}”, “<= {text}” or “= {text}”"
    return "Write the comparison, one number and one unit; what else there is to say belongs in the measure"


def _value(entry: Any, way: Path) -> Any:
    for part in way:
        entry = entry.get(part) if isinstance(entry, Mapping) else None
    return entry


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _clean(text: str) -> str:
    """Text that YAML spread over lines, on one."""
    return " ".join(text.split()) if "\n" in text else text.strip()


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(map(_clean, entry.get(key, ())))


def _designations(entry: Entry) -> Iterator[Designation]:
    """The designations, the preferred term first, each text once."""
    seen = set()
    for designation in _all_designations(entry):
        if designation.text not in seen:
            seen.add(designation.text)
            yield designation


def _all_designations(entry: Entry) -> Iterator[Designation]:
    yield _designation(entry["term"], Status.PREFERRED)
    for text in _listed(entry.get("abbreviation", [])):
        yield Designation(_clean(text), is_abbreviation=True)
    for text in entry.get("admitted", ()):
        yield _designation(text, Status.ADMITTED)
    for item in entry.get("deprecated", ()):
        if isinstance(item, str):
            yield _designation(item, Status.DEPRECATED)
        else:
            yield _designation(item["term"], Status.DEPRECATED, item.get("reason"))


def _designation(text: str, status: Status, reason: str | None = None) -> Designation:
    text = _clean(text)
    return Designation(text, status, _ABBREVIATION.fullmatch(text) is not None, reason)


def _intension(data: Entry | None) -> Intension | None:
    return Intension(_clean(data["genus"]), _texts(data, "differentia")) if data else None


def _extension(data: Entry | None) -> Extension | None:
    if not data:
        return None
    genus = data.get("genus")
    members, excludes = _texts(data, "members"), _texts(data, "excludes")
    return Extension(genus and _clean(genus), members, excludes, data.get("complete", False))


def _routing(data: Entry | None) -> Routing | None:
    if not data:
        return None
    attempts = data.get("attempts", {})
    return Routing(
        to=data.get("to"),
        respond_within=_time(data.get("respond_within")),
        priority=data.get("priority"),
        attempts_count=attempts.get("count"),
        attempts_within=_time(attempts.get("within")),
    )


def _time(text: str | None) -> str | None:
    return text.strip() if text and parse_time(text) else None
