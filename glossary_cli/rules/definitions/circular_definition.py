"""A concept is defined by itself, at once or through others.

## Why

Who does not know yet what an MQL is learns nothing from a definition that goes through *MQL*. Each reader
fills the hole in their own way.

## Example

```yaml
- term: sales accepted lead
  abbreviation: SAL
  definition:
    intensional: {genus: worked lead, differentia: [sales has agreed to work it]}
- term: worked lead
  definition:
    intensional: {genus: SAL, differentia: [has an owner in sales]}
```

→ `SAL is defined by itself: SAL → worked lead → SAL`

## Remedy

Give one concept of the chain a genus that is outside of it, and say in the differentia how to recognize a
case without the term that is defined.

## What it leaves alone

The concept's own term as part of another name (“is kept as a Lead record”) or denied, and any mention of
other concepts (“has not become an MQL yet” under *inquiry*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Location, Problem, Related, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.relations import named_by
from glossary_cli.rule import GlossaryRule

# What says that something is the thing defined: a copula and its like, and no negation after it.
_PREDICATE = re.compile(
    r"(?:^|\b(?:is|are|be|been|was|were|becomes?|became|means?|counts? as|qualif(?:y|ies|ied) as|considered"
    r"|called|marked|made|known|has the (?:status|stage)(?: of)?))\s*(?:as\s+)?(?:an?\s+|the\s+)?[“\"']?\Z"
)
# After the term, its sentence ends or goes on; another noun would make it part of another name.
_CONTINUATION = re.compile(
    r"[”\"']?(?:$|[,;:.()]|\s+(?:that|which|who|whose|with|by|in|on|if|when|once|as|and|or|for|from|of)\b)"
)


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    in_circles: set[str] = set()
    for concept in glossary.concepts:
        circle = () if concept.id in in_circles else _circle(concept, glossary)
        in_circles |= {member.id for member in circle}
        if circle:
            yield _genus_problem(circle)
        yield from _own_terms(concept)
        yield from _own_member(concept, glossary)


def _circle(concept: Concept, glossary: Glossary) -> tuple[Concept, ...]:
    """The concepts from one back to itself along the genus; empty where the way leads out."""
    chain = (concept, *glossary.superordinates(concept))
    last = chain[-1]
    above = glossary.named(last.genus, near=last) if last.genus is not None else None
    return chain if above is not None and above.id == concept.id else ()


def _genus_problem(circle: tuple[Concept, ...]) -> Problem:
    first, others = circle[0], circle[1:]
    message = f"the genus of {first.name} is {first.name} itself"
    remedy = "Name the wider concept that it is a kind of"
    if others:
        chain = " → ".join(concept.name for concept in (*circle, first))
        message, remedy = f"{first.name} is defined by itself: {chain}", "Name a genus outside of the circle"
    links = (Related(_genus(concept), f"the genus of {concept.name} is “{concept.genus}”") for concept in others)
    return Problem(_genus(first), message, first.id, related=tuple(links), remedy=remedy)


def _genus(concept: Concept) -> Location:
    return concept.locate("definition", "intensional" if concept.intension else "extensional", "genus")


def _own_terms(concept: Concept) -> Iterator[Problem]:
    for index, characteristic in enumerate(concept.differentia):
        term = _predicated(characteristic, concept)
        if term is not None:
            yield Problem(
                concept.locate("definition", "intensional", "differentia", index),
                f"{concept.name} is defined by its own term “{term}”",
                concept.id,
                term,
                remedy="Say how to recognize a case without the term that is defined",
            )


def _predicated(characteristic: str, concept: Concept) -> str | None:
    """The concept's own term, if the characteristic says that something is just that."""
    text = characteristic.replace("-", " ").replace("\n", " ")
    for designation in concept.designations:
        term = " ".join(designation.text.replace("-", " ").split())
        is_strict = not term.islower()
        start = -1
        while (start := (text if is_strict else text.lower()).find(term, start + 1)) >= 0:
            if _PREDICATE.search(text[:start]) and _CONTINUATION.match(text, start + len(term)):
                return characteristic[start : start + len(term)]
    return None


def _own_member(concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    members = concept.extension.members if concept.extension else ()
    for index, member in enumerate(members):
        named = named_by(member, glossary, concept)
        if named is not None and named.id == concept.id:
            yield Problem(
                concept.locate("definition", "extensional", "members", index),
                f"{concept.name} lists itself as a member",
                concept.id,
                member,
                remedy="List what it covers, or take the member out",
            )


RULE = GlossaryRule(id="circular-definition", severity=Severity.ERROR, check=check)
