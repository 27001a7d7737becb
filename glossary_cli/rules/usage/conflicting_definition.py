"""A document defines a concept against the shared definition.

## Why

Two definitions of one concept are the quarrel itself: each team counts by its own, and both reports are right.

## Example

```yaml
- term: customer
  definition:
    intensional: {genus: organization, differentia: [has a contract that has not ended]}
- term: lead
  definition:
    intensional: {genus: person, differentia: [has shown interest]}
```

“A customer is a lead that has signed.” → `customer is a kind of organization, not of lead`

Besides the genus it looks at members (“Lead status: Raw, Inquiry, Nurture”, where a `complete` extension has only the
first two) and at characteristics (“BDRs handle both inbound and outbound leads”, where they “focus on outbound”).

## Remedy

Say what the shared definition says, or point at it. Where the document is right, change the definition with its owner.

## What it leaves alone

A genus that is the concept's own, or above or below it, or an everyday word; the same in other words; what is said of a
part of the concept (“MQLs from partners are …”), of several concepts together (“SDRs and BDRs handle both …”), or of
one place or time; a list whose values are mostly not in the extension, and what stands in a code block; questions,
suppositions and examples of what not to write. What is only missing or added is a `restated-definition`.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.comparison.definitions import contradiction
from glossary_cli.comparison.problems import problem, quoted
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    for statement in reading.statements:
        concept = glossary.by_id.get(statement.subject.concept or "")
        if concept is None or concept.status == "retired":
            continue
        found = contradiction(statement, concept, glossary)
        if found is not None:
            message = f"{concept.name} {found.reason} in the glossary, here {quoted(statement.text)}"
            yield problem(statement, concept, message, found.reason, found.way)


RULE = DocumentRule(id="conflicting-definition", severity=Severity.ERROR, check=check)
