"""A definition leans on an abbreviation of the field that the glossary does not define.

## Why

A definition is as clear as its words. “Has an ACV above the limit” is read in two ways as long as ACV is.

## Example

```yaml
term: enterprise customer
definition:
  intensional: {genus: customer, differentia: [has an ACV above the limit below]}
facts: {contract value: ">= 50000 $"}
```

→ `ACV is not in the glossary (annual contract value?)`

## Remedy

Add an entry for it, or write the long form.

## What it leaves alone

Abbreviations of everyday business and of other fields (CRM, CEO, URL), those under `ignored-abbreviations`
in the configuration, those that the same text writes out (“annual contract value (ACV)”), and retired
concepts.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.field import field_abbreviations, general_abbreviations
from glossary_cli.findings import Location, Problem, Severity
from glossary_cli.glossary import Concept, Glossary, Path, normalize
from glossary_cli.rule import GlossaryRule
from glossary_cli.statements.expansions import find_abbreviations


def check(glossary: Glossary, config: Config) -> Iterator[Problem]:
    ignored = frozenset(config.ignored_abbreviations)
    for concept in glossary.concepts:
        seen = set(ignored)
        for way, text in () if concept.status == "retired" else _texts(concept):
            for abbreviation in find_abbreviations(text):
                short = abbreviation.text
                if short not in seen and _needs_definition(short, text, glossary):
                    place = _within(concept.locate(*way), text, abbreviation.start, abbreviation.end)
                    yield _problem(place, short, concept)
                seen.add(short)


def _texts(concept: Concept) -> Iterator[tuple[Path, str]]:
    if concept.intension:
        yield ("definition", "intensional", "genus"), concept.intension.genus
        for index, text in enumerate(concept.intension.differentia):
            yield ("definition", "intensional", "differentia", index), text
    if concept.extension:
        for name, texts in (("members", concept.extension.members), ("excludes", concept.extension.excludes)):
            for index, text in enumerate(texts):
                yield ("definition", "extensional", name, index), text


def _needs_definition(short: str, text: str, glossary: Glossary) -> bool:
    long_forms = field_abbreviations().get(short)
    if long_forms is None or short in general_abbreviations():
        return False
    shape = normalize(short)
    is_defined = shape in glossary.by_designation or shape in glossary.left_out
    return not is_defined and not any(normalize(form) in normalize(text) for form in long_forms)


def _within(location: Location, text: str, start: int, end: int) -> Location:
    """The place of a part of a value, if that stands on one line, with or without quotes."""
    quotes = location.end_column - location.column - len(text)
    if location.line != location.end_line or quotes not in (0, 2):
        return location
    first = location.column + quotes // 2
    return location._replace(column=first + start, end_column=first + end)


def _problem(place: Location, short: str, concept: Concept) -> Problem:
    usual = field_abbreviations()[short][0]
    message = f"{short} is not in the glossary ({usual}?)"
    remedy = f"Add an entry for {short}, or write it out"
    return Problem(place, message, concept.id, short, remedy=remedy)


RULE = GlossaryRule(id="undefined-term-in-definition", severity=Severity.WARNING, check=check)
