"""Holds what documents take abbreviations to stand for against the terms of the glossary."""

from __future__ import annotations

from glossary_cli.glossary import Concept, Designation, Status, normalize
from glossary_cli.meanings import words_of
from glossary_cli.patterns import lazy
from glossary_cli.quantities import singular
from glossary_cli.statements.statement import LongForm, Statement

LEAST_LIKENESS = 82
"""Of 100; two long forms that are more alike differ by a misspelling."""

SHORTEST_CUT = 3
"""Letters of a word that is cut short: rep, dev."""

_WORD = lazy(r"[^\W_]+")


def is_wrong(statement: Statement, concept: Concept) -> bool:
    """Whether an abbreviation of a concept is said to stand for something that is none of its terms."""
    long = statement.content
    if not isinstance(long, LongForm):
        return False
    short = normalize(statement.subject.designation)
    # An abbreviation that nobody should use may stand for whatever nobody should say.
    if all(normalize(d.text) != short for d in concept.designations if d.is_abbreviation and _is_in_use(d)):
        return False
    terms = [d.text for d in concept.designations if _is_in_use(d) and not d.is_abbreviation]
    if not terms or len(content_words(long.text)) < 2:
        return False
    if not any(words_of(long.text) & words_of(term) for term in terms):
        # Another thing by the same letters.
        return False
    return not any(are_same(long.text, term) or _is_part(long.text, term) for term in terms)


def _is_in_use(designation: Designation) -> bool:
    return designation.status is not Status.DEPRECATED


def _is_part(text: str, term: str) -> bool:
    """Whether a long form is only cut short: “MQL: marketing qualified through scores”."""
    return f"{key_of(term)} ".startswith(f"{key_of(text)} ")


def are_same(one: str, other: str) -> bool:
    """Whether two long forms differ in grammar, case, hyphens or spelling at most."""
    words, others = content_words(one), content_words(other)
    if "".join(words) == "".join(others):
        return True
    if len(words) != len(others):
        return False
    return all(word == another or _is_misspelt(word, another) for word, another in zip(words, others, strict=True))


def _is_misspelt(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    if words_of(word) == words_of(other) or (len(shorter) >= SHORTEST_CUT and longer.startswith(shorter)):
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(word, other) >= LEAST_LIKENESS


def content_words(text: str) -> list[str]:
    """The words of a long form that say something, in order."""
    return [word for word in _WORD.findall(key_of(text)) if words_of(word)]


def key_of(text: str) -> str:
    """What long forms have in common that are written alike: in lower case, in the singular, without apostrophes."""
    return singular(normalize(text)).replace("'", "").replace("’", "")
