"""Text as long as its source, with something else in place of what is not for the eyes of what reads it.

Whatever is masked, an offset in the masked text is the offset in the source: nothing has to be led back.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from glossary_cli.patterns import lazy

LETTER = "Z"
"""Stands for a letter that ASCII does not have, and for what is cut out of the middle of a line."""

_BLANKS = " \t>"
_REST_IS_BLANK = lazy(r"[ \t]*(?=[\r\n]|\Z)")
_FAR = 200
"""Characters that are looked at before a position; no line is indented by more."""


class Mask(NamedTuple):
    """What stands in the masked text from `start` on, in place of as many characters of the source."""

    start: int
    text: str


def mask(text: str, masks: Iterable[Mask]) -> str:
    """Put on the masks; one that begins under another is left out."""
    parts: list[str] = []
    position = 0
    for start, replacement in sorted(masks):
        if start >= position:
            parts += text[position:start], replacement
            position = start + len(replacement)
    parts.append(text[position:])
    return "".join(parts)


def to_ascii(text: str) -> str:
    """Return the text with a letter or a comma for each character that is not ASCII.

    That is all that a parser of Markdown wants to know of such a character, and it makes its bytes characters.
    """
    return text if text.isascii() else text.encode("ascii", "glossary-cli").decode("ascii")


_known: dict[str, str] = {}


def _classes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    shown = _known.get(run)
    if shown is None:
        shown = "".join("," if unicodedata.category(character)[0] in "PSZ" else LETTER for character in run)
        if len(run) == 1:
            _known[run] = shown
    return shown, error.end


codecs.register_error("glossary-cli", _classes)


def begins_line(text: str, position: int) -> bool:
    """Whether nothing but indentation and marks of quotation stand before `position` in its line."""
    before = text[max(0, position - _FAR) : position].rstrip(_BLANKS)
    return not before or before[-1] == "\n"


def begins_quotation(text: str, position: int) -> bool:
    """Whether nothing but marks of quotation stand before `position` in its line."""
    return begins_line(text, position) and text[max(0, position - _FAR) : position].rstrip(" \t").endswith(">")


def begins_paragraph(text: str, position: int) -> bool:
    """Whether `position` begins a line, and the line before is blank."""
    before = text[max(0, position - _FAR) : position].rstrip(_BLANKS)
    if before and before[-1] == "\n":
        before = before[:-1].rstrip(_BLANKS + "\r")
        return not before or before[-1] == "\n"
    return not before


def ends_line(text: str, position: int) -> bool:
    """Whether nothing but white space stands after `position` in its line."""
    return _REST_IS_BLANK.match(text, position) is not None
