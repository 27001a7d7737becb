"""A term that nobody should use any more stands in a document.

## Why

The glossary keeps a term as deprecated because teams read it in different ways, or because it names what is no longer
done. A document that goes on using it keeps the quarrel alive. The preferred term says the same to everybody.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
deprecated:
  - {term: hot lead, reason: "Sales reads it as ready to buy"}
definition:
  intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
```

“Call every hot lead today.” → `“hot lead” is deprecated for marketing qualified lead: Sales reads it as ready to buy`

## Remedy

Write the preferred term. Where the sentence is about something else, say so in other words; where it quotes somebody,
suppress the finding with the reason.

## What it leaves alone

A term that is only mentioned in order to replace it (“MQL, formerly hot lead”, “write Salesforce instead of SF”, a
table's column “Don't say”), a verb (“we suspect that …”), code, addresses, and a homonym that means something else at
that place. A retired concept is reported once a document, and not where the document says what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.findings import Fix, Problem, Severity
from glossary_cli.glossary import Concept, Glossary, Status
from glossary_cli.grammar import is_mentioned, is_verb, names_outdated_terms
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import lazy
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule
from glossary_cli.spelling import in_place_of

_IN_BRACKETS = lazy(r"\((?:(?:i\.?e|e\.?g|aka)\b\.?,?\s*)?$")


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    told: set[str] = set()
    for occurrence in reading.occurrences:
        if occurrence.concept is None:
            continue
        concept = glossary[occurrence.concept]
        if concept.status == "retired":
            if concept.id not in told and not _is_explained(reading, occurrence):
                told.add(concept.id)
                yield _retired(reading, occurrence, concept)
        elif occurrence.designation.status is Status.DEPRECATED and not _is_talked_about(reading, occurrence):
            yield _deprecated(reading, occurrence, concept)


def _is_talked_about(reading: Reading, occurrence: Occurrence) -> bool:
    """Whether the place speaks of the term, or uses it as a verb, or lists it among those that are not to be used."""
    text, (start, end) = reading.document.text, occurrence[:2]
    if is_mentioned(text, start, end) or is_verb(text, start, end):
        return True
    block = reading.document.block_at(start)
    around = text[block.start : start] + text[end : block.end]
    labels = [text[label.start : label.end] for label in (block.header, block.row) if label is not None]
    return any(map(names_outdated_terms, labels)) or (block.header is not None and names_outdated_terms(around))


def _is_explained(reading: Reading, occurrence: Occurrence) -> bool:
    """Whether the document says here what the concept is or was, in brackets or beside the long form."""
    if reading.is_expanded(occurrence.start):
        return True
    text = reading.document.text
    return _IN_BRACKETS.search(text, max(0, occurrence.start - 12), occurrence.start) is not None or is_mentioned(
        text, occurrence.start, occurrence.end
    )


def _deprecated(reading: Reading, occurrence: Occurrence, concept: Concept) -> Problem:
    written = reading.text(occurrence.start, occurrence.end)
    location = reading.locate(occurrence.start, occurrence.end)
    reason = f": {occurrence.designation.reason}" if occurrence.designation.reason else ""
    start, replacement = in_place_of(reading.document.text, occurrence, preferred(concept, occurrence))
    return Problem(
        location,
        f"“{written}” is deprecated for {concept.term}{reason}",
        concept.id,
        written,
        (concept.related(f"{concept.term} is defined here"),),
        f"Write “{replacement}”",
        Fix(reading.locate(start, occurrence.end), replacement),
    )


def _retired(reading: Reading, occurrence: Occurrence, concept: Concept) -> Problem:
    written = reading.text(occurrence.start, occurrence.end)
    return Problem(
        reading.locate(occurrence.start, occurrence.end),
        f"{concept.term} is a retired concept",
        concept.id,
        written,
        (concept.related("retired here", "status"),),
        "Use the concept that took its place, or take the sentence out",
    )


def preferred(concept: Concept, occurrence: Occurrence) -> str:
    """The preferred designation of the same make: an abbreviation for an abbreviation, where there is one."""
    return concept.name if occurrence.designation.is_abbreviation else concept.term


RULE = DocumentRule(id="deprecated-term", severity=Severity.WARNING, check=check)
