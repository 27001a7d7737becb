"""Two distinct concepts are used as if they were one.

## Why

“SQLs (opportunities)” tells one reader that each counts, and another that both are the same number. The teams count
differently from then on.

## Example

```yaml
- term: marketing qualified lead
  abbreviation: MQL
  distinct_from: [trial]
  definition:
    intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
- term: trial
  definition:
    intensional: {genus: offer, differentia: [lets somebody use the product for a limited time]}
```

“120 trials, i.e. MQLs” → `trial and MQL are not the same: the glossary tells them apart`

## Remedy

Name the one that is meant; where both are meant, join them with “and” or “or”.

## What it leaves alone

A kind beside its genus (“MQLs (leads)”), roles (“AE/SDR”), lists of several, headings and labels, compound nouns
(“lead/contact record”); with a slash also everything that no `distinct_from` of the glossary tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.comparison.equations import told_apart
from glossary_cli.comparison.problems import problem
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    for statement in reading.statements:
        pair = told_apart(statement, glossary)
        if pair is not None:
            one, other = pair
            message = f"{one.name} and {other.name} are not the same: the glossary tells them apart"
            related = other.related(f"the shared definition of {other.name}")
            found = problem(statement, one, message, f"not {other.name}", _way(one))
            remedy = f"Name the one that is meant, or join both with “and”: {one.name} and {other.name}"
            yield found._replace(related=(*found.related, related), remedy=remedy)


def _way(concept: Concept) -> tuple[str, ...]:
    return ("distinct_from",) if concept.distinct_from else ("term",)


RULE = DocumentRule(id="interchanged-terms", severity=Severity.ERROR, check=check)
