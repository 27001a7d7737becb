"""A homonym stands in a document, and nothing near it says which of its meanings it has.

## Why

SQL is a sales qualified lead to one reader and a query language to another. Where neither the path, nor an expansion,
nor a word near by decides, a reader has to guess, and so has every rule of this program.

## Example

```yaml
- term: sales qualified lead
  abbreviation: SQL
  subject: go-to-market
  cues: [pipeline]
  definition:
    intensional: {genus: lead, differentia: [sales has accepted it]}
- term: Structured Query Language
  abbreviation: SQL
  subject: data
  cues: [query]
  definition:
    intensional: {genus: language, differentia: [asks databases]}
```

“We need more SQL.” → `“SQL” may be sales qualified lead (go-to-market) or Structured Query Language (data)`

## Remedy

Write the term in full where it first appears, set `subject` for the path in the configuration, or add a word that tells
the meanings apart to the concept's `cues`.

## What it leaves alone

A designation with one meaning in the glossary; a homonym that the path's subject, an expansion in the document, a cue
word near by or the document's other uses decide (`glossary check --explain-senses` shows which). Each homonym is
reported once a document.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    told: set[tuple[str, ...]] = set()
    for ambiguity in reading.ambiguities:
        if ambiguity.concepts in told:
            continue
        told.add(ambiguity.concepts)
        concepts = [glossary[concept] for concept in ambiguity.concepts]
        written = reading.text(ambiguity.start, ambiguity.end)
        meanings = " or ".join(_named(concept) for concept in concepts)
        yield Problem(
            reading.locate(ambiguity.start, ambiguity.end),
            f"“{written}” may be {meanings}",
            None,
            written,
            tuple(concept.related(f"{concept.term} is defined here") for concept in concepts),
            _remedy(concepts),
        )


def _named(concept: Concept) -> str:
    return f"{concept.term} ({concept.subject})" if concept.subject else concept.term


def _remedy(concepts: list[Concept]) -> str:
    terms = list(dict.fromkeys(concept.term for concept in concepts))
    in_full = f"Write {' or '.join(f'“{term}”' for term in terms)} in full, or" if len(terms) > 1 else "Reword it, or"
    return f"{in_full} configure the path's subject"


RULE = DocumentRule(id="ambiguous-term", severity=Severity.INFO, check=check)
