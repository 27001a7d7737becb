"""A document gives another number, time limit, owner or route than the shared definition.

## Why

Whoever works by the document misses the promise that the teams gave each other: a lead waits, or a dashboard counts
what nobody agreed on. Of two numbers each team quotes the one that suits it.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentia: [has reached the score below]}
facts:
  lead score: ">= 100 points"
  follow-up time: "<= 2 business hours"
```

“MQLs are followed up within 1 hour.” →
`follow-up time of MQL is “<= 2 business hours” in the glossary, here “within 1 hour”`

## Remedy

Write the number of the definition, or point at the definition and leave the number out. Where the document is right,
change the definition with its owner.

## What it leaves alone

Another measure of the same concept; the same value in another unit; an exact number within the limits; what is said of
a part of the concept only (“MQLs from partners”), on a condition (“if …”), or as an example; rough numbers; a team that
the configuration's `teams` do not know, and one that lies in the team that the glossary names.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.comparison.facts import contradicted, in_words
from glossary_cli.comparison.handling import contradicted_handling
from glossary_cli.comparison.problems import problem, quoted
from glossary_cli.comparison.teams import team_tree
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.reading import Reading
from glossary_cli.rule import DocumentRule
from glossary_cli.statements.statement import Fact, Handling, Statement


def check(reading: Reading, glossary: Glossary) -> Iterator[Problem]:
    teams = team_tree(reading.scope.teams, glossary)
    for statement in reading.statements:
        concept = glossary.by_id.get(statement.subject.concept or "")
        if concept is None or concept.status == "retired":
            continue
        if isinstance(statement.content, Fact):
            yield from _number(statement, statement.content, concept)
        elif isinstance(statement.content, Handling):
            against = contradicted_handling(statement, concept, teams)
            if against is not None:
                yield problem(
                    statement, concept, _handled(statement.content, concept, against.text), against.text, against.way
                )


def _number(statement: Statement, fact: Fact, concept: Concept) -> Iterator[Problem]:
    known = contradicted(statement, concept)
    if known is not None:
        message = f"{known.measure} of {concept.name} is “{known.text}” in the glossary, here {quoted(fact.said)}"
        yield problem(statement, concept, message, f"{known.measure} {known.text}", known.way, in_words(known))


def _handled(handling: Handling, concept: Concept, says: str) -> str:
    verb = "is owned by" if handling.role == "owner" else "goes to"
    return f"{concept.name} {verb} {quoted(handling.value)} here; the glossary says: {says}"


RULE = DocumentRule(id="contradicted-fact", severity=Severity.ERROR, check=check)
