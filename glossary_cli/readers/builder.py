"""Builds a document from pieces of prose, each with its place in the source; what every reader of a format feeds."""

from __future__ import annotations

import re
import unicodedata

from glossary_cli.document import SEPARATOR, Anchors, Block, BlockKind, Comment, Document
from glossary_cli.source import Source

GAP = "\x1a"
"""What a reader puts in place of something that is not prose (a template tag) before it parses the rest."""

# White space is shown as one space wherever it stands; soft hyphens and zero-width characters are not shown at all;
# a letter with combining marks is one letter. A no-break space is kept: it is somebody's choice.
_ODD = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]|[\u00ad\u200b\u2060\ufeff]+|[^\W\d_][\u0300-\u036f]+|[\x1a\0]+")


class TableContext:
    """Where a reader is in a table: the headers so far, the current column, the first cell of the current row."""

    __slots__ = ("column", "headers", "in_head", "row", "span")

    def __init__(self) -> None:
        self.headers: dict[int, Block] = {}
        self.column = -1
        self.span = 1
        self.row: Block | None = None
        self.in_head = False


class ProseBuilder:
    """Collects the blocks of one document; offsets given to it are offsets in the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._offsets: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._blocks: list[Block] = []
        self._code: list[tuple[int, int]] = []
        self._comments: list[Comment] = []
        self._extents: list[tuple[int, int]] = []
        self._headings: list[Block] = []
        self._tables: list[TableContext] = []
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._block_start = 0
        self._block_end = 0

    # Blocks

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        """End the block before and begin another; one that stays empty leaves no trace."""
        self.end()
        self._kind, self._level = kind, level

    def begin_paragraph(self) -> None:
        """Begin a paragraph; the first one in a list item, say, is the item itself."""
        if not self.is_empty or self._kind is BlockKind.HEADING:
            self.begin(BlockKind.PARAGRAPH)

    @property
    def is_empty(self) -> bool:
        """Whether the current block has no prose yet."""
        return self._block_end == self._block_start

    def end(self) -> None:
        """End the current block; what follows without a `begin` is another paragraph."""
        if self._block_end > self._block_start:
            self._add_block()
            self._piece(SEPARATOR, self._ends[-1], self._ends[-1])
        self._block_start = self._block_end = self._length
        self._kind, self._level = BlockKind.PARAGRAPH, 0

    def _add_block(self) -> None:
        kind, table = self._kind, self._tables[-1] if self._tables else None
        if table is not None and table.column >= 0 and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.TABLE_HEADER if table.in_head else BlockKind.TABLE_CELL
        if kind is BlockKind.HEADING:
            while self._headings and self._headings[-1].level >= self._level:
                self._headings.pop()
        above = self._headings[-1] if self._headings else None
        header = row = None
        if table is not None and not table.in_head:
            header, row = table.headers.get(table.column), table.row
        block = Block(kind, self._block_start, self._block_end, self._level, above, header, row)
        self._blocks.append(block)
        if kind is BlockKind.HEADING:
            self._headings.append(block)
        if table is not None and table.column >= 0:
            if table.in_head:
                table.headers.setdefault(table.column, block)
            elif table.row is None:
                table.row = block

    # Tables

    def begin_table(self) -> None:
        self.end()
        self._tables.append(TableContext())

    def begin_row(self) -> None:
        self.end()
        if self._tables:
            table = self._tables[-1]
            table.column, table.span, table.row, table.in_head = -1, 1, None, False

    def begin_cell(self, *, head: bool, span: int = 1) -> None:
        """Begin the next cell of the row, `span` columns wide; `head` where it heads its column."""
        self.end()
        if self._tables:
            table = self._tables[-1]
            table.column += table.span
            table.span, table.in_head = span, head

    def end_table(self) -> None:
        self.end()
        if self._tables:
            self._tables.pop()

    def close_tables(self) -> None:
        self.end()
        self._tables.clear()

    @property
    def has_headers(self) -> bool:
        """Whether the current table has column headers already."""
        return bool(self._tables and self._tables[-1].headers)

    @property
    def in_head(self) -> bool:
        """Whether the cell before this one, in the same row, heads its column."""
        return bool(self._tables and self._tables[-1].in_head)

    # Prose

    def copy(self, text: str, start: int) -> None:
        """Add prose that stands in the source, as it is, from `start` on."""
        if _ODD.search(text) is None:
            if text[0] == " " and self._ends_in_space():
                text, start = text[1:], start + 1
            if text:
                self._piece(text, start, start + len(text))
            return
        position = 0
        for match in _ODD.finditer(text):
            if match.start() > position:
                self.copy(text[position : match.start()], start + position)
            position = match.end()
            self._replace_odd(match[0], start + match.start(), start + position)
        if position < len(text):
            self.copy(text[position:], start + position)

    def _replace_odd(self, odd: str, start: int, end: int) -> None:
        if odd.isspace() or odd[0] in GAP + SEPARATOR:
            self.space(start, end)
        elif odd[0].isalpha():
            self.put(unicodedata.normalize("NFC", odd), start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Add prose that stands for the source `start`..`end` but is written otherwise there."""
        if text.isspace() and text != "\u00a0":
            self.space(start, end)
        else:
            self._piece(text, start, end)

    def space(self, start: int, end: int, text: str = " ") -> None:
        """Add white space between words; at the start of a block, or after other white space, it is nothing."""
        if not self._ends_in_space():
            self._parts.append(text)
            self._offsets.append(self._length)
            self._starts.append(start)
            self._ends.append(end)
            self._length += len(text)

    def line_break(self, start: int, end: int) -> None:
        """Add a line break that the reader sees; one that only the writer sees is a `space`."""
        self.space(start, end, "\n")

    def _ends_in_space(self) -> bool:
        return self._length == self._block_start or self._parts[-1][-1] in " \n"

    def _piece(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        self._offsets.append(self._length)
        self._starts.append(start)
        self._ends.append(end)
        self._length += len(text)
        self._block_end = self._length - (text[-1] == " ")

    @property
    def length(self) -> int:
        """The length of the prose so far, to be given to `code` later on."""
        return self._length

    def code(self, since: int) -> None:
        """Say that the prose from the length `since` on is code or an address."""
        if self._length > since:
            self._code.append((since, self._length))

    # What is not prose

    def comment(self, text: str, start: int, end: int) -> None:
        self._comments.append(Comment(text, start, end))

    def extent(self, start: int, end: int) -> None:
        self._extents.append((start, end))

    def build(self, source: Source) -> Document:
        self.end()
        return Document(
            source,
            "".join(self._parts),
            tuple(self._blocks),
            Anchors(tuple(self._offsets), tuple(self._starts), tuple(self._ends)),
            tuple(self._code),
            tuple(sorted(self._comments, key=lambda comment: comment.start)),
            tuple(self._extents),
        )
