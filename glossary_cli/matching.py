"""Finds every designation of the glossary, and every term of the field, in one pass over a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick

from glossary_cli.document import Document
from glossary_cli.field import field_abbreviations, field_jargon, field_long_forms, short_words
from glossary_cli.glossary import Concept, Designation, Glossary
from glossary_cli.inflection import plurals
from glossary_cli.misspelling import Misspellings
from glossary_cli.patterns import lazy

# What may stand between the words of a term, or in an apostrophe's place; each as long as what it becomes.
_FOLDED = (
    ("-", " "),
    ("\n", " "),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2010", " "),
    ("\u2011", " "),
    ("\u2019", "'"),
    ("\u0130", "I"),
)


_FOLDED_ASCII = _FOLDED[:2]

LONGEST = 80
"""Characters on either side of a misspelt word in which the rest of its term is looked for."""


class Name(NamedTuple):
    """What a form stands for: a designation of a concept, of nobody's (`concept` is None: the field's), or a cue."""

    concept: str | None
    designation: Designation
    form: str
    """The form as the glossary would write it."""
    is_strict: bool = False
    """Whether another casing is another word (`am` is no AM)."""
    is_plural: bool = False
    is_joined: bool = False
    """Written without the space that the designation has."""
    is_cue: bool = False
    is_misspelt: bool = False


class Match(NamedTuple):
    """A form found in the prose `start`..`end`; several names where it is a homonym."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def concepts(self) -> tuple[str | None, ...]:
        """The concepts that it may stand for, each once."""
        return tuple(dict.fromkeys(name.concept for name in self.names))


def fold(text: str) -> str:
    """Return the text as it is searched: as long as it was, without case and without kinds of gaps."""
    for character, folded in _FOLDED_ASCII if text.isascii() else _FOLDED:
        text = text.replace(character, folded)
    return text.lower()


class Matcher:
    """All forms of all designations, compiled."""

    def __init__(self, glossary: Glossary) -> None:
        self._names: dict[str, tuple[Name, ...]] = {}
        for concept in glossary.concepts:
            for designation in concept.designations:
                self._add_forms(concept.id, designation)
        for concept in glossary.concepts:
            for designation in concept.designations:
                self._add_joined(concept.id, designation)
        self._add_cues(glossary)
        for abbreviation in field_abbreviations():
            self._add_forms(None, Designation(abbreviation, is_abbreviation=True))
        for long_form in field_long_forms():
            self._add_forms(None, Designation(long_form))
        for term in field_jargon():
            self._add_forms(None, Designation(term))
        self._automaton = ahocorasick.Automaton()
        for form, names in self._names.items():
            self._automaton.add_word(form, (len(form), names))
        self._automaton.make_automaton()
        terms = [form for form, names in self._names.items() if any(name.concept for name in names)]
        self._misspellings = Misspellings(terms, (word for form in self._names for word in form.split()))

    def _add_forms(self, concept: str | None, designation: Designation) -> None:
        text = " ".join(designation.text.split())
        strict = not text.islower() and (concept is None or len(text) < 3 or text.lower() in short_words())
        self._add(Name(concept, designation, text, strict))
        for plural in plurals(text):
            self._add(Name(concept, designation, plural, strict, is_plural=True))

    def _add_joined(self, concept: str, designation: Designation) -> None:
        """Add the form without the space; it is no sloppy spelling where it is a form of its own."""
        text = " ".join(designation.text.split())
        if text.islower() and len(text) > 7 and text.count(" ") == 1:
            self._add(Name(concept, designation, text.replace(" ", ""), is_joined=True))

    def _add_cues(self, glossary: Glossary) -> None:
        for concept in homonyms(glossary):
            for cue in concept.cues:
                for form in (cue, *plurals(cue)):
                    self._add(Name(concept.id, Designation(cue), form, is_cue=True))

    def _add(self, name: Name) -> None:
        key = fold(name.form)
        names = self._names.get(key, ())
        if name.is_joined and names:
            return
        # The glossary's word goes before the field's.
        if name.concept is None and any(other.concept for other in names if not other.is_cue):
            return
        self._names[key] = (*names, name)

    def find(self, document: Document) -> tuple[list[Match], list[Match]]:
        """Return the designations in a document, longest first and none inside another, and the cues; both in order."""
        text = document.text
        folded = fold(text)
        found: list[Match] = []
        cues: list[Match] = []
        for start, end, names in self._whole_words(folded, text):
            cue = tuple(name for name in names if name.is_cue)
            if cue:
                cues.append(Match(start, end, cue))
            fitting = tuple(n for n in names if not n.is_cue and not (n.is_strict and text[start:end] != n.form))
            if fitting:
                found.append(Match(start, end, fitting))
        found += self._misspelt(folded)
        return list(longest(found)), cues

    def _whole_words(self, folded: str, text: str) -> Iterator[Match]:
        for last, (length, names) in self._automaton.iter(folded):
            start = last + 1 - length
            # Most that is found lies inside a word: told here, before anything is called.
            if start and text[start - 1].isalpha():
                continue
            if is_whole(text, start, last + 1):
                yield Match(start, last + 1, names)

    def _misspelt(self, folded: str) -> Iterator[Match]:
        """The terms of several words that stand there once a misspelt word is put right."""
        for start, end, word in self._misspellings.find(folded):
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


def homonyms(glossary: Glossary) -> Iterable[Concept]:
    """The concepts that share a designation with another one."""
    shared = {
        concept.id: concept
        for concepts in glossary.by_designation.values()
        if len(concepts) > 1
        for concept in concepts
    }
    return shared.values()


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
