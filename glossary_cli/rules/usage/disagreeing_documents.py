"""Two documents say different things where the glossary is silent.

## Why

The glossary cannot hold everything, and what it leaves out each team writes down for itself. Nobody notices until a
customer hears two numbers.

## Example

```yaml
term: trial
definition:
  intensional: {genus: offer, differentia: [lets somebody use the product for a limited time]}
```

“Trials are extended by at most 7 days.” in one document and “We extend trials by at most 14 days.” in another →
`documents disagree about trial, extended: “at most 7 days” here, “at most 14 days” in one other place`

## Remedy

Agree on one, change the other documents, and put it into the glossary. The number of places tells what most people
read, not who is right.

## What it leaves alone

What the glossary fixes: there `contradicted-fact` and `wrong-expansion` speak. Numbers that measure something else,
that hold on a condition or for another region, segment, product or time; abbreviations whose long forms have little in
common, as they are two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_cli.comparison.disagreement import Disagreement, Position, disagreements, topics_of
from glossary_cli.findings import Problem, Related, Severity
from glossary_cli.glossary import Glossary
from glossary_cli.rule import CorpusRule
from glossary_cli.statements.statement import Statement

MOST_SHOWN = 5
"""Other places that a finding shows."""


def check(statements: Sequence[Statement], glossary: Glossary) -> Iterator[Problem]:
    for found in disagreements(statements, glossary):
        for position in found.positions:
            for statement in position.statements:
                yield _problem(found, position, statement)


def _problem(found: Disagreement, position: Position, statement: Statement) -> Problem:
    others = [other for other in found.positions if other is not position]
    said = ", ".join(f"“{other.said}” in {_places(len(other.statements))}" for other in others)
    about = f"what {found.name} stands for" if found.concept is None else f"{found.name}, {found.about}".rstrip(", ")
    message = f"documents disagree about {about}: “{position.said}” here, {said}"
    related = [Related(s.location, f"says “{other.said}”") for other in others for s in other.statements]
    remedy = "Agree on one, change the other documents, and put it into the glossary"
    subject = statement.subject
    return Problem(statement.location, message, found.concept, subject.designation, tuple(related[:MOST_SHOWN]), remedy)


def _places(number: int) -> str:
    return "one other place" if number == 1 else f"{number} other places"


RULE = CorpusRule(id="disagreeing-documents", severity=Severity.ERROR, topics=topics_of, check=check)
