"""Abbreviations that stand beside their long forms, in either order, and what else a document does to explain one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary_cli.document import SEPARATOR, BlockKind, Document
from glossary_cli.patterns import lazy
from glossary_cli.statements.letters import Rigour, long_form_at_end, long_form_at_start, singular, stands_for

# Two capitals at least: MQL, MQLs, nARR, R&D, MEDDPICC, but also RevOps; the plural s is not part of it. It begins with
# its first capital, for that is found fastest, whatever small letter stands before.
_CAPITALS = lazy(
    r"[A-Z](?:(?<![\w&].)|(?<=[^\w&][a-z].)|(?<=\A[a-z].))"
    r"(?:[A-Za-z0-9]|&(?=[A-Z]))*?[A-Z0-9][A-Za-z0-9]*?(?P<plural>['’]?s)?(?![\w&])"
)
FAR = 200
"""Characters within which a long form is looked for."""

_QUOTES = "\"'“”‘’* "
# Looked for at every opening bracket, for a bracket may stand in another: (the sales qualified lead (SQL) is later).
_BRACKETS = lazy(r"[(\[](?=((?:[^()\[\]\0]|\([^()\0]{0,20}\)|\[[^\[\]\0]{0,20}\]){1,120})[)\]])")
_FIRST_PART = lazy(r"\s*[;,]\s+|\s+(?:or|see|e\.g\.)\s+")
_FOR = lazy(r"(?:(?:stands\s+for|short\s+for|for|from|meaning|i\.e\.,?|=|:)\s+)?(?:(?:the|an?)\s+)?[\"“‘*]*")
_LAST_PART = lazy(r"(.{6,100})[,;]\s([\w/&-]{2,10})", re.DOTALL)
_TOKEN_BEFORE = lazy(
    r"(?<![\w&/.+-])(?P<short>[A-Z]{3,}s?(?=\s+[a-z]+\s*\Z)|[\w&/.+-]+(?=[\"”’*]*\s*\Z))[\"”’*]*(?P<noun>\s+[a-z]+)?\s*\Z"
)
_NO_SHORT_FORM = lazy(r"\d+(?:st|nd|rd|th|s)|[IVX]{2,}|[\d\W]+|etc\.?|[ei]\.[eg]\.?|cf\.?|vs\.?")
_SHORT_FORM = lazy(r"(?:\w|\[[^\]]+\]\w)(?:[^._,;:=<>!?\\\"“”‘’]|\.(?=\w|\Z|-)){0,13}(?<!/)")
_FIRST_OF_TWO = lazy(r"\w|(?:.*[A-Z\d]){2}.*")
_SECOND_OF_TWO = lazy(r"[A-Z]|\d{1,3}|[IVX]+")
# The bracket behind an abbreviation holds its long form and nothing else, so that a last word belongs to it.
_LAST_WORD = lazy(r"(\s[^\W\d_]+)[\"”’*]*")
_OR = lazy(
    r"(?:or|also\s+known\s+as|known(?<!also known)\s+as|abbreviated(?:\s+(?:as|to))?|called|a\.?k\.?a\.?)\s+"
    r"(?:the\s+)?[\"“]?(?P<short>[A-Z][A-Za-z0-9&/-]*[A-Z0-9])\b"
)
_BEFORE_OR = lazy(r"(?<!\s),?[\"”]?,?\s+\Z")
_MOST_BEFORE_OR = 8
"""Characters between a long form and the word that its short form follows."""
_LABEL_BEFORE = lazy(r"(?:\A|[\0\n(\[]|[.;!?,]\s)[\"“‘*\d.)\s]*\Z")
_AFTER = lazy(
    r"""['’]?s?(?:\]\s+(?=\w) | [*_]*["”’\])]?\s*(?:
        (?P<question>(?:(?:means?|stands?\ for)\s)?[^?.;\0]{0,40}\?[*_"”)]*\s*\0?\s*
            (?:it\s+(?:is|means|stands\ for)\s+)?)
        | (?P<verb>,?\s*(?:which\s+)?(?:stands?|(?:is\ )?short)\ for\s+
            | (?:means?|denotes?|refers?\ to|is\ defined\ as)\s+)
        | (?P<copula>(?:is|are)\s+)
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


def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations in a text, explained or not, in their order."""
    for match in _CAPITALS.finditer(text):
        start, end = match.span()
        if start and text[start - 1].isalpha():
            start -= 1
        if match["plural"] is not None:
            end = match.start("plural")
        yield Abbreviation(text[start:end], start, end, match["plural"] is not None)


def find_expansions(document: Document, abbreviations: Iterable[Abbreviation]) -> list[Expansion]:
    """The abbreviations that their long forms stand beside, in the order of the text."""
    found = [*in_brackets(document.text), *after_or(document.text)]
    for abbreviation in abbreviations:
        expansion = _long_form_after(document.text, abbreviation) or _long_form_in_cell_before(document, abbreviation)
        if expansion:
            found.append(expansion)
    return sorted(set(found), key=lambda expansion: (expansion.start, expansion.end, expansion.written, expansion.long))


def is_short_form(text: str) -> bool:
    """Whether a text has the shape of an abbreviation: short, of one word, or of two with capitals or a number."""
    if _NO_SHORT_FORM.fullmatch(text) or not _SHORT_FORM.fullmatch(text):
        return False
    words = text.split()
    if len(words) == 1:
        return len(text) > 1 or text.isupper()
    return len(words) == 2 and (_FIRST_OF_TWO.fullmatch(words[0]) or _SECOND_OF_TWO.fullmatch(words[1])) is not None


def in_brackets(text: str) -> Iterator[Expansion]:
    """marketing qualified lead (MQL), MQL (marketing qualified lead), (marketing qualified lead, MQL)"""
    for bracket in _BRACKETS.finditer(text):
        found = _short_form_inside(text, bracket) or _long_form_inside(text, bracket) or _both_inside(text, bracket)
        if found:
            yield found


def _short_form_inside(text: str, bracket: re.Match[str]) -> Expansion | None:
    """marketing qualified lead (MQL), marketing qualified lead (MQL, see below)"""
    for part in dict.fromkeys((bracket[1], _FIRST_PART.split(bracket[1], maxsplit=1)[0])):
        written = part.strip(_QUOTES)
        if is_short_form(written):
            end = bracket.start(1) + bracket[1].index(written) + len(written)
            found = _ending(text, written, bracket.start(), end)
            if found:
                return found
    return None


def _both_inside(text: str, bracket: re.Match[str]) -> Expansion | None:
    """(marketing qualified lead, MQL)"""
    last = _LAST_PART.fullmatch(bracket[1])
    if last is None or not is_short_form(last[2]):
        return None
    start = bracket.start(1)
    return _ending(text, last[2], start + last.end(1), start + last.end(2), begin=start)


def after_or(text: str) -> Iterator[Expansion]:
    """marketing qualified lead, or MQL; marketing qualified lead, also known as “MQL”"""
    for match in _OR.finditer(text):
        before = _BEFORE_OR.search(text, max(0, match.start() - _MOST_BEFORE_OR), match.start())
        if before is not None and is_short_form(match["short"]):
            # The word also joins what has nothing to do with each other, so that chance readings are many.
            found = _ending(text, match["short"], before.start(), match.end(), least=Rigour.BY_WORD)
            if found:
                yield found


def _ending(
    text: str, written: str, before: int, end: int, *, begin: int = 0, least: Rigour = Rigour.LOOSE
) -> Expansion | None:
    """The expansion whose long form ends at `before`, and its abbreviation at `end`."""
    words = text[max(begin, before - FAR) : before].rpartition(SEPARATOR)[2]
    stripped = words.rstrip(_QUOTES + "\n,")
    start = long_form_at_end(written, stripped, least)
    if start is None:
        return None
    return Expansion(written, _one_line(stripped[start:]), before - len(words) + start, end)


def _one_line(long: str) -> str:
    return " ".join(long.split()).strip(_QUOTES + ",")


def _long_form_inside(text: str, bracket: re.Match[str]) -> Expansion | None:
    """MQL (marketing qualified lead), MQL score (marketing qualified lead)"""
    token = _TOKEN_BEFORE.search(text, max(0, bracket.start() - 30), bracket.start())
    if token is None or not is_short_form(token["short"]) or (token["short"].islower() and len(token["short"]) < 3):
        return None
    is_clear = not token["noun"] and sum(letter.isupper() for letter in token["short"]) > 1
    inner = _FOR.sub("", bracket[1].lstrip(_QUOTES), count=1)
    end = long_form_at_start(token["short"], inner, Rigour.LOOSE if is_clear else Rigour.INITIALS)
    if end is None:
        return None
    last_word = _LAST_WORD.fullmatch(inner, end)
    if last_word and not token["noun"]:
        end = last_word.end(1)
    start = bracket.end(1) - len(inner)
    return Expansion(token["short"], _one_line(inner[:end]), token.start("short"), start + end)


def _long_form_after(text: str, abbreviation: Abbreviation) -> Expansion | None:
    """MQL: marketing qualified lead; MQL stands for …; a table row; a heading and what follows it"""
    link = _AFTER.match(text, abbreviation.end)
    if link is None:
        return None
    if not (
        link["verb"] or link["copula"] or _is_label(text, abbreviation.start) or _is_asked(text, abbreviation, link)
    ):
        return None
    after = text[link.end() : link.end() + FAR].split(SEPARATOR, 1)[0]
    # “An MQL is a marketing qualified lead”: only where each letter begins a word.
    end = long_form_at_start(abbreviation.text, after, Rigour.INITIALS if link["copula"] else Rigour.LOOSE)
    if end is None or ((link["question"] or link["copula"]) and not _ANSWER_END.match(after, end)):
        return None
    return Expansion(abbreviation.text, _one_line(after[:end]), abbreviation.start, link.end() + end)


# An answer that goes on is a sentence: “Customer Service Management is a module”.
_ANSWER_END = lazy(r"[*_\"”’)]*\s*(?:[.,;:!(\0\n]|\Z)")
_ASKED = lazy(r"\bwhat(?:['’]s|\s+(?:is|are|does|do))\s+(?:an?\s+|the\s+)?[\"“*]*\Z", re.IGNORECASE)


def _is_asked(text: str, abbreviation: Abbreviation, link: re.Match[str]) -> bool:
    """Whether a question asks for what an abbreviation means: “What does MQL mean?”."""
    return (
        bool(link["question"]) and _ASKED.search(text, max(0, abbreviation.start - 20), abbreviation.start) is not None
    )


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


_IS_DEFINED = lazy(
    r"['’]?s?[\"”)*]*\s+(?:is|are)\s+(?:an?|the|our|when|defined|what|how|used|calculated|measured)\b"
    r"|['’]?s?[\"”)*]*\s+(?:means|denotes|refers\s+to|represents|stands\s+for|describes)\b"
    r"|['’]?s?[\"”)*]*\s*(?:=(?!>)|:=|==|[-–—]\s)\s*\w+\s\w+"
)
# A label with a value behind it ("SMB: day 7") explains nothing; one with a phrase does.
_LABEL_AFTER = lazy(r"['’]?s?[\"”)*]*\s*(?::|\s[-–—]+\s)\s*(?:[^\W\d][\w'’-]*,?\s+){3}[^\W\d]")


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


_EXPLAINING = lazy(r"definition|meaning|description|stands for|explanation|what it|full (?:name|form)", re.IGNORECASE)


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
