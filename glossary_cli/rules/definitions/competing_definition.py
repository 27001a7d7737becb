"""One concept has two entries.

## Why

Two teams that each keep a definition of their own are what a glossary is to put an end to. Only the first
entry, in the order of the files, is what documents are held to.

## Example

```yaml
- term: marketing qualified lead
  abbreviation: MQL
  definition:
    intensional: {genus: lead, differentia: [has reached the score below]}
  facts: {lead score: ">= 100 points"}
  owner: marketing
- term: marketing qualified lead
  abbreviation: MQL
  definition:
    intensional: {genus: lead, differentia: [has reached the score below]}
  facts: {lead score: ">= 80 points"}
  owner: sales
```

→ `MQL has a second entry that differs: lead score is “>= 80 points”, not “>= 100 points”; owner is “sales”, not
“marketing”`

## Remedy

Let the owners agree on one entry, and delete the other. If two concepts are meant, give them ids, terms, or
subjects of their own.

## What it leaves alone

Entries with different subjects, unless both claim one id. An entry that says the same as the first is
reported as well: it is changed one day, and the other is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Related, Severity
from glossary_cli.glossary import Concept, Glossary, Path, Status, normalize
from glossary_cli.quantities import Quantity, parse_quantity
from glossary_cli.rule import GlossaryRule

MOST_DETAILS = 3
LONGEST_DETAIL = 80


class _Field(NamedTuple):
    """What an entry says at one place: a text, or a list of which the order does not count."""

    way: Path
    value: str | tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.value,) if isinstance(self.value, str) else self.value

    @property
    def shown(self) -> str:
        return _quoted(self.texts)

    def without(self, other: _Field) -> tuple[str, ...]:
        """What the other one does not say."""
        shape = _normal_fact if self.way[0] == "facts" else normalize
        said = [shape(text) for text in other.texts]
        return tuple(text for text in self.texts if shape(text) not in said)


def _normal_fact(text: str) -> Quantity | None:
    quantity = parse_quantity(text)
    return quantity and quantity.normal()


def _quoted(texts: tuple[str, ...]) -> str:
    return f"“{shorten(', '.join(texts), LONGEST_DETAIL, placeholder=' …')}”"


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    for entry in glossary.entries:
        first = glossary[entry.id]
        if entry is first:
            continue
        yield _homonym(entry, first) if entry.subject != first.subject else _rival(entry, first)


def _homonym(entry: Concept, first: Concept) -> Problem:
    related = first.related(f"the id of {first.term}", "id")
    message = f"{entry.term} and {first.term} have one id, “{entry.id}”"
    return Problem(entry.locate("id"), message, entry.id, related=(related,), remedy="Give one of them another id")


def _rival(entry: Concept, first: Concept) -> Problem:
    start = first.related("the first entry", "term")
    differences = tuple(_differences(entry, first))
    message, remedy = f"{entry.name} has a second entry that says the same", "Delete one of them"
    if differences:
        details = [text for text, _ in differences[:MOST_DETAILS]]
        more = len(differences) - MOST_DETAILS
        details += [f"{more} more"] if more > 0 else []
        message = f"{entry.name} has a second entry that differs: {'; '.join(details)}"
        remedy = "Agree on one entry with the owners, and delete the other"
    related = (start, *(place for _, place in differences))
    return Problem(entry.locate("term"), message, entry.id, related=related, remedy=remedy)


def _differences(entry: Concept, first: Concept) -> Iterator[tuple[str, Related]]:
    here, there = _fields(entry), _fields(first)
    # What both say differently weighs more than what one leaves out.
    for name in sorted(dict.fromkeys((*here, *there)), key=lambda name: name not in here or name not in there):
        one, other = here.get(name), there.get(name)
        if other is None and one is not None:
            yield (
                f"{name} is {one.shown}, which the first leaves out",
                first.related(f"no {name} here", "term"),
            )
        elif other is not None:
            text = f"{name} is left out" if one is None else _difference(name, one, other)
            if text:
                yield text, first.related(f"{name} is {other.shown}", *other.way)


def _difference(name: str, one: _Field, other: _Field) -> str | None:
    added, missing = one.without(other), other.without(one)
    if added and missing:
        return f"{name} is {_quoted(added)}, not {_quoted(missing)}"
    if added:
        return f"{name} adds {_quoted(added)}"
    return f"{name} lacks {_quoted(missing)}" if missing else None


def _fields(entry: Concept) -> dict[str, _Field]:
    """What an entry says, the meaning first; left out is what is said about it (source, note, dates)."""
    fields = (*_definition(entry), *_facts(entry), *_work(entry), *_terms(entry))
    return {name: _Field(way, value) for name, way, value in fields if value}


_Rows = Iterator[tuple[str, Path, str | tuple[str, ...] | None]]


def _definition(entry: Concept) -> _Rows:
    if entry.intension:
        yield "genus", ("definition", "intensional", "genus"), entry.intension.genus
        yield "differentia", ("definition", "intensional", "differentia"), entry.intension.differentia
    if entry.extension:
        yield "members", ("definition", "extensional", "members"), entry.extension.members
        yield "excludes", ("definition", "extensional", "excludes"), entry.extension.excludes
        complete = "true" if entry.extension.complete else None
        yield "complete", ("definition", "extensional", "complete"), complete


def _facts(entry: Concept) -> _Rows:
    for measure, fact in entry.facts.items():
        yield measure, ("facts", measure), fact


def _work(entry: Concept) -> _Rows:
    yield "owner", ("owner",), entry.owner
    if entry.lifecycle:
        order = entry.lifecycle.order
        yield "order", ("lifecycle", "order"), None if order is None else f"{order:g}"
        yield "next", ("lifecycle", "next"), entry.lifecycle.next
    if entry.routing:
        count = entry.routing.attempts_count
        yield "to", ("routing", "to"), entry.routing.to
        yield "respond_within", ("routing", "respond_within"), entry.routing.respond_within
        yield "priority", ("routing", "priority"), entry.routing.priority
        yield "count", ("routing", "attempts", "count"), None if count is None else str(count)
        yield "within", ("routing", "attempts", "within"), entry.routing.attempts_within


def _terms(entry: Concept) -> _Rows:
    yield "term", ("term",), entry.term
    others = entry.designations[1:]
    yield "abbreviation", ("abbreviation",), tuple(d.text for d in others if d.status is Status.PREFERRED)
    yield "admitted", ("admitted",), tuple(d.text for d in others if d.status is Status.ADMITTED)
    yield "deprecated", ("deprecated",), tuple(d.text for d in others if d.status is Status.DEPRECATED)
    yield "distinct_from", ("distinct_from",), entry.distinct_from
    yield "audience", ("audience",), entry.audience
    yield "status", ("status",), entry.status


RULE = GlossaryRule(id="competing-definition", severity=Severity.ERROR, check=check)
