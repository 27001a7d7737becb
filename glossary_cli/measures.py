"""The numbers that the entry of a concept gives: its facts, and the times and the attempts of its routing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from glossary_cli.glossary import Concept, Glossary, Path
from glossary_cli.meanings import meanings_of
from glossary_cli.quantities import Quantity, parse_quantity

RESPONSE = "follow-up time"
"""What `routing.respond_within` measures."""
ATTEMPTS = "attempts"
"""What `routing.attempts` counts."""


class Measured(NamedTuple):
    """A fact of a concept: what is measured, what the entry says of it, and where."""

    measure: str
    text: str
    quantity: Quantity
    way: Path


def measured(concept: Concept) -> Iterator[Measured]:
    """The facts of a concept, and the times of its routing."""
    for measure, text in concept.facts.items():
        quantity = parse_quantity(text)
        if quantity is not None:
            yield Measured(measure, text, quantity, ("facts", measure))
    time = concept.routing.respond_within if concept.routing else None
    quantity = parse_quantity(f"<= {time}") if time else None
    if time and quantity is not None:
        yield Measured(RESPONSE, time, quantity, ("routing", "respond_within"))
    yield from _attempts(concept)


def _attempts(concept: Concept) -> Iterator[Measured]:
    """How often somebody is to be tried, and within what time."""
    routing = concept.routing
    if routing is None or not routing.attempts_count:
        return
    count = f"{routing.attempts_count} {ATTEMPTS}"
    number, time = parse_quantity(count), parse_quantity(f"<= {routing.attempts_within}")
    if number is not None:
        yield Measured(ATTEMPTS, count, number, ("routing", "attempts", "count"))
    if routing.attempts_within is not None and time is not None:
        way = ("routing", "attempts", "within")
        yield Measured(f"time for {count}", routing.attempts_within, time, way)


ANY_LIMIT = "deadline window period term threshold limit minimum maximum rate share size number amount score value time"
"""What a measure is called as well, whatever it measures: “claims” is “claim deadline”, by its label."""


def is_named(known: Measured, label: str) -> bool:
    """Whether a label is the name of what is measured, with or without such words."""
    said, name, generic = meanings_of(label), meanings_of(known.measure), meanings_of(ANY_LIMIT)
    return bool(said) and (said == name or (bool(said - generic) and said - generic == name - generic))


@lru_cache(maxsize=4)
def measures_of(glossary: Glossary) -> Mapping[str, tuple[Measured, ...]]:
    """What the entries of a glossary measure, by the ids of their concepts."""
    return {concept.id: tuple(measured(concept)) for concept in glossary.concepts}
