"""A concept as a person reads it: what it is, what belongs to it, who answers for it, and what is near it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary_cli.glossary import Concept, Glossary, Lifecycle, Routing, Status
from glossary_cli.inflection import begins_with_vowel_sound
from glossary_cli.quantities import parse_quantity
from glossary_cli.relations import direct_genus, named_by, other_named

_COMPARISONS = {
    ">=": "at least ",
    ">": "more than ",
    "<=": "at most ",
    "<": "less than ",
    "=": "exactly ",
    "..": "",
}


class Piece(NamedTuple):
    """A piece of text; one that names a concept leads to it."""

    text: str
    concept: Concept | None = None


class Row(NamedTuple):
    """What is said of one thing: its label, and the pieces, in the order in which they are read."""

    label: str
    pieces: tuple[Piece, ...]
    separator: str = ", "


class Portrait(NamedTuple):
    """`opening` begins the sentence that `characteristics` end; it is empty without a definition."""

    title: str
    concept: Concept
    opening: tuple[Piece, ...]
    characteristics: tuple[str, ...]
    rows: tuple[Row, ...]


def portray(concept: Concept, glossary: Glossary) -> Portrait:
    characteristics = concept.differentia
    rows = tuple(row for row in _rows(concept, glossary) if row.pieces)
    return Portrait(_title(concept), concept, _opening(concept, glossary), characteristics, rows)


def _title(concept: Concept) -> str:
    short = abbreviations(concept)
    return f"{concept.term} ({', '.join(short)})" if short else concept.term


def abbreviations(concept: Concept) -> tuple[str, ...]:
    """The abbreviations that people should use, the usual one first."""
    usable = (d for d in concept.designations if d.status is Status.PREFERRED)
    return tuple(designation.text for designation in usable if designation.is_abbreviation)


def _opening(concept: Concept, glossary: Glossary) -> tuple[Piece, ...]:
    if concept.genus is None:
        return ()
    is_name = concept.term[:1].isupper()
    subject = concept.term if is_name else f"{_article(concept.term)} {concept.term}"
    genus = _linked(concept.genus, concept, glossary)
    ending = " that" if concept.intension and concept.intension.differentia else "."
    return Piece(f"{subject[0].upper()}{subject[1:]} is {_article(genus.text)} "), genus, Piece(ending)


def _article(noun: str) -> str:
    return "an" if begins_with_vowel_sound(noun) else "a"


def _rows(concept: Concept, glossary: Glossary) -> Iterator[Row]:
    yield from _extent(concept, glossary)
    facts = (f"{measure}: {_fact(text)}" for measure, text in concept.facts.items())
    yield Row("facts", tuple(map(Piece, facts)), "\n")
    yield from _people(concept)
    yield from _relations(concept, glossary)
    yield from _terms(concept)
    yield from _agreement(concept)
    others = [entry for entry in glossary.entries if entry.id == concept.id and entry is not concept]
    yield Row("also defined in", tuple(Piece(str(other.locate()), other) for other in others))


def _extent(concept: Concept, glossary: Glossary) -> Iterator[Row]:
    if concept.extension:
        label = "covers only" if concept.extension.complete else "covers"
        yield Row(label, _all_linked(concept.extension.members, concept, glossary), "; ")
        yield Row("but not", _all_linked(concept.extension.excludes, concept, glossary), "; ")


def _fact(text: str) -> str:
    quantity = parse_quantity(text)
    if quantity is None or quantity.comparison not in _COMPARISONS:
        return text
    return _COMPARISONS[quantity.comparison] + text.lstrip("<>=≤≥ ").replace("..", " to ")


def _people(concept: Concept) -> Iterator[Row]:
    yield Row("owner", _plain(concept.owner))
    yield Row("routing", tuple(map(Piece, _steps(concept.routing))) if concept.routing else ())
    yield Row("audience", tuple(map(Piece, concept.audience)))


def _steps(routing: Routing) -> Iterator[str]:
    if routing.to:
        yield f"to {routing.to}"
    if routing.respond_within:
        yield f"answered within {routing.respond_within}"
    if routing.priority:
        yield f"{routing.priority} priority"
    if routing.attempts_count:
        within = f" within {routing.attempts_within}" if routing.attempts_within else ""
        yield f"{routing.attempts_count} attempts{within}"


def _relations(concept: Concept, glossary: Glossary) -> Iterator[Row]:
    if concept.lifecycle:
        yield Row("lifecycle", _lifecycle(concept, concept.lifecycle, glossary), " → ")
    above = (*glossary.superordinates(concept),)
    yield Row("kind of", tuple(map(_link, above)), " → ")
    yield Row("kinds", tuple(map(_link, subordinates(concept, glossary))))
    yield Row("not the same as", tuple(map(_link, distinct(concept, glossary))))


def _lifecycle(concept: Concept, lifecycle: Lifecycle, glossary: Glossary) -> tuple[Piece, ...]:
    before = previous(concept, glossary)
    after = glossary.named(lifecycle.next, near=concept) if lifecycle.next else None
    if not before and not after:
        return ()
    first = _link(before[0]) if len(before) == 1 else Piece(" or ".join(other.name for other in before))
    stages = (first, Piece(concept.name), _link(after) if after else Piece(""))
    return tuple(stage for stage in stages if stage.text)


def previous(concept: Concept, glossary: Glossary) -> tuple[Concept, ...]:
    """The concepts that are handed over to one."""
    staged = ((other, other.lifecycle.next) for other in glossary.concepts if other.lifecycle)
    return tuple(o for o, following in staged if following and glossary.named(following, near=o) is concept)


def subordinates(concept: Concept, glossary: Glossary) -> tuple[Concept, ...]:
    """The concepts directly below one."""
    return tuple(other for other in glossary.concepts if direct_genus(other, glossary) is concept)


def distinct(concept: Concept, glossary: Glossary) -> tuple[Concept, ...]:
    """The concepts that one is told apart from, whichever of the two entries says so."""
    named = [other_named(name, glossary, concept) for name in concept.distinct_from]
    named += [other for other in glossary.concepts if _is_told_from(other, concept, glossary)]
    return tuple({other.id: other for other in named if other is not None}.values())


def _is_told_from(concept: Concept, other: Concept, glossary: Glossary) -> bool:
    return any(other_named(name, glossary, concept) is other for name in concept.distinct_from)


def _terms(concept: Concept) -> Iterator[Row]:
    admitted = [d.text for d in concept.designations if d.status is Status.ADMITTED]
    deprecated = [d for d in concept.designations if d.status is Status.DEPRECATED]
    yield Row("also called", tuple(map(Piece, admitted)))
    reasons = (f"{d.text} ({d.reason})" if d.reason else d.text for d in deprecated)
    yield Row("never", tuple(map(Piece, reasons)), "\n")


def _agreement(concept: Concept) -> Iterator[Row]:
    yield Row("subject", _plain(concept.subject))
    yield Row("zone", _plain(concept.zone))
    by = f" by {', '.join(concept.agreed_by)}" if concept.agreed_by else ""
    on = f" on {concept.agreed_on}" if concept.agreed_on else ""
    review = f"; to be reviewed by {concept.review_by}" if concept.review_by else ""
    said = f"{concept.status or 'agreed' * bool(by or on)}{by}{on}{review}".removeprefix("; ")
    yield Row("status", _plain(said))
    yield Row("source", _plain(concept.source))
    yield Row("note", _plain(concept.note))


def _plain(text: str | None) -> tuple[Piece, ...]:
    return (Piece(text),) if text else ()


def _link(concept: Concept) -> Piece:
    return Piece(concept.name, concept)


def _linked(text: str, concept: Concept, glossary: Glossary) -> Piece:
    return Piece(text, named_by(text, glossary, concept))


def _all_linked(texts: Iterable[str], concept: Concept, glossary: Glossary) -> tuple[Piece, ...]:
    return tuple(_linked(text, concept, glossary) for text in texts)
