"""How a designation is written in a document: against the glossary's spelling, and in the shape of what it replaces."""

from __future__ import annotations

import re

from glossary_cli.inflection import begins_with_vowel_sound, plurals
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import lazy

_GAP = lazy(r"[\s\u00a0\u202f]+|[-\u2010\u2011]")
_FIRST_LETTER = lazy(r"(?<![\w'’])\w")
_HYPHENS = "-\u2010\u2011"
_ARTICLE = lazy(r"\b(an?)([\s\u00a0]+)$", re.IGNORECASE)


def in_place_of(text: str, occurrence: Occurrence, designation: str) -> tuple[int, str]:
    """Return what to write instead of an occurrence, in its number and case, and from where on.

    The article before it is taken in where `a` becomes `an` or the other way round.
    """
    written = text[occurrence.start : occurrence.end]
    replacement = next(plurals(designation)) if occurrence.is_plural else designation
    replacement = in_case_of(written, replacement)
    article = _ARTICLE.search(text, max(0, occurrence.start - 6), occurrence.start)
    if article is None or begins_with_vowel_sound(written) == begins_with_vowel_sound(replacement):
        return occurrence.start, replacement
    right = article[1][0] + ("n" if begins_with_vowel_sound(replacement) else "")
    return article.start(), right + article[2] + replacement


def in_case_of(written: str, replacement: str) -> str:
    """Return the replacement with the capitals that a title, a sentence's beginning or a shout gave the old one."""
    if not replacement.islower():
        return replacement
    words = [word for word in _GAP.split(written) if word]
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        if written.isupper():
            return replacement.upper()
        return _FIRST_LETTER.sub(lambda match: match[0].upper(), replacement)
    if words[0].istitle():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def has_wrong_gap(written: str, designation: str) -> bool:
    """Whether the words are joined by hyphens where the designation has spaces, or the other way round."""
    return _gaps(written) != _gaps(designation)


def _gaps(text: str) -> str:
    return "".join("-" if gap[0] in _HYPHENS else " " for gap in _GAP.findall(text))


def words_of(text: str) -> list[str]:
    return _GAP.split(text)


def pairs_of(text: str) -> frozenset[str]:
    """The neighbouring words of a term, each pair with a hyphen or a blank between, as written."""
    words, gaps = _GAP.split(text), _gaps(text)
    return frozenset(first + gap + second for first, gap, second in zip(words, gaps, words[1:], strict=False))
