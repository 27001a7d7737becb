"""Clauses that say both of what the glossary says one of: “a BDR handling both inbound and outbound motions”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from glossary_cli.document import Block
from glossary_cli.glossary import Glossary
from glossary_cli.meanings import is_negated
from glossary_cli.occurrences import Occurrence
from glossary_cli.opposites import BOTH, has_exclusive, says_both
from glossary_cli.patterns import any_of, finder
from glossary_cli.statements.limits import is_conditional, scope_in
from glossary_cli.statements.modes import is_bad_example, is_question, is_supposed
from glossary_cli.statements.page import PROSE, Page, Span, span_of
from glossary_cli.statements.statement import Definition, Statement, Subject

# “BDR: handles both …”, “the BDR team covers both …”, “a BDR who works both …”
_BEHIND = re.compile(
    r"(?:\s+(?:team|role))?[\"”’)]*(?:\s*:\s+|\s+[–—-]\s+|\s+)(?P<relative>(?:who|that)\s+)?"
    + any_of("(?:usually|typically|generally|always|also|now|currently) ")
    + "*",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[\W\d_]*(?:(?:an?|the|our|all|each|every)\s+)?", re.IGNORECASE)
# “… pairs with a BDR handling …”: a noun of its own, neither narrowed down nor one of several.
_OBJECT = re.compile(
    r"\b" + any_of("with|by|to|from|through|via|has|have|gets?") + r"\s+(?:(?:an?|the|our|each|every|one)\s+)?\Z",
    re.IGNORECASE,
)
# What is not so, or not yet, or not here.
_ELSEWHERE = finder(
    "wants?|wanted|wish|like|should|would|could|might|may|can|will|shall|plan(?:s|ned|ning)? to|propos(?:e|es|ed|al)"
    "|considered|used to|formerly|previously|instead|some|few|sometimes|rarely|temporarily|compan(?:y|ies)|imagine"
    "|organi[sz]ations?|competitors?|vendors?|pilot|experiment|test(?:ed|ing)?|had|was|were|during|until"
)


def pairs_in(page: Page) -> Iterator[Statement]:
    """The clauses of a document that say both of a concept where a characteristic of it says one."""
    exclusive = _exclusive(page.glossary)
    for mention in page.mentions if exclusive else ():
        known = exclusive.get(mention.concept or "", ())
        behind = _BEHIND.match(page.text, mention.end) if known else None
        clause = BOTH.match(page.text, behind.end()) if behind else None
        if behind and clause and any(says_both(one, clause[0]) for one in known):
            is_inner = behind["relative"] is not None or clause["verb"].lower().endswith("ing")
            sentence = _sentence(page, mention, clause.end())
            if sentence is not None and _is_said(page, mention, sentence, clause, is_inner=is_inner):
                subject = Subject(mention.concept, page.written(mention))
                definition = Definition(characteristics=(page.one_line(*clause.span()),))
                yield page.state(subject, definition, sentence)


@lru_cache(maxsize=4)
def _exclusive(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """The characteristics of each concept that have a word which excludes others."""
    found = {
        concept.id: tuple(filter(has_exclusive, concept.intension.differentia))
        for concept in glossary.concepts
        if concept.intension is not None
    }
    return {concept: known for concept, known in found.items() if known}


def _sentence(page: Page, mention: Occurrence, end: int) -> Span | None:
    """The sentence of prose that holds a mention and what is said of it."""
    block = page.document.block_at(mention.start)
    spans = page.sentences(block) if block.kind in PROSE else ()
    return next((one for one in spans if one.start <= mention.start and end <= one.end), None)


def _is_said(page: Page, mention: Occurrence, sentence: Span, clause: re.Match[str], *, is_inner: bool) -> bool:
    """Whether a clause is said of the concept as such: without question, condition, place or time."""
    block, text = page.document.block_at(mention.start), page.text
    before = text[sentence.start : mention.start]
    is_subject = _OBJECT.search(before) if is_inner else _FIRST.fullmatch(before)
    if not is_subject or is_question(page, sentence) or is_supposed(before):
        return False
    if _ELSEWHERE.search(text, *sentence) or is_negated(text[sentence.start : sentence.end]):
        return False
    if is_conditional(text, *sentence, mention.start) or is_bad_example(page, block, sentence.start):
        return False
    return not _scopes(page, block, sentence) - {clause["one"].casefold(), clause["other"].casefold()}


def _scopes(page: Page, block: Block, sentence: Span) -> frozenset[str]:
    spans = (sentence, *map(span_of, block.headings))
    return frozenset().union(*(scope_in(page.text, span) for span in spans))
