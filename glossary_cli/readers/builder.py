"""Builds a document from pieces of prose, each with its place in the source; what every reader of a format feeds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from glossary_cli.document import SEPARATOR, Anchors, Block, BlockKind, Comment, Document
from glossary_cli.patterns import lazy
from glossary_cli.readers.addresses import find_addresses
from glossary_cli.readers.tables import Table
from glossary_cli.source import Source

GAP = "\x1a"
"""What a reader puts in place of something that is not prose: white space, like any control character."""

IGNORED = "\ufeff"
"""What a reader puts in place of something that leaves no trace at all, as the brackets of a wiki link."""

# White space is shown as one space wherever it stands; characters that show nothing are not shown. A no-break space
# is kept: it is somebody's choice.
_BLANK = r"[\x00-\x20\x7f-\x9f\u2028\u2029]"
_NOTHING = lazy(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_BLANKS = lazy(f"{_BLANK}+")
_ODD = lazy(rf"(?P<blank>{_BLANK}{{2,}}|(?! ){_BLANK})|(?P<nothing>{_NOTHING.pattern})|(?P<surrogate>[\ud800-\udfff]+)")

# To look a member up in its class takes as long as to begin a block.
_PARAGRAPH, _HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING


class ProseBuilder:
    """Collects the blocks of one document; offsets given to it are offsets in the source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._is_composed = unicodedata.is_normalized("NFC", source.text)
        self._parts: list[str] = []
        self._length = 0
        self._offsets: list[int] = []
        self._starts: list[int] = []
        self._wholes: dict[int, int] = {}
        # How far the source is ahead of the prose, where the prose is a copy; None before another anchor.
        self._lead: int | None = None
        self._after_space = True
        self._blocks: list[Block] = []
        self._code: list[tuple[int, int]] = []
        self._comments: list[Comment] = []
        self._extents: list[tuple[int, int]] = []
        self._tables: list[Table] = []
        self._kind = _PARAGRAPH
        self._level = 0
        self.block_start = 0
        """Where the current block begins in the prose."""
        self.heading: Block | None = None
        """The nearest heading above; a reader that leaves what a heading stands in puts back the one before."""

    # Blocks

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        """End the block before and begin another; one that stays empty leaves no trace."""
        if self._length != self.block_start:
            self.end()
        self._kind, self._level = kind, level

    def begin_paragraph(self) -> None:
        """Begin a paragraph; the first one in a list item, say, is the item itself."""
        if self._length != self.block_start:
            self.end()

    def begin_caption(self) -> tuple[BlockKind, int] | None:
        """Begin a caption unless it stands within other prose; return what `begin` needs to go on after it."""
        if self._length != self.block_start:
            return None
        interrupted = self._kind, self._level
        self._kind, self._level = BlockKind.CAPTION, 0
        return interrupted

    def end(self) -> None:
        """End the current block; what follows without a `begin` is another paragraph."""
        end = self._length - self._after_space
        if end > self.block_start:
            self._blocks.append(self._block(end))
            self._parts.append(SEPARATOR)
            self._length += 1
            self.block_start = self._length
            self._after_space = True
            self._lead = None
        self._kind, self._level = _PARAGRAPH, 0

    def _block(self, end: int) -> Block:
        if self._kind is _HEADING:
            while self.heading is not None and self.heading.level >= self._level:
                self.heading = self.heading.heading
        if self._tables:
            block = self._block_in_table(end)
        else:
            # Twice as fast as to call the class, and there is one for each paragraph.
            block = Block._make((self._kind, self.block_start, end, self._level, self.heading, None, None))
        if self._kind is _HEADING:
            self.heading = block
        return block

    def _block_in_table(self, end: int) -> Block:
        table, kind, heading = self._tables[-1], self._kind, self.heading
        if not table.in_cell:
            return Block(kind, self.block_start, end, self._level, heading)
        if kind is _PARAGRAPH:
            kind = BlockKind.TABLE_HEADER if table.head else BlockKind.TABLE_CELL
        block = Block(kind, self.block_start, end, self._level, heading, table.header, table.row)
        table.note(block)
        return block

    # Tables

    @property
    def table(self) -> Table | None:
        """The innermost table."""
        return self._tables[-1] if self._tables else None

    def begin_table(self, *, markup: bool = False) -> None:
        self.end()
        self._tables.append(Table(self.heading, markup=markup))

    def begin_row(self, *, head: bool) -> None:
        self.end()
        self._tables[-1].begin_row(head=head)

    def begin_cell(self, *, head: bool, columns: int = 1, rows: int = 1) -> None:
        """Begin the next cell of the row; `head` where it heads its column."""
        self.end()
        self._tables[-1].begin_cell(head=head, columns=columns, rows=rows)

    def end_table(self) -> None:
        """End the innermost table; a heading in it heads nothing after it."""
        self.end()
        self.heading = self._tables.pop().heading

    def end_markup_tables(self) -> None:
        """End what is open of tables in HTML: they end with what they stand in."""
        while self._tables and self._tables[-1].markup:
            self.end_table()

    # Prose

    def copy(self, text: str, start: int) -> None:
        """Add prose that stands in the source, as it is, from `start` on."""
        if not (text.isprintable() and "  " not in text and self._is_composed) and self._copy_odd(text, start):
            return
        if self._after_space and text[:1] == " ":
            text, start = text[1:], start + 1
        if text:
            lead = start - self._length
            if lead != self._lead:
                self._lead = lead
                self._offsets.append(self._length)
                self._starts.append(start)
            self._parts.append(text)
            self._length += len(text)
            self._after_space = text[-1] == " "

    def _copy_odd(self, text: str, start: int) -> bool:
        """Add prose in parts if any of them is shown otherwise; return whether."""
        position = 0
        for odd in _ODD.finditer(text):
            if odd.start() > position:
                self.copy(text[position : odd.start()], start + position)
            position = odd.end()
            if odd["blank"]:
                self.space(start + odd.start(), start + position)
            elif odd["surrogate"]:
                self.put("\ufffd", start + odd.start(), start + position)
        if position == 0:
            return not self._is_composed and self._compose(text, start)
        if position < len(text):
            self.copy(text[position:], start + position)
        return True

    def _compose(self, text: str, start: int) -> bool:
        """Add prose with each letter and its marks as one; return whether there was anything to compose."""
        if unicodedata.is_normalized("NFC", text):
            return False
        for cluster, position in _clusters(text):
            composed = unicodedata.normalize("NFC", cluster)
            if composed == cluster:
                self.copy(cluster, start + position)
            else:
                self.put(composed, start + position, start + position + len(cluster))
        return True

    def put(self, text: str, start: int, end: int) -> None:
        """Add prose that stands for the source `start`..`end` but is written otherwise there."""
        if not text.isprintable() or "  " in text:
            text = _BLANKS.sub(" ", _NOTHING.sub("", text))
        if text == " ":
            self.space(start, end)
        elif text:
            self._whole(start, end)
            self._append(text)

    def space(self, start: int, end: int, text: str = " ") -> None:
        """Add white space between words; at the start of a block, or after other white space, it is nothing."""
        if not self._after_space:
            if end - start != 1 or start - self._length != self._lead:
                self._whole(start, end)
            self._append(text)
            self._after_space = True

    def line_break(self, start: int, end: int) -> None:
        """Add a line break that the reader sees; one that only the writer sees is a `space`."""
        self.space(start, end, "\n")

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._after_space = text[-1] == " "

    def _whole(self, start: int, end: int) -> None:
        """Let the next piece stand for the source `start`..`end` as a whole."""
        self._lead = None
        self._wholes[len(self._offsets)] = end
        self._offsets.append(self._length)
        self._starts.append(start)

    @property
    def length(self) -> int:
        """The length of the prose so far, to be given to `code` later on."""
        return self._length

    def code(self, since: int) -> None:
        """Say that the prose of the current block from the length `since` on is code."""
        if self._length > since >= self.block_start:
            self._code.append((since, self._length))

    # What is not prose

    def comment(self, text: str, start: int, end: int) -> None:
        self._comments.append(Comment(text, start, end))

    def extent(self, start: int, end: int) -> None:
        self._extents.append((start, end))

    def build(self) -> Document:
        self.end()
        text = "".join(self._parts)
        return Document(
            self._source,
            text,
            tuple(self._blocks),
            Anchors(tuple(self._offsets), tuple(self._starts), self._wholes),
            tuple(_merged([*self._code, *find_addresses(text)])),
            tuple(sorted(self._comments, key=lambda comment: comment.start)),
            tuple(self._extents),
        )


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character with the marks that may compose with it, and its offset."""
    start = 0
    for position, character in enumerate(text):
        # Marks, and the vowels and final consonants of Hangul.
        if position and unicodedata.category(character)[0] != "M" and not "\u1160" <= character <= "\u11ff":
            yield text[start:position], start
            start = position
    yield text[start:], start


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, those that touch as one."""
    spans.sort()
    start = end = -1
    for first, last in spans:
        if first > end:
            if end > start:
                yield start, end
            start = first
        end = max(end, last)
    if end > start:
        yield start, end
