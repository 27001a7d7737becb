"""HTML as it stands in Markdown: a linear tokenizer that never loses its place, and what its tags mean for prose.

No library keeps the place of the text of a fragment (and several are quadratic on unclosed tags), so this one is ours.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from glossary_cli.document import BlockKind
from glossary_cli.patterns import lazy
from glossary_cli.readers.builder import ProseBuilder
from glossary_cli.readers.foreign import Ahead
from glossary_cli.readers.masks import to_ascii
from glossary_cli.source import Source

# Possessive quantifiers keep a tag that is never closed from being tried again and again.
_TAG = lazy(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:.-]*+)"
    r"(?P<attributes>(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_ENTITY = lazy(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)")
_DECLARATIONS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))
# In a comment within a quotation, a line begins with the marks of the quotation.
_LINE_START = lazy(r"(?:\r\n?|\n)[ \t]*>[ \t>]*")
_SPAN = lazy(r"\b(?P<direction>col|row)span\s*=\s*[\"']?(?P<number>\d{1,3})", re.IGNORECASE)

HIDDEN = frozenset(
    {
        "del",
        "head",
        "math",
        "noscript",
        "object",
        "pre",
        "s",
        "script",
        "strike",
        "style",
        "svg",
        "template",
        "textarea",
    }
)
"""Elements whose content is not prose."""

RAW = frozenset({"pre", "script", "style", "textarea"})
"""Those of them that begin a block wherever they begin a line; in mid-line they end with the paragraph."""

CODE = frozenset({"code", "kbd", "samp", "tt", "var"})

HEADINGS = {f"h{level}": level for level in range(1, 7)}

KINDS = {
    "caption": BlockKind.CAPTION,
    "dd": BlockKind.DESCRIPTION,
    "dt": BlockKind.TERM,
    "figcaption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM,
}

BLOCKS = frozenset(
    "address article aside blockquote body center details dialog dl fieldset figure footer form header hgroup hr "
    "html main menu nav ol option section select summary tbody tfoot ul".split()
)

TABLES = frozenset({"table", "td", "th", "thead", "tr"})

# The text of these is set apart from the word before it.
APART = frozenset({"button", "img", "input", "sub", "sup", "video", "iframe"})


class Tag(NamedTuple):
    """A tag that stands in the source from `start` to `end`."""

    name: str
    attributes: str
    is_closing: bool
    start: int
    end: int


def match_tag(text: str, position: int, base: int) -> Tag | None:
    """Return the tag at a position of a text that stands in the source from `base` on."""
    tag = _TAG.match(text, position)
    if tag is None:
        return None
    return Tag(tag["name"].lower(), tag["attributes"], bool(tag["close"]), base + position, base + tag.end())


class MarkupReader:
    """Feeds the prose of HTML fragments to a builder; open elements are remembered from one fragment to the next."""

    def __init__(self, builder: ProseBuilder, source: Source) -> None:
        self._builder = builder
        self._source = source
        self._ahead: Ahead | None = None
        self._code: list[int] = []
        self._list_depth = 0
        self.hidden_until = 0
        """Where in the source an element ends whose content is not prose."""

    def heading(self, position: int) -> None:
        """A heading of the page stands in no list, and in a table only if the next tag of a table ends it."""
        self._list_depth = 0
        table = self._builder.table
        if table is not None and table.markup and not self._ends("table", position):
            self._builder.end_markup_tables()

    @property
    def _rest(self) -> Ahead:
        """The source, to look ahead in."""
        if self._ahead is None:
            self._ahead = Ahead(to_ascii(self._source.text).lower())
        return self._ahead

    def _ends(self, name: str, position: int) -> bool:
        """Whether the next tag of an element ends it; then a tag before is more than a mention."""
        end = self._rest.find(f"</{name}>", position)
        return end < len(self._source.text) and end < self._rest.find(f"<{name}", position)

    def read(self, text: str, base: int, *, inline: bool = False) -> None:
        """Read a fragment that stands in the source from `base` on; an inline one ends with its paragraph."""
        position = max(0, self.hidden_until - base)
        while (start := text.find("<", position)) >= 0:
            if start > position:
                self._text(text[position:start], base + position)
            position = max(self._markup(text, start, base, inline=inline), self.hidden_until - base)
        if position < len(text):
            self._text(text[position:], base + position)

    def _markup(self, text: str, start: int, base: int, *, inline: bool) -> int:
        """Read what begins with `<` and return where it ends."""
        if text.startswith(("<!", "<?"), start):
            return self._declaration(text, start, base)
        tag = match_tag(text, start, base)
        if tag is None:
            self._builder.copy("<", base + start)
            return start + 1
        self.tag(tag, inline=inline)
        return tag.end - base

    def _declaration(self, text: str, start: int, base: int) -> int:
        """Read a comment, or something else that begins with `<!` or `<?`, and return where it ends."""
        closing = next(closing for opening, closing in _DECLARATIONS if text.startswith(opening, start))
        # The hyphens of <!--> are those of both its ends.
        stop = text.find(closing, start + 2)
        stop = len(text) if stop < 0 else stop
        end = min(stop + len(closing), len(text))
        if closing == "-->":
            comment = self._source.text[base + start + 4 : base + stop]
            self._builder.comment(_LINE_START.sub("\n", comment), base + start, base + end)
        return end

    def _text(self, text: str, start: int) -> None:
        position = 0
        for entity in _ENTITY.finditer(text) if "&" in text else ():
            shown = unescape(entity[0])
            if shown != entity[0]:
                if entity.start() > position:
                    self._builder.copy(text[position : entity.start()], start + position)
                position = entity.end()
                self._builder.put(shown, start + entity.start(), start + position)
        if position < len(text):
            self._builder.copy(text[position:], start + position)

    def tag(self, tag: Tag, *, inline: bool = False) -> None:
        """Take note of a tag."""
        name, builder = tag.name, self._builder
        if name in CODE:
            self._code_tag(tag)
        elif name == "br":
            builder.line_break(tag.start, tag.end)
        elif name in APART:
            builder.space(tag.start, tag.end)
        elif name in HIDDEN:
            self._hide(tag, inline=inline)
        elif name in HEADINGS:
            builder.end() if tag.is_closing else builder.begin(BlockKind.HEADING, HEADINGS[name])
        elif name in KINDS:
            builder.end() if tag.is_closing else builder.begin(KINDS[name], self._list_depth)
        elif name in ("p", "div"):
            builder.end() if tag.is_closing else builder.begin_paragraph()
        elif name in BLOCKS:
            builder.end()
            if name in ("ul", "ol"):
                self._list_depth = max(0, self._list_depth + (-1 if tag.is_closing else 1))
        elif name in TABLES:
            self._table_tag(tag)

    def _code_tag(self, tag: Tag) -> None:
        if not tag.is_closing:
            self._code.append(self._builder.length)
        elif self._code:
            self._builder.code(self._code.pop())

    def _hide(self, tag: Tag, *, inline: bool) -> None:
        """Hide an element, but only if it ends: what follows a mere mention of it is prose."""
        if tag.is_closing or tag.attributes.endswith("/") or not self._ends(tag.name, tag.end):
            return
        end = self._rest.find(f"</{tag.name}>", tag.end)
        if inline and tag.name in RAW and self._rest.blank_line(tag.end) < end:
            return
        self._builder.space(tag.start, tag.end)
        self.hidden_until = end

    def _table_tag(self, tag: Tag) -> None:
        builder, table = self._builder, self._builder.table
        builder.end()
        if tag.name == "table" and not tag.is_closing:
            if self._rest.find("</table>", tag.end) < len(self._source.text):
                builder.begin_table(markup=True)
        elif table is None or not table.markup:
            # A table of Markdown has no rows and cells but its own.
            return
        elif tag.name == "table":
            builder.end_table()
        elif tag.name == "thead":
            table.in_thead = not tag.is_closing
        elif tag.name == "tr" and not tag.is_closing:
            builder.begin_row(head=table.in_thead or (not table.has_cells and not self._has_data(tag.end)))
        elif tag.name in ("td", "th") and not tag.is_closing:
            spans = {span["direction"].lower(): int(span["number"]) for span in _SPAN.finditer(tag.attributes)}
            builder.begin_cell(head=table.head, columns=spans.get("col", 1), rows=spans.get("row", 1))

    def _has_data(self, position: int) -> bool:
        """Whether the row that begins at a position has a cell that is not a header."""
        find = self._rest.find
        return find("<td", position) < min(find("</tr", position), find("<tr", position))
