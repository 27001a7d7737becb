"""Markdown: CommonMark with the tables, task lists, footnotes and definition lists that people use, and MDX."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import pyromark

from glossary_cli.document import BlockKind, Document
from glossary_cli.readers.builder import GAP, ProseBuilder
from glossary_cli.readers.cuts import Remains, apply_cuts, find_cuts
from glossary_cli.readers.front_matter import read_front_matter
from glossary_cli.readers.html import MarkupReader
from glossary_cli.source import Source

# Without math (a price is no formula) and without metadata blocks (a rule in mid-document would begin one).
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")

EXTENTS = frozenset({"Paragraph", "Heading", "List", "Table", "BlockQuote", "HtmlBlock", "DefinitionList", "Item"})
"""The containers and leaves that a suppression may stand before."""

KINDS = {
    "DefinitionListTitle": BlockKind.TERM,
    "DefinitionListDefinition": BlockKind.DESCRIPTION,
}

ENDING = frozenset({"Paragraph", "Heading", "Item", "TableCell", "BlockQuote", "FootnoteDefinition", *KINDS})
"""What ends the block that it holds."""


def read(source: Source) -> Document:
    """Read `.md` and the like."""
    return _read(source, mdx=False)


def read_mdx(source: Source) -> Document:
    return _read(source, mdx=True)


def _read(source: Source, *, mdx: bool) -> Document:
    builder = ProseBuilder()
    body = read_front_matter(source.text, builder)
    cuts = find_cuts(source.text, body, mdx=mdx)
    for cut in cuts:
        if cut.comment is not None:
            builder.comment(cut.comment, cut.start, cut.end)
    remains = apply_cuts(source.text, body, cuts)
    # A lone surrogate cannot be encoded, and UTF-8 is what the parser counts in.
    text = remains.text if remains.text.isascii() else remains.text.encode("utf-8", "replace").decode("utf-8")
    reader = _EventReader(builder, text, byte_places(text, remains), mdx=mdx)
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        reader.take(event, span["start"], span["end"])
    return builder.build(source)


def byte_places(text: str, remains: Remains) -> Callable[[int], int]:
    """Return the way from a byte of the parsed text, in UTF-8, to an offset in the source."""
    if len(remains.offsets) == 1:
        first = remains.sources[0]

        def characters_to_source(offset: int) -> int:
            return offset + first

    else:
        characters_to_source = remains.source
    if text.isascii():
        return characters_to_source
    # After the byte runs[i], characters[i] characters have gone by.
    runs, characters = [0], [0]
    extra = 0
    for run in _NON_ASCII.finditer(text):
        for character_offset in range(run.start(), run.end()):
            width = len(text[character_offset].encode())
            runs.append(character_offset + extra + width)
            characters.append(character_offset + 1)
            extra += width - 1

    def bytes_to_source(offset: int) -> int:
        index = bisect_right(runs, offset) - 1
        return characters_to_source(characters[index] + offset - runs[index])

    return bytes_to_source


class _EventReader:
    """Turns the parser's events into blocks."""

    def __init__(self, builder: ProseBuilder, text: str, place: Callable[[int], int], *, mdx: bool) -> None:
        self._builder = builder
        self._bytes = text.encode()
        self._place = place
        self._mdx = mdx
        self._markup = MarkupReader(builder)
        self._html: list[tuple[str, int]] = []
        self._list_depth = 0
        self._in_code_block = False
        self._in_head = False
        # For each open link or image, the length of the prose before it if its text is an address.
        self._links: list[int | None] = []
        self._in_caption = False

    def take(self, event: Any, start: int, end: int) -> None:
        if type(event) is str:
            if event in ("SoftBreak", "HardBreak") and not self._markup.hides:
                add = self._builder.space if event == "SoftBreak" else self._builder.line_break
                add(self._place(start), self._place(end))
            return
        ((name, value),) = event.items()
        if name == "Text":
            if not self._markup.hides and not self._in_code_block:
                self._text(value, start, end)
        elif name == "Start":
            self._start(value, start, end)
        elif name == "End":
            self._end(value)
        elif name == "Code":
            self._code(value, start, end)
        elif name == "Html":
            self._html.append((value, start))
        elif name == "InlineHtml":
            self._read_html([(value, start)])

    # Text

    def _text(self, text: str, start: int, end: int) -> None:
        if GAP in text:
            # What was cut out stands between two parts, and each part has its own way back.
            for part in re.finditer(f"[^{GAP}]+|{GAP}+", text):
                at = start + len(text[: part.start()].encode())
                self._text_part(part[0], at, at + len(part[0].encode()))
        else:
            self._text_part(text, start, end)

    def _text_part(self, text: str, start: int, end: int) -> None:
        begin, stop = self._place(start), self._place(end)
        if text[:1] == GAP:
            self._builder.space(begin, begin)
        elif stop - begin == len(text):
            self._builder.copy(text, begin)
        elif text:
            self._builder.put(text, begin, stop)

    def _code(self, text: str, start: int, end: int) -> None:
        """Keep inline code, for a number in it says something, but mark it."""
        if self._markup.hides:
            return
        since = self._builder.length
        encoded = text.encode()
        at = self._bytes.find(encoded, start, end)
        if at >= 0:
            self._text(text, at, at + len(encoded))
        else:
            self._builder.put(" ".join(text.replace(GAP, " ").split()), self._place(start), self._place(end))
        self._builder.code(since)

    def _read_html(self, lines: list[tuple[str, int]]) -> None:
        """Read lines of HTML, each with the byte at which it begins, as one fragment."""
        offsets, length = [], 0
        for line, _ in lines:
            offsets.append(length)
            length += len(line)

        def place(offset: int) -> int:
            index = bisect_right(offsets, offset) - 1
            line, start = lines[index]
            return self._place(start + len(line[: offset - offsets[index]].encode()))

        self._markup.read("".join(line for line, _ in lines), place)

    # Structure

    def _start(self, tag: Any, start: int, end: int) -> None:
        name, value = (tag, None) if type(tag) is str else next(iter(tag.items()))
        builder = self._builder
        if name in EXTENTS:
            builder.extent(self._place(start), self._place(end))
        if name == "Paragraph":
            builder.begin_paragraph()
        elif name == "Heading":
            self._markup.reset()
            builder.begin(BlockKind.HEADING, int(value["level"][1]))
        elif name == "Item":
            builder.begin(BlockKind.LIST_ITEM, self._list_depth)
        elif name == "List":
            self._list_depth += 1
        elif name == "CodeBlock":
            # MDX has no indented code; there, what is indented is prose.
            self._in_code_block = not (self._mdx and value == "Indented")
            builder.end()
        elif name in ("Link", "Image"):
            self._start_link(name, value["link_type"])
        elif name in KINDS:
            builder.begin(KINDS[name])
        elif name.startswith("Table"):
            self._start_table(name)

    def _start_table(self, name: str) -> None:
        if name == "Table":
            self._builder.begin_table()
        elif name == "TableCell":
            self._builder.begin_cell(head=self._in_head)
        else:
            self._in_head = name == "TableHead"
            self._builder.begin_row()

    def _start_link(self, name: str, link_type: str) -> None:
        self._links.append(self._builder.length if link_type in ("Autolink", "Email") else None)
        if name == "Image" and self._builder.is_empty:
            self._builder.begin(BlockKind.CAPTION)
            self._in_caption = True

    def _end(self, tag: Any) -> None:
        name = tag if type(tag) is str else next(iter(tag))
        builder = self._builder
        if name in ("Link", "Image"):
            since = self._links.pop()
            if since is not None:
                builder.code(since)
            if name == "Image" and self._in_caption:
                self._in_caption = False
                builder.end()
        elif name == "HtmlBlock":
            self._read_html(self._html)
            self._html = []
            builder.end()
        elif name == "Table":
            builder.end_table()
        elif name == "List":
            self._list_depth -= 1
            builder.end()
        elif name == "CodeBlock":
            self._in_code_block = False
            builder.end()
        elif name in ENDING:
            builder.end()
