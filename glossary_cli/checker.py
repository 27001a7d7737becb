"""From definitions and documents to findings: the pipeline, and nothing else."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glossary_cli.cache.definitions import Definitions
from glossary_cli.cache.results import Results
from glossary_cli.cache.store import Store
from glossary_cli.config import Config
from glossary_cli.digests import digest_of_texts
from glossary_cli.findings import Finding, Found, Location

if TYPE_CHECKING:
    from glossary_cli.inspection import Inspector
    from glossary_cli.outcome import Outcome
    from glossary_cli.senses import Decision
    from glossary_cli.statements.statement import Statement

NOTHING_KEPT = Store(None)
FEWEST = 40
"""Documents that are worth a process of their own."""


class Report(NamedTuple):
    """What a run found; `findings` are sorted by path, place and rule."""

    findings: tuple[Finding, ...]
    documents: int
    definitions: int
    suppressed: int = 0
    baselined: int = 0
    decisions: tuple[Decision, ...] = ()


def check_definitions(config: Config, *, store: Store = NOTHING_KEPT) -> Report:
    """Hold the definitions against their schema and each other."""
    definitions = Definitions(config, store)
    return Report(_sorted(_findings(definitions.found, config.root)), 0, definitions.count)


def check_documents(
    config: Config,
    documents: Sequence[str],
    on_document: Callable[[], None] = lambda: None,
    *,
    explain_senses: bool = False,
    store: Store = NOTHING_KEPT,
    jobs: int = 1,
    is_whole: bool = True,
) -> Report:
    """Hold the documents to the definitions, which are checked first; `on_document` is called after each.

    What `store` has of an earlier run is not done again; `jobs` is the most processes to use; `is_whole` tells whether
    these are all documents that the configuration includes, or else some, which are also held to what `store` has.
    """
    definitions = Definitions(config, store)
    findings = list(_findings(definitions.found, config.root))
    inspection = _Inspection(config, definitions, store, jobs, explain=explain_senses, is_whole=is_whole)
    results = Results(definitions, inspection, store)
    outcomes = results.of(documents, on_document)
    compared = results.compared(documents, outcomes)
    suppressed = 0
    for outcome in outcomes:
        kept, dropped = _suppress(outcome, compared.get(outcome.path, ()), inspection)
        if kept:
            findings += _findings(kept, config.root)
        suppressed += dropped
    return Report(
        _sorted(findings),
        len(documents),
        definitions.count,
        suppressed,
        decisions=tuple(decision for outcome in outcomes for decision in outcome.decisions),
    )


class _Inspection:
    """The inspection of documents, made ready when the first one needs it."""

    def __init__(
        self, config: Config, definitions: Definitions, store: Store, jobs: int, *, explain: bool, is_whole: bool
    ) -> None:
        self._config = config
        self._definitions = definitions
        self._store = store
        self._jobs = jobs
        self.is_whole = is_whole
        # What the program took words for is not kept.
        self.is_afresh = explain
        self.limit = config.most_bytes

    @cached_property
    def inspector(self) -> Inspector:
        from glossary_cli.inspection import Inspector

        definitions = self._definitions
        return Inspector(self._config, definitions.glossary, definitions.forms, explain=self.is_afresh)

    def documents(self, paths: Sequence[str]) -> Iterator[Outcome]:
        """What some documents come to; the work begins at once where it is shared by processes."""
        if not paths:
            return iter(())
        from glossary_cli.cache.expressions import begin_with_kept

        begin_with_kept(self._store)
        jobs = min(self._jobs, len(paths) // FEWEST)
        outcomes = self._apart(paths, jobs) if jobs > 1 else map(self._inspect, paths)
        return self._with_news_kept(outcomes)

    def _apart(self, paths: Sequence[str], jobs: int) -> Iterator[Outcome]:
        from glossary_cli.expressions import EXPRESSIONS
        from glossary_cli.processes import Work, inspect_apart

        definitions = self._definitions
        work = Work(self._config, definitions.glossary, definitions.forms, self.is_afresh, EXPRESSIONS.known)
        return inspect_apart(work, paths, jobs, lambda: self.inspector)

    def _with_news_kept(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        from glossary_cli.cache.expressions import keep_news

        yield from outcomes
        keep_news(self._store)

    def _inspect(self, path: str) -> Outcome:
        """Inspect in this process, which is made ready only then."""
        return self.inspector.inspect(path)

    def compare(self, statements: Sequence[Statement], paths: frozenset[str]) -> Mapping[str, Sequence[Found]]:
        return self.inspector.compare(statements, paths)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[Location, str, str]:
    location = finding.problem.location
    return location._replace(place=location.place or ""), finding.rule, finding.problem.message


def _findings(found: Iterable[Found], root: str) -> Iterator[Finding]:
    """Make findings of what was found in one document, or in the definitions.

    A fingerprint knows the path from `root`, wherever the program runs, and no line; equal findings are told apart by
    their order.
    """
    is_here = os.getcwd() == root
    seen: Counter[tuple[str, str, str]] = Counter()
    names: dict[str, str] = {}
    for rule, severity, problem, excerpt in sorted(found, key=lambda one: (one[2].location._replace(place=""), one[0])):
        path = problem.location.path
        if path not in names:
            is_below = is_here and not path.startswith(".") and not os.path.isabs(path)
            names[path] = path if is_below else os.path.relpath(path, root).replace(os.sep, "/")
        key = (rule, names[path], excerpt.marked)
        seen[key] += 1
        yield Finding(rule, severity, problem, excerpt, digest_of_texts(*key, str(seen[key]), size=8))


def _suppress(outcome: Outcome, compared: Sequence[Found], inspection: _Inspection) -> tuple[list[Found], int]:
    """Drop what a comment in the document suppresses, add the suppressions in vain, and count what was dropped."""
    found = [*outcome.found, *compared]
    if not outcome.suppressions:
        return found, 0
    from glossary_cli.suppression import Suppressions

    suppressions = Suppressions(outcome.suppressions)
    kept = [one for one in found if not suppressions.cover(one.rule, one.problem.location)]
    in_vain = inspection.inspector.in_vain(outcome.path, suppressions, is_whole=inspection.is_whole)
    told = [one for one in in_vain if not suppressions.cover(one.rule, one.problem.location)]
    return kept + told, len(found) - len(kept)
