"""What all documents say: their statements, grouped for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary_cli.comparison.expansions import key_of
from glossary_cli.comparison.teams import TeamTree
from glossary_cli.comparison.verdict import Standing, Verdict, judge
from glossary_cli.config import Config
from glossary_cli.forms import forms_of
from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.meanings import meanings_of
from glossary_cli.quantities import singular
from glossary_cli.reading import DocumentReader
from glossary_cli.source import UnreadableError
from glossary_cli.statements.statement import Definition, Equation, Fact, Handling, LongForm, Mode, Statement

_KINDS = ("definition", "expansion", "fact", "equation")
"""In the order in which they are listed."""


class Survey(NamedTuple):
    """The statements of all documents, in order, and the documents that could not be read."""

    statements: tuple[Statement, ...]
    unreadable: tuple[str, ...]


class Line(NamedTuple):
    """What some places say alike, the first of them first; `verdict` is None for what the glossary does not have."""

    kind: str
    text: str
    statements: tuple[Statement, ...]
    verdict: Verdict | None


class Section(NamedTuple):
    """All that is said of one concept, or of a name that the glossary does not have."""

    name: str
    concept: Concept | None
    lines: tuple[Line, ...]


def survey(config: Config, glossary: Glossary, documents: Iterable[str], on_document: Callable[[], None]) -> Survey:
    """Read the documents for what they say; `on_document` is called after each."""
    reader = DocumentReader(config, glossary, forms_of(glossary))
    statements: list[Statement] = []
    unreadable: list[str] = []
    for path in documents:
        try:
            statements += reader.read(reader.source_of(path)).statements
        except UnreadableError as error:
            unreadable.append(f"{path}: {error.reason}")
        on_document()
    return Survey(tuple(statements), tuple(unreadable))


def is_about(statement: Statement, concepts: frozenset[str], name: str) -> bool:
    """Whether a statement speaks of one of the concepts, or of a name that the glossary does not have."""
    if statement.subject.concept is not None:
        return statement.subject.concept in concepts
    return bool(name) and _name_of(statement) == singular(normalize(name))


def sections(statements: Iterable[Statement], glossary: Glossary, teams: TeamTree) -> Iterator[Section]:
    """The statements by concept: first those of the glossary in order of their terms, then the other names."""
    grouped: dict[tuple[bool, str], list[Statement]] = {}
    for statement in statements:
        concept = statement.subject.concept
        name = glossary[concept].term.casefold() if concept else _name_of(statement)
        grouped.setdefault((concept is None, f"{name}\0{concept or ''}"), []).append(statement)
    for key in sorted(grouped):
        group = grouped[key]
        entry = glossary.by_id.get(group[0].subject.concept or "")
        yield Section(_title(group[0], entry), entry, tuple(_lines(group, entry, glossary, teams)))


def _name_of(statement: Statement) -> str:
    return singular(normalize(statement.subject.designation))


def _title(statement: Statement, concept: Concept | None) -> str:
    if concept is None:
        return statement.subject.designation
    return f"{concept.name} ({concept.term})" if concept.name != concept.term else concept.term


def _lines(group: Sequence[Statement], concept: Concept | None, glossary: Glossary, teams: TeamTree) -> Iterator[Line]:
    """What is said alike, by kind; within a kind what most places say comes first."""
    alike: dict[tuple[str, object], list[Statement]] = {}
    for statement in group:
        alike.setdefault((statement.kind, _key(statement)), []).append(statement)
    in_order = sorted(alike.items(), key=lambda item: (_KINDS.index(item[0][0]), -len(item[1])))
    for (kind, _), statements in in_order:
        verdicts = [judge(statement, concept, glossary, teams) for statement in statements] if concept else []
        yield Line(kind, _said(statements[0]), tuple(statements), _worth_saying(verdicts))


def _worth_saying(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The first verdict that is against something, else the first."""
    return next((verdict for verdict in verdicts if verdict.standing is not Standing.FITS), next(iter(verdicts), None))


def _key(statement: Statement) -> object:
    """What statements have in common that say the same."""
    match statement.content:
        case LongForm(text):
            return key_of(text)
        case Fact(measure, quantity):
            return quantity.normal(), meanings_of(measure)
        case Handling(role, value):
            return role, singular(normalize(value)), statement.mode
        case Equation(designation, concept):
            return concept or designation
        case Definition() as definition:
            return meanings_of(definition.said), statement.mode


def _said(statement: Statement) -> str:
    """What a statement says, short."""
    limits = f" ({', '.join(statement.subject.limits)})" if statement.subject.limits else ""
    denied = "not " if statement.mode is Mode.DENIED else ""
    match statement.content:
        case LongForm(text):
            return text
        case Fact(measure, _, said):
            return f"{said}{limits}: {measure}".rstrip(": ")
        case Handling(role, value):
            return f"{role}: {denied}{value}{limits}"
        case Equation(designation):
            return f"the same as {designation}"
        case Definition() as definition:
            return f"{denied}{_defined(definition)}{limits}"


def _defined(definition: Definition) -> str:
    parts = (definition.genus or "", *definition.characteristics, *definition.members)
    return "; ".join(part for part in parts if part)
