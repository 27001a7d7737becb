"""Which concept a designation stands for at a place, where it may stand for several, or for none.

Decided by, in this order: the subject field configured for the path, an expansion in the document, cue words near by,
the document's own majority.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary_cli.document import Document
from glossary_cli.field import field_abbreviations
from glossary_cli.findings import Location
from glossary_cli.forms import Name
from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.grammar import is_everyday_use
from glossary_cli.matching import Match
from glossary_cli.meanings import words_of
from glossary_cli.patterns import lazy
from glossary_cli.statements.expansions import Expansion

_LONG_WORD = lazy(r"\w{2,}")
NEAR = 160
"""Characters on either side within which a cue word speaks for a sense, inside the same block."""


class Decision(NamedTuple):
    """What was decided for one occurrence of a designation, and why; for people (`--explain-senses`)."""

    location: Location
    term: str
    concept: str | None
    reason: str


class Sense(NamedTuple):
    """The name that an occurrence was found to be; None where it stands for no concept of the glossary."""

    name: Name | None
    reason: str
    is_ambiguous: bool = False


class SenseFinder:
    """Decides the senses in one document."""

    def __init__(
        self,
        document: Document,
        glossary: Glossary,
        subject: str | None,
        matches: Sequence[Match],
        cues: Sequence[Match],
        expansions: Iterable[Expansion],
    ) -> None:
        self._document = document
        self._glossary = glossary
        self._subject = subject
        self._matches = matches
        self._cues = cues
        self._foreign = foreign_expansions(glossary, expansions)
        # The matches of one concept that were found to mean it, and these concepts: what homonyms are decided by.
        self._settled: list[Match] = []
        self._named: frozenset[str | None] = frozenset()

    def find(self) -> list[Sense]:
        """The sense of each match, in the same order."""
        senses = [self._alone(match) if len(match.concepts) == 1 else None for match in self._matches]
        pairs = zip(self._matches, senses, strict=True)
        self._settled = [match for match, sense in pairs if sense and sense.name and sense.name.concept]
        self._named = frozenset(match.concepts[0] for match in self._settled)
        decided = [sense or self._homonym(match) for match, sense in zip(self._matches, senses, strict=True)]
        votes: dict[str, Counter[str]] = {}
        for match, sense in zip(self._matches, decided, strict=True):
            if len(match.concepts) > 1 and sense.name and sense.name.concept:
                votes.setdefault(self._key(match), Counter())[sense.name.concept] += 1
        return [
            self._by_majority(match, votes.get(self._key(match), Counter())) if sense.is_ambiguous else sense
            for match, sense in zip(self._matches, decided, strict=True)
        ]

    def _key(self, match: Match) -> str:
        return normalize(match.names[0].designation.text)

    def _alone(self, match: Match) -> Sense:
        name = self._best_written(match)
        if name.concept is not None:
            foreign = self._foreign.get(name.designation.text)
            if foreign is not None and name.designation.is_abbreviation:
                return Sense(None, f"the document expands it to “{foreign}”")
            if is_everyday_use(self._document.text, match.start, match.end):
                return Sense(None, "an everyday use of the word")
        return Sense(name, "it has one meaning in the glossary")

    def _best_written(self, match: Match) -> Name:
        """Of a concept's designations that differ in case or hyphens only, the one that is written here."""
        if len(match.names) == 1:
            return match.names[0]
        written = self._document.text[match.start : match.end].lower()
        return next((name for name in match.names if name.form.lower() == written), match.names[0])

    def _homonym(self, match: Match) -> Sense:
        if self._subject is not None:
            for name in match.names:
                if self._concept(name).subject == self._subject:
                    return Sense(name, f"the configured subject of the path is {self._subject}")
        foreign = self._foreign.get(match.names[0].designation.text)
        if foreign is not None:
            return Sense(None, f"the document expands it to “{foreign}”")
        in_full = [name for name in match.names if name.concept in self._named]
        if len({name.concept for name in in_full}) == 1:
            return Sense(in_full[0], f"the document names the {self._concept(in_full[0]).term}")
        near = self._by_cues(match)
        if near is not None:
            return near
        if is_everyday_use(self._document.text, match.start, match.end):
            return Sense(None, "an everyday use of the word")
        return Sense(None, "nothing near it decides", is_ambiguous=True)

    def _concept(self, name: Name) -> Concept:
        return self._glossary[str(name.concept)]

    def _by_cues(self, match: Match) -> Sense | None:
        """Weigh the cue words, and the other concepts of each candidate's subject field, that stand near by."""
        speaking: dict[str | None, list[str]] = {}
        candidates = {name.concept: self._concept(name).subject for name in match.names}
        for word, concepts in self._near(match, candidates):
            for concept in concepts:
                speaking.setdefault(concept, []).append(word)
        ranked = sorted(speaking.items(), key=lambda item: -len(set(item[1])))
        if not ranked or (len(ranked) > 1 and len(set(ranked[0][1])) == len(set(ranked[1][1]))):
            return None
        concept, words = ranked[0]
        name = next(name for name in match.names if name.concept == concept)
        return Sense(name, f"near it: {', '.join(sorted(set(words)))}")

    def _near(
        self, match: Match, candidates: Mapping[str | None, str | None]
    ) -> Iterable[tuple[str, list[str | None]]]:
        block = self._document.block_at(match.start)
        spans = [(max(block.start, match.start - NEAR), min(block.end, match.end + NEAR))]
        spans += [(above.start, above.end) for above in block.headings]
        spans += [(head.start, head.end) for head in (block.header, block.row) if head is not None]
        for start, end in spans:
            for cue in _within(self._cues, start, end):
                if not (cue.start < match.end and match.start < cue.end):
                    yield self._text(cue), [name.concept for name in cue.names if name.concept in candidates]
            for other in _within(self._settled, start, end):
                subject = self._glossary[str(other.concepts[0])].subject
                yield self._text(other), [concept for concept, field in candidates.items() if field == subject]

    def _text(self, match: Match) -> str:
        return self._document.text[match.start : match.end].lower()

    def _by_majority(self, match: Match, votes: Counter[str]) -> Sense:
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return Sense(None, "nothing near it decides", is_ambiguous=True)
        name = next(name for name in match.names if name.concept == ranked[0][0])
        return Sense(name, f"{ranked[0][1]} of the document's other uses mean it")


def _within(matches: Sequence[Match], start: int, end: int) -> Sequence[Match]:
    first = bisect_left(matches, start, key=lambda match: match.start)
    return matches[first : bisect_left(matches, end, key=lambda match: match.start)]


def foreign_expansions(glossary: Glossary, expansions: Iterable[Expansion]) -> dict[str, str]:
    """The abbreviations that a document expands to something that the glossary does not mean by them.

    A long form that shares half its words with the glossary's is a wrong expansion of the same concept, not another.
    """
    foreign: dict[str, str] = {}
    known: set[str] = set()
    for expansion in expansions:
        concepts = glossary.by_designation.get(normalize(expansion.short), ())
        if not concepts:
            continue
        words = _stems(expansion.long)
        terms = [_stems(designation.text) for concept in concepts for designation in concept.designations]
        # What the field usually means by the letters is another name of the glossary's concept, if it is like its own.
        usual = map(_stems, field_abbreviations().get(expansion.short, ()))
        names = (*terms, *(name for name in usual if _is_like(name, terms)))
        if words in names or _is_like(words, names) or _is_near_miss(expansion, concepts):
            known.add(expansion.short)
        else:
            foreign.setdefault(expansion.short, expansion.long)
    return {short: long for short, long in foreign.items() if short not in known}


FEWEST_INITIALS = 3


def _is_near_miss(expansion: Expansion, concepts: Iterable[Concept]) -> bool:
    """Whether a long form has the letters and a word of a concept's own: “ideal client persona” for the profile.

    What has capitals is a name, and what the field knows by these letters is another thing.
    """
    words = expansion.long.split()
    usual = field_abbreviations().get(expansion.short, ())
    if len(words) < FEWEST_INITIALS or not expansion.long.islower() or expansion.long in map(str.lower, usual):
        return False
    terms = (d.text.lower().split() for concept in concepts for d in concept.designations if not d.is_abbreviation)
    return any(
        [word[:1] for word in words] == [word[:1] for word in term]
        and words_of(expansion.long) & words_of(" ".join(term))
        for term in terms
    )


def _is_like(words: frozenset[str], terms: Iterable[frozenset[str]]) -> bool:
    """Whether half of the words are those of one of the terms."""
    return any(2 * len(words & term) >= min(len(words), len(term)) for term in terms if len(term) > 1)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6].rstrip("s") for word in _LONG_WORD.findall(text.lower()))
