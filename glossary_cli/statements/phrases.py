"""Noun phrases: what a sentence or a label speaks of, and what it says that this is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import LABEL, any_of, finder, lazy, word_of
from glossary_cli.statements.page import Page, Span
from glossary_cli.statements.statement import Definition, Subject

_TOOL = finder(
    "(?:tool|platform|software|application|app|dashboard|report|view|page|channel|board|template|plugin|integration"
    "|chatbot|assistant|website|file|script|linter|layout|issue (?:is|for|board))s?"
)


def is_tool(text: str) -> bool:
    """Whether an explanation is of software or a page, which no glossary of concepts is about."""
    return _TOOL.search(text) is not None


# Where a sentence begins


_LEADING_CLAUSE = any_of(
    "(?:and|but|so|also|thus|therefore|additionally|generally|currently|today|here|similarly|likewise|remember|note"
    r"|please note)(?: that)?,? |(?:because|since|as) (?=an?\s)"
    r"|(?:in|at|for|from|as|within|on|by|during|under|with) [^,.;:?!\0]{2,40}, "
)
_LEAD_IN = lazy(rf"[\s\"'“‘*\d.)\]-]*(?:{LABEL})?{_LEADING_CLAUSE}*", re.IGNORECASE)


def after_lead_in(page: Page, sentence: Span) -> int:
    """Where a sentence begins behind its number, its label and what leads in: “1. **MQL** – In general, …”."""
    lead_in = _LEAD_IN.match(page.text, *sentence)
    return lead_in.end() if lead_in else sentence.start


# What a phrase names


MOST_WORDS = 9
"""A longer phrase is no name of anything."""

_MARKS = " \t\n\"'“”‘’*_`.,:;–—-()[]"
_ARTICLE = lazy(
    any_of("(?:an?|the|each|every|any|all|our|your|their|these|those|this|one|such) (?:of (?:the|our) )?") + "+",
    re.IGNORECASE,
)
_BRACKETED = lazy(r"\s*[\[(][^\])]*[\])]")
_POSSESSIVE = lazy("['’]s")
# What is no noun phrase, for it has a verb of its own, or begins as none does.
_VERB = finder(
    "is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|don't|doesn't"
    "|isn't|aren't|we|you|they|it|he|she|i|there|here|what|how|why|where|when|who|if|because|so|but"
)
_PRONOUN = lazy(
    any_of(
        "this|that|these|those|it|they|we|you|he|she|there|here|which|who|what|one|and|or|all|both|since|while|if|when"
        r"|by|for|with|in|on|at|as|to|from|\w+ing (?:the|an?|our|your)|another|nearly"
    )
    + r"\b",
    re.IGNORECASE,
)
# “MQL classification”, “lead source values”: the concept by what is told of it; “/contact”: another with it.
_PART = lazy(
    r"\A(?:/[^\W\d]\w*)+|\A\s+"
    + any_of("definitions?|classification|qualification|criteria|threshold|values|types|kinds|options|stage")
    + r"\s*\Z",
    re.IGNORECASE,
)
_AFTER_HEAD = lazy(
    any_of(
        "that|which|who|whose|where|when|with|without|in|on|of|for|from|to|by|at|as|under|over|within|between|about|not"
        r"|via|through|after|before|during|per|\w{3,}(?:ed|ing)|sent|made|sold|built|set|owned|shown|won|lost"
    )
    + r"\b",
    re.IGNORECASE,
)


def subject_of(page: Page, start: int, end: int) -> Subject | None:
    """What the noun phrase `start`..`end` names: a concept, another term, or None where it is no name of anything."""
    span = _bare(page, start, end)
    text = page.one_line(*span)
    if not text or len(text.split()) > MOST_WORDS or _PRONOUN.match(text) or "\0" in page.text[span.start : span.end]:
        return None
    head = next(iter(page.known_in(*span)), None)
    if head is None or _VERB.search(page.text[span.start : head.start]):
        return None if _VERB.search(text) else Subject(None, _BRACKETED.sub("", text).strip(_MARKS))
    return _named(page, span, head)


def _bare(page: Page, start: int, end: int) -> Span:
    """The phrase without quotes and brackets around it, and without its article."""
    first, last = page.trim(start, end)
    first = _skip_marks(page, first, last)
    article = _ARTICLE.match(page.text, first, last)
    if article:
        first = _skip_marks(page, article.end(), last)
    while last > first and _is_mark(page.text[last - 1]) and page.text[last - 1] not in ")]":
        last -= 1
    return Span(first, last)


def _is_mark(character: str) -> bool:
    """Whether a character belongs to no name: punctuation, an emoji."""
    return character in _MARKS or (not character.isascii() and category(character) in ("So", "Sk", "Cf", "Mn"))


def _skip_marks(page: Page, start: int, end: int) -> int:
    while start < end and _is_mark(page.text[start]):
        start += 1
    return start


def _named(page: Page, span: Span, head: Occurrence) -> Subject | None:
    """The subject that has a designation in it: the concept itself, narrowed down or not, or a name made with it."""
    before = page.one_line(span.start, head.start).strip(_MARKS)
    written = page.written(head)
    if before and (not before.islower() or "/" in before) and not written.isupper():
        return Subject(None, page.one_line(*span))
    after = _PART.sub("", _BRACKETED.sub("", _POSSESSIVE.sub("", page.text[head.end : span.end]))).strip(_MARKS)
    if after and not _AFTER_HEAD.match(after):
        joined = _joined(page, head.end, span.end)
        rest = page.one_line(joined, span.end).strip(_MARKS)
        if joined == head.end or (rest and not _AFTER_HEAD.match(rest)):
            return None if _VERB.search(after) else Subject(None, page.one_line(*span))
        after = rest
    return Subject(head.concept, written, tuple(part for part in (before, after) if part))


# Several names in one phrase


_BETWEEN = lazy(r"\s*(?:[/,&+]|,?\s*\b(?:or|and)\b)\s*(?:an?\s+)?[(\"“]?", re.IGNORECASE)


def _joined(page: Page, start: int, end: int) -> int:
    """Where the designations end that stand beside one that ends at `start`: “leads, MQLs and SQLs”."""
    for other in page.mentions_in(start, end):
        if not _BETWEEN.fullmatch(page.text, start, other.start):
            break
        start = other.end
    return start


def joined_with(page: Page, span: Span) -> tuple[Subject, ...]:
    """The other concepts that a phrase lists after its first: “lead, opportunity and customer”."""
    return tuple(
        Subject(other.concept, page.written(other))
        for one, other in pairwise(page.known_in(*span))
        if _BETWEEN.fullmatch(page.text, one.end, other.start)
    )


# What a phrase says that something is


MOST_GENUS_WORDS = 6


class Explanation(NamedTuple):
    """What a definition says behind its verb or label: the genus in the prose, and the definition."""

    genus: Span | None
    definition: Definition


# “any of the”, “usually a kind of”: what stands before the genus.
_BEFORE_GENUS = lazy(
    any_of(
        "(?:a|an|the|any(?: of)?|one of (?:the|our)|either|every|each|those|all|our|some|is|are|also|simply|just"
        "|basically|typically|usually|always|defined as|considered(?: to be)?|(?:a )?(?:kind|type|sort|form|set|group"
        "|subset|number|stage|part|list|count)s? of) "
    )
    + "*",
    re.IGNORECASE,
)
_KIND = finder("an?|any|every|each|one of")
_AFTER_GENUS = any_of(
    "that|which|who|whom|whose|where|when|with|without|in|on|of|for|from|to|by|at|as|if|once|until|being|having|based"
    "|used|has|have|had|is|are|was|we|you|they|it|can|will|and|or|but|not|via|through|after|before|because|so|than"
    r"|within|between|\w{3,}(?:ed|ing)"
)
_GENUS_END = lazy(rf"\s+(?={_AFTER_GENUS}\b)|\s*(?:[,.](?!\d)|[;:(\[–—])|\s-\s|\Z", re.IGNORECASE)
_OF = lazy(r"of\b", re.IGNORECASE)
_CONNECTIVE = lazy(r"\s*[,;:]?\s*(?:(?:that|which|who|and|where|when)\s+)?", re.IGNORECASE)
# “…; …”, “… and that has …”: where one characteristic ends.
_PREDICATE = word_of("that|which|who|whose|has|have|is|are|was|were|can|will|must|should|does|do|shows?|meets?")
_NEXT_SENTENCE = lazy(r";\s+(?:an?|the|it|they|this|these|we|you)\s[^;]*$", re.IGNORECASE)
_PARTS = lazy(rf"\s*;\s*|,?\s+and\s+(?={_PREDICATE})", re.IGNORECASE)


# “…, such as a hospital or a clinic”
_SUCH_AS = lazy(r",?\s*\b(?:such\s+as|e\.g\.,?|for\s+example,?|including)\s+(?P<members>.+)$", re.IGNORECASE)
# “… that returns every year: agreements, subscriptions and rentals”
_LISTED = lazy(
    r":\s+(?P<members>(?:[^,.:;]{2,40},\s+)+(?:[^,.:;]{2,40}\s+)?(?:and|or)\s+[^,.:;]{2,40})\.?$", re.IGNORECASE
)
_COMMA = lazy(r"\s*(?:,(?!\d)|[;:])\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
MOST_MEMBER_WORDS = 10


def parted(text: str) -> tuple[str, ...]:
    """The members that a text lists: “a hospital, a clinic and a practice”; none where it is no list."""
    parts = tuple(part.strip(" .:") for part in _COMMA.split(text.rstrip(".:")))
    return tuple(part for part in parts if part) if all(len(p.split()) <= MOST_MEMBER_WORDS for p in parts) else ()


def _with_members(definition: Definition) -> Definition:
    """A definition whose last characteristic ends with examples, with these as members."""
    last = definition.characteristics[-1] if definition.characteristics else ""
    tail = _SUCH_AS.search(last) or _LISTED.search(last)
    if tail is None:
        return definition
    rest = last[: tail.start()].strip(" ,(")
    characteristics = (*definition.characteristics[:-1], *((rest,) if rest else ()))
    return definition._replace(characteristics=characteristics, members=parted(tail["members"].rstrip(")")))


def explanation_of(page: Page, start: int, end: int) -> Explanation:
    """Take apart what a definition says: `a lead that has reached the score`."""
    before = _BEFORE_GENUS.match(page.text, start, end)
    first = before.end() if before else start
    stop = _GENUS_END.search(page.text, first, end)
    last = stop.start() if stop else end
    genus = page.one_line(first, last)
    if not genus or len(genus.split()) > MOST_GENUS_WORDS or _OF.match(genus):
        return Explanation(None, _with_members(Definition(None, _characteristics(page, start, end))))
    is_kind = _KIND.search(page.text, start, first) is not None
    definition = Definition(genus, _characteristics(page, last, end), is_kind=is_kind)
    return Explanation(Span(first, last), _with_members(definition))


def _characteristics(page: Page, start: int, end: int) -> tuple[str, ...]:
    connective = _CONNECTIVE.match(page.text, start, end)
    rest = _NEXT_SENTENCE.sub("", page.one_line(connective.end() if connective else start, end)).rstrip(".")
    parts = (part.strip(" .") for part in _PARTS.split(rest))
    return tuple(part for part in parts if part)


def parts_of(page: Page, start: int, end: int) -> tuple[str | None, tuple[str, ...]]:
    """Genus and characteristics of what stands before a verb: `any opportunity that reaches stage 2`."""
    definition = explanation_of(page, start, end).definition
    return definition.genus, definition.characteristics
