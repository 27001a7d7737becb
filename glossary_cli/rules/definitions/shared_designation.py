"""One term stands for two concepts of the same subject field.

## Why

Nobody can tell which of the two a document means, neither a reader nor this program.

## Example

```yaml
- term: sales qualified lead
  abbreviation: SQL
  subject: go-to-market
  definition:
    intensional: {genus: lead, differentia: [has agreed to a meeting]}
- id: self-qualified-lead
  term: self-qualified lead
  abbreviation: SQL
  subject: go-to-market
  definition:
    intensional: {genus: lead, differentia: [has booked a meeting without talking to anybody]}
```

→ `“SQL” stands for self-qualified lead and for sales qualified lead`

## Remedy

Leave the term to one of the two, and give the other a term of its own. If they belong to different fields,
say so with `subject`.

## What it leaves alone

Homonyms whose `subject` differs, and a term that is deprecated for both concepts: nobody is to use it in
any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Related, Severity
from glossary_cli.glossary import Concept, Designation, Glossary, Status, normalize
from glossary_cli.relations import locate_designation
from glossary_cli.rule import GlossaryRule


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    for shape, concepts in glossary.by_designation.items():
        for first, second in combinations(concepts, 2):
            if first.subject == second.subject:
                yield from _problem(second, _written(second, shape), first, _written(first, shape))


def _written(concept: Concept, shape: str) -> Designation:
    """The concept's designation of that shape; of several the one to be used most."""
    return next(d for d in concept.designations if normalize(d.text) == shape)


def _problem(second: Concept, written: Designation, first: Concept, other: Designation) -> Iterator[Problem]:
    deprecated = [d.status is Status.DEPRECATED for d in (written, other)]
    if all(deprecated):
        return
    message = f"“{written.text}” stands for {second.term} and for {first.term}"
    remedy = "Leave it to one of them, or tell them apart by “subject”"
    if any(deprecated):
        user, avoider = (first, second) if deprecated[0] else (second, first)
        message = f"“{written.text}” stands for {user.term} and is deprecated for {avoider.term}"
        remedy = f"Take it out of the deprecated terms of {avoider.term}; distinct_from can name {user.name}"
    related = Related(locate_designation(first, other), f"a term of {first.term}")
    yield Problem(locate_designation(second, written), message, second.id, written.text, (related,), remedy)


RULE = GlossaryRule(id="shared-designation", severity=Severity.ERROR, check=check)
