"""What the parts of a document are about: by their own words, or by the row, the list or the heading they belong to."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary_cli.document import Block, BlockKind
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import any_of, lazy
from glossary_cli.statements.limits import limits_of
from glossary_cli.statements.modes import is_question
from glossary_cli.statements.page import Page, Span, span_of
from glossary_cli.statements.statement import Subject

MOST_NAME_WORDS = 4
"""A longer first cell of a row names nothing."""

# Concepts of people who do something, or of a measure: “account executive”, “length of a trial”.
_ROLE = lazy(
    r"(?:^|.*\W)(?:representative|rep|executive|manager|member|team|leader|engineer|engineering|specialist|director"
    r"|officer|agent|associate|coordinator|role|department)s?"
    r"|(?:amount|period|length|number) of .*|service[ -]level agreement|target time",
    re.IGNORECASE,
)
_NEXT_WORD = lazy(r"[ \n]([a-z][\w-]*)")
_NO_NOUN = lazy(
    any_of(
        r"\w+(?:ed|ing|ly|s)|a|an|the|and|or|but|of|in|on|to|for|from|with|within|without|at|by|per|as|if|when|once"
        "|where|while|that|which|who|whose|is|are|was|were|be|has|have|had|will|would|can|could|may|must|should|do"
        "|does|did|not|than|then|so|into|onto|over|under|after|before|during|until|through|via|between|because|since"
        "|it|they|we|you|he|she|this|these|all|also|only|both|each|out|up|off|back|more|less|come|get|go|become|need"
        "|move|meet|reach"
    )
)
# “Lead records”, “MQL ownership”: told of the leads and the MQLs.
_ITSELF = lazy("credit|record|object|ownership|sla|status|figure|metric|kpi")


def is_role(page: Page, mention: Occurrence) -> bool:
    """Whether a mention is of people who do something, or of a measure, rather than of what these are about."""
    return mention.concept in _roles(page.glossary)


@lru_cache(maxsize=4)
def _roles(glossary: Glossary) -> frozenset[str]:
    concepts = glossary.concepts
    return frozenset(c.id for c in concepts if any(_ROLE.fullmatch(name) for name in (c.term, c.genus or "")))


def objects_in(page: Page, span: Span) -> list[Occurrence]:
    """The concepts named in a span that are no roles."""
    return [mention for mention in page.known_in(*span) if not is_role(page, mention)]


def things_in(page: Page, span: Span) -> list[Occurrence]:
    """The concepts named in a span that are neither roles nor parts of other names: what people work on and count."""
    return [mention for mention in objects_in(page, span) if not is_modifier(page, mention)]


def first_thing_in(page: Page, span: Span) -> Occurrence | None:
    return next(iter(things_in(page, span)), None)


def is_modifier(page: Page, mention: Occurrence) -> bool:
    """Whether a mention is a part of another noun: “account leader”, “opportunity owner”."""
    after = None if mention.is_plural else _NEXT_WORD.match(page.text, mention.end)
    return after is not None and not _NO_NOUN.fullmatch(after[1]) and not _ITSELF.fullmatch(after[1])


def subject(page: Page, mention: Occurrence, block: Block) -> Subject:
    """What a mention speaks of: below a heading on a kind of it, that kind (“the opportunity”, under SAOs)."""
    concept = _kind_above(page, mention, block) or mention.concept
    return Subject(concept, page.written(mention), limits_of(page.text, mention.start, mention.end))


def _kind_above(page: Page, mention: Occurrence, block: Block) -> str | None:
    """The kind of a concept that the nearest heading is on that names anything but roles."""
    if mention.concept is None:
        return None
    for heading in (*block.headings, *page.titles):
        named = [other for other in page.mentions_in(heading.start, heading.end) if not is_role(page, other)]
        for other in named:
            if other.concept is not None and _is_kind_of(page.glossary, page.glossary[other.concept], mention.concept):
                return other.concept
        if named:
            break
    return None


def _is_kind_of(glossary: Glossary, concept: Concept, other: str) -> bool:
    return any(above.id == other for above in glossary.superordinates(concept))


def question_before(page: Page, block: Block, sentence: Span) -> Span | None:
    """The question that a sentence answers: the one just before it, in the same block or in the one before."""
    if not page.asks:
        return None
    before = page.sentence_before(block, sentence)
    if before is not None:
        return before if is_question(page, before) else None
    intro = page.intros.get(block.start)
    return span_of(intro) if intro is not None and is_question(page, span_of(intro)) else None


def topic(page: Page, block: Block, sentence: Span | None = None) -> Subject | None:
    """What a block or a sentence is about whose own words do not say it.

    The question that it answers, its row or the header of its column, what announces its list, its heading.
    """
    asked = question_before(page, block, sentence) if sentence is not None else None
    objects = objects_in(page, asked) if asked is not None else []
    if objects:
        return Subject(objects[0].concept, page.written(objects[0]))
    second = _second_cell(page, block)
    for around in (block.row, second, block.header, page.intros.get(block.start), block.heading):
        objects = objects_in(page, span_of(around)) if around is not None else []
        if around is not None and objects:
            # A question names first what it asks about; “to move from Raw to Inquiry” is about the last.
            mention = objects[0 if page.text.endswith("?", around.start, around.end) else -1]
            if around is block.heading and _CLAUSE.search(page.text, mention.end, around.end):
                # “RFQs we send out”: only some of them.
                continue
            limits = limits_of(page.text, mention.start, mention.end) if around is block.row else ()
            return Subject(mention.concept, page.written(mention), limits, _only_implies(page, block, around))
    return None


_CLAUSE = lazy(r"\b(?:we|you|they|i|that|which|who)\b", re.IGNORECASE)


def _only_implies(page: Page, block: Block, around: Block) -> bool:
    """Whether what stands above a block only heads it, or goes before it, and does not announce it."""
    if around is block.heading:
        return True
    is_before = around is page.intros.get(block.start) and around.kind is BlockKind.PARAGRAPH
    return is_before and not page.text[around.start : around.end].rstrip("*_ ").endswith((":", "?"))


def _second_cell(page: Page, block: Block) -> Block | None:
    """The cell behind the first one of a block's row, where the first only numbers the rows, or is a name in code."""
    row = block.row
    if row is None:
        return None
    is_number = page.text[row.start : row.end].strip(" .#").isdigit()
    if not is_number and not page.document.is_whole_code(*page.trim(row.start, row.end)):
        return None
    second = next(page.document.blocks_after(row), None)
    return second if second is not None and second.row is row and second is not block else None


def is_about_nothing(page: Page, block: Block) -> bool:
    """Whether no concept is named in a block, nor around it: nothing that it says can be said of one."""
    return not page.mentions_in(block.start, block.end) and topic(page, block) is None


def entry_subject(page: Page, row: Block, cell: Block) -> Subject | None:
    """The concept that the first cell of a row names, if by half its name."""
    known = objects_in(page, span_of(row))
    if known:
        return Subject(known[0].concept, page.written(known[0]))
    name = page.one_line(row.start, row.end)
    around = [*cell.headings, *(block for block in (row.header, cell.header) if block is not None)]
    context = " ".join(page.one_line(block.start, block.end) for block in around)
    concept = page.glossary.by_ellipsis(name, context)
    return Subject(concept.id if concept else None, name) if len(name.split()) <= MOST_NAME_WORDS else None
