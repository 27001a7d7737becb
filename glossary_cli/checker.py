"""From definitions and documents to findings: the pipeline, and nothing else."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary_cli.config import Config
from glossary_cli.findings import Finding, Location, Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.loading import Loaded, load_glossary
from glossary_cli.reading import DocumentReader, Reading
from glossary_cli.rules import corpus_rules, document_rules, glossary_rules, severity_of
from glossary_cli.senses import Decision
from glossary_cli.source import Source, UnreadableError
from glossary_cli.statements.statement import Statement
from glossary_cli.suppression import Suppressions

Found = tuple[str, Severity, Problem]
"""A rule's id, the severity that holds where the problem is, and the problem."""


class Report(NamedTuple):
    """What a run found; `findings` are sorted by path, place and rule."""

    findings: tuple[Finding, ...]
    documents: int
    definitions: int
    suppressed: int = 0
    baselined: int = 0
    decisions: tuple[Decision, ...] = ()


class _Checked(NamedTuple):
    """What one document came to, before all are compared."""

    path: str
    found: tuple[Found, ...]
    suppressions: Suppressions | None = None
    statements: tuple[Statement, ...] = ()
    decisions: tuple[Decision, ...] = ()


def check_definitions(config: Config) -> Report:
    """Hold the definitions against their schema and each other."""
    loaded = load_glossary(config)
    findings = _definition_findings(loaded, config)
    return Report(tuple(sorted(findings, key=_order)), 0, len(loaded.glossary.concepts))


def check_documents(
    config: Config,
    documents: Sequence[str],
    on_document: Callable[[], None] = lambda: None,
    *,
    explain_senses: bool = False,
) -> Report:
    """Hold the documents to the definitions, which are checked first; `on_document` is called after each."""
    loaded = load_glossary(config)
    checker = _DocumentChecker(config, loaded.glossary, explain=explain_senses)
    checked: list[_Checked] = []
    for path in documents:
        checked.append(checker.check(path))
        on_document()
    findings = list(_definition_findings(loaded, config))
    suppressed = 0
    compared = checker.compare(checked)
    for document in checked:
        kept, dropped = _suppress(document, compared.get(document.path, ()), checker.rules_of(document.path))
        findings += checker.findings(document.path, kept)
        suppressed += dropped
    return Report(
        tuple(sorted(findings, key=_order)),
        len(documents),
        len(loaded.glossary.concepts),
        suppressed,
        decisions=tuple(decision for document in checked for decision in document.decisions),
    )


def _order(finding: Finding) -> tuple[Location, str, str]:
    location = finding.problem.location
    return location._replace(place=location.place or ""), finding.rule, finding.problem.message


def _definition_findings(loaded: Loaded, config: Config) -> Iterator[Finding]:
    found: list[Found] = [
        ("invalid-definition", severity_of("invalid-definition", config.rules), problem) for problem in loaded.problems
    ]
    for rule in glossary_rules():
        severity = severity_of(rule.id, config.rules)
        if severity is not Severity.OFF:
            found += ((rule.id, severity, problem) for problem in rule.check(loaded.glossary, config))
    return _findings(found, loaded.sources, config.root)


def _findings(found: Iterable[Found], sources: Mapping[str, Source], root: str) -> Iterator[Finding]:
    """Make findings of what is not switched off.

    A fingerprint knows the path from `root`, wherever the program runs, and no line; equal findings are told apart by
    their order.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for rule, severity, problem in sorted(found, key=lambda item: (item[2].location._replace(place=""), item[0])):
        if severity is Severity.OFF:
            continue
        path = problem.location.path
        source = sources.get(path)
        excerpt = (source or Source(path, "")).excerpt(problem.location)
        key = (rule, os.path.relpath(path, root).replace(os.sep, "/"), excerpt.marked)
        seen[key] += 1
        yield Finding(rule, severity, problem, excerpt, _fingerprint(*key, str(seen[key])))


def _fingerprint(*parts: str) -> str:
    # OpenSSL takes a while to load, and most documents have no findings.
    from hashlib import blake2b

    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class _DocumentChecker:
    """Checks one document after the other against one glossary, and in the end all against each other."""

    def __init__(self, config: Config, glossary: Glossary, *, explain: bool) -> None:
        self._config = config
        self._glossary = glossary
        self._reader = DocumentReader(config, glossary, explain=explain, only_known=True)

    def rules_of(self, path: str) -> Mapping[str, Severity]:
        return self._reader.scope_of(path).rules

    def check(self, path: str) -> _Checked:
        try:
            reading = self._reader.read(path)
        except UnreadableError as error:
            return _Checked(path, (self._unreadable(path, error),))
        found = list(self._found(reading))
        doubt = reading.document.source.doubt
        if doubt:
            found.append(self._unreadable(path, doubt))
        return _Checked(path, tuple(found), Suppressions(reading.document), reading.statements, reading.decisions)

    def compare(self, checked: Iterable[_Checked]) -> Mapping[str, Sequence[Found]]:
        """What the documents come to beside each other, by path."""
        statements = [statement for document in checked for statement in document.statements]
        found: dict[str, list[Found]] = {}
        for rule in corpus_rules():
            for problem in rule.check(statements, self._glossary, self._config):
                path = problem.location.path
                severity = severity_of(rule.id, self.rules_of(path))
                if severity is not Severity.OFF:
                    found.setdefault(path, []).append((rule.id, severity, problem))
        return found

    def findings(self, path: str, found: Sequence[Found]) -> Iterator[Finding]:
        """Make findings of what was found in a document, whose text they show."""
        if not found:
            return iter(())
        try:
            source = self._reader.source_of(path)
        except UnreadableError:
            return _findings(found, {}, self._config.root)
        return _findings(found, {path: source}, self._config.root)

    def _found(self, reading: Reading) -> Iterator[Found]:
        for rule in document_rules():
            severity = severity_of(rule.id, reading.scope.rules)
            if severity is not Severity.OFF:
                for problem in rule.check(reading, self._glossary):
                    yield rule.id, severity, problem

    def _unreadable(self, path: str, error: UnreadableError) -> Found:
        location = Location(path, error.line, error.column, error.line, error.column + 1)
        problem = Problem(location, error.reason, remedy=error.remedy)
        return "unreadable-document", severity_of("unreadable-document", self.rules_of(path)), problem


def _suppress(document: _Checked, compared: Sequence[Found], rules: Mapping[str, Severity]) -> tuple[list[Found], int]:
    """Drop what a comment in the document suppresses, add the suppressions in vain, and count what was dropped."""
    found = [*document.found, *compared]
    suppressions = document.suppressions
    if suppressions is None:
        return found, 0
    kept = [item for item in found if not suppressions.cover(item[0], item[2].location)]
    rule = "unused-suppression"
    severity = severity_of(rule, rules)
    told = [(rule, severity, p) for p in suppressions.in_vain(rules) if not suppressions.cover(rule, p.location)]
    return kept + told, len(found) - len(kept)
