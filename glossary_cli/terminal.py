"""What the commands that look something up print: concepts, tables and pages, as wide as the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from glossary_cli.comparison.verdict import Standing
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.portrait import Piece, Portrait, portray
from glossary_cli.reporters import printable
from glossary_cli.survey import Section

WIDEST = 100
"""Columns of running text, however wide the terminal; a longer line is hard to read."""

KIND = 12
"""Columns of a statement's kind, with the gap behind it."""

MOST_PLACES = 3
"""Places that are named of those that say the same."""

_MARKS = {
    None: (" ", ""),
    Standing.FITS: ("✓", ""),
    Standing.DIFFERS: ("~", "yellow"),
    Standing.CONFLICTS: ("✗", "red"),
}

LABEL = 17
"""Columns of the labels, with the gap behind them."""


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    _console(stream).print(table)


def show_page(title: str, text: str, stream: TextIO) -> None:
    """Show a page in Markdown."""
    from rich.markdown import Markdown
    from rich.theme import Theme

    console = _console(stream)
    console.push_theme(Theme({"markdown.code": "cyan", "markdown.h2": "bold"}))
    console.print(Text(title, "bold"), "", sep="\n")
    console.print(Markdown(text, code_theme="ansi_dark"), width=min(console.width, WIDEST))


def show_portraits(concepts: Iterable[Concept], glossary: Glossary, stream: TextIO) -> None:
    console = _console(stream)
    width = min(console.width, WIDEST) if console.is_terminal else WIDEST
    for number, concept in enumerate(concepts):
        if number:
            console.print()
        for line in _lines(portray(concept, glossary), console, width):
            console.print(line, soft_wrap=True)


def show_sections(sections: Iterable[Section], stream: TextIO) -> None:
    """Show what documents say: a concept a paragraph, what places say alike a line, with the places below it."""
    console = _console(stream)
    width = min(console.width, WIDEST) if console.is_terminal else WIDEST
    for number, section in enumerate(sections):
        if number:
            console.print()
        for line in _section(section, console, width):
            console.print(line, soft_wrap=True)


def _section(section: Section, console: Console, width: int) -> Iterable[Text]:
    places = {place.location for line in section.lines for place in line.statements}
    paths = {location.path for location in places}
    count = f"{_number(len(places), 'place')} in {_number(len(paths), 'document')}"
    yield Text.assemble((printable(section.name), "bold"), "  ", (count, "dim"))
    for line in section.lines:
        mark, style = _MARKS[line.verdict.standing if line.verdict else None]
        label = Text.assemble(f"  {mark} ", (line.kind.ljust(KIND), "dim"))
        yield from _hanging(label, Text(printable(line.text), style), console, width)
        if line.verdict is not None and line.verdict.reason:
            yield from _hanging(Text(" " * len(label)), Text(printable(line.verdict.reason), style), console, width)
        shown = [str(place.location) for place in line.statements[:MOST_PLACES]]
        rest = len(line.statements) - len(shown)
        text = ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")
        yield from _hanging(Text(" " * len(label)), Text(printable(text), "dim"), console, width)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _console(stream: TextIO) -> Console:
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _lines(portrait: Portrait, console: Console, width: int) -> Iterable[Text]:
    place = portrait.concept.locate()
    link = Style(dim=True, link=f"file://{os.path.abspath(place.path)}")
    yield Text.assemble((printable(portrait.title), "bold"), "  ", (printable(str(place)), link))
    yield Text()
    if portrait.opening:
        yield from _joined(portrait.opening, "").wrap(console, width)
        for characteristic in portrait.characteristics:
            yield from _hanging(Text("  - "), Text(printable(characteristic)), console, width)
        yield Text()
    for row in portrait.rows:
        label = Text.assemble((row.label.ljust(LABEL), "dim"))
        yield from _hanging(label, _joined(row.pieces, row.separator), console, width)


def _hanging(label: Text, text: Text, console: Console, width: int) -> Iterable[Text]:
    """The lines of a text behind its label, all in one column."""
    for number, line in enumerate(text.wrap(console, max(20, width - len(label)))):
        line.rstrip()
        yield (Text(" " * len(label)) if number else label) + line


def _joined(pieces: Iterable[Piece], separator: str) -> Text:
    return Text(separator).join(_text(piece) for piece in pieces)


def _text(piece: Piece) -> Text:
    if piece.concept is None:
        return Text(printable(piece.text))
    return Text(printable(piece.text), Style(underline=True, link=f"file://{os.path.abspath(piece.concept.path)}"))
