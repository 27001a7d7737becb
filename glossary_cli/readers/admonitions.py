"""Admonitions: blocks that a dialect of Markdown marks off, with a title and a body, and that CommonMark would misread.

To the parser the marker becomes a heading that holds the title, or a blank line; where the body is indented, the
indentation moves before the line break, so that the body stands where the marker does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_cli.patterns import lazy
from glossary_cli.readers.masks import Mask, begins_line, begins_quotation

# Docusaurus, VuePress and Pandoc: fences of colons, with a kind or attributes, and a title.
_COLONS = lazy(r":::+[ \t]*(?:[\w-]+(?:\[(?P<label>[^\]\n]*)\])?)?(?:[ \t]*\{[^{}\n]*\})?[ \t]*(?P<title>[^\n]*)")
# GitHub, Obsidian and DocFX: quotations that begin with a mark.
_ALERT = lazy(r"\[![a-zA-Z][\w-]*\][+-]?(?![(\[])(?P<title>[^\n]*)")

# Python-Markdown: a marker with kinds and a title, and a body indented by four.
_LINE = lazy(r"(?P<quote>(?:[ ]{0,3}>)*)(?P<indent>[ \t]*)(?P<rest>[^\n]*)(?:\n|\Z)")
_MARKER = lazy(r"(?:(?:!!!|\?\?\?\+?)(?:[ \t]+[\w-]+)*|===[!+]?(?=[ \t]+\"))(?:[ \t]+\"(?P<title>[^\"\n]*)\")?\s*\Z")
_INDENT = 4


def find_admonitions(text: str) -> Iterator[Mask]:
    """Yield masks for the parser that make Markdown of the admonitions in a text."""
    for fence in _COLONS.finditer(text) if ":::" in text else ():
        if begins_line(text, fence.start()):
            yield _marker(text, *fence.span(), fence.span("label" if fence["label"] else "title"))
    for alert in _ALERT.finditer(text) if "[!" in text else ():
        if begins_quotation(text, alert.start()):
            yield _marker(text, *alert.span(), alert.span("title"))
    if "!!!" in text or "???" in text or '=== "' in text:
        yield from _indented(text)


def _marker(text: str, start: int, end: int, title: tuple[int, int]) -> Mask:
    """Mask the marker that takes up a line from `start` to `end`, and leave its title."""
    shown = text[slice(*title)].rstrip(" \t\r:")
    marks = "#" + " " * (title[0] - start - 1) if shown else ""
    return Mask(start, (marks + shown).ljust(end - start - text.endswith("\r", start, end)))


def _indented(text: str) -> Iterator[Mask]:
    lines = [line for line in _LINE.finditer(text) if line["rest"].strip()]
    quote = ""
    bodies: list[int] = []  # the columns from which the bodies of the open admonitions stand
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        width = _width(line)
        if line["quote"] != quote:
            quote, bodies = line["quote"], []
        while bodies and width < bodies[-1]:
            bodies.pop()
        if bodies:
            yield _moved_indent(text, line, width - _INDENT * len(bodies))
        marker = _MARKER.match(text, line.start("rest"), line.end("rest"))
        if marker is None:
            continue
        has_body = following is not None and following["quote"] == quote and _width(following) >= width + _INDENT
        if marker["title"] is not None or has_body:
            bodies.append(width + _INDENT)
            yield _marker(text, marker.start(), marker.end(), marker.span("title"))


def _width(line: re.Match[str]) -> int:
    return len(line["indent"].expandtabs(_INDENT))


def _moved_indent(text: str, line: re.Match[str], width: int) -> Mask:
    """Move all but `width` columns of a line's indentation before the line break."""
    indent = line["indent"]
    kept = ("\t" * (width // _INDENT) + " " * (width % _INDENT))[: len(indent)] if "\t" in indent else " " * width
    line_break = "\r\n" if text.endswith("\r\n", 0, line.start()) else "\n"
    moved = " " * (len(indent) - len(kept))
    return Mask(line.start() - len(line_break), moved + line_break + line["quote"] + kept)
