"""Finds every form of a designation in one pass over a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import ahocorasick

from glossary_cli.document import Document
from glossary_cli.forms import Forms, Name
from glossary_cli.misspelling import Misspellings
from glossary_cli.patterns import lazy

LONGEST = 80
"""Characters on either side of a misspelt word in which the rest of its term is looked for."""


class Match(NamedTuple):
    """A form found in the prose `start`..`end`; several names where it is a homonym."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def concepts(self) -> tuple[str | None, ...]:
        """The concepts that it may stand for, each once."""
        return tuple(dict.fromkeys(name.concept for name in self.names))


class Matcher:
    """All forms of all designations, compiled."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._automaton = ahocorasick.Automaton()
        for form in forms.rows:
            self._automaton.add_word(form, form)
        self._automaton.make_automaton()
        self._misspellings = Misspellings(forms.of_concepts(), forms.rows)

    def find(self, document: Document) -> tuple[list[Match], list[Match]]:
        """Return the designations in a document, longest first and none inside another, and the cues; both in order."""
        text = document.text
        folded = document.folded
        found: list[Match] = []
        cues: list[Match] = []
        for start, end, names in self._whole_words(folded, text):
            cue = tuple(name for name in names if name.is_cue)
            if cue:
                cues.append(Match(start, end, cue))
            fitting = tuple(n for n in names if not n.is_cue and not (n.is_strict and text[start:end] != n.form))
            if fitting:
                found.append(Match(start, end, fitting))
        found += self._misspelt(folded, document.words)
        return list(longest(found)), cues

    def _whole_words(self, folded: str, text: str) -> Iterator[Match]:
        for last, form in self._automaton.iter(folded):
            start = last + 1 - len(form)
            # Most that is found lies inside a word: told here, before anything is called.
            if start and text[start - 1].isalpha():
                continue
            if is_whole(text, start, last + 1):
                yield Match(start, last + 1, self._forms.names(form))

    def _misspelt(self, folded: str, words: bytes) -> Iterator[Match]:
        """The terms of several words that stand there once a misspelt word is put right."""
        for start, end, word in self._misspellings.find(folded, words):
            first = max(0, start - LONGEST)
            mended = folded[first:start] + word + folded[end : end + LONGEST]
            shift = end - start - len(word)
            for match in self._whole_words(mended, mended):
                names = tuple(
                    name._replace(is_misspelt=True) for name in match.names if name.concept and not name.is_cue
                )
                begins_before = first + match.start <= start
                ends_after = first + match.end + shift >= end
                if names and begins_before and ends_after and " " in mended[match.start : match.end]:
                    yield Match(first + match.start, first + match.end + shift, names)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither end lies inside a word; a combining mark belongs to the word before it."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    if end < len(text):
        after = text[end]
        return not (after.isalnum() or after == "_" or (after > "\u02ff" and unicodedata.combining(after) != 0))
    return True


def longest(matches: list[Match]) -> Iterator[Match]:
    """Of matches that overlap keep the one that begins first, and of those the longest."""
    matches.sort(key=lambda match: (match.start, -match.end))
    end = -1
    for match in matches:
        if match.start >= end:
            yield match
            end = match.end


# Where a designation is not a word


_TOKEN_ENDS = ' \n\t\0\u00a0"“”„«»()[]{}<>|,;'
_ADDRESS = lazy(
    r"://|^www\.|\w@\w|^[#@~$%]\w|^\.{0,2}[/\\]\S|^\.\w|\\\w|\w\.[a-z][a-z0-9]{1,5}(?:[/:?#]|$)|^--?\w|^:[\w+-]+:?$|[?&]\w+="
)


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the span is part of an e-mail address, a URL, a domain, a path, a file name, a hashtag or the like."""
    first, last = start, end
    while first and text[first - 1] not in _TOKEN_ENDS and start - first < 200:
        first -= 1
    while last < len(text) and text[last] not in _TOKEN_ENDS and last - end < 200:
        last += 1
    if first == start and last == end:
        return False
    return _ADDRESS.search(text[first:last].rstrip(".:!?'’*")) is not None
