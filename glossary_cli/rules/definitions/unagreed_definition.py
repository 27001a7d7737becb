"""A definition is a draft, or a team that uses the term has not agreed to it (off unless configured).

## Why

A definition binds those who agreed to it. Switched on, this rule keeps drafts out of a branch, or lists who
is still to be asked.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentia: [has reached the score that both teams agreed on]}
audience: [marketing, sales]
status: agreed
agreed_by: [marketing]
```

→ `MQL is not agreed by sales`

## Remedy

Ask the teams that are named, and add those that agree to `agreed_by`.

## What it leaves alone

A role whose team has agreed, by the `teams` of the configuration; retired concepts. An entry without an
audience needs one team that has agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.config import Config, Scope
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.rule import GlossaryRule
from glossary_cli.wording import listed


def check(glossary: Glossary, config: Config) -> Iterator[Problem]:
    scope = Scope(teams=config.teams)
    for concept in glossary.concepts:
        if concept.status == "retired":
            continue
        missing = [team for team in concept.audience if not scope.belongs(team, concept.agreed_by)]
        if concept.status != "agreed":
            is_draft = concept.status == "draft"
            message = f"{concept.name} is {'a draft' if is_draft else 'not marked as agreed'}"
            yield _problem(concept, message, "status", "Set “status: agreed” once the teams have agreed")
        elif missing:
            message = f"{concept.name} is not agreed by {listed(missing)}"
            yield _problem(concept, message, "agreed_by", f"Ask {listed(missing)}")
        elif not concept.agreed_by:
            message = f"nobody has agreed to {concept.name}"
            yield _problem(concept, message, "status", "Name the teams that have agreed in “agreed_by”")


def _problem(concept: Concept, message: str, key: str, remedy: str) -> Problem:
    place = concept.locate(key) if (key,) in concept.places else concept.locate("term")
    return Problem(place, message, concept.id, remedy=remedy)


RULE = GlossaryRule(id="unagreed-definition", severity=Severity.OFF, check=check)
