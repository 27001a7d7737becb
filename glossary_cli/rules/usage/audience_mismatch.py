"""A term stands in a document for people whom it is not meant for.

## Why

A click-through rate tells a sales representative nothing, and a customer who reads “as an MQL you …” learns how the
company sorts people. The glossary says whose documents may use a term (`audience`); the configuration says who reads a
path.

## Example

```yaml
term: click-through rate
abbreviation: CTR
definition:
  intensional: {genus: ratio, differentia: [compares clicks with impressions]}
audience: [marketing]
```

In a path with `audience: [sales]`: “Our CTR doubled.” → `CTR is meant for marketing, and this document is for sales`

## Remedy

Say it in the words of the people who read the document, or widen the term's audience with its owner.

## What it leaves alone

Documents whose path has no audience in the configuration, and terms without one in the glossary. A team inside another
one (SDR in sales) is part of its audience. Each term is reported once a document.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    told: set[str] = set()
    for occurrence in reading.occurrences:
        if not reading.scope.audience or occurrence.concept is None or occurrence.concept in told:
            continue
        concept = glossary[occurrence.concept]
        outsiders = [team for team in reading.scope.audience if not reading.scope.belongs(team, concept.audience)]
        if concept.audience and outsiders:
            told.add(concept.id)
            written = reading.text(occurrence.start, occurrence.end)
            meant, read_by = " and ".join(concept.audience), " and ".join(outsiders)
            yield Problem(
                reading.locate(occurrence.start, occurrence.end),
                f"{written} is meant for {meant}, and this document is for {read_by}",
                concept.id,
                written,
                (concept.related(f"the audience of {concept.term}", "audience"),),
                "Say it in the readers' own words, or widen the audience of the term with its owner",
            )


RULE = DocumentRule(id="audience-mismatch", severity=Severity.WARNING, check=check)
