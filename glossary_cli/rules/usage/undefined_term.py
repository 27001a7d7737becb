"""An abbreviation or a term of the field stands in a document, and neither the glossary nor the document explains it.

## Why

Every company has its own MQA, ROE and XDR. Whoever joins next month, or works in another team, guesses; and what
everybody guesses at, nobody has agreed on.

## Example

```yaml
term: lead
definition:
  intensional: {genus: person, differentia: [has shown interest in the product]}
```

“ABM brings the best leads.” → `“ABM” is explained neither here nor in the glossary`

## Remedy

Write it in full where it first appears, “account-based marketing (ABM)”, or add the concept to the glossary. An
abbreviation that everybody in the company knows belongs into `ignored-abbreviations` of the configuration.

## What it leaves alone

General abbreviations (PDF, CEO, USA, API), Roman numerals, words in capitals, code and addresses; a document with but
one term of the field or the glossary, which will be about something else. The program ships a list of the field's
abbreviations; one that is not on the list counts as of the field where the document uses it with the field's terms,
modifying them or coordinated with them, more than once. What the document explains anywhere (in brackets, after a
label, in a table, under a heading) is explained. Each abbreviation is reported once a document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from glossary_cli.field import field_abbreviations, field_long_forms, general_abbreviations, short_words
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Glossary, normalize
from glossary_cli.patterns import lazy
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule
from glossary_cli.statements.expansions import Abbreviation, is_explained

# "and", a slash or a comma between two coordinated words; one blank between a word and what it modifies.
_COORDINATED = lazy(r"['’]?s?(?:\s*[/&+]\s*|,?\s+(?:and|or)\s+|,\s+)")
_MODIFIES = lazy(r"[ \u00a0]")
_ROMAN = lazy(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_DATE_PARTS = lazy(r"(?:YY|MM|DD)[/.-](?:YY|MM|DD)")
USES = 2
"""How often an abbreviation of no list has to go with the field's terms."""


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    known = {expansion.short for expansion in reading.expansions}
    known |= {a.text for a in reading.abbreviations if is_explained(reading.document, a)}
    known |= {*reading.scope.ignored_abbreviations, *_named_in_full(reading)}
    if not _is_of_the_field(reading):
        return
    told: set[str] = set()
    for start, end, name in sorted({*_listed(reading), *_unlisted(reading, glossary)}):
        if name not in known and name not in told:
            told.add(name)
            yield _problem(reading, start, end, name)


def _is_of_the_field(reading: Reading) -> bool:
    """Whether a document speaks of the field at all: in two terms at least, the glossary's or the field's own."""
    return len({(occurrence.concept, occurrence.designation) for occurrence in reading.occurrences}) > 1


def _named_in_full(reading: Reading) -> Iterator[str]:
    """The abbreviations of the field whose usual long form stands anywhere in the document."""
    for occurrence in reading.occurrences:
        if occurrence.concept is None and not occurrence.designation.is_abbreviation:
            yield from field_long_forms().get(occurrence.designation.text, ())


def _problem(reading: Reading, start: int, end: int, name: str) -> Problem:
    long_forms = field_abbreviations().get(name, ())
    usual = f"; it usually stands for {' or '.join(long_forms)}" if long_forms else ""
    example = f"“{long_forms[0]} ({name})”" if long_forms else "it in full"
    return Problem(
        reading.locate(start, end),
        f"“{name}” is explained neither here nor in the glossary{usual}",
        term=reading.text(start, end),
        remedy=f"Write {example} where it first appears, or add the concept to the glossary",
    )


Place = tuple[int, int, str]


def _listed(reading: Reading) -> Iterator[Place]:
    """The field's own abbreviations and terms, which the glossary does not have.

    Two letters are too often something else: they have to be used again, in the plural, or with the field's terms.
    """
    uses = Counter(o.designation.text for o in reading.occurrences if o.concept is None)
    for occurrence in reading.occurrences:
        name = occurrence.designation.text
        if occurrence.concept is not None or name in field_long_forms():
            continue
        if occurrence.designation.is_abbreviation:
            place = Abbreviation(name, occurrence.start, occurrence.end, occurrence.is_plural)
            weighs = len(name) > 2 or uses[name] > 1 or occurrence.is_plural or _goes_with_terms(reading, place)
            if weighs and _is_in_capitals(name) and not _is_date(reading, place):
                yield occurrence.start, occurrence.end, name
        elif reading.text(occurrence.start, occurrence.end).islower():
            yield occurrence.start, occurrence.end, name


def _is_in_capitals(name: str) -> bool:
    """Whether it is made of initials (nARR), not of syllables (MarTech), which explain themselves."""
    return sum(letter.isupper() for letter in name) >= len(name) - 1


def _is_date(reading: Reading, place: Abbreviation) -> bool:
    text = reading.document.text
    return bool(_DATE_PARTS.search(text[max(0, place.start - 3) : place.end + 3]))


def _unlisted(reading: Reading, glossary: Glossary) -> Iterator[Place]:
    """Abbreviations that the document uses with the field's terms."""
    uses: dict[str, list[Abbreviation]] = {}
    for abbreviation in reading.abbreviations:
        if _may_be_of_the_field(abbreviation.text, glossary):
            uses.setdefault(abbreviation.text, []).append(abbreviation)
    for name, places in uses.items():
        with_terms = [place for place in places if _goes_with_terms(reading, place)]
        if len(with_terms) >= USES:
            yield places[0].start, places[0].end, name


def _may_be_of_the_field(name: str, glossary: Glossary) -> bool:
    return (
        name.isalpha()
        and name.isupper()
        and len(name) <= 8
        and len(set(name)) > 1
        and not _ROMAN.fullmatch(name)
        and name not in general_abbreviations()
        and name not in field_abbreviations()
        and name.lower() not in short_words()
        and normalize(name) not in glossary.by_designation
    )


def _goes_with_terms(reading: Reading, abbreviation: Abbreviation) -> bool:
    text, occurrences = reading.document.text, reading.occurrences
    index = bisect_left(occurrences, abbreviation.start, key=lambda occurrence: occurrence.start)
    after = next((o for o in occurrences[index : index + 2] if o.start >= abbreviation.end), None)
    if after is not None:
        gap = text[abbreviation.end : after.start]
        if _MODIFIES.fullmatch(gap) or _COORDINATED.fullmatch(gap):
            return True
    return index > 0 and bool(_COORDINATED.fullmatch(text, occurrences[index - 1].end, abbreviation.start))


RULE = DocumentRule(id="undefined-term", severity=Severity.WARNING, check=check)
