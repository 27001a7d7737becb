"""HTML as it stands in Markdown: a linear tokenizer that never loses its place, and what its tags mean for prose.

No library keeps the place of the text of a fragment (and several are quadratic on unclosed tags), so this one is ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from glossary_cli.document import BlockKind
from glossary_cli.readers.builder import GAP, ProseBuilder

# Possessive quantifiers keep a tag that is never closed from being tried again and again.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:.-]*+)"
    r"(?P<attributes>(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SPAN = re.compile(r"\bcolspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)

HIDDEN = frozenset({"head", "math", "noscript", "object", "pre", "script", "style", "svg", "template", "textarea"})
"""Elements whose content is not prose."""

RAW = frozenset({"script", "style", "textarea"})
"""Elements in which nothing but their own end tag is markup."""

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
    "html main menu nav ol option section select summary tbody tfoot thead ul".split()
)

# The text of these is set apart from the word before it.
APART = frozenset({"button", "img", "input", "sub", "sup", "video", "iframe"})


class MarkupReader:
    """Feeds the prose of HTML fragments to a builder; open elements are remembered from one fragment to the next."""

    def __init__(self, builder: ProseBuilder) -> None:
        self._builder = builder
        self._hidden: list[str] = []
        self._code: list[int] = []
        self._in_thead = False
        self._list_depth = 0

    @property
    def hides(self) -> bool:
        """Whether what follows is inside an element that is not prose."""
        return bool(self._hidden)

    def reset(self) -> None:
        """Forget what was left open: a heading of the page stands in no table and in nothing hidden."""
        self._hidden.clear()
        self._code.clear()
        self._list_depth = 0
        self._builder.close_tables()

    def read(self, text: str, place: Callable[[int], int]) -> None:
        """Read a fragment; `place` leads from an offset in it to an offset in the source."""
        position = 0
        while position < len(text):
            start = text.find("<", position)
            if start < 0:
                start = len(text)
            if start > position:
                self._text(text, position, start, place)
            if start == len(text):
                return
            position = self._markup(text, start, place)

    def _markup(self, text: str, start: int, place: Callable[[int], int]) -> int:
        """Read what begins with `<` and return where it ends."""
        if self._hidden and self._hidden[-1] in RAW:
            return self._raw_text(text, start, place)
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
            if text.startswith(opening, start):
                stop = text.find(closing, start + len(opening))
                stop = len(text) if stop < 0 else stop
                end = min(stop + len(closing), len(text))
                if opening == "<!--":
                    self._builder.comment(text[start + 4 : stop], place(start), place(end))
                return end
        tag = _TAG.match(text, start)
        if tag is None:
            self._text(text, start, start + 1, place)
            return start + 1
        self.tag(tag["name"].lower(), tag["attributes"], bool(tag["close"]), place(start), place(tag.end()))
        return tag.end()

    def _raw_text(self, text: str, start: int, place: Callable[[int], int]) -> int:
        tag = _TAG.match(text, start)
        if tag and tag["close"] and tag["name"].lower() == self._hidden[-1]:
            self.tag(self._hidden[-1], "", True, place(start), place(tag.end()))
            return tag.end()
        return start + 1

    def _text(self, text: str, start: int, end: int, place: Callable[[int], int]) -> None:
        if self._hidden:
            return
        position = start
        for entity in _ENTITY.finditer(text, start, end):
            shown = unescape(entity[0])
            if shown != entity[0]:
                self._lines(text, position, entity.start(), place)
                self._builder.put(shown, place(entity.start()), place(entity.end()))
                position = entity.end()
        self._lines(text, position, end, place)

    def _lines(self, text: str, start: int, end: int, place: Callable[[int], int]) -> None:
        """Copy line by line: in a quotation or a list the source has something between two lines, or at a cut."""
        while start < end:
            stop = min(end, *(text.find(mark, start, end) + 1 or end for mark in ("\n", GAP)))
            self._builder.copy(text[start:stop], place(start))
            start = stop

    def tag(self, name: str, attributes: str, closing: bool, start: int, end: int) -> None:
        """Take note of a tag that stands in the source from `start` to `end`."""
        if self._hidden:
            if name == self._hidden[-1]:
                if closing:
                    self._hidden.pop()
                elif not attributes.endswith("/"):
                    self._hidden.append(name)
        elif name in HIDDEN:
            if not closing and not attributes.endswith("/"):
                self._builder.space(start, end)
                self._hidden.append(name)
        elif name in CODE:
            self._code_tag(closing)
        elif name == "br":
            self._builder.line_break(start, end)
        elif name in APART:
            self._builder.space(start, end)
        else:
            self._block_tag(name, attributes, closing)

    def _code_tag(self, closing: bool) -> None:
        if not closing:
            self._code.append(self._builder.length)
        elif self._code:
            self._builder.code(self._code.pop())

    def _block_tag(self, name: str, attributes: str, closing: bool) -> None:
        builder = self._builder
        if name in HEADINGS:
            builder.end() if closing else builder.begin(BlockKind.HEADING, HEADINGS[name])
        elif name in KINDS:
            builder.end() if closing else builder.begin(KINDS[name], self._list_depth)
        elif name == "table":
            builder.end_table() if closing else builder.begin_table()
            self._in_thead = False
        elif name == "tr":
            builder.end() if closing else builder.begin_row()
        elif name in ("td", "th"):
            self._cell_tag(name, attributes, closing)
        elif name in ("p", "div"):
            builder.end() if closing else builder.begin_paragraph()
        elif name in BLOCKS:
            if name in ("ul", "ol"):
                self._list_depth = max(0, self._list_depth + (-1 if closing else 1))
            elif name == "thead":
                self._in_thead = not closing
            builder.end()

    def _cell_tag(self, name: str, attributes: str, closing: bool) -> None:
        if closing:
            self._builder.end()
            return
        span = _SPAN.search(attributes)
        # A <th> under column headers heads its row, like any first cell.
        head = self._in_thead or (name == "th" and (self._builder.in_head or not self._builder.has_headers))
        self._builder.begin_cell(head=head, span=int(span[1]) if span else 1)
