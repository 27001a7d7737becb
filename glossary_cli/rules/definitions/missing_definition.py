"""An entry has a term, but no definition in either form.

## Why

A term without a definition is a word that each team goes on reading in its own way, now with the glossary's
blessing.

## Example

```yaml
term: sales accepted lead
abbreviation: SAL
owner: sales
```

→ `SAL has no definition`

## Remedy

Say what the concept is (`intensional`: a genus and what sets it apart) or what it covers (`extensional`:
its members).

## What it leaves alone

A retired concept: nobody may use it any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.rule import GlossaryRule


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    for concept in glossary.concepts:
        has_members = concept.extension is not None and bool(concept.extension.members)
        if not concept.intension and not has_members and concept.status != "retired":
            yield Problem(
                concept.locate("term"),
                f"{concept.name} has no definition",
                concept.id,
                remedy="Add “definition” with its intensional form, its extensional form, or both",
            )


RULE = GlossaryRule(id="missing-definition", severity=Severity.WARNING, check=check)
