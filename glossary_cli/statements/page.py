"""A document as statements are looked for in it: its sentences, and the designations that stand in each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sentencex import get_sentence_boundaries

from glossary_cli.document import Block, BlockKind, Document
from glossary_cli.findings import Location
from glossary_cli.glossary import Glossary
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import lazy
from glossary_cli.statements.cues import CONDITION, SCOPE, cues_among
from glossary_cli.statements.expansions import FAR, Expansion
from glossary_cli.statements.introductions import introductions
from glossary_cli.statements.limits import begins_with_condition, is_in_condition, scope_in
from glossary_cli.statements.statement import Content, Mode, Statement, Subject

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.DESCRIPTION})
"""Kinds of block that hold sentences."""

LONGEST_SENTENCE = 1000
"""Characters; a longer one is a list without full stops, or no prose at all."""

_LINE_END = lazy(r"\n")
# A full stop at the end of a line ends the sentence, whatever abbreviation it may belong to.
_FULL_STOP = lazy(r"[.!?][*_\"”')]*[ ]*\n(?=[\s*_“\"]*[A-Z])")
# Without any of this before its last character, a block is one sentence to the library, too: marks that end one,
# brackets behind the numbers of a list, line breaks, and whatever means one of these in another script.
_MAY_END = lazy(r"[.!?)\n\x7f-\U0010ffff]")
# “2.1 Inquiries”: the number of a section is no part of what it says.
_NUMBER = lazy(r"[ *_]*(?:§ ?\d+|\d+(?:\.\d+)+\.?|\d{1,2}[.)])[ *_]+(?=[^\W\d_])")


class Span(NamedTuple):
    """A half-open range of the document's prose."""

    start: int
    end: int


def span_of(piece: Block | Occurrence | Expansion) -> Span:
    return Span(piece.start, piece.end)


class Page:
    """The document, with what was found in it; `mentions` are in the order of the text."""

    def __init__(
        self,
        document: Document,
        glossary: Glossary,
        mentions: Sequence[Occurrence],
        expansions: Sequence[Expansion],
        team_names: re.Pattern[str] | None = None,
        *,
        only_known: bool = False,
    ) -> None:
        self.document = document
        self.text = document.text
        self.glossary = glossary
        self.mentions = mentions
        self.expansions = expansions
        self.team_names = team_names
        self.only_known = only_known
        """Whether only what is said of the glossary's own concepts is of interest."""
        # Where mentions begin: what is in a span is found among numbers, without a look at the mentions.
        self._starts = [mention.start for mention in mentions]
        self._known = [mention for mention in mentions if mention.concept is not None]
        self._known_starts = [mention.start for mention in self._known]
        self._expansion_starts = [expansion.start for expansion in expansions]
        self._sentences: dict[int, tuple[Span, ...]] = {}
        self._cues: dict[tuple[int, int], int] = {}
        self._scopes: dict[int, frozenset[str]] = {}

    @cached_property
    def intros(self) -> Mapping[int, Block]:
        """What introduces a block, by where that begins."""
        return introductions(self.document)

    @cached_property
    def asks(self) -> bool:
        """Whether there is any question."""
        return "?" in self.text

    @cached_property
    def titles(self) -> tuple[Block, ...]:
        return tuple(block for block in self.document.blocks[:3] if block.kind is BlockKind.TITLE)

    @cached_property
    def _starts_of_naming(self) -> frozenset[int]:
        """Where the blocks, and the rows of tables, begin that name a concept."""
        blocks = [self.document.block_at(start) for start in self._known_starts]
        rows = (block.row.start for block in blocks if block.row is not None)
        return frozenset((*(block.start for block in blocks), *rows))

    def names_concept(self, block: Block) -> bool:
        """Whether a block, or the row of a table that it begins, names a concept of the glossary."""
        return block.start in self._starts_of_naming

    @cached_property
    def naming(self) -> Sequence[Block]:
        """The blocks that may say something of interest by themselves: where only concepts are, those that name one."""
        return [block for block in self.document.blocks if not self.only_known or self.names_concept(block)]

    @cached_property
    def speaking(self) -> Sequence[Block]:
        """The blocks that may say something of interest by themselves, or by what they belong to."""
        if not self.only_known:
            return self.document.blocks
        naming, intros = self._starts_of_naming, self.intros
        return [
            block
            for block in self.document.blocks
            if block.start in naming
            or (block.row is not None and block.row.start in naming)
            or (block.header is not None and block.header.start in naming)
            or (block.start in intros and intros[block.start].start in naming)
        ]

    def cues(self, start: int, end: int) -> int:
        """The kinds of cue that stand in a span, in one number."""
        found = self._cues.get((start, end))
        if found is None:
            found = self._cues[start, end] = cues_among(self.document.words[start:end].split())
        return found

    def sentences(self, block: Block) -> tuple[Span, ...]:
        found = self._sentences.get(block.start)
        if found is None:
            found = self._sentences[block.start] = tuple(self._split(block))
            if len(found) == 1:
                self._cues[found[0]] = self.cues(block.start, block.end)
        return found

    def sentence_at(self, block: Block, offset: int) -> Span | None:
        """The sentence of a block that a place lies in."""
        sentences = self.sentences(block)
        index = bisect_right(sentences, offset, key=lambda one: one.start)
        return sentences[index - 1] if index and offset < sentences[index - 1].end else None

    def sentence_before(self, block: Block, sentence: Span) -> Span | None:
        """The sentence of the same block that ends before another begins."""
        sentences = self.sentences(block)
        index = bisect_left(sentences, sentence.start, key=lambda one: one.start)
        return sentences[index - 1] if index and sentences[index - 1].end <= sentence.start else None

    def _split(self, block: Block) -> Iterator[Span]:
        number = _NUMBER.match(self.text, block.start, block.end)
        first = number.end() if number else block.start
        for start, end in self._bounds(first, block.end):
            # No line of a cell ends by itself: each break was meant.
            breaks = _LINE_END if block.kind is BlockKind.TABLE_CELL else _FULL_STOP
            for piece in self._pieces(start, end, breaks):
                if self.text[piece.start : piece.end].strip():
                    yield self.trim(*piece)

    def _bounds(self, start: int, end: int) -> Iterator[Span]:
        """Where the library parts sentences; it is not asked where it would find one."""
        if _MAY_END.search(self.text, start, end - 1) is None:
            yield Span(start, end)
            return
        for found in get_sentence_boundaries("en", self.text[start:end]):
            yield Span(start + found["start_index"], start + found["end_index"])

    def _pieces(self, start: int, end: int, breaks: re.Pattern[str]) -> Iterator[Span]:
        """The parts of a sentence between breaks; what goes on without end is cut, whatever it says."""
        if end - start <= LONGEST_SENTENCE and self.text.find("\n", start, end) < 0:
            yield Span(start, end)
            return
        stops = [match.end() for match in breaks.finditer(self.text, start, end)]
        for stop in (*stops, end):
            while stop - start > LONGEST_SENTENCE:
                cut = max(self.text.rfind(" ", start, start + LONGEST_SENTENCE), start + LONGEST_SENTENCE // 2)
                yield Span(start, cut)
                start = cut
            yield Span(start, stop)
            start = stop

    def trim(self, start: int, end: int) -> Span:
        """The range without white space at its ends."""
        text = self.text[start:end]
        return Span(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))

    def written(self, mention: Occurrence) -> str:
        """A mention as it stands in the text."""
        return self.text[mention.start : mention.end]

    def one_line(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].replace("\0", " ").split())

    def mentions_in(self, start: int, end: int) -> Sequence[Occurrence]:
        """The designations that begin in a span."""
        first = bisect_left(self._starts, start)
        return self.mentions[first : bisect_left(self._starts, end, first)]

    def known_in(self, start: int, end: int) -> list[Occurrence]:
        """The designations of the glossary's concepts that begin in a span."""
        first = bisect_left(self._known_starts, start)
        return self._known[first : bisect_left(self._known_starts, end, first)]

    def expansions_in(self, start: int, end: int) -> Sequence[Expansion]:
        """The expansions that begin in a span."""
        first = bisect_left(self._expansion_starts, start)
        return self.expansions[first : bisect_left(self._expansion_starts, end, first)]

    def expansion_at(self, start: int, end: int) -> Expansion | None:
        """The expansion that a span is a part of."""
        before = self.expansions_in(max(0, start - FAR), end)
        return next((found for found in before if found.start <= start and end <= found.end), None)

    def locate(self, span: Span) -> Location:
        return self.document.locate(*span)

    def state(
        self, subject: Subject, content: Content, span: Span, mode: Mode = Mode.ASSERTED, *, text: str | None = None
    ) -> Statement:
        """Make the statement that the prose in a span is; `text` where it is not the whole of it that states."""
        return Statement(subject, content, self.locate(span), text or self.one_line(*span), mode)

    def is_conditional(self, sentence: Span, focus: int) -> bool:
        """Whether what stands at `focus` of a sentence holds only if something is so."""
        if begins_with_condition(self.text, *sentence):
            return True
        return bool(self.cues(*sentence) & CONDITION) and is_in_condition(self.text, *sentence, focus)

    def scope_in(self, span: Span) -> frozenset[str]:
        """The regions, segments, products and times that a span speaks of."""
        return scope_in(self.text, span) if self.cues(*span) & SCOPE else frozenset()

    def _scope_above(self, block: Block) -> frozenset[str]:
        """The scope that the headings above a block set."""
        heading = block.heading
        if heading is None:
            return frozenset()
        found = self._scopes.get(heading.start)
        if found is None:
            found = self.scope_in(span_of(heading)) | self._scope_above(heading)
            self._scopes[heading.start] = found
        return found

    def state_fact(
        self, subject: Subject, content: Content, sentence: Span, fact: Span, mode: Mode = Mode.ASSERTED
    ) -> Statement:
        """Make the statement of a fact that stands in a sentence; its place reaches from the subject to the fact."""
        statement = self.state(subject, content, sentence, mode)
        named = [mention for mention in self.mentions_in(*sentence) if self.written(mention) == subject.designation]
        start = min((fact.start, *(mention.start for mention in named)))
        end = max((fact.end, *(mention.end for mention in named[:1])))
        scope = self.scope_in(sentence) | self._scope_above(self.document.block_at(sentence.start))
        return statement._replace(
            location=self.locate(Span(start, end)),
            scope=tuple(sorted(scope)),
            is_conditional=self.is_conditional(sentence, fact.start),
        )
