"""Teams and roles as documents name them: by the glossary, by the configuration, or by what they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary_cli.patterns import any_of, finder, lazy
from glossary_cli.statements.context import is_role
from glossary_cli.statements.page import Page

_NOUN = any_of(
    "teams?|reps?|representatives?|managers?|owners?|executives?|queues?|operations|ops|specialists?|directors?"
    "|engineers?|agents?|associates?|department|organi[sz]ation|org|leader(?:s|ship)?|sellers?|salesperson|salespeople"
    "|partners?|sales|marketing|customer success|(?-i:[A-Z][a-z]+Ops)"
)
# A role by its last word, with what stands before it in one noun phrase; “the sales team page” is none.
_NAMED = lazy(
    r"(?<![\w-])(?:(?:the|a|an|our|their|its|your|any|all|each)\s+)?"
    rf"(?P<name>(?:[\w&/'’-]+\s+){{0,3}}?{_NOUN})\b(?!['’]|\s+(?:team\s+)?(?:page|field|issue|handbook))",
    re.IGNORECASE,
)
# “Sales Dev” is not Sales.
_LONGER = lazy(r"[ -][A-Z][a-z]")
_STOP = finder(
    "to|by|and|or|for|of|in|on|with|if|when|that|which|is|are|was|has|have|will|be|from|then|not|it|you|we|they|us"
)
_AFTER_ROLE = "s'’ \n)\"”*:"


class Role(NamedTuple):
    """A team or a role in the prose `start`..`end`, by the name that the text gives it."""

    name: str
    start: int
    end: int


def find_role(page: Page, start: int, end: int, *, at_end: bool = False) -> Role | None:
    """The first role in a span, or the one that it ends in."""
    roles = (*_in_glossary(page, start, end), *_in_configuration(page, start, end), *_by_noun(page, start, end))
    found = sorted(roles, key=lambda role: (role.start, -role.end))
    if at_end:
        found = [role for role in found if not page.text[role.end : end].strip(_AFTER_ROLE)]
    return found[0] if found else None


def _in_glossary(page: Page, start: int, end: int) -> Iterator[Role]:
    for mention in page.mentions_in(start, end):
        if is_role(page, mention):
            yield Role(page.written(mention), mention.start, mention.end)


def _in_configuration(page: Page, start: int, end: int) -> Iterator[Role]:
    if page.team_names is not None:
        for match in page.team_names.finditer(page.text, start, end):
            if not _LONGER.match(page.text, match.end()):
                yield Role(match[0], *match.span())


def _by_noun(page: Page, start: int, end: int) -> Iterator[Role]:
    for match in _NAMED.finditer(page.text, start, end):
        name = match["name"]
        cut = max((stop.end() for stop in _STOP.finditer(name)), default=0)
        if name[cut:].strip() and not _LONGER.match(page.text, match.end()):
            yield Role(" ".join(name[cut:].split()), match.start("name") + cut, match.end("name"))
