"""The prose in a document's front matter: the values of `title`, `description` and `summary`, in YAML or TOML.

Only these values are read, by their shape; a YAML parser would cost more than the rest of the page.
"""

from __future__ import annotations

import re

from glossary_cli.document import BlockKind
from glossary_cli.patterns import lazy
from glossary_cli.readers.builder import ProseBuilder

# All quantifiers over text are possessive, or stop at the end of a line: nothing is tried twice.
_BREAK = r"(?:\r\n?+|\n)"
_OPENING = lazy(rf"\ufeff?(?P<fence>---|\+\+\+)[ \t]*{_BREAK}")
_ENDS = {
    "---": lazy(rf"{_BREAK}(?:---|\.\.\.)[ \t]*+(?:{_BREAK}|\Z)"),
    "+++": lazy(rf"{_BREAK}\+\+\+[ \t]*+(?:{_BREAK}|\Z)"),
}
# What front matter begins with, comments and blank lines apart; else its fence is a rule, and prose follows.
_BEGINNING = lazy(
    rf"(?:[ \t]*+(?:#[^\r\n]*+)?{_BREAK})*+"
    r"(?:---|\.\.\.|\+\+\+|[\[{]|[\"'][^\"'\r\n]*+[\"'][ \t]*+[:=]|[\w.-][\w .-]*+(?:=|:(?=\s)))"
)

_KEY = lazy(r"^([\"']?)(?P<key>title|description|summary)\1[ \t]*+[:=][ \t]*+", re.MULTILINE | re.IGNORECASE)
_TOML_TABLE = lazy(r"^[ \t]*+\[", re.MULTILINE)
_GO_ON = rf"{_BREAK}(?:[ \t]*+{_BREAK})*+[ \t]++"
_YAML_VALUE = lazy(
    rf"(?P<below>{_GO_ON})?+(?:[&!]\S*+[ \t]++)*+"
    r"(?:\"(?P<double>(?:[^\"\\]|\\[\s\S])*+)\""
    r"|'(?P<single>(?:[^']|'')*+)'"
    rf"|[|>][-+\d]*+[ \t]*+(?:#[^\r\n]*+)?(?P<block>(?:{_BREAK}(?:[ \t][^\r\n]*+)?(?=[\r\n]|\Z))++)"
    rf"|(?P<plain>(?![-?:,][ \t])[^\s\"'|>\[\]{{}}&*!#%@`][^\r\n]*+(?:{_GO_ON}[^\s#][^\r\n]*+)*+))"
)
_TOML_VALUE = lazy(
    # The blocks not as one possessive group, which Python before 3.11.4 matches wrongly.
    r"\"\"\"(?P<double_block>[^\"\\]*+(?:(?:\\[\s\S]|\"(?!\"\"))[^\"\\]*+)*)\"\"\""
    r"|'''(?P<block>[^']*+(?:'(?!'')[^']*+)*)'''"
    r"|\"(?P<double>(?:[^\"\\\r\n]|\\.)*+)\""
    r"|'(?P<literal>[^'\r\n]*+)'"
)
_MAPPING = lazy(r"[^\r\n]*?:(?:[ \t]|[\r\n]|\Z)")
_COMMENT = lazy(r"[ \t]#")
_ESCAPES = {
    "single": lazy("''"),
    "double": lazy(rf"(?:\\u[0-9a-fA-F]{{4}})++|\\(?:U[0-9a-fA-F]{{8}}|x[0-9a-fA-F]{{2}}|{_BREAK}\s*+|.)"),
}


def read_front_matter(text: str, builder: ProseBuilder) -> int:
    """Add the prose of the front matter, if the text begins with any, and return where it ends."""
    opening = _OPENING.match(text)
    end = None
    if opening and _BEGINNING.match(text, opening.end()):
        end = _ENDS[opening["fence"]].search(text, opening.end() - 1)
    if opening is None or end is None:
        return 1 if text.startswith("\ufeff") else 0
    is_toml, last = opening["fence"] == "+++", end.start()
    if is_toml and (table := _TOML_TABLE.search(text, opening.end(), last)):
        last = table.start()
    position = opening.end()
    while key := _KEY.search(text, position, last):
        position = key.end()
        value = (_TOML_VALUE if is_toml else _YAML_VALUE).match(text, position, last)
        if value is not None:
            builder.begin(BlockKind.TITLE if key["key"].lower() == "title" else BlockKind.PARAGRAPH)
            _read_value(text, value, builder)
            builder.end()
            position = value.end()
    return end.end()


def _read_value(text: str, value: re.Match[str], builder: ProseBuilder) -> None:
    style = str(value.lastgroup)
    start, end = value.span(style)
    if style == "plain":
        if value["below"] and _MAPPING.match(value["plain"]):
            return
        comment = _COMMENT.search(text, start, end)
        end = comment.start() if comment else end
    escapes = _ESCAPES.get(style.removesuffix("_block"))
    for escape in escapes.finditer(text, start, end) if escapes else ():
        if escape.start() > start:
            builder.copy(text[start : escape.start()], start)
        builder.put(_unescape(escape[0]), escape.start(), escape.end())
        start = escape.end()
    if end > start:
        builder.copy(text[start:end], start)


def _unescape(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] == "u":
        # Several in a row may be the two halves of one character.
        return bytes.fromhex(escape.replace("\\u", "")).decode("utf-16-be", "replace")
    if escape[1] in "xU" and len(escape) > 2:
        return bytes.fromhex(escape[2:].zfill(8)).decode("utf-32-be", "replace")
    return {"n": " ", "t": " ", "r": " ", "\r": "", "\n": "", "_": "\u00a0"}.get(escape[1], escape[1])
