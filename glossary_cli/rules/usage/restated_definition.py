"""A document gives its own definition of a shared concept, and leaves something out or adds something.

## Why

A second definition beside the shared one is where the next quarrel begins: it will not change when the shared one does.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
```

“An MQL is a person from a target account who opened two mails.” →
`another definition of MQL: without “has reached the score that both teams agreed on”, with “from a target account …”`

## Remedy

Point at the shared definition, or copy it word for word. What the document knows and the definition does not belongs
into the definition.

## What it leaves alone

A copy, and the same in other words; the expansion of an abbreviation; what is said of a part of the concept, and
numbers, which `contradicted-fact` looks at. What contradicts the shared definition is a `conflicting-definition`.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.comparison.definitions import Difference, contradiction, difference
from glossary_cli.comparison.problems import LONGEST_QUOTE, problem, quoted
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    for statement in reading.statements:
        concept = glossary.by_id.get(statement.subject.concept or "")
        if concept is None or concept.status == "retired":
            continue
        found = difference(statement, concept, glossary)
        if found is not None and contradiction(statement, concept, glossary) is None:
            yield problem(statement, concept, _message(concept, found), _says(concept), ("definition",))


def _message(concept: Concept, found: Difference) -> str:
    parts = [
        f"{word} {quoted(texts[0])}" for word, texts in (("without", found.missing), ("with", found.added)) if texts
    ]
    return f"another definition of {concept.name}: {', '.join(parts) or 'in other words'}"


def _says(concept: Concept) -> str:
    differentia = concept.differentia
    members = concept.extension.members if concept.extension else ()
    return ", ".join((concept.genus or "", *(differentia or members)[:1])).strip(", ")[:LONGEST_QUOTE]


RULE = DocumentRule(id="restated-definition", severity=Severity.WARNING, check=check)
