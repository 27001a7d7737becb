"""Abbreviations that stand beside their long forms, in either order, and what else a document does to explain one.

The letters are held against the words after Schwartz and Hearst (2003), extended to both orders, to labels, to table
rows and to headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from glossary_cli.document import SEPARATOR, BlockKind, Document

# Two capitals at least: MQL, MQLs, nARR, R&D, MEDDPICC, but also RevOps; the plural s is not part of it.
ABBREVIATION = re.compile(
    r"(?<![\w&])(?P<short>[a-z]?[A-Z](?:[A-Za-z0-9]|&(?=[A-Z]))*?[A-Z0-9][A-Za-z0-9]*?)(?P<plural>['’]?s)?(?![\w&])"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset("a an and as at by de for from in into of on or per the to with".split())
_LABEL_BEFORE = re.compile(r"(?:\A|[\0\n(\[]|[.;!?,]\s)[\"“‘*\d.)\s]*\Z")
_BRACKET = re.compile(r"['’]?s?[\"”*]*\s*[(\[][\"“*]*([^()\[\]\0]{4,120})[)\],;]")
_AFTER = re.compile(
    r"""['’]?s?(?:\]\s+(?=\w) | [*_]*["”’\])]?\s*(?:
        (?P<verb>(?:stands?|is\ short)\ for\s+ | (?:means?|denotes?|refers?\ to|is\ defined\ as)\s+)
        | =+>?\s* | [-–—:]+\s* | \0
    ))(?:an?\s+|the\s+)?["“(\[]?""",
    re.VERBOSE,
)


class Abbreviation(NamedTuple):
    """An abbreviation as it stands in the prose, without a plural ending."""

    text: str
    start: int
    end: int
    is_plural: bool


class Expansion(NamedTuple):
    """An abbreviation beside its long form; `start`..`end` covers both."""

    short: str
    long: str
    start: int
    end: int


def find_abbreviations(document: Document) -> Iterator[Abbreviation]:
    for match in ABBREVIATION.finditer(document.text):
        yield Abbreviation(match["short"], *match.span("short"), match["plural"] is not None)


def find_expansions(document: Document, abbreviations: tuple[Abbreviation, ...]) -> Iterator[Expansion]:
    """Each abbreviation that its long form stands beside, in the order of the text."""
    text = document.text
    for abbreviation in abbreviations:
        found = (
            _long_form_before(text, abbreviation)
            or _long_form_in_brackets(text, abbreviation)
            or _long_form_after(text, abbreviation)
            or _long_form_in_cell_before(document, abbreviation)
        )
        if found:
            yield found


def _long_form_before(text: str, abbreviation: Abbreviation) -> Expansion | None:
    """marketing qualified lead (MQL)"""
    opening = abbreviation.start - 1
    while opening >= 0 and text[opening] in "\"“‘'*":
        opening -= 1
    if opening < 1 or text[opening] not in "([":
        return None
    before = text[max(0, opening - 120) : opening]
    before = before[before.rfind(SEPARATOR) + 1 :]
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip(" \n\"”’'*-–,|"):
        return None
    words = words[-2 * len(abbreviation.text) - 2 :]
    # "a closed won opportunity (CW)": the letters may leave the last word out.
    for last in (words[-1], words[-2]) if len(words) > 2 else words[-1:]:
        for by_initials in (True, False):
            for word in reversed(words):
                long = before[word.start() : last.end()]
                if stands_for(abbreviation.text, long, by_initials=by_initials):
                    start = opening - len(before) + word.start()
                    return Expansion(abbreviation.text, long, start, abbreviation.end)
    return None


def _long_form_in_brackets(text: str, abbreviation: Abbreviation) -> Expansion | None:
    """MQL (marketing qualified lead)"""
    bracket = _BRACKET.match(text, abbreviation.end)
    if bracket is None:
        return None
    words = list(_WORD.finditer(bracket[1]))
    if not words or words[0].start() > 0:
        return None
    long = _first_that_fits(abbreviation.text, bracket[1], words)
    if long is None:
        return None
    end = bracket.start(1) + words[0].start() + len(long)
    return Expansion(abbreviation.text, long, abbreviation.start, end)


def _long_form_after(text: str, abbreviation: Abbreviation) -> Expansion | None:
    """MQL: marketing qualified lead; MQL stands for …; a table row; a heading and what follows it"""
    link = _AFTER.match(text, abbreviation.end)
    if link is None:
        return None
    after = text[link.end() : link.end() + 160]
    after = after[: after.find(SEPARATOR)] if SEPARATOR in after else after
    words = list(_WORD.finditer(after))
    if not words or words[0].start() > 2 or not (link["verb"] or _is_label(text, abbreviation.start)):
        return None
    long = _first_that_fits(abbreviation.text, after, words)
    if long is None:
        return None
    end = link.end() + words[0].start() + len(long)
    return Expansion(abbreviation.text, long, abbreviation.start, end)


def _is_label(text: str, start: int) -> bool:
    """Whether the block, the line or the sentence begins here, or an opening bracket does."""
    return _LABEL_BEFORE.search(text, max(0, start - 12), start) is not None


def _first_that_fits(short: str, text: str, words: list[re.Match[str]]) -> str | None:
    """The shortest run of words from the first on that the abbreviation stands for, by initials if there is one."""
    for by_initials in (True, False):
        for word in words[1 : 2 * len(short) + 2]:
            long = text[words[0].start() : word.end()]
            if stands_for(short, long, by_initials=by_initials):
                return long
    return None


def _long_form_in_cell_before(document: Document, abbreviation: Abbreviation) -> Expansion | None:
    """| marketing qualified lead | MQL |"""
    text = document.text
    if abbreviation.start < 2 or text[abbreviation.start - 1] != SEPARATOR:
        return None
    block = document.block_at(abbreviation.start)
    before = document.block_at(abbreviation.start - 2)
    if block.kind is not BlockKind.TABLE_CELL or block.end > abbreviation.end + 2 or before.end - before.start > 100:
        return None
    long = text[before.start : before.end]
    if stands_for(abbreviation.text, long):
        return Expansion(abbreviation.text, long, before.start, abbreviation.end)
    return None


@cache
def stands_for(short: str, long: str, *, by_initials: bool = False) -> bool:
    """Whether the letters of the short form can be read off the words of the long one.

    Letters come in order; each word that gives any gives its first; the first and the last word give some, and
    small words and one other may give none. By initials, each word but small ones gives its first letter and no other.
    """
    letters = "".join(letter for letter in short.lower() if letter.isalnum())
    words = [word.lower() for word in re.findall(r"[^\W_]+", long)]
    if len(words) < 2 or len(letters) < 2 or words[0][0] != letters[0] or len(words) > 2 * len(letters) + 2:
        return False
    if "".join(words) == letters:
        return False
    if by_initials:
        return letters in (
            "".join(word[0] for word in words),
            "".join(w[0] for w in words if w not in _SMALL),
        )
    return _reads(letters, words, 0, 0, 1 + (len(letters) > 3))


def _reads(letters: str, words: list[str], letter: int, word: int, skips: int) -> bool:
    if word == len(words):
        return letter == len(letters)
    if letter == len(letters):
        return False
    taken = _letters_taken(letters, letter, words[word])
    if any(_reads(letters, words, letter + count, word + 1, skips) for count in taken):
        return True
    may_skip = word > 0 and (words[word] in _SMALL or skips > 0)
    return may_skip and _reads(letters, words, letter, word + 1, skips - (words[word] not in _SMALL))


def _letters_taken(letters: str, letter: int, word: str) -> list[int]:
    """How many letters from `letter` on the word can give, the first of them its own first."""
    if letters[letter] == "x" and word.startswith("ex"):
        return [1]
    if word[0] != letters[letter]:
        return []
    counts, position = [1], 1
    for following in letters[letter + 1 :]:
        position = word.find(following, position) + 1
        if not position:
            break
        counts.append(counts[-1] + 1)
    return counts


# What explains an abbreviation without its long form


_IS_DEFINED = re.compile(
    r"['’]?s?[\"”)*]*\s+(?:is|are)\s+(?:an?|the|our|when|defined|what|how|used|calculated|measured)\b"
    r"|['’]?s?[\"”)*]*\s+(?:means|denotes|refers\s+to|represents|stands\s+for|describes)\b"
    r"|['’]?s?[\"”)*]*\s*(?:=(?!>)|:=|==|[-–—]\s)\s*\w+\s\w+"
)
# A label with a value behind it ("SMB: day 7") explains nothing; one with a phrase does.
_LABEL_AFTER = re.compile(r"['’]?s?[\"”)*]*\s*(?::|\s[-–—]+\s)\s*(?:[^\W\d][\w'’-]*,?\s+){3}[^\W\d]")


def is_explained(document: Document, abbreviation: Abbreviation) -> bool:
    """Whether this place says what the abbreviation means, if not what its letters stand for."""
    text = document.text
    block = document.block_at(abbreviation.start)
    begins = _is_label(text, abbreviation.start)
    if begins and _IS_DEFINED.match(text, abbreviation.end, block.end):
        return True
    if begins and _LABEL_AFTER.match(text, abbreviation.end, block.end):
        return True
    is_alone = abbreviation.start == block.start and abbreviation.end >= block.end - 2
    return is_alone and _has_explanation(document, abbreviation, block.kind)


_EXPLAINING = re.compile(
    r"definition|meaning|description|stands for|explanation|what it|full (?:name|form)", re.IGNORECASE
)


def _has_explanation(document: Document, abbreviation: Abbreviation, kind: BlockKind) -> bool:
    """Whether the block that is nothing but the abbreviation is followed by what explains it."""
    if kind in (BlockKind.HEADING, BlockKind.TERM):
        after = document.text[abbreviation.end : abbreviation.end + 200].lstrip("s" + SEPARATOR)
        return len(after.split(SEPARATOR)[0].split()) >= 5
    if kind is not BlockKind.TABLE_CELL:
        return False
    row = document.block_at(abbreviation.start)
    for block in document.blocks_after(row):
        if block.row is not row:
            return False
        header = block.header
        if header is not None and _EXPLAINING.search(document.text, header.start, header.end):
            return block.end - block.start > 12
    return False
