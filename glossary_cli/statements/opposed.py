"""Clauses that say of a concept the opposite of a characteristic, or both where that says one of two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from glossary_cli.document import Block
from glossary_cli.glossary import Glossary
from glossary_cli.meanings import is_negated
from glossary_cli.occurrences import Occurrence
from glossary_cli.opposites import BOTH, are_opposed, has_exclusive, says_both, says_no_more
from glossary_cli.patterns import any_of, finder, lazy
from glossary_cli.remembering import REMEMBERED
from glossary_cli.statements.modes import is_bad_example, is_question, is_supposed
from glossary_cli.statements.page import PROSE, Page, Span, span_of
from glossary_cli.statements.statement import Definition, Statement, Subject

# “BDR: handles both …”, “the BDR team covers both …”, “a BDR who works both …”
_BEHIND = lazy(
    r"(?:\s+(?:team|role))?[\"”’)]*(?:\s*:\s+|\s+[–—-]\s+|\s+)(?P<relative>(?:who|that)\s+)?"
    + any_of("(?:usually|typically|generally|always|also|now|currently) ")
    + "*",
    re.IGNORECASE,
)
_FIRST = lazy(r"[\W\d_]*(?:(?:an?|the|our|all|each|every)\s+)?", re.IGNORECASE)
# “… pairs with a BDR handling …”: a noun of its own, neither narrowed down nor one of several.
_OBJECT = lazy(
    r"\b" + any_of("with|by|to|from|through|via|has|have|gets?") + r"\s+(?:(?:an?|the|our|each|every|one)\s+)?\Z",
    re.IGNORECASE,
)
# What is not so, or not yet, or not here.
_ELSEWHERE = finder(
    "wants?|wanted|wish|like|should|would|could|might|may|can|will|shall|plan(?:s|ned|ning)? to|propos(?:e|es|ed|al)"
    "|considered|used to|formerly|previously|instead|some|few|sometimes|rarely|temporarily|compan(?:y|ies)|imagine"
    "|organi[sz]ations?|competitors?|vendors?|pilot|experiment|test(?:ed|ing)?|had|was|were|during|until"
)


def opposed_in(page: Page) -> Iterator[Statement]:
    """The clauses of a document that go against a characteristic of the concept that they begin with."""
    for mention in page.known_in(0, len(page.text)):
        clause, is_inner = _both(page, mention) or (_denied(page, mention), False)
        sentence = _sentence(page, mention, clause.end) if clause is not None else None
        if clause is None or sentence is None or not _is_said(page, mention, sentence, clause, is_inner=is_inner):
            continue
        subject = Subject(mention.concept, page.written(mention))
        yield page.state(subject, Definition(characteristics=(page.one_line(*clause),)), sentence)


# “A BDR handling both inbound and outbound motions”


def _both(page: Page, mention: Occurrence) -> tuple[Span, bool] | None:
    """A clause that says both of two words of which a characteristic has one, and whether it only describes a noun."""
    known = _exclusive(page.glossary, mention.concept or "")
    behind = _BEHIND.match(page.text, mention.end) if known else None
    clause = BOTH.match(page.text, behind.end()) if behind else None
    if behind is None or clause is None or not any(says_both(one, clause[0]) for one in known):
        return None
    return Span(*clause.span()), behind["relative"] is not None or clause["verb"].lower().endswith("ing")


@lru_cache(maxsize=REMEMBERED)
def _exclusive(glossary: Glossary, concept: str) -> tuple[str, ...]:
    """The characteristics of a concept that have a word which excludes others."""
    return tuple(filter(has_exclusive, glossary[concept].differentia))


# “Distributors have a territory of their own”


_CLAUSE = lazy(
    r"\s+(?=[^\W\d])"
    r"(?!(?:that|which|who|whose|for|of|in|on|at|to|from|with|without|by|after|before|if|when|once|where|as|and|or)\b)"
    r"[^,.;:!?()\0]{4,100}?(?=[,.;:!?()\0]|\s[-–—]\s|\s+(?:but|though|although|while|because|since)\s|\Z)"
)
_BEGINS = lazy(r"(?:\A|[\0\n.!?:])[\W\d_]*(?:(?:an?|the|our|all|each|every)\s+)?\Z", re.IGNORECASE)
_LONGEST_LEAD = 16
"""Characters between the end of a sentence and the first designation of the next."""
# “AEs don't carry a quota, they carry a number”
_CORRECTED = lazy(r",\s*(?:they|it|he|she|we|you|but|only)\b", re.IGNORECASE)
# “Has not been qualified yet”: it will be.
_SO_FAR = finder("yet|still|so far|until|before")
# What holds in part says nothing against the whole.
_IN_PART = finder(
    "always|only|necessarily|all|(?:every|any)(?:thing|body|one)?|most|some|many|much|yet|just|mere(?:ly)?|alone"
    "|by (?:it|them)sel(?:f|ves)|simply|even"
)


def _denied(page: Page, mention: Occurrence) -> Span | None:
    """The clause behind a concept that a characteristic denies, or that denies one."""
    clause = _CLAUSE.match(page.text, mention.end) if _begins_sentence(page, mention) else None
    if clause is None:
        return None
    affirmed, denied = _characteristics(page.glossary, mention.concept or "")
    said = clause[0]
    against = affirmed if is_negated(said) else (*denied, *affirmed)
    if not against or _IN_PART.search(said) or _CORRECTED.match(page.text, clause.end()):
        return None
    is_against = any(are_opposed(one, said) and says_no_more(one, said) for one in against)
    return Span(*clause.span()) if is_against else None


def _begins_sentence(page: Page, mention: Occurrence) -> bool:
    """Whether next to nothing stands between a mention and the end of what is before its sentence."""
    return _BEGINS.search(page.text, max(0, mention.start - _LONGEST_LEAD), mention.start) is not None


@lru_cache(maxsize=REMEMBERED)
def _characteristics(glossary: Glossary, concept: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The characteristics of a concept: what they affirm, and what they deny."""
    parts: tuple[list[str], list[str]] = ([], [])
    for known in glossary[concept].differentia:
        if not _SO_FAR.search(known):
            parts[is_negated(known)].append(known)
    return tuple(parts[False]), tuple(parts[True])


def _sentence(page: Page, mention: Occurrence, end: int) -> Span | None:
    """The sentence of prose that holds a mention and what is said of it."""
    block = page.document.block_at(mention.start)
    found = page.sentence_at(block, mention.start) if block.kind in PROSE else None
    return found if found is not None and end <= found.end else None


def _is_said(page: Page, mention: Occurrence, sentence: Span, clause: Span, *, is_inner: bool) -> bool:
    """Whether a clause is said of the concept as such: without question, condition, place or time."""
    block, text = page.document.block_at(mention.start), page.text
    before = text[sentence.start : mention.start]
    is_subject = _OBJECT.search(before) if is_inner else _FIRST.fullmatch(before)
    if not is_subject or is_question(page, sentence) or is_supposed(before):
        return False
    if _ELSEWHERE.search(text, sentence.start, clause.end):
        return False
    if page.is_conditional(sentence, mention.start) or is_bad_example(page, block, sentence.start):
        return False
    return not _scopes(page, block, sentence) - page.scope_in(clause)


def _scopes(page: Page, block: Block, sentence: Span) -> frozenset[str]:
    spans = (sentence, *map(span_of, block.headings))
    return frozenset().union(*map(page.scope_in, spans))
