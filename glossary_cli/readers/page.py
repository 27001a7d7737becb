"""A page of Markdown made ready for the parser: what is not Markdown is masked, and every offset stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary_cli.document import Comment
from glossary_cli.patterns import lazy
from glossary_cli.readers.admonitions import find_admonitions
from glossary_cli.readers.builder import GAP, IGNORED
from glossary_cli.readers.foreign import Dialect, Foreign, Kind
from glossary_cli.readers.html import Tag, match_tag
from glossary_cli.readers.masks import LETTER, Mask, begins_line, begins_paragraph, ends_line, mask, to_ascii

_WIKI_LINK = lazy(r"(?P<target>\[\[(?=\S)(?:[^\[\]|\n]*\|)?)[^\[\]|\n]+(?P<end>\]\])(?!\()")
_PLAIN_NAME = lazy(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)[\s/>]")
# In an element with this attribute Markdown goes on, whatever CommonMark says.
_MARKDOWN_ATTRIBUTE = lazy(r"markdown(?:=[\"']?(?:1|block)[\"']?)?(?=[ \t>])")
_LONGEST_TAG = 200


class Page(NamedTuple):
    """Two texts as long as the source: `shown` holds its prose, `parsed` is what the parser sees, in ASCII.

    `tags` are those that the parser does not see because to it a block of HTML would begin there.
    """

    shown: str
    parsed: str
    tags: Sequence[Tag]
    comments: Sequence[Comment]


def prepare(text: str, start: int, dialect: Dialect) -> Page:
    """Make a text ready for the parser, from `start` on."""
    if start:
        text = "\n" * start + text[start:]
    masks = _Masks(text)
    masks.foreign(dialect)
    if "[[" in text:
        masks.wiki_links()
    if "markdown" in text:
        masks.markdown_tags()
    return masks.page()


class _Masks:
    """What is to be masked: `hidden` from all that read the page, `structure` from the parser alone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._hidden: list[Mask] = []
        self._structure: list[Mask] = []
        self._tags: list[Tag] = []
        self._comments: list[Comment] = []

    def page(self) -> Page:
        shown = mask(self._text, self._hidden) if self._hidden else self._text
        parsed = to_ascii(shown)
        if self._hidden:
            parsed = parsed.replace(GAP, LETTER)
        if admonitions := list(find_admonitions(parsed)):
            self._structure += admonitions
            shown = mask(shown, (marks for mark in admonitions for marks in _around_title(mark)))
        if self._structure:
            parsed = mask(parsed, self._structure)
        return Page(shown, parsed, sorted(self._tags, key=lambda tag: tag.start), self._comments)

    def _hide(self, start: int, end: int, character: str = GAP) -> None:
        self._hidden.append(Mask(start, character * (end - start)))

    def _blank(self, start: int, end: int) -> None:
        self._structure.append(Mask(start, " " * (end - start)))

    def foreign(self, dialect: Dialect) -> None:
        """Mask what is not Markdown; what stands alone on its lines is a blank line to the parser.

        But a tag of a template within a paragraph or a table does not end it.
        """
        text, end, is_blank = self._text, 0, False
        for group in _side_by_side(text, dialect.find(text)):
            start, before = group[0].start, end
            end = group[-1].end
            is_alone = begins_line(text, start) and ends_line(text, end)
            is_blank = is_alone and (
                all(piece.kind in dialect.apart for piece in group)
                or begins_paragraph(text, start)
                or (is_blank and not text[before:start].strip("> \t\r\n"))
            )
            if is_blank:
                self._blank(start, end)
            for piece in group:
                self._piece(piece, is_alone=is_alone)

    def _piece(self, piece: Foreign, *, is_alone: bool) -> None:
        start, end, kind = piece[:3]
        if kind is Kind.COMMENT:
            self._comments.append(Comment(piece.comment, start, end))
        elif kind is Kind.ATTRIBUTES and self._text[max(0, start - 1) : start].strip():
            # Letters would make the end of an emphasis before it the middle of a word.
            self._blank(start, end)
        elif kind is Kind.JSX:
            self._jsx(piece, is_alone=is_alone)
            return
        between_words = self._text[start - 1 : start].isalnum() and self._text[end : end + 1].isalnum()
        self._hide(start, end, GAP if between_words else IGNORED)

    def _jsx(self, tag: Foreign, *, is_alone: bool) -> None:
        start, end = tag.start, tag.end
        if is_alone:
            programs = [Mask(first - start, GAP * (last - first)) for first, last in tag.programs]
            if read := match_tag(mask(self._text[start:end], programs), 0, start):
                self._tags.append(read)
            self._hide(start, end)
        elif name := _PLAIN_NAME.match(self._text, start):
            # The name is no longer one of HTML, for in MDX no tag begins a block in which there is no Markdown.
            self._structure.append(Mask(name.start("name"), LETTER))
            for first, last in tag.programs:
                self._hide(first, last)
        else:
            self._hide(start, end, IGNORED)

    def wiki_links(self) -> None:
        for link in _WIKI_LINK.finditer(self._text):
            self._hide(*link.span("target"), IGNORED)
            self._hide(*link.span("end"), IGNORED)

    def markdown_tags(self) -> None:
        """Keep the parser from tags of elements that hold Markdown."""
        text = self._text
        for attribute in _MARKDOWN_ATTRIBUTE.finditer(text):
            start = text.rfind("<", max(0, attribute.start() - _LONGEST_TAG), attribute.start())
            tag = match_tag(text, start, 0) if start >= 0 and begins_line(text, start) else None
            if tag and tag.end > attribute.end() and ends_line(text, tag.end):
                self._tags.append(tag)
                self._hide(tag.start, tag.end)
                self._blank(tag.start, tag.end)


def _side_by_side(text: str, pieces: Iterable[Foreign]) -> Iterator[list[Foreign]]:
    """Yield the pieces in groups with nothing but spaces between them."""
    group: list[Foreign] = []
    for piece in pieces:
        if group and text[group[-1].end : piece.start].strip(" \t"):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _around_title(mark: Mask) -> Iterator[Mask]:
    """Yield masks for what is not the title of an admonition; indentation that moves needs none."""
    if "\n" not in mark.text:
        title = mark.text.lstrip("# ")
        before, after = len(mark.text) - len(title), len(title) - len(title.rstrip())
        yield Mask(mark.start, GAP * before)
        yield Mask(mark.start + len(mark.text) - after, GAP * after)
