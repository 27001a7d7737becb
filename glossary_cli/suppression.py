"""Comments by which a document's writer sets findings aside, each with its rules and, for the next reader, a reason.

<!-- glossary: ignore[deprecated-term] quoted from a customer -->       the next block
| MQL's | <!-- glossary: ignore-line[variant-term] as on the slide -->  the comment's own line
<!-- glossary: ignore-file[undefined-term, variant-term] archived -->   the whole document
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from glossary_cli.document import Comment, Document
from glossary_cli.findings import Location, Problem, Severity
from glossary_cli.nearest import nearest
from glossary_cli.patterns import lazy
from glossary_cli.rules import rule_ids, severity_of

_DIRECTIVE = lazy(r"\s*glossary:\s*(?P<scope>[\w-]+)\s*(?:\[(?P<rules>[^\]]*)\])?", re.IGNORECASE)
SCOPES = ("ignore", "ignore-line", "ignore-file")


class Suppression(NamedTuple):
    """Sets the findings of some rules aside in lines `first`..`last`, both included."""

    scope: str
    rules: tuple[str, ...]
    first: int
    last: int
    location: Location


def suppressions_in(document: Document) -> tuple[Suppression, ...]:
    """The suppressions of a document, in order."""
    directives = [(c, match) for c in document.comments if (match := _DIRECTIVE.match(c.text))]
    ranges = _Ranges(document) if directives else None
    return tuple(_suppression(ranges, comment, match) for comment, match in directives if ranges)


class Suppressions:
    """The suppressions of a document, and which of them were of use."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._all = tuple(suppressions)
        self._by_place: dict[tuple[str, int], list[Suppression]] = {}
        for suppression in self._all:
            for rule in suppression.rules:
                for line in range(suppression.first, suppression.last + 1):
                    self._by_place.setdefault((rule, line), []).append(suppression)
        self._used: set[tuple[Suppression, str]] = set()

    def cover(self, rule: str, location: Location) -> bool:
        """Whether a finding is set aside; what sets it aside counts as used."""
        covering = self._by_place.get((rule, location.line), ())
        self._used.update((suppression, rule) for suppression in covering)
        return bool(covering)

    def in_vain(self, configured: Mapping[str, Severity]) -> Iterator[Problem]:
        """Yield a problem for each rule that a suppression names in vain, unless the rule is switched off."""
        known = rule_ids()
        for suppression in self._all:
            if suppression.scope not in SCOPES:
                message = f"there is no suppression “{suppression.scope}”"
                remedy = f"Write “{nearest(suppression.scope, SCOPES) or SCOPES[0]}”"
                yield Problem(suppression.location, message, remedy=remedy)
                continue
            if not suppression.rules:
                remedy = "Write the rule in brackets and the reason: ignore[deprecated-term] quotation"
                yield Problem(suppression.location, "the suppression names no rule", remedy=remedy)
            for rule in suppression.rules:
                if rule not in known:
                    guess = nearest(rule, known)
                    remedy = f"Write “{guess}”" if guess else "Take it out; `glossary explain` lists the rules"
                    yield Problem(suppression.location, f"there is no rule “{rule}”", remedy=remedy)
                elif (suppression, rule) not in self._used and severity_of(rule, configured) is not Severity.OFF:
                    yield Problem(
                        suppression.location, f"nothing to suppress for {rule}", remedy="Take the comment out"
                    )


class _Ranges:
    """The ranges of the source that a comment may speak of, in order."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self._blocks = [document.source_range(block.start, block.end) for block in document.blocks]
        # Of those that begin at one place the largest comes first: a list before its first item.
        self._all = sorted({*document.extents, *self._blocks}, key=lambda extent: (extent[0], -extent[1]))

    def of(self, comment: Comment) -> tuple[int, int]:
        """The block that a comment stands in, else the next thing as a whole."""
        index = bisect_right(self._blocks, (comment.start, comment.start)) - 1
        if index >= 0 and self._blocks[index][0] < comment.start < self._blocks[index][1]:
            return self._blocks[index]
        after = bisect_left(self._all, comment.end, key=lambda extent: extent[0])
        if after == len(self._all):
            return comment.start, comment.end
        start, end = self._all[after]
        return start, start + len(self.source.text[start:end].rstrip())


def _suppression(ranges: _Ranges, comment: Comment, directive: re.Match[str]) -> Suppression:
    source = ranges.source
    rules = tuple(dict.fromkeys(rule.strip() for rule in (directive["rules"] or "").split(",") if rule.strip()))
    location = source.locate(comment.start, comment.end)
    scope = directive["scope"].lower()
    if scope == "ignore-file":
        return Suppression(scope, rules, 1, len(source.line_starts), location)
    if scope == "ignore-line":
        return Suppression(scope, rules, location.line, location.end_line, location)
    if scope != "ignore":
        return Suppression(scope, (), 1, 0, location)
    start, end = ranges.of(comment)
    return Suppression(scope, rules, source.position(start)[0], source.position(end)[0], location)
