"""Where a reader is in a table: what heads the current cell's column and its row."""

from __future__ import annotations

from glossary_cli.document import Block

WIDEST = 200
"""Columns that a cell may span, and in which cells may reach down: more is no table that anybody wrote."""


class Table:
    """The headers so far, the current column, the first cell of the current row.

    `markup` says that the table is written in HTML, `heading` what stood above it.
    """

    def __init__(self, heading: Block | None, *, markup: bool) -> None:
        self.heading = heading
        self.markup = markup
        self.headers: dict[int, Block] = {}
        self.row: Block | None = None
        self.column = -1
        self.width = 1
        self.head = False
        self.in_thead = False
        self.has_cells = False
        self._noted = False
        self._number = 0
        # For a column that a cell of a row above reaches down to, the number of the last row it reaches.
        self._below: dict[int, int] = {}

    @property
    def in_cell(self) -> bool:
        return self.column >= 0

    @property
    def header(self) -> Block | None:
        """What heads the current column; nothing heads a header."""
        return None if self.head else self.headers.get(self.column)

    def begin_row(self, *, head: bool) -> None:
        self.column, self.width, self.head = -1, 1, head
        self._number += 1
        if self._below.get(0, 0) < self._number:
            self.row = None

    def begin_cell(self, *, head: bool, columns: int = 1, rows: int = 1) -> None:
        """Begin the next cell of the row; `head` where it heads its column."""
        self.column += self.width
        while self._below and self._below.get(self.column, 0) >= self._number:
            self.column += 1
        self.width = min(columns, WIDEST)
        self.head = head
        self.has_cells = self.has_cells or not head
        self._noted = False
        if rows > 1 and self.column < WIDEST:
            for column in range(self.column, self.column + self.width):
                self._below[column] = self._number + rows - 1

    def note(self, block: Block) -> None:
        """Take note of a block in the current cell: the first one may head the column or the row."""
        if not self.head:
            if self.row is None:
                self.row = block
        elif not self._noted:
            self._noted = True
            for column in range(self.column, self.column + self.width):
                self.headers[column] = block
