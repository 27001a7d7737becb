"""The prose in a document's front matter: the values of `title`, `description` and `summary`, in YAML or TOML.

Only these values are read, by their shape; a YAML parser would cost more than the rest of the page.
"""

from __future__ import annotations

import re

from glossary_cli.document import BlockKind
from glossary_cli.readers.builder import ProseBuilder

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?P<yaml>\r\n?|\n)(?:.*(?:\r\n?|\n))*?(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"
    r"|\+\+\+[ \t]*(?:\r\n?|\n)(?:.*(?:\r\n?|\n))*?\+\+\+[ \t]*(?:\r\n?|\n|\Z)"
)
_VALUE = re.compile(
    r"^(?:title|description|summary)[ \t]*[:=][ \t]*"
    r"(?:"
    r"\"\"\"(?P<toml_block>[\s\S]*?)\"\"\""
    r"|\"(?P<double>(?:[^\"\\\r\n]|\\.)*)\""
    r"|'(?P<single>(?:[^'\r\n]|'')*)'"
    r"|[|>][-+\d]*[ \t]*(?P<block>(?:(?:\r\n?|\n)(?:[ \t]+[^\r\n]*)?(?=\r|\n|\Z))+)"
    r"|(?P<plain>[^\s\"'|>\[{&*!#][^\r\n]*(?:(?:\r\n?|\n)[ \t]+[^\s#][^\r\n]*)*)"
    r")",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"''|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\S)")
_COMMENT = re.compile(r"[ \t]#.*")


def read_front_matter(text: str, builder: ProseBuilder) -> int:
    """Add the prose of the front matter, if the text begins with any, and return where it ends."""
    if not text.startswith(("---", "+++")):
        return 0
    front_matter = _FRONT_MATTER.match(text)
    if front_matter is None:
        return 0
    for value in _VALUE.finditer(text, 0, front_matter.end()):
        style = str(value.lastgroup)
        start, end = value.span(style)
        if style == "plain":
            comment = _COMMENT.search(text, start, end)
            end = comment.start() if comment else end
        builder.begin(BlockKind.TITLE)
        if style in ("double", "single"):
            _read_quoted(text, start, end, builder)
        else:
            builder.copy(text[start:end], start)
        builder.end()
    return front_matter.end()


def _read_quoted(text: str, start: int, end: int, builder: ProseBuilder) -> None:
    for escape in _ESCAPE.finditer(text, start, end):
        if escape.start() > start:
            builder.copy(text[start : escape.start()], start)
        builder.put(_unescape(escape[0]), escape.start(), escape.end())
        start = escape.end()
    if end > start:
        builder.copy(text[start:end], start)


def _unescape(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] in "ux":
        character = chr(int(escape[2:], 16))
        return character if character.isprintable() else " "
    return {"n": " ", "t": " ", "r": " "}.get(escape[1], escape[1])
