"""Terms with their explanations set beside or below them: in tables, lists, definition lists and under headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_cli.patterns import any_of, lazy
from glossary_cli.statements.labels import FOLLOWING, VALUE, Entry, entries_of, named_by
from glossary_cli.statements.page import Page, Span
from glossary_cli.statements.phrases import explanation_of, is_tool
from glossary_cli.statements.statement import Statement, Subject

SHORTEST = 3
"""Words that an explanation has at least; fewer are a value."""
SHORTEST_REST = 24
"""Characters behind a long form that say more than the long form does."""
MOST_LABEL_WORDS = 7
NEAREST = 60
"""Characters between a label and an explanation that are one place."""
_REACH = 100

# “Note: …”, “Next steps: …”, “Week 2: …”
_NO_TERM = lazy(
    r"(?:\w+\s+)?"
    + any_of(
        r"notes?|nb|important|warning|caution|tips?|hints?|examples?|for example|e\.?g\.?|i\.?e\.?|update[ds]?|todo|yes"
        r"|no|[qa]|question|answer|steps?|step \d+|goals?|purpose|objectives?|overview|summary|background|context|why"
        "|what|how|when|where|who|owner|dri|see(?: also)?|links?|timeline|date|due|result|outcome|next steps?|action"
        r"|pros?|cons?|reminder|disclaimer|title|description|timeframe|option \w+|part \w+|phase \w+"
        r"|(?:day|week|month|quarter|year) \d.*|\d+"
    )
    + r"\W*\Z",
    re.IGNORECASE,
)
# “Trials: 402 in August”: how many there are; “QBR | "your check-up"”: what others are told.
_COUNT = lazy(r"[~$€£]?\d[\d.,]*k?\s+(?:in|on|this|last|of|so far|per|a)\b", re.IGNORECASE)
_QUOTED = lazy(r"[\"“„][^\"“”]{1,60}[\"”“]")
_NO_NAME = lazy(
    any_of(r"for|with|in|on|at|by|if|when|how|why|what|as|to|from|after|before|since|while|\w+ing \w+") + r"\s",
    re.IGNORECASE,
)


def entries_in(page: Page) -> Iterator[Statement]:
    """The definitions in a document's labelled lists, tables and headings."""
    for entry in entries_of(page):
        statement = _statement(page, entry)
        if statement is not None:
            yield statement


def _statement(page: Page, entry: Entry) -> Statement | None:
    label = page.one_line(*entry.label)
    if _NO_TERM.match(label) or _NO_NAME.match(label) or len(label.split()) > MOST_LABEL_WORDS or not entry.parts:
        return None
    text = " ".join(page.one_line(*part) for part in entry.parts)
    if _QUOTED.fullmatch(text) or _COUNT.match(text):
        return None
    if page.only_known and not _may_name(page, entry, label):
        return None
    subject = named_by(page, entry) if entry.is_listed or len(text.split()) >= SHORTEST else None
    parts = _without_long_form(page, entry) if subject is not None else ()
    if subject is None or not parts or not _explains(page, entry, subject, parts[0]):
        return None
    definition = explanation_of(page, *parts[0]).definition
    if "=" in page.text[entry.label.end : parts[0].start]:
        definition = definition._replace(is_kind=definition.genus is not None)
    return page.state(subject, definition, _place(page, entry), text=f"{label}: {text}")


def _may_name(page: Page, entry: Entry, label: str) -> bool:
    """Whether a label names a concept of the glossary, or half of its name."""
    return bool(page.known_in(*entry.label)) or page.glossary.is_ellipsis(label)


def _place(page: Page, entry: Entry) -> Span:
    """The place of an entry: the explanation, and the label where that stands just before it."""
    first, last = entry.parts[0], entry.parts[-1]
    is_near = entry.label.start < first.start < entry.label.end + NEAREST
    # The question is no part of the answer.
    is_near = is_near and "?" not in page.text[entry.label.end : first.start]
    return Span(entry.label.start if is_near else first.start, last.end)


_BEHIND_LONG_FORM = lazy(r"s?[\s\"”’)]*(?:[-–—:;,.]+|\()?\s*")


def _without_long_form(page: Page, entry: Entry) -> tuple[Span, ...]:
    """The explanation without what the label stands for: “sales accepted opportunity - an opportunity …”."""
    first = entry.parts[0]
    for expansion in page.expansions_in(entry.label.start, first.end):
        if expansion.start <= entry.label.end and expansion.end > first.start:
            rest = _BEHIND_LONG_FORM.match(page.text, expansion.end, first.end)
            remaining = page.trim(rest.end() if rest else expansion.end, first.end)
            others = entry.parts[1:]
            return others if remaining.end - remaining.start < SHORTEST_REST else (remaining, *others)
    return entry.parts


# Whether what stands beside a label says what it is


# How an explanation begins that says what something is; “the marketing team keeps …” says something else.
_DEFINING = lazy(
    any_of(
        r"(?:an?|any|each|every|one of|those|total|(?:number|count|percentage|ratio|amount|sum) of) \w"
        r"|the (?:[\w/-]+ ){1,3}(?:of|that|which|who|where|when|for|in|to)\b"
        r"|th(?:is|ese) (?:\w+ ){0,2}(?:is|are|has|will|shows?|displays?|means?)\b"
        r"|(?:when|where|if|once|whether|not) \w"
        "|(?:denotes?|indicates?|represents?|shows?|measures?|captures?|stamps|defines?|describes?|refers?|means"
        r"|automatically|auto-?\w+|gets)\b"
    ),
    re.IGNORECASE,
)
_SUPPOSING = lazy(r"(?:when|where|if|once|whether)\b", re.IGNORECASE)
# “See the page …”, “Select a value …”: what to do, and not what it is.
_POINTER = lazy(
    any_of(
        "see|refer|read|check|go|click|find|learn|visit|more|here|contact|ask|select|choose|use|filter|please|make"
        "|ensure|add|create|update|open|set to|enter|submit|follow|review|an? breakdown|an? (?:list|overview) of"
    )
    + r"\b",
    re.IGNORECASE,
)
# “We have seventeen of them”: somebody does something.
_PERSON = lazy(r"(?:we|you|i|he|she)(?:['’]\w+)?\s", re.IGNORECASE)
# “Deprecated: use MQL”
_OUTDATED = lazy(any_of("deprecated|obsolete|outdated|retired|replaced by|no longer used") + r"\b", re.IGNORECASE)
_VERB_NEXT = lazy(r"\s*(?:is|are|was|were|should|must|will|would|can|could|may|has|have|needs?)\b", re.IGNORECASE)
_NARROWED = lazy(r"\s*(?:that|who|which|whose|where|with|from|in|of|for|used|\w{3,}ed)\b|\s*\.?\Z", re.IGNORECASE)


def _explains(page: Page, entry: Entry, subject: Subject, first: Span) -> bool:
    if _OUTDATED.match(page.text, *first):
        return False
    if entry.is_listed:
        is_value = subject.concept is None and VALUE.match(page.text, *first) is not None
        return not is_value and not _is_proper_abbreviation(page, entry, first)
    text = page.text[first.start : min(first.end, first.start + _REACH)]
    if _POINTER.match(text) or _PERSON.match(text):
        return False
    genus = explanation_of(page, *first).genus
    if _goes_on(page, first, genus) and not (entry.is_series and subject.concept is not None):
        return False
    if subject.concept is not None and not subject.limits:
        is_of_others = entry.is_series and bool(page.mentions_in(*first))
        return is_of_others or _is_explanation(text) or _is_noun_phrase(page, first, genus)
    return _explains_unknown(page, entry, first, text)


def _explains_unknown(page: Page, entry: Entry, first: Span, text: str) -> bool:
    """Whether a name that the glossary does not have is explained, and by concepts that it has."""
    if not _DEFINING.match(text) or _SUPPOSING.match(text) or is_tool(text[:80]):
        return False
    return bool(page.mentions_in(*entry.label) or page.mentions_in(first.start, min(first.end, first.start + 40)))


def _is_explanation(text: str) -> bool:
    return _DEFINING.match(text) is not None or FOLLOWING.search(text) is not None


def _is_noun_phrase(page: Page, first: Span, genus: Span | None) -> bool:
    """Whether the explanation begins with a short noun that something narrows down: “inbound leads that …”."""
    if genus is None or len(page.one_line(*genus).split()) > SHORTEST:
        return False
    return _NARROWED.match(page.text, genus.end, first.end) is not None


def _goes_on(page: Page, first: Span, genus: Span | None) -> bool:
    """Whether the explanation is a sentence about something: “a second opportunity should be created”."""
    is_pointing = page.text[first.start : first.start + 2].lower() == "th"
    return genus is not None and not is_pointing and _VERB_NEXT.match(page.text, genus.end, first.end) is not None


_ASIDE = lazy(r"\([^)]*\)")


def _is_proper_abbreviation(page: Page, entry: Entry, first: Span) -> bool:
    """Whether an abbreviation is only spelt out, in words that its letters are not read off: “APAC: Asia-Pacific”."""
    label = page.text[entry.label.start : entry.label.end]
    words = _ASIDE.sub("", page.one_line(*first)).split()
    return label.isupper() and len(words) <= 5 and not page.mentions_in(*first)
