"""All statements of a document, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from glossary_cli.statements.definitions import definitions_in
from glossary_cli.statements.entries import entries_in
from glossary_cli.statements.equations import equations_in
from glossary_cli.statements.facts import Defined, facts_in
from glossary_cli.statements.handling import handling_in
from glossary_cli.statements.listings import listings_in
from glossary_cli.statements.longforms import long_forms_in
from glossary_cli.statements.opposed import opposed_in
from glossary_cli.statements.page import Page
from glossary_cli.statements.statement import Mode, Statement


def find_statements(page: Page) -> tuple[Statement, ...]:
    """What a document says of concepts, suppositions left out."""
    listed = [*listings_in(page), *opposed_in(page)]
    told = {_begin(one) for one in listed}
    said = [*listed, *(one for one in definitions_in(page) if _begin(one) not in told)]
    entries = list(_not_said(entries_in(page), said))
    defined = Defined(
        {one.location: one.subject for one in said if one.subject.concept is not None},
        {line: one.subject for one in entries if one.subject.concept is not None for line in _lines(one)},
    )
    found = chain(
        said,
        entries,
        long_forms_in(page),
        facts_in(page, defined),
        handling_in(page),
        equations_in(page),
    )
    stated = (statement for statement in found if statement.mode is not Mode.SUPPOSED)
    return tuple(sorted(stated, key=lambda statement: (statement.location, statement.kind)))


def _begin(statement: Statement) -> tuple[int, int, str | None]:
    """What a statement speaks of, and where it begins."""
    return statement.location.line, statement.location.column, statement.subject.concept


def _lines(statement: Statement) -> range:
    return range(statement.location.line, statement.location.end_line + 1)


def _not_said(entries: Iterator[Statement], said: Sequence[Statement]) -> Iterator[Statement]:
    """The entries whose explanation is no sentence that defines something by itself."""
    lines = {line for one in said for line in _lines(one)}
    for entry in entries:
        if entry.location.line not in lines and entry.location.end_line not in lines:
            yield entry
