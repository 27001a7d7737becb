"""Finds every form of a designation in one pass over the words of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

import ahocorasick

from glossary_cli.document import Document
from glossary_cli.folding import as_words
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
        keys = _keys(forms.rows)
        self._by_key = _automaton(key for key in keys if not key.isspace())
        # Letters of other scripts, and signs, are no words there: a form of nothing else is looked for as it is.
        self._as_it_is = _automaton(form for form, key in zip(forms.rows, keys, strict=True) if key.isspace())
        self._misspellings = Misspellings(forms.of_concepts(), forms.rows)

    def find(self, document: Document) -> tuple[list[Match], list[Match]]:
        """Return the designations in a document, longest first and none inside another, and the cues; both in order."""
        text = document.text
        folded = document.folded
        found: list[Match] = []
        cues: list[Match] = []
        for start, end, names in self._whole_words(folded, document.words, text):
            cue = tuple(name for name in names if name.is_cue)
            if cue:
                cues.append(Match(start, end, cue))
            fitting = tuple(n for n in names if not n.is_cue and not (n.is_strict and text[start:end] != n.form))
            if fitting:
                found.append(Match(start, end, fitting))
        found += self._misspelt(folded, document.words)
        cues.sort(key=lambda cue: cue[:2])
        return list(longest(found)), cues

    def _whole_words(self, folded: str, words: bytes, text: str) -> Iterator[Match]:
        for start, end in self._places(folded, words):
            form = folded[start:end]
            if form in self._forms.rows and is_whole(text, start, end):
                yield Match(start, end, self._forms.names(form))

    def _places(self, folded: str, words: bytes) -> Iterator[tuple[int, int]]:
        """The spans of a text that may be forms; each may have the words of one, and be something else."""
        if self._by_key is not None:
            for last, length in self._by_key.iter(f" {words.decode('latin-1')} "):
                # Without the spaces on either side, and less the one before the text.
                yield last - length + 1, last - 1
        if self._as_it_is is not None:
            for last, length in self._as_it_is.iter(folded):
                yield last - length + 1, last + 1

    def _misspelt(self, folded: str, words: bytes) -> Iterator[Match]:
        """The terms of several words that stand there once a misspelt word is put right."""
        for start, end, word in self._misspellings.find(folded, words):
            first = max(0, start - LONGEST)
            mended = folded[first:start] + word + folded[end : end + LONGEST]
            shift = end - start - len(word)
            for match in self._whole_words(mended, as_words(mended), mended):
                names = tuple(
                    name._replace(is_misspelt=True) for name in match.names if name.concept and not name.is_cue
                )
                begins_before = first + match.start <= start
                ends_after = first + match.end + shift >= end
                if names and begins_before and ends_after and " " in mended[match.start : match.end]:
                    yield Match(first + match.start, first + match.end + shift, names)


def _keys(forms: Collection[str]) -> list[str]:
    """The words of each form, with a space on either side: searched so, few are found that lie inside a word."""
    words = as_words("".join(f" {form} " for form in forms)).decode("latin-1")
    ends = accumulate(len(form) + 2 for form in forms)
    return [words[start:end] for start, end in pairwise((0, *ends))]


def _automaton(texts: Iterable[str]) -> ahocorasick.Automaton | None:
    """Finds where texts end, and tells how long they are; None where there is none."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for text in texts:
        automaton.add_word(text)
    automaton.make_automaton()
    return automaton if len(automaton) else None


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
