"""From definitions and documents to findings: the pipeline, and nothing else."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary_cli.config import MEGABYTE, Config
from glossary_cli.discovery import Scopes
from glossary_cli.document import Document
from glossary_cli.findings import Finding, Location, Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.loading import Loaded, load_glossary
from glossary_cli.matching import Matcher
from glossary_cli.readers import read_document
from glossary_cli.reading import Reading, read
from glossary_cli.rules import document_rules, glossary_rules, severity_of
from glossary_cli.senses import Decision
from glossary_cli.source import Source, UnreadableError, read_source
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


class _Result(NamedTuple):
    """What one document came to."""

    findings: tuple[Finding, ...]
    suppressed: int = 0
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
    findings = list(_definition_findings(loaded, config))
    suppressed, decisions = 0, list[Decision]()
    for path in documents:
        result = checker.check(path)
        findings += result.findings
        suppressed += result.suppressed
        decisions += result.decisions
        on_document()
    return Report(
        tuple(sorted(findings, key=_order)),
        len(documents),
        len(loaded.glossary.concepts),
        suppressed,
        decisions=tuple(decisions),
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
    """Checks one document after the other against one glossary."""

    def __init__(self, config: Config, glossary: Glossary, *, explain: bool) -> None:
        self._glossary = glossary
        self._matcher = Matcher(glossary)
        self._scopes = Scopes(config)
        self._limit = int(config.max_file_size * MEGABYTE)
        self._root = config.root
        self._explain = explain

    def check(self, path: str) -> _Result:
        scope = self._scopes.of(path)
        try:
            source = read_source(path, self._limit)
        except UnreadableError as error:
            return _Result(tuple(_findings([self._unreadable(path, error, scope.rules)], {}, self._root)))
        document = read_document(source)
        reading = read(document, self._glossary, self._matcher, scope, explain=self._explain)
        found = list(self._found(reading))
        if source.doubt:
            found.append(self._unreadable(path, source.doubt, scope.rules))
        kept, suppressed = _suppress(document, found, scope.rules)
        return _Result(tuple(_findings(kept, {path: source}, self._root)), suppressed, reading.decisions)

    def _found(self, reading: Reading) -> Iterator[Found]:
        for rule in document_rules():
            severity = severity_of(rule.id, reading.scope.rules)
            if severity is not Severity.OFF:
                for problem in rule.check(reading, self._glossary):
                    yield rule.id, severity, problem

    def _unreadable(self, path: str, error: UnreadableError, rules: Mapping[str, Severity]) -> Found:
        location = Location(path, error.line, error.column, error.line, error.column + 1)
        problem = Problem(location, error.reason, remedy=error.remedy)
        return "unreadable-document", severity_of("unreadable-document", rules), problem


def _suppress(document: Document, found: list[Found], rules: Mapping[str, Severity]) -> tuple[list[Found], int]:
    """Drop what a comment in the document suppresses, add the suppressions in vain, and count what was dropped."""
    suppressions = Suppressions(document)
    kept = [item for item in found if not suppressions.cover(item[0], item[2].location)]
    rule = "unused-suppression"
    severity = severity_of(rule, rules)
    told = [(rule, severity, p) for p in suppressions.in_vain(rules) if not suppressions.cover(rule, p.location)]
    return kept + told, len(found) - len(kept)
