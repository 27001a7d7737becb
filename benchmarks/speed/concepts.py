"""Invented concepts, and the glossary that holds them: the first 500 of 5,000 are those of a glossary of 500."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.speed import vocabulary
from benchmarks.speed.vocabulary import HEADS, MEASURES, MODIFIERS, Head

EVERYDAY = ("lead", "opportunity", "account", "campaign", "trial", "renewal", "referral", "quote", "persona", "pilot")
"""Terms of one word that every glossary begins with: they make most of the matches, as in a real handbook."""

_SOURCES = ("register", "programme", "directory", "calendar", "database", "catalogue", "ledger", "board")
_DONE = ("opened", "confirmed", "requested", "signed off", "entered", "counted", "released", "taken over")
_TEAMS = tuple(vocabulary.TEAMS)
# An abbreviation that is also a word of the pages would be a homonym, which is not what is measured.
_WORDS = frozenset(
    word.lower()
    for texts in (vocabulary.PEOPLE, vocabulary.DOINGS, vocabulary.TIMES, vocabulary.REASONS, vocabulary.STATES)
    for text in texts
    for word in re.findall(r"\w+", text)
)


class Fact(NamedTuple):
    """A measure of a concept and its limit: `comparison` is `<=` or `>=`."""

    measure: str
    comparison: str
    number: int
    unit: str


class Concept(NamedTuple):
    """An entry of the glossary, as far as pages and the rules of other programs need it."""

    term: str
    genus: str
    differentia: tuple[str, ...]
    owner: str
    deprecated: tuple[str, ...]
    abbreviation: str | None = None
    facts: tuple[Fact, ...] = ()
    members: tuple[str, ...] = ()
    distinct_from: str | None = None
    audience: tuple[str, ...] = ()


def invent(number: int, seed: int = 1) -> list[Concept]:
    """Return that many concepts; two calls with one seed agree as far as both go."""
    random = Random(f"concepts {seed}")
    heads = {head.word: head for head in HEADS}
    abbreviations: set[str] = set()
    latest: dict[str, str] = {}
    concepts: list[Concept] = []
    for words in _names(random):
        if len(concepts) == number:
            break
        concept = _concept(words, heads[words[-1]], random, abbreviations, latest)
        latest[words[-1]] = concept.term
        concepts.append(concept)
    return concepts


def _names(random: Random) -> Iterator[tuple[str, ...]]:
    """The words of each term, the head last; a little more than half have two modifiers."""
    yield from ((word,) for word in EVERYDAY)
    seen: set[tuple[str, ...]] = set()
    while True:
        modifiers = random.sample(MODIFIERS, 2 if random.random() < 0.55 else 1)
        words = (*modifiers, random.choice(HEADS).word)
        if words not in seen:
            seen.add(words)
            yield words


def _concept(
    words: tuple[str, ...], head: Head, random: Random, abbreviations: set[str], latest: dict[str, str]
) -> Concept:
    term, kind = " ".join(words), " ".join(words[:-1]) or "general"
    chance = random.random()
    return Concept(
        term,
        genus=head.genus if len(words) == 1 else head.word,
        differentia=(
            f"stands in the {kind} {head.word} {random.choice(_SOURCES)}",
            f"was {random.choice(_DONE)} by {random.choice(_TEAMS)} within {random.randrange(2, 90)} days",
        ),
        owner=random.choice(_TEAMS),
        deprecated=_deprecated(words, head, random),
        abbreviation=_abbreviation(term, random, abbreviations),
        facts=tuple(_fact(measure, random) for measure in random.sample(MEASURES, 1 if chance < 0.25 else 2))
        if chance < 0.35
        else (),
        members=tuple(f"{kind} {head.word} {how}" for how in ("by telephone", "by mail", "from the fair"))
        if 0.3 < chance < 0.5
        else (),
        distinct_from=latest.get(head.word) if chance > 0.8 else None,
        audience=("sales", "marketing") if 0.6 < chance < 0.65 else (),
    )


def _deprecated(words: tuple[str, ...], head: Head, random: Random) -> tuple[str, ...]:
    """Two forms a concept, of which a third are single words: only these can programs find that know no phrases."""
    if len(words) == 1:
        return tuple(f"plain {slang}" for slang in head.slang)
    modifiers = " ".join(words[:-1])
    is_closed_up = len(words) == 2 and random.random() < 0.7 and "-" not in modifiers and " " not in head.word
    second = f"{modifiers}{head.word}" if is_closed_up else f"{modifiers} {head.slang[1]}"
    return f"{modifiers} {head.slang[0]}", second


def _abbreviation(term: str, random: Random, taken: set[str]) -> str | None:
    initials = "".join(word[0] for word in re.findall(r"\w+", term)).upper()
    if len(initials) < 3 or initials in taken or initials.lower() in _WORDS or random.random() < 0.2:
        return None
    taken.add(initials)
    return initials


def _fact(measure: tuple[str, str, tuple[int, ...], str], random: Random) -> Fact:
    name, comparison, numbers, unit = measure
    return Fact(name, comparison, random.choice(numbers), unit)


def write_glossary(folder: Path, concepts: Iterable[Concept]) -> None:
    """Write one concept a file, named by its term."""
    folder.mkdir(parents=True, exist_ok=True)
    for concept in concepts:
        text = "\n".join([*_entry(concept), ""])
        (folder / f"{concept.term.replace(' ', '-')}.yaml").write_text(text, encoding="utf-8")


def _entry(concept: Concept) -> Iterator[str]:
    """The lines of an entry. Every text is a plain scalar in YAML but for the limits, which are quoted."""
    yield f"term: {concept.term}"
    if concept.abbreviation:
        yield f"abbreviation: {concept.abbreviation}"
    yield "deprecated:"
    yield f"  - {concept.deprecated[0]}"
    yield f"  - {{term: {concept.deprecated[1]}, reason: Every office reads it in another way}}"
    if concept.distinct_from:
        yield f"distinct_from: [{concept.distinct_from}]"
    yield from ("definition:", "  intensional:", f"    genus: {concept.genus}", "    differentia:")
    yield from (f"      - {line}" for line in concept.differentia)
    if concept.members:
        yield from ("  extensional:", "    members:")
        yield from (f"      - {member}" for member in concept.members)
    if concept.facts:
        yield "facts:"
        yield from (f'  {fact.measure}: "{fact.comparison} {fact.number} {fact.unit}"' for fact in concept.facts)
    yield f"owner: {concept.owner}"
    if concept.audience:
        yield f"audience: [{', '.join(concept.audience)}]"
    teams = ", ".join(concept.audience or (concept.owner,))
    yield from ("subject: go-to-market", "status: agreed", f"agreed_by: [{teams}]", "agreed_on: 2026-10-01")
    yield "source: made up for the benchmark"
