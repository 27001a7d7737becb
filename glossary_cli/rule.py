"""The kinds of rule. A rule is a module: its docstring is its page, and its value `RULE` holds a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from glossary_cli.findings import Severity

if TYPE_CHECKING:
    from glossary_cli.config import Config
    from glossary_cli.findings import Problem
    from glossary_cli.glossary import Glossary
    from glossary_cli.reading import Reading
    from glossary_cli.statements.statement import Statement


class GlossaryRule(NamedTuple):
    """A rule on the glossary itself."""

    id: str
    severity: Severity
    check: Callable[[Glossary, Config], Iterator[Problem]]


class DocumentRule(NamedTuple):
    """A rule on one document, as it was read against the glossary."""

    id: str
    severity: Severity
    check: Callable[[Reading, Glossary], Iterator[Problem]]


class CorpusRule(NamedTuple):
    """A rule on what all documents say, one beside the other.

    `topics` tells what a statement may be held against: only statements that share a topic can be at odds, and one
    without any is of no interest.
    """

    id: str
    severity: Severity
    topics: Callable[[Statement, Glossary], Iterable[str]]
    check: Callable[[Sequence[Statement], Glossary], Iterator[Problem]]


class EngineRule(NamedTuple):
    """A rule whose problems the program meets elsewhere: while it reads definitions or documents, or drops findings."""

    id: str
    severity: Severity
