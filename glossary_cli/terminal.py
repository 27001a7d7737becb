"""What the commands that look something up print: concepts, tables and pages, as wide as the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from glossary_cli.glossary import Concept, Glossary
from glossary_cli.portrait import Piece, Portrait, portray
from glossary_cli.reporters import printable

WIDEST = 100
"""Columns of running text, however wide the terminal; a longer line is hard to read."""

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
