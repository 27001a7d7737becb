"""MDX: Markdown with imports and exports, programs in braces, and tags of components."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.document import Document
from glossary_cli.patterns import lazy
from glossary_cli.readers.foreign import CODE, Ahead, Dialect, Foreign, Kind
from glossary_cli.readers.markdown import read_as
from glossary_cli.readers.masks import begins_paragraph
from glossary_cli.source import Source

_OPENING = lazy(
    rf"[`~\\{{<ie](?:{CODE}|(?<=\{{)|(?<=<)(?=[A-Za-z/>])|(?<=<)!--"
    r"|(?<=i)mport\s+(?:[\"'{*]|(?:type\s+)?\w+\s*(?:,\s*[{*]|\s+from\s*[\"']))"
    r"|(?<=e)xport\s+(?:default|const|let|var|async|function|class|type|interface|enum|[{*]))"
)
_IN_BRACES = lazy(r"[{}]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_NAME = lazy(r"<(?P<close>/?)(?P<name>(?:[A-Za-z][\w.-]*(?::[\w-]+)?)?)(?=[\s/>{])")
_ATTRIBUTES = lazy(r"(?:[^\"'{}<>]++|\"[^\"]*+\"|'[^']*+')*+(?P<stop>[{>]?)")
_COMMENT = lazy(r"\{\s*/\*(?P<text>[\s\S]*?)\*/\s*\}")


def read(source: Source) -> Document:
    return read_as(source, _DIALECT)


def find_jsx(text: str) -> Iterator[Foreign]:
    """Yield what is not Markdown in a text, outside code."""
    ahead, braces = Ahead(text), _Braces(text)
    position = 0
    while opening := _OPENING.search(text, position):
        position = ahead.code_end(opening)
        start, mark = opening.start(), opening[0]
        piece = None
        if mark == "{":
            piece = _expression(braces, start)
        elif mark == "<":
            piece = _tag(braces, start)
        elif mark == "<!--":
            position = ahead.find("-->", position)
        elif mark[0] in "ie" and begins_paragraph(text, start):
            piece = Foreign(start, _module_end(ahead, braces, start), Kind.PROGRAM)
        if piece is not None:
            yield piece
            position = piece.end


class _Braces:
    """Finds the brace that closes another, in linear time: what is seen without an end is kept in mind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: dict[int, int] = {}
        self._seen_from = len(text) + 1

    def end(self, start: int) -> int:
        """Return where the braces end that open at `start`, or 0."""
        if start >= self._seen_from:
            return self._ends.get(start, 0)
        opened: list[int] = []
        for token in _IN_BRACES.finditer(self.text, start):
            if token[0] == "{":
                opened.append(token.start())
            elif token[0] == "}":
                self._ends[opened.pop()] = token.end()
                if not opened:
                    return token.end()
        self._seen_from = start
        return 0


def _expression(braces: _Braces, start: int) -> Foreign | None:
    end = braces.end(start)
    if not end:
        return None
    comment = _COMMENT.fullmatch(braces.text, start, end)
    return Foreign(start, end, Kind.COMMENT, comment["text"]) if comment else Foreign(start, end, Kind.PROGRAM)


def _tag(braces: _Braces, start: int) -> Foreign | None:
    name = _NAME.match(braces.text, start)
    if name is None:
        return None
    position, programs = name.end(), []
    while (part := _ATTRIBUTES.match(braces.text, position)) and part["stop"] == "{":
        position = braces.end(part.start("stop"))
        if not position:
            return None
        programs.append((part.start("stop"), position))
    return Foreign(start, part.end(), Kind.JSX, programs=tuple(programs)) if part and part["stop"] else None


def _module_end(ahead: Ahead, braces: _Braces, start: int) -> int:
    """Return where an import or an export ends: at a blank line outside braces."""
    position = start
    while True:
        end = ahead.blank_line(position)
        brace = ahead.text.find("{", position, end)
        if brace < 0:
            return end
        position = braces.end(brace) or brace + 1


_DIALECT = Dialect(find_jsx, apart=frozenset(Kind), has_indented_code=False)
