"""What a concept lists goes against its own definition, its facts, or its genus.

## Why

Of two forms that disagree each team quotes the one it likes better.

## Example

```yaml
- term: lead
  definition:
    extensional: {genus: person, members: [visitor who filled in a form], excludes: [trial]}
- term: marketing qualified lead
  abbreviation: MQL
  definition:
    intensional: {genus: lead, differentia: [has reached the score below]}
    extensional: {members: [trial, buyer with 50 points]}
  facts: {lead score: ">= 100 points"}
```

→ `“trial” is a member of MQL, and excluded from lead, its genus`
→ `“buyer with 50 points” is a member of MQL, whose lead score is “>= 100 points”`

## Remedy

Decide which of the two holds, and change the other.

## What it leaves alone

Members in words that name no concept, and genera that are everyday words: what they mean is not for a
program to tell. A number counts only where it has the unit of a fact; a time only where the member names
the measure, too (“trial length of 30 days”). Retired concepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_cli.amounts import find_amounts
from glossary_cli.config import Config
from glossary_cli.findings import Problem, Related, Severity
from glossary_cli.glossary import Concept, Glossary, Path
from glossary_cli.quantities import parse_fact, singular
from glossary_cli.relations import direct_genus, is_above, key_of, named_by, other_named
from glossary_cli.rule import GlossaryRule

_EXTENSIONAL = "definition", "extensional"
_WORD = re.compile(r"\w+")


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    for concept in glossary.concepts:
        if concept.status == "retired":
            continue
        yield from _genera(concept, glossary)
        yield from _left_out_by_genus(concept, glossary)
        for index, member in enumerate(concept.extension.members if concept.extension else ()):
            yield from _member(concept, index, member, glossary)


def _genera(concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    if not concept.intension or not concept.extension or concept.extension.genus is None:
        return
    one, other = (
        glossary.named(concept.intension.genus, concept),
        glossary.named(concept.extension.genus, concept),
    )
    if one and other and not _on_one_branch(one, other, glossary):
        related = concept.related(f"the genus is {one.name} here", "definition", "intensional", "genus")
        yield Problem(
            concept.locate(*_EXTENSIONAL, "genus"),
            f"{concept.name} has two genera, {one.name} and {other.name}",
            concept.id,
            related=(related,),
            remedy="Write the same genus in both forms",
        )


def _on_one_branch(one: Concept, other: Concept, glossary: Glossary) -> bool:
    return one.id == other.id or is_above(one, other, glossary) or is_above(other, one, glossary)


def _left_out_by_genus(concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    """A genus that excludes the concept, or whose members are all concepts, and complete without this one."""
    for genus in glossary.superordinates(concept):
        for index, text in enumerate(genus.extension.excludes if genus.extension else ()):
            named = named_by(text, glossary, genus)
            if named is not None and named.id == concept.id:
                message = f"{concept.name} is a kind of {genus.name}, which excludes it"
                yield _about_genus(concept, message, genus, *_EXTENSIONAL, "excludes", index)
    above = direct_genus(concept, glossary)
    if above is not None and above.extension and above.extension.complete:
        members = [named_by(member, glossary, above) for member in above.extension.members]
        if all(members) and concept.id not in {member.id for member in members if member}:
            message = f"{concept.name} is a kind of {above.name}, whose members are complete without it"
            yield _about_genus(concept, message, above, *_EXTENSIONAL, "members")


def _about_genus(concept: Concept, message: str, genus: Concept, *way: str | int) -> Problem:
    form = "intensional" if concept.intension else "extensional"
    place = concept.locate("definition", form, "genus")
    related = genus.related(f"what {genus.name} lists", *way)
    return Problem(place, message, concept.id, related=(related,), remedy="Change the genus, or the list")


def _member(concept: Concept, index: int, member: str, glossary: Glossary) -> Iterator[Problem]:
    """The first thing that speaks against a member."""
    for reason, related, remedy in (
        *_against_concept(concept, member, glossary),
        *_against_exclusion(concept, member, glossary),
        *_against_facts(concept, member),
    ):
        place = concept.locate(*_EXTENSIONAL, "members", index)
        message = f"“{member}” is a member of {concept.name}, {reason}"
        yield Problem(place, message, concept.id, member, (related,), remedy)
        return


_Reasons = Iterator[tuple[str, Related, str]]


def _against_concept(concept: Concept, member: str, glossary: Glossary) -> _Reasons:
    named = named_by(member, glossary, concept)
    if named is None or named.id == concept.id:
        return
    for index, name in enumerate(concept.distinct_from):
        other = other_named(name, glossary, concept)
        if other is not None and other.id == named.id:
            related = concept.related("held apart here", "distinct_from", index)
            yield "and held apart from it", related, "Take it out of one of the lists"
    if is_above(named, concept, glossary):
        related = named.related(f"the definition of {named.name}")
        yield (
            f"though {concept.name} is a kind of it",
            related,
            "List narrower concepts, or correct the genus",
        )
    elif _are_on_different_branches(named, concept, glossary):
        way: Path = ("definition", "intensional" if named.intension else "extensional", "genus")
        related = named.related(f"the genus of {named.name} is “{named.genus}”", *way)
        reason = f"but a kind of {named.genus}, not of {concept.genus}"
        yield reason, related, "Correct the member, or one of the genera"


def _are_on_different_branches(one: Concept, other: Concept, glossary: Glossary) -> bool:
    """Whether both have a genus in the glossary, and nothing above one is above, or is, the other."""
    above_one = {concept.id for concept in glossary.superordinates(one)}
    above_other = {concept.id for concept in glossary.superordinates(other)}
    return bool(above_one and above_other) and not (above_one | {one.id}) & (above_other | {other.id})


def _against_exclusion(concept: Concept, member: str, glossary: Glossary) -> _Reasons:
    key = key_of(member, glossary, concept)
    for genus in glossary.superordinates(concept):
        for index, text in enumerate(genus.extension.excludes if genus.extension else ()):
            if key_of(text, glossary, genus) == key:
                related = genus.related(f"excluded from {genus.name}", *_EXTENSIONAL, "excludes", index)
                yield f"and excluded from {genus.name}, its genus", related, "Take it out of one of the lists"


def _against_facts(concept: Concept, member: str) -> _Reasons:
    words = set(map(singular, _WORD.findall(member)))
    for quantity in (amount.quantity for amount in find_amounts(member)):
        comparable = {
            measure: fact
            for measure, text in concept.facts.items()
            if (fact := parse_fact(text)) and fact.is_comparable(quantity)
        }
        named = {measure: fact for measure, fact in comparable.items() if _names(words, measure)}
        candidates = named if named or quantity.is_time else comparable
        if candidates and all(fact.is_apart_from(quantity) for fact in candidates.values()):
            measure = next(iter(candidates))
            related = concept.related(f"{measure} {concept.facts[measure]}", "facts", measure)
            reason = f"whose {measure} is “{concept.facts[measure]}”"
            yield reason, related, "Correct the number in the member, or the fact"


def _names(words: set[str], measure: str) -> bool:
    return set(map(singular, _WORD.findall(measure))) <= words


RULE = GlossaryRule(id="inconsistent-extension", severity=Severity.ERROR, check=check)
