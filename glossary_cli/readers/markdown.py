"""Markdown: CommonMark with the tables, task lists, footnotes and definition lists that people use."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyromark

from glossary_cli.document import Block, BlockKind, Document
from glossary_cli.patterns import lazy
from glossary_cli.readers.builder import GAP, ProseBuilder
from glossary_cli.readers.foreign import Dialect, Kind
from glossary_cli.readers.front_matter import read_front_matter
from glossary_cli.readers.html import MarkupReader, Tag
from glossary_cli.readers.masks import LETTER, Mask, mask
from glossary_cli.readers.page import Page, prepare
from glossary_cli.readers.templates import find_templates
from glossary_cli.source import Source

# Without math (a price is no formula), metadata blocks (a rule in mid-document would begin one) and heading attributes
# (they would swallow any last word in braces).
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_MARKDOWN = pyromark.Markdown(options=_OPTIONS)
_WITH_DEFINITIONS = pyromark.Markdown(options=_OPTIONS | pyromark.Options.ENABLE_DEFINITION_LIST)
_DEFINITION = lazy(r"\n[ \t>]*:[ \t]")
# The parser would take these for definitions: emoji by name, and fences of colons.
_OTHER_COLON = lazy(r"(?:\n|\A)[ \t>]*(?P<colon>:)(?![ \t-])")

_LONE_CR = lazy(r"\r(?!\n)")
_LINE_IN_CODE = lazy(r"[ \t]*\r?\n[ \t>]*")

EXTENTS = frozenset({"Paragraph", "Heading", "List", "Table", "BlockQuote", "HtmlBlock", "DefinitionList", "Item"})
"""The containers and leaves that a suppression may stand before."""

_DIALECT = Dialect(find_templates, apart=frozenset({Kind.COMMENT, Kind.ATTRIBUTES}))

_LIST_ITEM = BlockKind.LIST_ITEM
_LEVELS = {f"H{level}": level for level in range(1, 7)}

DEEPEST = 16
"""How many times what is indented, but no code, is read again for what is indented in it."""


def read(source: Source) -> Document:
    """Read `.md` and the like."""
    return read_as(source, _DIALECT)


def read_as(source: Source, dialect: Dialect) -> Document:
    """Read Markdown with what else there is in a dialect."""
    builder = ProseBuilder(source)
    text = _LONE_CR.sub("\n", source.text) if "\r" in source.text else source.text
    page = prepare(text, read_front_matter(text, builder), dialect)
    for comment in page.comments:
        builder.comment(*comment)
    # Extents are for suppressions alone, and few pages have any.
    has_comments = bool(page.comments) or "<!--" in source.text
    keeps_extents = has_comments and "glossary:" in source.text.lower()
    reader = _EventReader(builder, page, MarkupReader(builder, source), dialect, keeps_extents=keeps_extents)
    events = _events(page.parsed)
    reader.read(_with_tags(events, page.tags) if page.tags else events)
    return builder.build()


Events = Iterable[tuple[Any, Any]]
"""What the parser yields: events, each with its span. Their types would ask for a cast at every turn."""


def _events(text: str) -> Events:
    if _DEFINITION.search(text) is None:
        return _MARKDOWN.events_with_range(text)
    others = (Mask(match.start("colon"), LETTER) for match in _OTHER_COLON.finditer(text))
    return _WITH_DEFINITIONS.events_with_range(mask(text, others))


def _with_tags(events: Events, tags: Sequence[Tag]) -> Events:
    """Yield tags among the events, where they stand in the page."""
    waiting = list(reversed(tags))
    for event, span in events:
        position = span["end"] if "End" in event else span["start"]
        while waiting and waiting[-1].start < position:
            yield {"Tag": waiting.pop()}, span
        yield event, span
    for tag in reversed(waiting):
        yield {"Tag": tag}, {"start": tag.start, "end": tag.end}


class _EventReader:
    """Turns the parser's events into blocks."""

    def __init__(
        self, builder: ProseBuilder, page: Page, markup: MarkupReader, dialect: Dialect, *, keeps_extents: bool
    ) -> None:
        self._builder = builder
        self._shown = page.shown
        self._parsed = page.parsed
        self._markup = markup
        self._has_indented_code = dialect.has_indented_code
        self._keeps_extents = keeps_extents
        self._html: list[tuple[int, int]] = []
        self._headings: list[Block | None] = []
        self._captions: list[tuple[tuple[BlockKind, int] | None, int]] = []
        self._list_depth = 0
        self._code_depth = 0
        self._in_head = False

    def read(self, events: Events) -> None:
        builder, markup, shown = self._builder, self._markup, self._shown
        starts, starts_at, ends, keeps_extents = self._starts(), self._starts_at(), self._ends(), self._keeps_extents
        for event, span in events:
            if "Text" in event:
                start, end = span["start"], span["end"]
                if start >= markup.hidden_until:
                    if len(event["Text"]) == end - start:
                        builder.copy(shown[start:end], start)
                    else:
                        builder.put(event["Text"], start, end)
            elif "Start" in event:
                tag, value = event["Start"], None
                if type(tag) is not str:
                    ((tag, value),) = tag.items()
                if keeps_extents and tag in EXTENTS:
                    builder.extent(span["start"], span["end"])
                if tag in starts:
                    starts[tag]()
                elif tag in starts_at:
                    starts_at[tag](value, span["start"], span["end"])
            elif "End" in event:
                tag = event["End"]
                if type(tag) is not str:
                    (tag,) = tag
                if tag in ends:
                    ends[tag]()
            else:
                self._other(event, span["start"], span["end"])

    # What is done at each tag. Kept in `self`, these would be circles, and nothing looks for circles in a run.

    def _starts(self) -> dict[str, Callable[[], None]]:
        builder = self._builder
        return {
            "BlockQuote": self._start_container,
            "DefinitionListDefinition": self._start_definition,
            "DefinitionListTitle": self._start_term,
            "FootnoteDefinition": self._start_container,
            "HtmlBlock": builder.begin_paragraph,
            "Item": self._start_item,
            "List": self._start_list,
            "Paragraph": builder.begin_paragraph,
            "Table": builder.begin_table,
            "TableCell": self._start_cell,
            "TableHead": self._start_head,
            "TableRow": self._start_row,
        }

    def _starts_at(self) -> dict[str, Callable[[Any, int, int], None]]:
        return {
            "CodeBlock": self._start_code,
            "Heading": self._start_heading,
            "Image": self._start_image,
            "Strikethrough": self._start_struck,
        }

    def _ends(self) -> dict[str, Callable[[], None]]:
        builder = self._builder
        return {
            "BlockQuote": self._end_container,
            "DefinitionListDefinition": self._end_container,
            "DefinitionListTitle": builder.end,
            "FootnoteDefinition": self._end_container,
            "Heading": builder.end,
            "HtmlBlock": self._end_html,
            "Image": self._end_image,
            "Item": self._end_container,
            "List": self._end_list,
            "Paragraph": builder.end,
            "Table": self._end_table,
        }

    def _other(self, event: Any, start: int, end: int) -> None:
        if "Html" in event:
            self._html.append((start, end))
        elif "InlineHtml" in event:
            self._markup.read(self._shown[start:end], start, inline=True)
        elif "Tag" in event:
            self._markup.tag(event["Tag"])
        elif event == "Rule":
            self._builder.end()
        elif start < self._markup.hidden_until:
            return
        elif "Code" in event:
            self._code(event["Code"], start, end)
        elif event == "SoftBreak":
            self._builder.space(start, end)
        elif event == "HardBreak":
            # Indentation that was moved before a line break makes no break of it.
            is_hard = self._shown.startswith(("  ", "\\"), start)
            add = self._builder.line_break if is_hard else self._builder.space
            add(start, end)

    def _code(self, text: str, start: int, end: int) -> None:
        """Keep inline code, for a number in it says something, but mark it."""
        code = self._shown[start:end]
        ticks = len(code) - len(code.lstrip("`"))
        code, start = code[ticks:-ticks], start + ticks
        if code[0] in " \r\n" and code[-1] in " \r\n" and not code.isspace():
            code, start = code[1:-1], start + 1
        since = self._builder.length
        if len(code) == len(text):
            self._builder.copy(code, start)
        else:
            self._code_with_marks(code, text, start)
        self._builder.code(since)

    def _code_with_marks(self, code: str, text: str, start: int) -> None:
        """Add code that has marks of a quotation between its lines, or a backslash before a bar in a table."""
        words = _LINE_IN_CODE.sub(" ", code).replace("\\|", "|").replace(GAP, " ").split()
        if text[0] == " ":
            self._builder.space(start, start)
        self._builder.put(" ".join(words), start, start + len(code))
        if text[-1] == " ":
            self._builder.space(start + len(code), start + len(code))

    # Blocks

    def _start_heading(self, value: Any, start: int, _end: int) -> None:
        self._markup.heading(start)
        if self._parsed[start] == "#" != self._shown[start]:
            # The title of an admonition heads nothing but its body.
            self._builder.begin(BlockKind.PARAGRAPH)
        else:
            self._builder.begin(BlockKind.HEADING, _LEVELS[value["level"]])

    def _start_code(self, value: Any, start: int, end: int) -> None:
        self._builder.end()
        if value == "Indented" and not self._has_indented_code:
            # Then what is indented is Markdown, and its indentation the writer's taste.
            if self._code_depth == DEEPEST:
                return
            self._code_depth += 1
            self._read_indented(start, end)
            self._code_depth -= 1
        self._markup.hidden_until = max(self._markup.hidden_until, end)

    def _read_indented(self, start: int, end: int) -> None:
        first = self._parsed.rfind("\n", 0, start) + 1
        lines = self._parsed[first:end].replace("\r\n", " \n").split("\n")
        widths = [len(line) - len(line.lstrip(" \t>")) for line in lines]
        widths[0] = start - first
        indent = min(width for width, line in zip(widths, lines, strict=True) if width < len(line))
        # Indentation moves before the line break, so that no offset changes.
        moved = (
            f"{' ' * min(indent, width)}\n{line[min(indent, width) :]}"
            for width, line in zip(widths[1:], lines[1:], strict=True)
        )
        text, base = lines[0][indent:] + "".join(moved), first + indent
        self.read((event, {"start": span["start"] + base, "end": span["end"] + base}) for event, span in _events(text))

    def _end_html(self) -> None:
        first, last = self._html[0][0], self._html[-1][1]
        # In a quotation or a list there is something before each line that is not HTML.
        gaps = (
            Mask(end - first, GAP * (start - end))
            for (_, end), (start, _) in itertools.pairwise(self._html)
            if start > end
        )
        self._markup.read(mask(self._shown[first:last], gaps), first)
        self._html = []
        self._builder.end()

    # Containers

    def _start_container(self) -> None:
        self._headings.append(self._builder.heading)

    def _start_definition(self) -> None:
        self._headings.append(self._builder.heading)
        self._builder.begin(BlockKind.DESCRIPTION)

    def _start_term(self) -> None:
        self._builder.begin(BlockKind.TERM)

    def _start_item(self) -> None:
        self._headings.append(self._builder.heading)
        self._builder.begin(_LIST_ITEM, self._list_depth)

    def _end_container(self) -> None:
        """End what holds blocks; a heading in it heads nothing after it."""
        self._builder.end()
        self._builder.heading = self._headings.pop()

    def _start_list(self) -> None:
        self._list_depth += 1

    def _end_list(self) -> None:
        self._list_depth -= 1

    def _start_image(self, _value: Any, start: int, end: int) -> None:
        """A text in place of an image is a caption, or within other prose words of their own."""
        interrupted = self._builder.begin_caption()
        if interrupted is None:
            self._builder.space(start, start)
        self._captions.append((interrupted, end))

    def _end_image(self) -> None:
        interrupted, end = self._captions.pop()
        if interrupted is None:
            self._builder.space(end, end)
        else:
            self._builder.begin(*interrupted)

    def _start_struck(self, _value: Any, start: int, end: int) -> None:
        """What is struck out is no longer said."""
        if start >= self._markup.hidden_until:
            self._builder.space(start, start)
            self._markup.hidden_until = end

    # Tables

    def _start_head(self) -> None:
        self._in_head = True
        self._builder.begin_row(head=True)

    def _start_row(self) -> None:
        self._in_head = False
        self._builder.begin_row(head=False)

    def _start_cell(self) -> None:
        self._builder.begin_cell(head=self._in_head)

    def _end_table(self) -> None:
        self._builder.end_markup_tables()
        self._builder.end_table()
