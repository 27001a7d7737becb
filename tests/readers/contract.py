"""What every reader promises of every document: its prose leads back to the source, and all of it is there.

A piece of prose is a copy of its source, character by character, but for white space and control characters, which are
one space. A piece that stands for its source as a whole is written otherwise there, in one of the ways of
`_stands_for`: as a run of white space and of what shows nothing, as an entity, with an escape, with letters and marks
that compose, or over several lines of code.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from itertools import pairwise

from glossary_cli.document import SEPARATOR, Block, Document

_SHOWS_NOTHING = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# What a page may hold that is no prose: comments and tags, templates and attributes, marks of a hard break, of a
# quotation and of an admonition.
_NO_PROSE = re.compile(
    r"""<!--.*?-->|</?>|</?[a-zA-Z](?:[^"'<>]|"[^"]*"|'[^']*')*>|\{.*\}|\{[:.#]?\Z|\\(?=[\r\n])|(?<=[\r\n])[ \t>]+"""
    r"|\[![\w-]+\][+-]?[ \t]*\#*|:::+[ \t]*(?:\{.*\})?\S*[ \t]*\#*|:+"
    r"""|(?:===[!+]?|!!!|\?\?\?\+?)(?:[ \t]+[\w-]+)*|\"""",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"''|\\(?:(?:u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})?)|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|\s+|.)", re.DOTALL
)


def check(document: Document) -> None:
    """Hold a document to the contract of readers."""
    _check_blocks(document)
    _check_anchors(document)
    for block in document.blocks:
        _check_pieces(document, block)
    source = document.source.text
    for comment in document.comments:
        assert 0 <= comment.start < comment.end <= len(source)
        assert _words(comment.text) <= _words(source[comment.start : comment.end])
        assert source[comment.start] in "<{"
    assert all(0 <= start < end <= len(source) for start, end in document.extents)
    assert all(0 <= start < end <= len(document.text) for start, end in document.code)
    assert all(first[1] < second[0] for first, second in pairwise(document.code))


def _check_blocks(document: Document) -> None:
    for block in document.blocks:
        prose = document.text[block.start : block.end]
        assert prose.strip(" \n") == prose != ""
        assert SEPARATOR not in prose
        assert document.text[block.end : block.end + 2].strip(" \n")[:1] == SEPARATOR
        assert all(other in document.blocks[: document.blocks.index(block)] for other in block.headings)
        assert block.header is None or block.header.start < block.start
        assert block.row is None or block.row.start < block.start
    assert all(first.end < second.start for first, second in pairwise(document.blocks))
    assert document.text.count(SEPARATOR) == len(document.blocks)


def _check_anchors(document: Document) -> None:
    offsets, starts, wholes = document.anchors
    assert len(offsets) == len(starts)
    assert all(first < second for first, second in pairwise(offsets))
    assert {block.start for block in document.blocks} <= set(offsets)
    assert set(wholes) <= set(range(len(offsets)))


def _check_pieces(document: Document, block: Block) -> None:
    offsets, starts, wholes = document.anchors
    source, position = document.source.text, 0
    pieces = [index for index, offset in enumerate(offsets) if block.start <= offset < block.end]
    for index in pieces:
        end = offsets[index + 1] if index + 1 < len(offsets) else block.end
        prose = document.text[offsets[index] : min(end, block.end)]
        start, stop = starts[index], wholes.get(index, starts[index] + len(prose))
        # Pieces of the source rise and do not overlap: together they are its prose, each part once.
        assert position <= start <= stop <= len(source)
        position = stop
        if index in wholes:
            assert _stands_for(prose, source[start:stop]), (prose, source[start:stop])
        else:
            assert _is_copy(prose, source[start:stop]), (prose, source[start:stop])
    if pieces:
        assert document.source_range(block.start, block.end) == (starts[pieces[0]], position)


def _is_copy(prose: str, source: str) -> bool:
    return len(prose) == len(source) and all(
        shown == written or (shown in " \n" and _is_blank(written))
        for shown, written in zip(prose, source, strict=True)
    )


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cc"


def _stands_for(prose: str, source: str) -> bool:
    rest = _SHOWS_NOTHING.sub("", _NO_PROSE.sub(" ", source))
    if prose in (" ", "\n"):
        return all(map(_is_blank, unescape(rest)))
    return (
        prose == _SHOWS_NOTHING.sub("", unescape(source)).rstrip(" \t\r\n")
        or prose == unicodedata.normalize("NFC", source)
        or prose == _ESCAPE.sub(_unescaped, source)
        or prose == re.sub(r"[\ud800-\udfff]+", "\ufffd", source)
        or prose.split() in (_lines(source), _lines(rest))
    )


def _lines(code: str) -> list[str]:
    """The words of inline code that goes over several lines of a quotation, or stands in a table."""
    text = re.sub(r"\n[\s>]*", " ", _SHOWS_NOTHING.sub("", code.replace("\\|", "|")))
    return re.sub(r"[\x00-\x1f]", " ", text).split()


def _unescaped(escape: re.Match[str]) -> str:
    text = escape[0]
    if text == "''":
        return "'"
    if text[1] in "uUx" and len(text) > 2:
        return (
            text.encode("ascii").decode("unicode-escape").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    return text[1]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))
