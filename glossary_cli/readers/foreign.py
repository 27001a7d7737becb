"""What stands in Markdown but is not Markdown, and a look ahead for where it ends.

The look ahead takes linear time, however many openings have no end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from glossary_cli.patterns import lazy

CODE = r"(?<=`)`*+|(?<=~)~~+|(?<=\\)[\\`]"
"""What opens code, or escapes what would, after its first character: a pattern that begins with a set is found fast."""

_BLANK_LINE = lazy(r"\n[ \t>]*\r?(?=\n)")
_TICKS = lazy("`+")
_BEFORE_FENCE = lazy(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+\Z")
_FARTHEST = 200
"""Characters of a line that are looked at before a fence; none is indented by more."""


class Kind(Enum):
    TAG = "tag"
    COMMENT = "comment"
    ATTRIBUTES = "attributes"
    PROGRAM = "program"
    JSX = "JSX"


class Foreign(NamedTuple):
    """A piece of a page that is not Markdown.

    `comment` is the text of a comment, `programs` are the pieces of program among the attributes of a JSX tag.
    """

    start: int
    end: int
    kind: Kind
    comment: str = ""
    programs: tuple[tuple[int, int], ...] = ()


class Dialect(NamedTuple):
    """What a kind of page holds beside Markdown.

    Where pieces of the kinds `apart` stand alone on their lines, they end the paragraph before.
    """

    find: Callable[[str], Iterable[Foreign]]
    apart: frozenset[Kind]
    has_indented_code: bool = True


class Ahead:
    """Looks for marks further on in a text; the positions that it is asked for may only rise."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, int] = {}
        self._blank = -1
        self._ticks: dict[int, list[int]] | None = None

    def find(self, mark: str, position: int) -> int:
        """Return where the mark stands next, or the length of the text."""
        found = self._found.get(mark, -1)
        if found < position:
            found = self.text.find(mark, position)
            found = self._found[mark] = len(self.text) if found < 0 else found
        return found

    def blank_line(self, position: int) -> int:
        """Return where the paragraph ends that goes on at `position`."""
        if self._blank < position:
            match = _BLANK_LINE.search(self.text, position)
            self._blank = match.start() if match else len(self.text)
        return self._blank

    def code_end(self, opening: re.Match[str]) -> int:
        """Return where the code ends that a match of `CODE` opens, or the end of the match if it opens none."""
        marks, (start, end) = opening[0], opening.span()
        if marks[0] not in "`~":
            return end
        if len(marks) >= 3 and self._is_fence(start, end):
            closing = lazy(rf"\n[ \t>]*{marks[0]}{{{len(marks)},}}[ \t\r]*(?=\n|\Z)").search(self.text, end)
            return closing.end() if closing else len(self.text)
        return self._span_end(start, end) if marks[0] == "`" else end

    def _is_fence(self, start: int, end: int) -> bool:
        text = self.text
        first = max(text.rfind("\n", max(0, start - _FARTHEST), start) + 1, start - _FARTHEST, 0)
        if _BEFORE_FENCE.match(text, first, start) is None:
            return False
        # A fence of backticks has no backtick after it in its line.
        return text[start] == "~" or self.find("`", end) > self.find("\n", end)

    def _span_end(self, start: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self.text, start):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        runs = self._ticks.get(end - start, [])
        index = bisect_left(runs, end)
        closes = index < len(runs) and runs[index] < self.blank_line(start)
        return runs[index] + end - start if closes else end
