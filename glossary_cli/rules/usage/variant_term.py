"""A term is written otherwise than the glossary writes it: case, hyphen, space, a plural's apostrophe, a misspelt word.

## Why

`mql`, `MQL's` and `MQLs` in one handbook look like three things to a search, a dashboard and a new colleague. One
spelling is one more sign that there is one definition.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
```

“All MQL's are called within a day.” → `“MQL's” is a plural: write it without an apostrophe`

## Remedy

Write the term as the glossary does, or add the spelling to the glossary as an admitted term.

## What it leaves alone

A term in lower case, whose capitals are free (Lead, LEAD); possessives (`the MQL's score`); text in capitals all over;
a single word that may be another word, however near; a
misspelt long form beside its abbreviation, which shows what is meant;
a compound hyphenated before its noun (`win-rate report`), and title case with a hyphen more or less; a name with one
capital in lower case (`salesforce`); lower-case words that are words of their own (`am` for AM) or that the glossary
itself writes so elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from glossary_cli.field import general_abbreviations, short_words
from glossary_cli.findings import Fix, Problem, Severity
from glossary_cli.folding import fold
from glossary_cli.glossary import Concept, Glossary, Status
from glossary_cli.grammar import is_mentioned, is_plural_with_apostrophe, word_after
from glossary_cli.inflection import plurals
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import lazy
from glossary_cli.reading import Reading
from glossary_cli.remembering import REMEMBERED
from glossary_cli.rule import DocumentRule
from glossary_cli.spelling import has_wrong_gap, in_case_of, pairs_of, words_of

_VOWEL = lazy("[aeiouy]")
_WORD = lazy(r"[^\W\d_]{2,}")


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    for occurrence in reading.occurrences:
        if occurrence.concept is None or occurrence.designation.status is Status.DEPRECATED:
            continue
        if occurrence.is_misspelt and reading.is_expanded(occurrence.start):
            continue
        concept = glossary[occurrence.concept]
        fault = _fault(reading.document.text, occurrence, concept, glossary)
        if fault is not None and not is_mentioned(reading.document.text, occurrence.start, occurrence.end):
            end, reason, replacement = fault
            location = reading.locate(occurrence.start, end)
            written = reading.text(occurrence.start, end)
            designation = occurrence.designation.text
            yield Problem(
                location,
                f"“{written}” {reason}: {designation} is how the glossary writes {_what(concept, occurrence)}",
                concept.id,
                written,
                (concept.related(f"{concept.term} is defined here"),),
                f"Write “{replacement}”",
                Fix(location, replacement),
            )


def _what(concept: Concept, occurrence: Occurrence) -> str:
    return "it" if occurrence.designation.text == concept.term else concept.term


def _fault(text: str, occurrence: Occurrence, concept: Concept, glossary: Glossary) -> tuple[int, str, str] | None:
    """Return where the faulty form ends, what is wrong with it, and what to write."""
    start, end = occurrence.start, occurrence.end
    written = text[start:end]
    right = _spelling(occurrence.designation.text, written, is_plural=occurrence.is_plural)
    if occurrence.is_misspelt:
        return end, "is misspelt", in_case_of(written, right)
    if occurrence.is_joined:
        return end, "lacks a space", in_case_of(written, right)
    if written != right:
        if _has_wrong_case(text, occurrence, written, right, glossary):
            return end, "has the wrong case", right
        if has_wrong_gap(written, right) and not _is_free_gap(text, occurrence, written, concept):
            is_joined = "-" in written and "-" not in right
            fault = "has a hyphen too many" if is_joined else "is spaced or hyphenated otherwise"
            return end, fault, in_case_of(written, right)
    if not occurrence.is_plural and is_plural_with_apostrophe(text, start, end) and _is_abbreviation(written):
        return end + 2, "is a plural with an apostrophe", next(plurals(right))
    return None


def _is_abbreviation(written: str) -> bool:
    return sum(letter.isupper() for letter in written) > 1


@lru_cache(maxsize=REMEMBERED)
def _spelling(singular: str, written: str, *, is_plural: bool) -> str:
    """The glossary's spelling of the form that was found."""
    if not is_plural:
        return singular
    forms = list(plurals(singular))
    return next((form for form in forms if fold(form) == fold(written)), forms[-1])


# Case


def _has_wrong_case(text: str, occurrence: Occurrence, written: str, right: str, glossary: Glossary) -> bool:
    if right.islower() or words_of(written) == words_of(right):
        return False
    singular = occurrence.designation.text
    if occurrence.is_plural and written.isupper():
        # BDRS, but not AES: a capital S may be a letter of another abbreviation.
        return written not in general_abbreviations() and not _is_shouted(text, occurrence)
    if written.isupper() or singular.casefold() in short_words():
        return False
    if not _is_abbreviation(singular) or " " in singular:
        return not written.islower() and not _is_ordinary(written, glossary)
    # Sao, Sal: with a vowel, a capital and small letters make a name.
    return not (singular.isupper() and written.istitle() and _VOWEL.search(written))


def _is_shouted(text: str, occurrence: Occurrence) -> bool:
    around = _WORD.findall(text[max(0, occurrence.start - 40) : occurrence.end + 40])
    return sum(word.isupper() for word in around) > len(around) / 2 and len(around) > 2


def _is_ordinary(written: str, glossary: Glossary) -> bool:
    """Whether the words are ordinary ones: in the glossary's own lower-case text, or in a title."""
    words = words_of(written)
    if len(words) > 1 and words[0][:1].isupper():
        return True
    return all(word.lower() in glossary.ordinary_words for word in words)


# Hyphens and spaces


def _is_free_gap(text: str, occurrence: Occurrence, written: str, concept: Concept) -> bool:
    """Whether the glossary writes each pair of words so somewhere, or the place gives the gap its shape."""
    words = words_of(written)
    glossary_pairs = {pair for designation in concept.designations for pair in pairs_of(designation.text.lower())}
    if pairs_of(written.lower()) <= glossary_pairs or all(word[:1].isupper() for word in words):
        return True
    before_noun = bool(word_after(text, occurrence.end)) and "-" not in occurrence.designation.text
    return before_noun and len(words) == 2 and " " not in written


RULE = DocumentRule(id="variant-term", severity=Severity.WARNING, check=check)
