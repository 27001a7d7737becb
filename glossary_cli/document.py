"""A document as prose that knows its place in the source.

All prose of a document is one string, `Document.text`, cut into blocks; spans of prose are offsets into that string,
so that whatever looks for something in a document passes over one string once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from glossary_cli.findings import Location
from glossary_cli.folding import as_words, fold
from glossary_cli.source import Source

SEPARATOR = "\0"
"""Stands between two blocks in `Document.text`; no designation can match across it."""


class BlockKind(Enum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TERM = "term"
    DESCRIPTION = "description"
    TABLE_HEADER = "table header"
    TABLE_CELL = "table cell"
    CAPTION = "caption"

    # By identity, in C: the one of enumerations is a function in Python, and each block is asked for its kind often.
    __hash__ = object.__hash__


class Block(NamedTuple):
    """A run of prose: `Document.text[start:end]`.

    `heading` is the nearest heading above (for a heading: the one it stands under); `header` the header of a table
    cell's column and `row` the first cell of its row. `level` is the depth of a heading or of a list item.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    heading: Block | None = None
    header: Block | None = None
    row: Block | None = None

    @property
    def headings(self) -> Iterator[Block]:
        """The headings above, the nearest first."""
        above = self.heading
        while above is not None:
            yield above
            above = above.heading


class Anchors(NamedTuple):
    """The way back: piece `i` of the prose begins at `offsets[i]` and stands for the source from `starts[i]` on.

    A piece is a copy of its source, character by character, white space apart. But where `wholes` has its index (it is
    an entity, a run of white space, a letter with combining marks), it stands for `source[starts[i]:wholes[i]]` as a
    whole. Every block begins with a piece; the separator after it belongs to the piece before and stands for nothing.
    """

    offsets: tuple[int, ...]
    starts: tuple[int, ...]
    wholes: Mapping[int, int]


class Comment(NamedTuple):
    """A comment of the source, without its delimiters; `start` and `end` are offsets in the source."""

    text: str
    start: int
    end: int


class Document:
    """A document that was read; immutable by convention (named tuples cannot hold the lazy parts of `source`)."""

    __slots__ = (
        "_block_starts",
        "_code",
        "anchors",
        "blocks",
        "code",
        "comments",
        "extents",
        "folded",
        "source",
        "text",
        "words",
    )

    def __init__(
        self,
        source: Source,
        text: str,
        blocks: tuple[Block, ...],
        anchors: Anchors,
        code: tuple[tuple[int, int], ...] = (),
        comments: tuple[Comment, ...] = (),
        extents: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.source = source
        self.text = text
        self.folded = fold(text)
        self.words = as_words(self.folded)
        """The words of the text, as bytes at their places."""
        self.blocks = blocks
        self.anchors = anchors
        self._block_starts = [block.start for block in blocks]
        self._code = frozenset(code)
        self.code = code
        """Spans of `text` that are shown rather than said: code and addresses."""
        self.comments = comments
        self.extents = extents
        """Half-open ranges of the source that are one thing to its writer: a paragraph, a list, a table."""

    @property
    def path(self) -> str:
        return self.source.path

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the source that the prose `start`..`end` stands for."""
        offsets, starts, wholes = self.anchors
        first = bisect_right(offsets, start) - 1
        last = bisect_right(offsets, max(start, end - 1)) - 1
        begin = starts[first] if first in wholes else starts[first] + start - offsets[first]
        stop = wholes[last] if last in wholes else starts[last] + end - offsets[last]
        return begin, stop

    def locate(self, start: int, end: int) -> Location:
        return self.source.locate(*self.source_range(start, end))

    def block_at(self, offset: int) -> Block:
        return self.blocks[bisect_right(self._block_starts, offset) - 1]

    def is_code(self, start: int, end: int) -> bool:
        """Whether any of the prose `start`..`end` is code."""
        index = bisect_right(self.code, (end, -1)) - 1
        return index >= 0 and self.code[index][1] > start and self.code[index][0] < end

    def is_whole_code(self, start: int, end: int) -> bool:
        """Whether the prose `start`..`end` is all of what is shown as code: a term, and not a part of a line."""
        return (start, end) in self._code

    def blocks_after(self, block: Block) -> Iterator[Block]:
        """The blocks that follow a block of this document."""
        for index in range(bisect_right(self._block_starts, block.start), len(self.blocks)):
            yield self.blocks[index]
