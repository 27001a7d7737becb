"""The glossary: concepts, the designations that stand for them, and the relations between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple

from glossary_cli.findings import Location, Related
from glossary_cli.folding import as_words, fold
from glossary_cli.patterns import lazy
from glossary_cli.remembering import REMEMBERED

Path = tuple[str | int, ...]
"""The way to a value in an entry: `("definition", "extensional", "members", 2)`."""

Place = tuple[int, int, int, int]
"""Line, column, end line and end column, as in `Location`."""

Places = Mapping[Path, Place]
"""Where the values of an entry stand."""

_WORD = lazy(r"\w+")
_WORD_GAP = lazy(r"[\s\u00a0\u2010\u2011-]+")


class Status(Enum):
    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"


class Designation(NamedTuple):
    """A term or an abbreviation that stands for a concept; `reason` says why nobody should use it."""

    text: str
    status: Status = Status.PREFERRED
    is_abbreviation: bool = False
    reason: str | None = None


class Intension(NamedTuple):
    """The intensional form: the superordinate concept, and what tells the concept from it and from its coordinates."""

    genus: str
    differentia: tuple[str, ...]


class Extension(NamedTuple):
    """The extensional form; where `complete`, nothing outside `members` belongs."""

    genus: str | None
    members: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    complete: bool = False


class Lifecycle(NamedTuple):
    order: float | None
    next: str | None


class Routing(NamedTuple):
    """How the concept is worked; the values are as written, the times are quantities."""

    to: str | None = None
    respond_within: str | None = None
    priority: str | None = None
    attempts_count: int | None = None
    attempts_within: str | None = None


class Concept(NamedTuple):
    """A terminological entry that passed validation.

    `places` leads from the way to a value in the entry to its line, column, end line and end column; the way of a key
    ends in `"key"` after the key itself.
    """

    id: str
    designations: tuple[Designation, ...]
    path: str
    places: Places
    distinct_from: tuple[str, ...] = ()
    intension: Intension | None = None
    extension: Extension | None = None
    facts: Mapping[str, str] = {}
    owner: str | None = None
    lifecycle: Lifecycle | None = None
    routing: Routing | None = None
    audience: tuple[str, ...] = ()
    subject: str | None = None
    cues: tuple[str, ...] = ()
    zone: str | None = None
    status: str | None = None
    agreed_by: tuple[str, ...] = ()
    agreed_on: str | None = None
    review_by: str | None = None
    source: str | None = None
    note: str | None = None

    @property
    def term(self) -> str:
        """The preferred term."""
        return self.designations[0].text

    @property
    def name(self) -> str:
        """The shortest usual designation: the abbreviation, where there is one."""
        abbreviations = (d.text for d in self.designations if d.is_abbreviation and d.status is Status.PREFERRED)
        return next(abbreviations, self.term)

    @property
    def differentia(self) -> tuple[str, ...]:
        """The delimiting characteristics; none where the definition is extensional."""
        return self.intension.differentia if self.intension else ()

    @property
    def genus(self) -> str | None:
        """The superordinate concept as written in either form."""
        if self.intension:
            return self.intension.genus
        return self.extension.genus if self.extension else None

    def locate(self, *way: str | int) -> Location:
        """Return the place of a value of the entry, or of the nearest thing around it."""
        while way not in self.places and way:
            way = way[:-1]
        return Location(self.path, *self.places.get(way, (1, 1, 1, 1)))

    def related(self, message: str, *way: str | int) -> Related:
        """Return the place of a value of the entry as a related place; without `way`, that of the definition."""
        return Related(self.locate(*(way or ("definition",))), message)


@lru_cache(maxsize=REMEMBERED)
def normalize(text: str) -> str:
    """Return a designation as it is compared: case, and what stands between its words, do not count."""
    if text.isascii() and "-" not in text:
        return " ".join(text.split()).casefold()
    return _WORD_GAP.sub(" ", text.strip()).casefold()


class Glossary:
    """All concepts, and the ways to them; where two entries compete, the first in order of files is the concept."""

    def __init__(self, entries: tuple[Concept, ...], left_out: frozenset[str] = frozenset()) -> None:
        self.entries = entries
        self.left_out = left_out
        """The normalized names of entries that are there, but not valid; what refers to them is not at fault."""

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        found: dict[str, Concept] = {}
        for entry in self.entries:
            found.setdefault(entry.id, entry)
        return found

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts, each once, in the order of the files."""
        return tuple(self.by_id.values())

    @cached_property
    def by_designation(self) -> Mapping[str, tuple[Concept, ...]]:
        """The concepts that a normalized designation may stand for."""
        found: dict[str, tuple[Concept, ...]] = {}
        for concept in self.concepts:
            for designation in concept.designations:
                key = normalize(designation.text)
                if all(concept is not other for other in found.get(key, ())):
                    found[key] = (*found.get(key, ()), concept)
        return found

    @cached_property
    def _ellipses(self) -> Mapping[str, tuple[tuple[str, Concept], ...]]:
        """What is left of terms without the genus that they end in, each with the genus and the concept."""
        found: dict[str, tuple[tuple[str, Concept], ...]] = {}
        for concept in self.concepts:
            genus = normalize(concept.genus or "")
            for designation in concept.designations:
                name = normalize(designation.text)
                if genus and name.endswith(" " + genus):
                    rest = name.removesuffix(genus).strip()
                    found[rest] = (*found.get(rest, ()), (genus, concept))
        return found

    @cached_property
    def elliptic_words(self) -> frozenset[bytes]:
        """The words of what is left of terms, as texts are parted into words."""
        return frozenset(word for rest in self._ellipses for word in as_words(fold(rest)).split())

    def by_ellipsis(self, name: str, context: str) -> Concept | None:
        """The concept that half a term names where its genus is spoken of: “qualified”, among statuses of leads."""
        candidates = self._ellipses.get(normalize(name), ())
        words = set(_WORD.findall(context.casefold()))
        meant = [concept for genus, concept in candidates if {genus, genus + "s"} & words]
        return meant[0] if len(meant) == 1 else None

    def is_ellipsis(self, name: str) -> bool:
        """Whether half of a term may name its concept by this."""
        return normalize(name) in self._ellipses

    @cached_property
    def ordinary_words(self) -> frozenset[str]:
        """The words that the glossary's own terms write in lower case."""
        texts = (designation.text for concept in self.concepts for designation in concept.designations)
        return frozenset(word for text in texts for word in _WORD_GAP.split(text) if word.islower())

    def __getitem__(self, concept_id: str) -> Concept:
        return self.by_id[concept_id]

    def named(self, name: str, near: Concept | None = None) -> Concept | None:
        """Return the concept that an id or a term names; of homonyms the one in the subject field of `near`."""
        if name in self.by_id:
            return self.by_id[name]
        candidates = self.by_designation.get(normalize(name), ())
        if near is not None and len(candidates) > 1:
            candidates = tuple(c for c in candidates if c.subject == near.subject) or candidates
        return candidates[0] if candidates else None

    def superordinates(self, concept: Concept) -> Iterator[Concept]:
        """The concepts above, nearest first; ends at an everyday word, and where a circle would begin."""
        seen = {concept.id}
        while concept.genus is not None:
            above = self.named(concept.genus, near=concept)
            if above is None or above.id in seen:
                return
            seen.add(above.id)
            yield above
            concept = above
