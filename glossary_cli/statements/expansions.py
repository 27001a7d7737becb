"""Abbreviations that stand beside their long forms, in either order, and what else a document does to explain one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary_cli.document import SEPARATOR, BlockKind, Document
from glossary_cli.statements.letters import long_form_at_end, long_form_at_start, singular, stands_for

# Two capitals at least: MQL, MQLs, nARR, R&D, MEDDPICC, but also RevOps; the plural s is not part of it.
ABBREVIATION = re.compile(
    r"(?<![\w&])(?P<short>[a-z]?[A-Z](?:[A-Za-z0-9]|&(?=[A-Z]))*?[A-Z0-9][A-Za-z0-9]*?)(?P<plural>['’]?s)?(?![\w&])"
)
FAR = 200
"""Characters within which a long form is looked for."""

_QUOTES = "\"'“”‘’* "
_BRACKETS = re.compile(r"[(\[]((?:[^()\[\]\0]|\([^()\0]{1,8}\)|\[[^\[\]\0]{1,8}\]){2,120})[)\]]")
_FIRST_PART = re.compile(r"\s*[;,]\s+|\s+(?:or|see|e\.g\.)\s+")
_FOR = re.compile(r"(?:stands\s+for|short\s+for|for|from|i\.e\.,?|=|:)\s+")
_LAST_PART = re.compile(r"(.{6,100})[,;]\s([\w/&-]{2,10})", re.DOTALL)
_TOKEN_BEFORE = re.compile(r"(?<![\w&/.+-])([\w&/.+-]+)[\"”’*]*\s*\Z")
_NO_SHORT_FORM = re.compile(r"\d+(?:st|nd|rd|th|s)|[IVX]+|.*[\"“”'‘’.]")
_OR = re.compile(
    r",?[\"”]?,?\s+(?:or|also\s+known\s+as|known\s+as|abbreviated(?:\s+(?:as|to))?|called|a\.?k\.?a\.?)\s+"
    r"(?:the\s+)?[\"“]?(?P<short>[A-Z][A-Za-z0-9&/-]*[A-Z0-9])\b"
)
_LABEL_BEFORE = re.compile(r"(?:\A|[\0\n(\[]|[.;!?,]\s)[\"“‘*\d.)\s]*\Z")
_AFTER = re.compile(
    r"""['’]?s?(?:\]\s+(?=\w) | [*_]*["”’\])]?\s*(?:
        (?P<verb>,?\s*(?:which\s+)?(?:stands?|(?:is\ )?short)\ for\s+
            | (?:means?|denotes?|refers?\ to|is\ defined\ as)\s+)
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
    """An abbreviation beside its long form, both as written; `start`..`end` covers both."""

    written: str
    long: str
    start: int
    end: int

    @property
    def short(self) -> str:
        """The abbreviation without a plural ending."""
        return singular(self.written)


def find_abbreviations(document: Document) -> Iterator[Abbreviation]:
    for match in ABBREVIATION.finditer(document.text):
        yield Abbreviation(match["short"], *match.span("short"), match["plural"] is not None)


def find_expansions(document: Document, abbreviations: Iterable[Abbreviation]) -> list[Expansion]:
    """The abbreviations that their long forms stand beside, in the order of the text."""
    found = [*in_brackets(document.text), *after_or(document.text)]
    for abbreviation in abbreviations:
        expansion = _long_form_after(document.text, abbreviation) or _long_form_in_cell_before(document, abbreviation)
        if expansion:
            found.append(expansion)
    return sorted(set(found), key=lambda expansion: (expansion.start, expansion.end, expansion.written, expansion.long))


def is_short_form(text: str) -> bool:
    """Whether a text has the shape of an abbreviation: short, with a capital, and no name."""
    if not 2 <= len(text) <= 12 or not text[0].isalnum() or not any(letter.isupper() for letter in text):
        return False
    if _NO_SHORT_FORM.fullmatch(text) or (text.istitle() and text.isalpha() and len(text) > 3):
        return False
    words = text.split()
    return len(words) == 1 or (
        len(words) == 2 and (len(words[0]) == 1 or sum(letter.isupper() or letter.isdigit() for letter in words[0]) > 1)
    )


def in_brackets(text: str) -> Iterator[Expansion]:
    """marketing qualified lead (MQL), MQL (marketing qualified lead), (marketing qualified lead, MQL)"""
    for bracket in _BRACKETS.finditer(text):
        opening = bracket.start()
        before = _words_before(text, opening)
        found = None
        for inner in dict.fromkeys((bracket[1], _FIRST_PART.split(bracket[1], maxsplit=1)[0])):
            written = inner.strip(_QUOTES)
            if found is None and is_short_form(written):
                end = bracket.start(1) + bracket[1].index(written) + len(written)
                found = _ending(written, before, opening, end)
        found = found or _long_form_inside(text, bracket)
        last = _LAST_PART.fullmatch(bracket[1])
        if found is None and last and is_short_form(last[2]):
            found = _ending(last[2], last[1], bracket.start(1) + len(last[1]), bracket.start(1) + last.end(2))
        if found:
            yield found


def after_or(text: str) -> Iterator[Expansion]:
    """marketing qualified lead, or MQL; marketing qualified lead, also known as “MQL”"""
    for match in _OR.finditer(text):
        if is_short_form(match["short"]):
            found = _ending(match["short"], _words_before(text, match.start()), match.start(), match.end())
            if found:
                yield found


def _words_before(text: str, end: int) -> str:
    before = text[max(0, end - FAR) : end]
    return before[before.rfind(SEPARATOR) + 1 :]


def _ending(written: str, before: str, before_end: int, end: int) -> Expansion | None:
    """The expansion whose long form ends `before`, which stands in the prose up to `before_end`."""
    stripped = before.rstrip(_QUOTES + "\n,")
    start = long_form_at_end(written, stripped)
    if start is None:
        return None
    return Expansion(written, _one_line(stripped[start:]), before_end - len(before) + start, end)


def _one_line(long: str) -> str:
    return " ".join(long.split()).strip(_QUOTES + ",")


def _long_form_inside(text: str, bracket: re.Match[str]) -> Expansion | None:
    """MQL (marketing qualified lead)"""
    token = _TOKEN_BEFORE.search(text, max(0, bracket.start() - 20), bracket.start())
    if token is None or not is_short_form(token[1]) or sum(letter.isupper() for letter in token[1]) < 2:
        return None
    inner = bracket[1].lstrip(_QUOTES)
    lead_in = _FOR.match(inner)
    inner = inner[lead_in.end() :] if lead_in else inner
    end = long_form_at_start(token[1], inner)
    if end is None:
        return None
    start = bracket.end(1) - len(inner)
    return Expansion(token[1], _one_line(inner[:end]), token.start(1), start + end)


def _long_form_after(text: str, abbreviation: Abbreviation) -> Expansion | None:
    """MQL: marketing qualified lead; MQL stands for …; a table row; a heading and what follows it"""
    link = _AFTER.match(text, abbreviation.end)
    if link is None or not (link["verb"] or _is_label(text, abbreviation.start)):
        return None
    after = text[link.end() : link.end() + FAR].split(SEPARATOR, 1)[0]
    end = long_form_at_start(abbreviation.text, after)
    if end is None:
        return None
    return Expansion(abbreviation.text, _one_line(after[:end]), abbreviation.start, link.end() + end)


def _is_label(text: str, start: int) -> bool:
    """Whether the block, the line or the sentence begins here, or an opening bracket does."""
    return _LABEL_BEFORE.search(text, max(0, start - 12), start) is not None


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
