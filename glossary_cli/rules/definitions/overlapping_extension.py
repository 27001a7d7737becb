"""A member stands under two coordinate concepts, or among both the members and the exclusions of one.

## Why

Coordinate concepts divide what they have in common. What two of them claim is counted twice, and routed
twice.

## Example

```yaml
- term: marketing qualified lead
  abbreviation: MQL
  distinct_from: [courtesy lead]
  definition:
    extensional: {genus: lead, members: [contact-sales form, pricing enquiry]}
- term: courtesy lead
  definition:
    extensional: {genus: lead, members: [Pricing enquiries]}
```

→ `“Pricing enquiries” is a member of courtesy lead and of MQL`

## Remedy

Leave the member to one of the concepts and list it under `excludes` in the other, or say more exactly what
is meant.

## What it leaves alone

Concepts that are neither held apart by `distinct_from` nor have one concept of the glossary as their genus;
those that are held apart as things of different kinds (a *persona* is a description, a *buying group* a
group); a concept and its genus; what is left over (“other”); and retired concepts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.relations import are_coordinate, key_of
from glossary_cli.rule import GlossaryRule

_LEFT_OVER = frozenset(("all other", "any other", "everything else", "n/a", "none", "other", "rest", "tbd", "unknown"))

_Item = tuple[Concept, int, str]


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    listed: dict[str, list[_Item]] = defaultdict(list)
    for concept in glossary.concepts:
        if concept.extension is None or concept.status == "retired":
            continue
        yield from _excluded_members(concept, glossary)
        for index, member in enumerate(concept.extension.members):
            key = key_of(member, glossary, concept)
            if key not in _LEFT_OVER:
                yield from _claimed_twice((concept, index, member), listed[key], glossary)
                listed[key].append((concept, index, member))


def _excluded_members(concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    members, excludes = (concept.extension.members, concept.extension.excludes) if concept.extension else ((), ())
    places = {key_of(member, glossary, concept): index for index, member in enumerate(members)}
    for index, text in enumerate(excludes):
        member = places.get(key_of(text, glossary, concept))
        if member is not None:
            related = concept.related("a member here", "definition", "extensional", "members", member)
            yield Problem(
                concept.locate("definition", "extensional", "excludes", index),
                f"“{text}” is a member of {concept.name} and excluded from it",
                concept.id,
                text,
                (related,),
                "Take it out of one of the lists",
            )


def _claimed_twice(item: _Item, others: list[_Item], glossary: Glossary) -> Iterator[Problem]:
    concept, index, member = item
    for other, place, _ in others:
        if are_coordinate(concept, other, glossary):
            related = other.related(f"a member of {other.name}", "definition", "extensional", "members", place)
            yield Problem(
                concept.locate("definition", "extensional", "members", index),
                f"“{member}” is a member of {concept.name} and of {other.name}",
                concept.id,
                member,
                (related,),
                "Leave it to one of them, and exclude it from the other",
            )
            return


RULE = GlossaryRule(id="overlapping-extension", severity=Severity.ERROR, check=check)
