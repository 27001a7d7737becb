"""An abbreviation of the glossary stands beside words that it does not stand for.

## Why

The words in brackets are the only definition that most readers ever see. “MQL (marketing quality lead)” teaches them
another concept.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
```

“Each MQL (marketing quality lead) …” →
`MQL is “marketing qualified lead” in the glossary, here “marketing quality lead”`

## Remedy

Write the preferred term. Where the document means another concept, give it another abbreviation, or an entry of its
own with its subject field.

## What it leaves alone

Plurals, capitals and hyphens; a misspelt word; an abbreviation that the document uses for something of another field,
whose words have little in common with the glossary's.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.comparison.expansions import is_wrong
from glossary_cli.comparison.problems import problem
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule
from glossary_cli.statements.statement import LongForm


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    for statement in reading.statements:
        concept = glossary.by_id.get(statement.subject.concept or "")
        long = statement.content
        if concept is not None and isinstance(long, LongForm) and is_wrong(statement, concept):
            message = f"{statement.subject.designation} is “{concept.term}” in the glossary, here “{long.text}”"
            yield problem(statement, concept, message, concept.term, ("term",), concept.term)


RULE = DocumentRule(id="wrong-expansion", severity=Severity.ERROR, check=check)
