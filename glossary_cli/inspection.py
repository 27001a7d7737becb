"""One document held to the glossary: what it came to, before the documents are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossary_cli.config import Config
from glossary_cli.findings import Found, Location, Problem, Severity
from glossary_cli.forms import Forms
from glossary_cli.glossary import Glossary
from glossary_cli.outcome import Outcome
from glossary_cli.reading import DocumentReader, Reading
from glossary_cli.rules import corpus_rules, document_rules, severity_of
from glossary_cli.source import Source, UnreadableError, state_of
from glossary_cli.statements.statement import Statement
from glossary_cli.suppression import Suppressions, suppressions_in

RuleProblem = tuple[str, Severity, Problem]
"""A rule's id, the severity that holds where the problem is, and the problem."""

UNREADABLE, UNUSED = "unreadable-document", "unused-suppression"


class Inspector:
    """Holds one document after the other to one glossary."""

    def __init__(self, config: Config, glossary: Glossary, forms: Forms, *, explain: bool = False) -> None:
        self._glossary = glossary
        self._document_rules, self._corpus_rules = document_rules(), corpus_rules()
        self._reader = DocumentReader(config, glossary, forms, explain=explain, only_known=True)

    def rules_of(self, path: str) -> Mapping[str, Severity]:
        """The configured severities of the rules that hold for a document."""
        return self._reader.scope_of(path).rules

    def inspect(self, path: str) -> Outcome:
        """What a document comes to by itself."""
        state = state_of(path)
        try:
            source = self._reader.source_of(path)
            reading = self._reader.read(source)
        except UnreadableError as error:
            return lost(path, error, self.rules_of(path))
        problems = list(self._problems(reading))
        if source.doubt:
            problems.append(_unreadable(path, source.doubt, self.rules_of(path)))
        topics = {statement: frozenset(self._topics(statement)) for statement in reading.statements}
        return Outcome(
            path,
            source.digest,
            state,
            shown(problems, source),
            suppressions_in(reading.document),
            tuple(statement for statement in reading.statements if topics[statement]),
            frozenset().union(*topics.values()),
            reading.decisions,
        )

    def compare(self, statements: Sequence[Statement], paths: frozenset[str]) -> Mapping[str, Sequence[Found]]:
        """What the documents of some paths come to beside all that is said."""
        found: dict[str, list[RuleProblem]] = {}
        for rule in self._corpus_rules:
            for problem in rule.check(statements, self._glossary):
                path = problem.location.path
                if path in paths:
                    severity = severity_of(rule.id, self.rules_of(path))
                    found.setdefault(path, []).append((rule.id, severity, problem))
        return {path: shown(problems, self._source(path)) for path, problems in found.items()}

    def in_vain(self, path: str, suppressions: Suppressions, *, is_whole: bool) -> tuple[Found, ...]:
        """The suppressions of a document that suppress nothing; some documents alone do not tell of what all tell."""
        rules = self.rules_of(path)
        if not is_whole:
            rules = {**rules, **{rule.id: Severity.OFF for rule in self._corpus_rules}}
        severity = severity_of(UNUSED, rules)
        problems = [(UNUSED, severity, problem) for problem in suppressions.in_vain(rules)]
        return shown(problems, self._source(path)) if problems else ()

    def _source(self, path: str) -> Source:
        try:
            return self._reader.source_of(path)
        except UnreadableError:
            return Source(path, "")

    def _topics(self, statement: Statement) -> Iterator[str]:
        for rule in self._corpus_rules:
            yield from rule.topics(statement, self._glossary)

    def _problems(self, reading: Reading) -> Iterator[RuleProblem]:
        for rule in self._document_rules:
            severity = severity_of(rule.id, reading.scope.rules)
            if severity is not Severity.OFF:
                for problem in rule.check(reading, self._glossary):
                    yield rule.id, severity, problem


def lost(path: str, error: UnreadableError, rules: Mapping[str, Severity]) -> Outcome:
    """What a document comes to that cannot be read; `rules` are the configured severities that hold for it."""
    return Outcome(path, "", "", shown((_unreadable(path, error, rules),), Source(path, "")))


def _unreadable(path: str, error: UnreadableError, rules: Mapping[str, Severity]) -> RuleProblem:
    location = Location(path, error.line, error.column, error.line, error.column + 1)
    problem = Problem(location, error.reason, remedy=error.remedy)
    return UNREADABLE, severity_of(UNREADABLE, rules), problem


def shown(problems: Iterable[RuleProblem], source: Source) -> tuple[Found, ...]:
    """The problems of a file that are not switched off, each with what it shows of the file."""
    return tuple(
        Found(rule, severity, problem, source.excerpt(problem.location))
        for rule, severity, problem in problems
        if severity is not Severity.OFF
    )
