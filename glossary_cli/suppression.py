"""Comments in a document by which its writer sets a finding aside, each with its rules and a reason.

<!-- glossary: ignore[deprecated-term] quoted from a customer -->       the next block
| MQL's | <!-- glossary: ignore-line[variant-term] as on the slide -->  the comment's own line
<!-- glossary: ignore-file[undefined-term, variant-term] archived -->   the whole document
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from glossary_cli.document import Comment, Document
from glossary_cli.findings import Location, Problem, Severity
from glossary_cli.nearest import nearest
from glossary_cli.rules import rule_ids, rule_of

_DIRECTIVE = re.compile(r"\s*glossary:\s*(?P<scope>ignore(?:-line|-file)?)\s*(?:\[(?P<rules>[^\]]*)\])?", re.IGNORECASE)


class Suppression(NamedTuple):
    """Sets the findings of some rules aside in lines `first`..`last`, both included."""

    rules: tuple[str, ...]
    first: int
    last: int
    location: Location

    def covers(self, rule: str, location: Location) -> bool:
        return rule in self.rules and self.first <= location.line <= self.last


def find_suppressions(document: Document) -> tuple[Suppression, ...]:
    return tuple(
        _suppression(document, comment, directive)
        for comment in document.comments
        if (directive := _DIRECTIVE.match(comment.text))
    )


def _suppression(document: Document, comment: Comment, directive: re.Match[str]) -> Suppression:
    source = document.source
    rules = tuple(dict.fromkeys(rule.strip() for rule in (directive["rules"] or "").split(",") if rule.strip()))
    location = source.locate(comment.start, comment.end)
    scope = directive["scope"].lower()
    if scope == "ignore-file":
        return Suppression(rules, 1, len(source.line_starts), location)
    if scope == "ignore-line":
        return Suppression(rules, location.line, location.end_line, location)
    start, end = _next_extent(document, comment)
    return Suppression(rules, source.position(start)[0], source.position(end)[0], location)


def _next_extent(document: Document, comment: Comment) -> tuple[int, int]:
    """The range of the source that the comment speaks of: the block it stands in, else the next one, as a whole."""
    around = [extent for extent in document.extents if extent[0] < comment.start and comment.end < extent[1]]
    blocks = [document.source_range(block.start, block.end) for block in document.blocks]
    inside = [(start, end) for start, end in blocks if start < comment.start < end]
    if inside:
        return inside[-1]
    limit = min((end for _, end in around), default=len(document.source.text))
    after = [extent for extent in document.extents if comment.end <= extent[0] < limit]
    after += [block for block in blocks if comment.end <= block[0] < limit]
    if not after:
        return comment.start, comment.end
    first = min(start for start, _ in after)
    end = max(end for start, end in after if start == first)
    text = document.source.text
    return first, first + len(text[first:end].rstrip())


def unused(
    suppressions: Iterable[Suppression],
    used: Collection[tuple[Suppression, str]],
    configured: Mapping[str, Severity],
) -> Iterator[Problem]:
    """Yield a problem for each rule that a suppression names in vain, unless the rule is switched off."""
    known = rule_ids()
    for suppression in suppressions:
        if not suppression.rules:
            remedy = "Write the rule in brackets and the reason: ignore[deprecated-term] quotation"
            yield Problem(suppression.location, "the suppression names no rule", remedy=remedy)
        for rule in suppression.rules:
            if rule not in known:
                guess = nearest(rule, known)
                remedy = f"Write “{guess}”" if guess else "Take it out; `glossary explain` lists the rules"
                yield Problem(suppression.location, f"there is no rule “{rule}”", remedy=remedy)
            elif (suppression, rule) not in used and configured.get(rule, rule_of(rule).severity) is not Severity.OFF:
                yield Problem(suppression.location, f"nothing to suppress for {rule}", remedy="Take the comment out")
