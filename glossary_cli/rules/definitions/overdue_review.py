"""The day by which a definition was to be reviewed has passed (off unless configured).

## Why

Markets, products and scores change; a definition that nobody looks at goes on binding people to last
year's.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
review_by: 2020-10-01
```

→ `MQL was to be reviewed by 2020-10-01`

## Remedy

Look at the definition with the teams that agreed to it, and set the next `review_by`.

## What it leaves alone

Entries without a `review_by`, and retired concepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.rule import GlossaryRule


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    today = date.today().isoformat()
    for concept in glossary.concepts:
        due = concept.review_by
        if due is not None and due < today and concept.status != "retired":
            message = f"{concept.name} was to be reviewed by {due}"
            remedy = "Review it with its teams, and set the next day"
            yield Problem(concept.locate("review_by"), message, concept.id, remedy=remedy)


RULE = GlossaryRule(id="overdue-review", severity=Severity.OFF, check=check)
