"""The differentia of a definition tell the concept neither from its genus nor from a coordinate concept.

## Why

The genus says what kind of thing a concept is; only the differentia say which. “A sales qualified lead is a
lead that sales has qualified” repeats its own term, and two kinds of lead with the same characteristics are
one.

## Example

```yaml
term: sales qualified lead
abbreviation: SQL
definition:
  intensional:
    genus: lead
    differentia: [is qualified by sales]
```

→ `the differentia of SQL only repeat its terms and its genus`

## Remedy

Write at least one characteristic that somebody could check on a single case, one an item.

## What it leaves alone

Coordinate concepts with the same differentia whose `facts` differ: there the number is the characteristic.
Retired concepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary, Intension, normalize
from glossary_cli.quantities import singular
from glossary_cli.relations import direct_genus
from glossary_cli.rule import GlossaryRule

_WORD = re.compile(r"\w+")
_SAYS_NOTHING = frozenset(
    {
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "be",
        "been",
        "being",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
    }
    | {
        "it",
        "its",
        "of",
        "on",
        "one",
        "or",
        "some",
        "that",
        "the",
        "these",
        "this",
        "those",
        "to",
        "was",
        "were",
    }
    | {"which", "who", "whose", "with"}
)


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    seen: dict[object, Concept] = {}
    for concept in glossary.concepts:
        intension = concept.intension
        if intension is None or concept.status == "retired":
            continue
        if not intension.differentia:
            yield _problem(concept, f"nothing tells {concept.name} from any other {intension.genus}", "genus")
        elif _only_repeats(concept, intension):
            yield _problem(concept, f"the differentia of {concept.name} only repeat its terms and its genus")
        else:
            first = seen.setdefault(_characteristics(concept, intension, glossary), concept)
            if first is not concept:
                yield _same(concept, first)


def _problem(concept: Concept, message: str, key: str = "differentia") -> Problem:
    place = concept.locate("definition", "intensional", key)
    return Problem(place, message, concept.id, remedy="Add a characteristic that can be checked on a single case")


def _same(concept: Concept, first: Concept) -> Problem:
    return Problem(
        concept.locate("definition", "intensional", "differentia"),
        f"{concept.name} has the genus and the differentia of {first.name}",
        concept.id,
        related=(first.related(f"{first.name} has them here", "definition", "intensional", "differentia"),),
        remedy="Add the characteristic that tells them apart, or make them one concept",
    )


def _only_repeats(concept: Concept, intension: Intension) -> bool:
    known = _SAYS_NOTHING.union(
        _words(intension.genus), *(_words(designation.text) for designation in concept.designations)
    )
    return all(_words(characteristic) <= known for characteristic in intension.differentia)


def _words(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {*words, *map(singular, words)} - _SAYS_NOTHING if words else set()


def _characteristics(concept: Concept, intension: Intension, glossary: Glossary) -> object:
    """All that tells a concept from its coordinates."""
    genus = direct_genus(concept, glossary)
    shared = genus.id if genus else normalize(intension.genus)
    facts = frozenset((normalize(measure), fact) for measure, fact in concept.facts.items())
    return shared, frozenset(map(normalize, intension.differentia)), facts


RULE = GlossaryRule(id="missing-characteristic", severity=Severity.WARNING, check=check)
