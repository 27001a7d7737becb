"""What texts may write for the designations of a glossary and for the terms of the field, each form folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary_cli.field import field_abbreviations, field_jargon, field_long_forms, short_words
from glossary_cli.folding import fold
from glossary_cli.glossary import Concept, Designation, Glossary
from glossary_cli.inflection import plurals


class Name(NamedTuple):
    """What a form stands for: a designation of a concept, of nobody's (`concept` is None: the field's), or a cue."""

    concept: str | None
    designation: Designation
    form: str
    """The form as the glossary would write it."""
    is_strict: bool = False
    """Whether another casing is another word (`am` is no AM)."""
    is_plural: bool = False
    is_joined: bool = False
    """Written without the space that the designation has."""
    is_cue: bool = False
    is_misspelt: bool = False


_STRICT, _PLURAL, _JOINED, _CUE = 1, 2, 4, 8

Row = tuple[str | None, int | str, str, int]
"""A name as it is kept: its concept, its designation by its number in the entry (of a cue, and of a term of the field,
the text), its form, and the sum of what is true of it."""


class Forms:
    """All forms, each with the names that it stands for; these are made of `rows` when a text holds the form."""

    def __init__(self, glossary: Glossary, rows: Mapping[str, Sequence[Row]]) -> None:
        self.rows = rows
        self._glossary = glossary
        self._names: dict[str, tuple[Name, ...]] = {}

    def names(self, form: str) -> tuple[Name, ...]:
        """What a folded form stands for."""
        names = self._names.get(form)
        if names is None:
            names = self._names[form] = tuple(self._name(*row) for row in self.rows[form])
        return names

    def of_concepts(self) -> Iterator[str]:
        """The forms that stand for something of the glossary's own."""
        return (form for form, rows in self.rows.items() if rows[0][0] or any(row[0] for row in rows))

    def _name(self, concept: str | None, designation: int | str, form: str, traits: int) -> Name:
        if isinstance(designation, int):
            named = self._glossary.by_id[concept or ""].designations[designation]
        else:
            named = Designation(designation, is_abbreviation=concept is None and designation in field_abbreviations())
        return Name(concept, named, form, *(bool(traits & one) for one in (_STRICT, _PLURAL, _JOINED, _CUE)))


def forms_of(glossary: Glossary) -> Forms:
    """The forms of all designations, of the cues, and of the terms of the field."""
    rows = _Rows()
    for concept in glossary.concepts:
        for number, designation in enumerate(concept.designations):
            rows.add_term(concept.id, number, designation.text)
    for concept in glossary.concepts:
        for number, designation in enumerate(concept.designations):
            rows.add_joined(concept.id, number, designation.text)
    for concept in homonyms(glossary):
        for cue in concept.cues:
            for form in (cue, *plurals(cue)):
                rows.add(concept.id, cue, form, _CUE)
    for term in (*field_abbreviations(), *field_long_forms(), *field_jargon()):
        rows.add_term(None, term, term)
    return Forms(glossary, rows.by_form)


class _Rows:
    """Collects the forms."""

    def __init__(self) -> None:
        self.by_form: dict[str, list[Row]] = {}

    def add(self, concept: str | None, designation: int | str, form: str, traits: int) -> None:
        """Add a form, but none of the field where the glossary has the same."""
        rows = self.by_form.setdefault(fold(form), [])
        if concept is not None or not any(row[0] and not row[3] & _CUE for row in rows):
            rows.append((concept, designation, form, traits))

    def add_term(self, concept: str | None, designation: int | str, term: str) -> None:
        """Add a term and its plurals."""
        text = " ".join(term.split())
        is_strict = not text.islower() and (concept is None or len(text) < 3 or text.lower() in short_words())
        traits = _STRICT if is_strict else 0
        self.add(concept, designation, text, traits)
        for plural in plurals(text):
            self.add(concept, designation, plural, traits | _PLURAL)

    def add_joined(self, concept: str, designation: int, term: str) -> None:
        """Add a term without its space; it is no sloppy spelling where it is a form of its own."""
        text = " ".join(term.split())
        form = text.replace(" ", "")
        if text.islower() and len(text) > 7 and text.count(" ") == 1 and fold(form) not in self.by_form:
            self.add(concept, designation, form, _JOINED)


def homonyms(glossary: Glossary) -> Iterable[Concept]:
    """The concepts that share a designation with another one."""
    shared = {
        concept.id: concept
        for concepts in glossary.by_designation.values()
        if len(concepts) > 1
        for concept in concepts
    }
    return shared.values()
