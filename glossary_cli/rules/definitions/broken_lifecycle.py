"""A hand-over in the lifecycle leads backwards, in a circle, or to a concept that has no place in it.

## Why

The funnel is counted along `lifecycle`. A lead that is handed on to an earlier stage is counted twice, and
one that is handed on to nothing is lost.

## Example

```yaml
- term: marketing qualified lead
  abbreviation: MQL
  lifecycle: {order: 30, next: inquiry}
  definition:
    intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
- term: inquiry
  lifecycle: {order: 10}
  definition:
    intensional: {genus: response, differentia: [gives contact details]}
```

→ `MQL (order 30) is handed on to inquiry, which comes before it (order 10)`

## Remedy

Correct `next`, or one of the orders. A concept that may return to an earlier stage (a recycled lead) starts
the funnel again and needs no `next`.

## What it leaves alone

Equal orders on parallel branches (MQL and PQL), as long as one is not handed on to the other; retired
concepts; a `next` that names no concept, which is an `unknown-concept`.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Related, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.rule import GlossaryRule

_NEXT = "lifecycle", "next"


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    broken: set[str] = set()
    for concept in glossary.concepts:
        following = _next(concept, glossary)
        problem = following and _step(concept, following)
        if problem:
            broken.add(concept.id)
            yield problem
    for concept in glossary.concepts:
        circle = () if concept.id in broken else _circle(concept, glossary)
        if circle and not broken & {member.id for member in circle}:
            broken |= {member.id for member in circle}
            yield _circle_problem(circle)


def _next(concept: Concept, glossary: Glossary) -> Concept | None:
    if concept.lifecycle is None or concept.lifecycle.next is None or concept.status == "retired":
        return None
    return glossary.named(concept.lifecycle.next, concept)


def _step(concept: Concept, following: Concept) -> Problem | None:
    """What is wrong with one hand-over."""
    handed = f"is handed on to {following.name}"
    if following.status == "retired":
        return _problem(
            concept, f"{concept.name} {handed}, which is retired", following.related("retired here", "status")
        )
    if following.lifecycle is None:
        return _problem(
            concept,
            f"{concept.name} {handed}, which has no lifecycle",
            following.related("defined here", "term"),
        )
    order = concept.lifecycle.order if concept.lifecycle else None
    later = following.lifecycle.order
    if order is None or later is None or order < later or concept.id == following.id:
        return None
    relation = "which comes before it" if later < order else "which stands beside it"
    message = f"{concept.name} (order {order:g}) {handed}, {relation} (order {later:g})"
    return _problem(concept, message, following.related(f"order {later:g}", "lifecycle", "order"))


def _problem(concept: Concept, message: str, related: Related) -> Problem:
    remedy = "Name a later concept, or correct the lifecycle of one of the two"
    return Problem(concept.locate(*_NEXT), message, concept.id, related=(related,), remedy=remedy)


def _circle(concept: Concept, glossary: Glossary) -> tuple[Concept, ...]:
    """The concepts from one back to itself along `next`; empty where the way ends, or leads into another."""
    chain = {concept.id: concept}
    following = _next(concept, glossary)
    while following is not None and following.id not in chain:
        chain[following.id] = following
        following = _next(following, glossary)
    return tuple(chain.values()) if following is concept else ()


def _circle_problem(circle: tuple[Concept, ...]) -> Problem:
    first = circle[0]
    message = f"the lifecycle goes in a circle: {' → '.join(concept.name for concept in (*circle, first))}"
    links = (
        Related(after.locate(*_NEXT), f"{after.name} is handed on to {following.name}")
        for after, following in zip(circle[1:], (*circle[2:], first), strict=False)
    )
    remedy = "Take out one “next”, and give each concept an order"
    return Problem(first.locate(*_NEXT), message, first.id, related=tuple(links), remedy=remedy)


RULE = GlossaryRule(id="broken-lifecycle", severity=Severity.ERROR, check=check)
