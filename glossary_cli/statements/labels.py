"""Where a document sets a term beside or above its explanation: rows of tables, labelled items, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from glossary_cli.document import Block, BlockKind
from glossary_cli.patterns import any_of, finder, lazy, word_of
from glossary_cli.statements.page import Page, Span, span_of
from glossary_cli.statements.phrases import subject_of
from glossary_cli.statements.statement import Subject


class Entry(NamedTuple):
    """A label in the prose, and the pieces of prose that explain it.

    `is_listed` where the place announces terms: “Glossary”, a column “Definition”. `context` is the text around that
    tells of what kind the things are; `is_series` where the label stands among others in one list.
    """

    label: Span
    parts: tuple[Span, ...]
    is_listed: bool
    context: tuple[Span, ...] = ()
    is_series: bool = False


# What heads a column, a list or a section of terms, or of things that have names as terms do.
_TERMS = finder("glossary|terminology|terms?|definitions?|acronyms?|abbreviations?|vocabulary|nomenclature|concepts?")
_KINDS = finder(
    "status(?:es)?|stages?|fields?|metrics?|kpis?|classifications?|lifecycle|tiers?|dispositions?|sources?|segments?"
)
_ASIDE = lazy(r"\([^)]*\)")
# A label that stands for the heading above it: “Definition: …”, “How it is calculated”.
_DEFINITION = lazy(
    r"(?:\w+\s+){0,2}" + any_of("definition|calculation|formula|meaning|criteria|how it is calculated") + r"\W*\Z",
    re.IGNORECASE,
)


def entries_of(page: Page) -> Iterator[Entry]:
    """Everything in a document that looks like a label with what it labels, in order."""
    series = _Series(page)
    for block in page.document.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.row is None:
            if page.only_known and not _may_explain(page, block, span_of(block)):
                continue
            yield from _row(page, block)
        elif block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) and block.row is None:
            yield from _labelled(page, block, series)
        elif block.kind is BlockKind.TERM:
            parts = takewhile(lambda after: after.kind is BlockKind.DESCRIPTION, page.document.blocks_after(block))
            yield Entry(span_of(block), _spans(parts), is_listed=True)
        elif block.kind is BlockKind.HEADING and (not page.only_known or _is_named(page, block)):
            yield from _headed(page, block)
        has_question = page.asks and block.row is None and page.text.find("?", block.start, block.end) >= 0
        if has_question and (not page.only_known or page.names_concept(block)):
            yield from _asked(page, block)


def _is_named(page: Page, heading: Block) -> bool:
    """Whether a heading, or the one above it, names a concept of the glossary."""
    return any(page.names_concept(one) for one in (heading, heading.heading) if one is not None)


def _spans(blocks: Iterable[Block]) -> tuple[Span, ...]:
    return tuple(map(span_of, blocks))


def _says(page: Page, block: Block, pattern: re.Pattern[str]) -> bool:
    """Whether a block has such words outside brackets."""
    return pattern.search(_ASIDE.sub("", page.text[block.start : block.end])) is not None


# | MQL | a lead that … |


_EXPLAINS = finder(
    "definitions?|meanings?|means|stands? for|explanation|what (?:it|this) (?:is|means)|long form|full (?:name|form)"
)
_DESCRIBES = finder("descriptions?|usage|details?|purpose")
_MEASURES = finder("metrics?|measures?|kpis?|levels?|targets?|limits?|volumes?|sla|times?|deadlines?")
_HANDLES = finder(r"owners?|assign\w*|dri|responsible|accountable|in charge|answers for(?: it)?|queue|team|group")


def _row(page: Page, cell: Block) -> Iterator[Entry]:
    row = list(takewhile(lambda after: after.row is cell, page.document.blocks_after(cell)))
    explaining = [block for block in row if _head_is(page, block, _EXPLAINS)]
    if not row or (not explaining and any(_head_is(page, block, _HANDLES) for block in row)):
        return
    describing = [block for block in row if _head_is(page, block, _DESCRIBES)]
    if not explaining and not describing and any(_head_is(page, block, _MEASURES) for block in row):
        return
    is_kind = _head_is(page, cell, _KINDS)
    is_listed = bool(explaining) or _head_is(page, cell, _TERMS) or (is_kind and bool(describing))
    around = (*cell.headings, *row, *((cell.header,) if cell.header else ()))
    parts = _spans(explaining or describing or row)
    entry = Entry(span_of(cell), parts, is_listed, _spans(around))
    if is_kind and not describing and _names_genus(page, entry):
        entry = entry._replace(parts=entry.parts[:1], is_listed=True)
    yield entry


def _head_is(page: Page, cell: Block, pattern: re.Pattern[str]) -> bool:
    return cell.header is not None and _says(page, cell.header, pattern)


def _names_genus(page: Page, entry: Entry) -> bool:
    """Whether a cell says of what kind the concept is that the row is of, by the name of one above it."""
    subject = named_by(page, entry)
    if subject is None or subject.concept is None:
        return False
    above = {genus.id for genus in page.glossary.superordinates(page.glossary[subject.concept])}
    return any(mention.concept in above for mention in page.mentions_in(*entry.parts[0]))


# - **MQL**: a lead that …


# “MQL: …”, “**MQL** – …”, “MQL = …”
_LABEL = lazy(
    r"(?P<label>[^\n:=;?!|\0]{2,70}?)[\"'’”*)\]]*"
    r"(?P<sign>\s*:+\s+|\s+[-–—]+\s+|(?<=\w)-\s+|\s*(?:={1,2}|:=)\s+(?!>)"
    r"|\s+[→⇒]\s+(?=(?:[Aa]n?|[Aa]ny|[Tt]he|[Ee]very|[Ee]ach)\s))(?P<text>[^\s\0][^\0]*)",
    re.DOTALL,
)
_NUMBERING = lazy(r"[\s\d.()*•-]*(?:step\s+\d+\W+)?", re.IGNORECASE)
_KINDS_OF = finder("types?|kinds?|levels?|categories|ranks?|reasons?|values?|ways")
SERIES = 3
"""Labelled items of a list that make it a list of things that have names."""
LONGEST_ANNOUNCEMENT = 300


# Most blocks have no sign of a label near their beginning, and need no closer look.
_SIGN = lazy("[:=–—→⇒-]")
_LONGEST_LABEL = 80


def _has_sign(page: Page, block: Block) -> bool:
    return _SIGN.search(page.text, block.start, min(block.end, block.start + _LONGEST_LABEL)) is not None


def _label(page: Page, block: Block) -> re.Match[str] | None:
    return _LABEL.match(page.text, block.start, block.end) if _has_sign(page, block) else None


class _Series:
    """The lists of a document in which most items have labels; looked for when the first labelled item is found."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def holds(self, block: Block) -> bool:
        return block.start in self._intros

    def intro(self, block: Block) -> Block | None:
        """What announces the list that an item is in."""
        return self._intros.get(block.start)

    @cached_property
    def _intros(self) -> Mapping[int, Block | None]:
        """The labelled items of such lists, by where they begin, each with what announces its list."""
        found: dict[int, Block | None] = {}
        before: Block | None = None
        for is_item, group in groupby(self._page.document.blocks, lambda block: block.kind is BlockKind.LIST_ITEM):
            run = list(group)
            if is_item:
                found.update((item.start, before) for item in self._labelled(run))
            before = run[-1]
        return found

    def _labelled(self, items: list[Block]) -> Iterator[Block]:
        for level in {item.level for item in items}:
            alike = [item for item in items if item.level == level]
            labelled = [item for item in alike if _label(self._page, item) is not None]
            if len(labelled) >= SERIES and len(labelled) * 5 >= len(alike) * 3:
                yield from labelled


def _labelled(page: Page, block: Block, series: _Series) -> Iterator[Entry]:
    if page.only_known and not _may_be_labelled(page, block):
        return
    match = _label(page, block)
    if match is None:
        return
    numbering = _NUMBERING.match(page.text, *match.span("label"))
    label = Span(numbering.end() if numbering else match.start("label"), match.end("label"))
    if page.only_known and not _may_explain(page, block, label):
        return
    parts = (_first_lines(page, block, Span(match.start("text"), block.end)),)
    around = [other for other in (block.heading, series.intro(block)) if other is not None]
    if block.heading is not None and _DEFINITION.match(page.text, *label):
        yield Entry(span_of(block.heading), parts, True, _spans(around))
        return
    is_series = series.holds(block)
    is_listed = any(_says(page, other, _TERMS) or (is_series and _announces(page, other)) for other in around)
    yield Entry(label, parts, is_listed, _spans(around), is_series)


def _may_be_labelled(page: Page, block: Block) -> bool:
    """Whether a block may begin with a label that names a concept, by its first words, or the heading above it."""
    if not _has_sign(page, block):
        return False
    end = min(block.end, block.start + _LONGEST_LABEL)
    if block.heading is not None and page.names_concept(block.heading):
        return True
    words = page.document.words[block.start : end].split()
    return bool(page.known_in(block.start, end)) or not page.glossary.elliptic_words.isdisjoint(words)


def _may_explain(page: Page, block: Block, label: Span) -> bool:
    """Whether a label, or the heading that it may stand for, names a concept of the glossary."""
    is_named = block.heading is not None and page.names_concept(block.heading)
    return is_named or bool(page.known_in(*label)) or page.glossary.is_ellipsis(page.one_line(*label))


# What goes on with an explanation in another sentence.
_GOES_ON = lazy(
    any_of(r"it|they|this|these|that|those|and|or|but|also|examples?|e\.g|includ\w+") + r"\b", re.IGNORECASE
)


def _first_lines(page: Page, block: Block, text: Span) -> Span:
    """What stands behind a label, up to a line that begins with another sentence about something else."""
    for one, other in pairwise(page.sentences(block)):
        if one.start >= text.start or text.start < one.end:
            is_below = page.locate(other).line > page.locate(one).end_line
            if is_below and not _GOES_ON.match(page.text, other.start):
                return Span(text.start, one.end)
    return text


def _announces(page: Page, block: Block) -> bool:
    """Whether a heading, or the sentence before a list, announces things of one kind that have names."""
    if block.end - block.start > LONGEST_ANNOUNCEMENT:
        return False
    of_concept = bool(page.mentions_in(block.start, block.end)) and _says(page, block, _KINDS_OF)
    return of_concept or _says(page, block, _KINDS)


# ## MQL, and what follows; ### Definition below it


# “Meetings that meet the following criteria:”, under a heading that names what these are the criteria of.
FOLLOWING = finder("following (?:definitions?|criteria|conditions|requirements|values|meanings?)")
VALUE = lazy(
    r"[\W\d]*(?:(?:no\s+more|more|less|fewer|over|under|between|up\s+to|at\s+least|at\s+most|from)\s+(?:than\s+)?\d|\d|[-–•]\s)",
    re.IGNORECASE,
)
"""An explanation that is only a number."""
# “An important metric is …” explains something else, or is found as a sentence.
_INVERTED = lazy(r"(?<!that )(?<!who )(?<!which )" + word_of("is|are|has|have"), re.IGNORECASE)
_REACH = 90


def _headed(page: Page, heading: Block) -> Iterator[Entry]:
    following = next(page.document.blocks_after(heading), None)
    if following is None or following.kind is not BlockKind.PARAGRAPH or following.heading is not heading:
        return
    sentences, title = page.sentences(following), page.sentences(heading)[:1]
    above = heading.heading
    if above is not None and sentences and _DEFINITION.match(page.text, heading.start, heading.end):
        yield Entry(span_of(above), (span_of(following),), True)
    elif sentences and title and _names_concept(page, title[0]) and _is_explanation(page, sentences[0]):
        yield Entry(title[0], sentences[:1], False)


def _names_concept(page: Page, title: Span) -> bool:
    subject = subject_of(page, *title)
    return subject is not None and subject.concept is not None and not subject.limits


def _is_explanation(page: Page, sentence: Span) -> bool:
    if VALUE.match(page.text, *sentence):
        return False
    if FOLLOWING.search(page.text, *sentence):
        return True
    return not _INVERTED.search(page.text, sentence.start, min(sentence.end, sentence.start + _REACH))


# What is an MQL? A lead that …


_ASKS = lazy(
    r"\W*(?:q(?:uestion)?\s?\d*\s*[:.)]\W*)?(?:so,?\s+)?"
    + any_of("what(?:'s| is| are| counts as| makes| qualifies as| do (?:we|you) mean by)")
    + r"(?:\s+exactly)?\s+(?P<term>[^?\0]{2,60}?)(?:\s+(?:exactly|anyway))?\s*\?",
    re.IGNORECASE,
)
_ANSWER = lazy(
    r"\W*(?:a(?:nswer)?\s?\d*\s*[:.)]\W*)?(?:(?:it|that|this|they|these)(?:['’]s|\s+is|\s+are|['’]re)\s+)?",
    re.IGNORECASE,
)


# “What is it, in one sentence?”: what the heading names.
_IT = lazy(r"(?:it|this|that)\b", re.IGNORECASE)


def _asked(page: Page, block: Block) -> Iterator[Entry]:
    """The questions of a block that ask what a concept is, with the sentence behind each."""
    sentences = page.sentences(block)
    following = next(page.document.blocks_after(block), None)
    behind = page.sentences(following)[:1] if following is not None and following.row is None else ()
    for sentence, answer in pairwise((*sentences, *behind)):
        question = _ASKS.match(page.text, *sentence)
        lead_in = _ANSWER.match(page.text, *answer)
        if question and lead_in:
            term = Span(*question.span("term"))
            if _IT.match(page.text, *term) and block.heading is not None:
                term = page.trim(block.heading.start, block.heading.end)
            if _names_concept(page, term):
                yield Entry(term, (Span(lead_in.end(), answer.end),), False)


# What a label names


# “All MQLs” is the name of a view or a list, and not of the concept.
_QUANTIFIED = lazy(r"\W*(?:all|each|every|any|my|our|your|their)\s", re.IGNORECASE)


def named_by(page: Page, entry: Entry) -> Subject | None:
    """What the label names; where what it is about is said around it, by half its name (“Qualified”, of leads)."""
    found = subject_of(page, *entry.label)
    is_name = page.document.is_whole_code(*entry.label) if found is None else _QUANTIFIED.match(page.text, *entry.label)
    if is_name:
        found = Subject(None, page.one_line(*entry.label))
    if found is None or found.concept is not None:
        return found
    context = " ".join(page.one_line(*span) for span in entry.context)
    concept = page.glossary.by_ellipsis(found.designation, context)
    return found._replace(concept=concept.id) if concept else found
