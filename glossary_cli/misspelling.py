"""Finds terms of several words with one of them misspelt; a single word may always be another word.

Words one edit apart share a form with one letter less (the symmetric deletions of SymSpell, W. Garbe, 2012), so that a
word is looked up, never compared with all others. Each distinct word of a run is looked up once, however often it
occurs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary_cli.field import short_words
from glossary_cli.patterns import lazy
from glossary_cli.remembering import WORDS

SHORTEST = 6
"""Letters that a term's word needs: one edit makes too many other words out of a shorter one."""

_WORD = lazy(rf"(?<![\w'’])[^\W\d_]{{{SHORTEST - 1},}}(?!\w)")

_INFLECTION = lazy(r"(?:e|e?s|e?d|ing|e?r|ly|'s?)$")


class Correction(NamedTuple):
    """A word of the text, and the term's word that it seems to be."""

    start: int
    end: int
    word: str


class Misspellings:
    """Knows the words of the terms of several words; those of the `known` texts are right as they are, too."""

    def __init__(self, terms: Iterable[str], known: Iterable[str]) -> None:
        words = set(" ".join(term for term in terms if " " in term).split())
        self._known = words | set(" ".join(known).split())
        self._longest = max(map(len, words), default=0) + 1
        self._by_deletion: dict[str, list[str]] = {}
        for word in sorted(words):
            if len(word) >= SHORTEST and word.isalpha():
                for form in _deletions(word):
                    self._by_deletion.setdefault(form, []).append(word)
        self._looked_up: set[bytes] = set()
        self._wrong: dict[bytes, str] = {}

    def find(self, folded: str, words: bytes) -> Iterator[Correction]:
        """Yield each misspelt word of a folded text and its words; whether a term stands there, the matcher says."""
        if not self._by_deletion:
            return
        if len(self._looked_up) > WORDS:
            self._looked_up.clear()
            self._wrong.clear()
        # What is no letter of Latin-1 parts words here; a second look decides.
        there = set(words.split())
        new = there - self._looked_up
        for raw in new:
            word = raw.decode("latin-1")
            is_likely = SHORTEST - 1 <= len(word) <= self._longest and word.isalpha()
            right = self._meant(word) if is_likely else None
            if right:
                self._wrong[raw] = right
        self._looked_up |= new
        yield from sorted(
            Correction(start, start + len(raw), self._wrong[raw])
            for raw in there & self._wrong.keys()
            for start in _places(folded, raw.decode("latin-1"))
        )

    def _meant(self, word: str) -> str | None:
        if word in self._known or word in short_words():
            return None
        for form in _deletions(word):
            for meant in self._by_deletion.get(form, ()):
                if meant[0] == word[0] and _one_edit_apart(word, meant) and not _is_inflected(word, meant):
                    return meant
        return None


def _places(folded: str, word: str) -> Iterator[int]:
    """Where a word stands as a whole."""
    start = folded.find(word)
    while start >= 0:
        match = _WORD.match(folded, start)
        if match and match[0] == word:
            yield start
        start = folded.find(word, start + len(word))


def _deletions(word: str) -> Iterator[str]:
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _one_edit_apart(word: str, other: str) -> bool:
    """Whether one letter is added, missing, wrong or swapped with the next one."""
    first = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, other_rest = word[first:], other[first:]
    return (
        rest[1:] == other_rest
        or rest == other_rest[1:]
        or rest[1:] == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def _is_inflected(word: str, other: str) -> bool:
    return _INFLECTION.sub("", word) == _INFLECTION.sub("", other)
