"""Finds what documents say differently where the glossary is silent.

Statements are put into buckets of what could disagree at all, so that the work grows with the statements and not with
their pairs: in a bucket only the different things that are said meet each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary_cli.comparison.expansions import are_same, content_words
from glossary_cli.comparison.facts import is_same_measure
from glossary_cli.field import field_abbreviations
from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.meanings import meanings_of
from glossary_cli.measures import measured
from glossary_cli.patterns import lazy
from glossary_cli.relations import own_meanings
from glossary_cli.statements.statement import Fact, LongForm, Mode, Statement

MOST_POSITIONS = 12
"""Of different things said of one measure; more are no disagreement, but different measures."""
MOST_CHANCE = 0.5
"""The part of the words that two long forms may share by chance."""


class Position(NamedTuple):
    """One of the things that are said: as the first place says it, and all places that say the same."""

    said: str
    statements: tuple[Statement, ...]


class Disagreement(NamedTuple):
    """What documents say differently about one name; the position with most places comes first."""

    name: str
    concept: str | None
    about: str
    positions: tuple[Position, ...]


def disagreements(statements: Sequence[Statement], glossary: Glossary) -> Iterator[Disagreement]:
    """The disagreements on abbreviations that nobody defined, then those on numbers that no entry fixes."""
    yield from _on_long_forms(statements, glossary)
    yield from _on_facts(statements, glossary)


def topics_of(statement: Statement, glossary: Glossary) -> Iterator[str]:
    """What other documents may go against a statement about: an abbreviation, or the measures of a number."""
    if _is_open_long_form(statement, glossary):
        yield statement.subject.designation
    for measure in _measures(statement, glossary):
        yield " ".join((measure.concept, measure.dimension, str(measure.word), *measure.scope))


def _positions(
    statements: Iterable[Statement], said: Callable[[Statement], str], agree: Callable[[Statement, Statement], bool]
) -> tuple[Position, ...]:
    """The different things that are said, the one with most places first."""
    found: list[list[Statement]] = []
    for statement in statements:
        group = next((group for group in found if agree(group[0], statement)), None)
        if group is not None:
            group.append(statement)
        elif len(found) < MOST_POSITIONS:
            found.append([statement])
    return tuple(Position(said(group[0]), tuple(group)) for group in sorted(found, key=len, reverse=True))


# Abbreviations that nobody defined


def _on_long_forms(statements: Sequence[Statement], glossary: Glossary) -> Iterator[Disagreement]:
    buckets: dict[str, list[Statement]] = {}
    for statement in statements:
        if _is_open_long_form(statement, glossary):
            buckets.setdefault(statement.subject.designation, []).append(statement)
    for short, bucket in buckets.items():
        positions = _positions(bucket, _long, lambda one, other: are_same(_long(one), _long(other)))
        rivals = tuple(one for one in positions if any(_are_rivals(one, other) for other in positions))
        if len(rivals) > 1:
            yield Disagreement(short, None, "stands for", rivals)


def _is_open_long_form(statement: Statement, glossary: Glossary) -> bool:
    """Whether a usual abbreviation is spelt out that the glossary lacks."""
    if not isinstance(statement.content, LongForm):
        return False
    short = statement.subject.designation
    return short in field_abbreviations() and normalize(short) not in glossary.by_designation


def _long(statement: Statement) -> str:
    assert isinstance(statement.content, LongForm)
    return statement.content.text


def _are_rivals(one: Position, other: Position) -> bool:
    """Whether two long forms are names of one thing rather than names of two; neither is the other cut short."""
    first, second = content_words(one.said), content_words(other.said)
    if first == second[: len(first)] or second == first[: len(second)]:
        return False
    return len(set(first) & set(second)) > MOST_CHANCE * max(len(first), len(second))


# Numbers that no entry fixes


class _Measure(NamedTuple):
    concept: str
    dimension: str
    scope: tuple[str, ...]
    word: str | int


def _on_facts(statements: Sequence[Statement], glossary: Glossary) -> Iterator[Disagreement]:
    buckets: dict[_Measure, list[Statement]] = {}
    for statement in statements:
        for measure in _measures(statement, glossary):
            buckets.setdefault(measure, []).append(statement)
    told: set[frozenset[Statement]] = set()
    for measure, bucket in buckets.items():
        for group in map(_of_one_mind, _alike(bucket)):
            positions = _positions(group, lambda statement: _fact(statement).said, _agree)
            places = frozenset(group)
            if len(positions) > 1 and places not in told:
                told.add(places)
                about = _fact(group[0]).measure
                yield Disagreement(glossary[measure.concept].name, measure.concept, about, positions)


def _fact(statement: Statement) -> Fact:
    assert isinstance(statement.content, Fact)
    return statement.content


def _agree(one: Statement, other: Statement) -> bool:
    first, second = _fact(one).quantity, _fact(other).quantity
    aligned = first.in_unit_of(second)
    return aligned is None or not aligned.contradicts(second)


def _measures(statement: Statement, glossary: Glossary) -> Iterator[_Measure]:
    """The buckets of a number: one for each word that tells what it measures."""
    fact = statement.content
    concept = glossary.by_id.get(statement.subject.concept or "")
    if not isinstance(fact, Fact) or concept is None or not _is_open(statement, fact, concept):
        return
    dimension = "time" if fact.quantity.is_time else fact.quantity.normal().unit
    scope = (*statement.scope, *(limit.casefold() for limit in statement.subject.limits))
    # A count says by its unit what it counts; a time says nothing by itself.
    is_count = dimension != "time" and fact.quantity.comparison != "="
    words = meanings_of(fact.measure) - own_meanings(concept)
    # In an order that is the same in every run, as sets are not.
    for word in sorted(words, key=str) or ([""] if is_count else []):
        yield _Measure(concept.id, dimension, scope, word)


_NUMBERED = lazy(r"\d")


def _is_of_a_kind(statement: Statement, fact: Fact) -> bool:
    """Whether a time is said of a kind of the concept, and not of a batch: “unanswered leads”, but not “14 leads”."""
    return fact.quantity.is_time and not any(_NUMBERED.search(limit) for limit in statement.subject.limits)


def _is_open(statement: Statement, fact: Fact, concept: Concept) -> bool:
    """Whether a number is said of the concept or of a kind of it, and the entry gives none for it."""
    if statement.mode is not Mode.ASSERTED or statement.subject.is_implied or statement.is_conditional:
        return False
    if concept.status == "retired" or (statement.subject.limits and not _is_of_a_kind(statement, fact)):
        return False
    if fact.quantity.unit == "%" or (fact.quantity.unit == "" and fact.quantity.comparison == "="):
        return False
    return not any(is_same_measure(fact, known, concept) for known in measured(concept))


def _alike(bucket: Iterable[Statement]) -> Iterator[list[Statement]]:
    """The statements of a bucket whose words are mostly the same, in groups."""
    groups: list[tuple[frozenset[str | int], list[Statement]]] = []
    for statement in bucket:
        words = meanings_of(_fact(statement).measure)
        group = next((group for known, group in groups if _are_mostly_same(words, known)), None)
        if group is None:
            groups.append((words, [statement]))
        else:
            group.append(statement)
    for _, group in groups:
        if len(group) > 1:
            yield group


def _are_mostly_same(one: frozenset[str | int], other: frozenset[str | int]) -> bool:
    return one == other or 2 * len(one & other) > max(len(one), len(other))


def _of_one_mind(group: Sequence[Statement]) -> list[Statement]:
    """The statements of documents that do not themselves say two things: these tell cases apart, as by month."""
    by_path: dict[str, list[Statement]] = {}
    for statement in group:
        by_path.setdefault(statement.location.path, []).append(statement)
    return [s for found in by_path.values() if all(_agree(found[0], other) for other in found) for s in found]
