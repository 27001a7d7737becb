"""An entry names a concept that there is none of.

## Why

`distinct_from` and `lifecycle.next` are links: one that leads nowhere warns of nothing and hands over to
nobody. A genus may be an everyday word, but with a slip in it (“leads”, “oportunity”) it is no link to the
concept it was meant for.

## Example

```yaml
- term: marketing qualified lead
  abbreviation: MQL
  distinct_from: [trail]
  definition:
    intensional: {genus: inquiry, differentia: [has reached the score that both teams agreed on]}
- term: trial
  definition:
    intensional: {genus: period, differentia: [costs nothing]}
```

→ `there is no concept “trail”; did you mean “trial”?`

## Remedy

Write the id or a term of an entry, or add the entry that is missing.

## What it leaves alone

The name of an entry that is there, but was left out because it is not valid. A genus that is another word
than any term: one that the glossary uses elsewhere, one that differs only at its end (“person”, where there
is a *persona*), or a short one (“contact” and “contract”).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Problem, Severity
from glossary_cli.glossary import Concept, Glossary, Path, normalize
from glossary_cli.nearest import nearest
from glossary_cli.relations import named_by, other_named
from glossary_cli.rule import GlossaryRule

_WORD = re.compile(r"\w+")
# One letter makes another word of most that are shorter: contact, contract.
_SHORTEST_SLIP = 8


def check(glossary: Glossary, _config: Config) -> Iterator[Problem]:
    uses = _uses(glossary)
    for concept in glossary.concepts:
        yield from _distinct(concept, glossary)
        if concept.lifecycle and concept.lifecycle.next is not None:
            yield from _missing(concept.lifecycle.next, ("lifecycle", "next"), concept, glossary)
        for form, genus in _genera(concept):
            yield from _near_miss(genus, ("definition", form, "genus"), concept, glossary, uses)


def _distinct(concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    for index, name in enumerate(concept.distinct_from):
        way = "distinct_from", index
        found = other_named(name, glossary, concept)
        if found is not None and found.id == concept.id:
            message = f"{concept.name} is set apart from itself"
            remedy = "Name the other concept, or take the item out"
            yield Problem(concept.locate(*way), message, concept.id, name, remedy=remedy)
        else:
            yield from _missing(name, way, concept, glossary)


def _missing(name: str, way: Path, concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    if glossary.named(name, concept) is None and normalize(name) not in glossary.left_out:
        guess = _guess(name, concept, glossary)
        message = f"there is no concept “{name}”" + (f"; did you mean “{guess}”?" if guess else "")
        remedy = f"Write “{guess}”" if guess else f"Add an entry for “{name}”, or name one that there is"
        yield Problem(concept.locate(*way), message, concept.id, name, remedy=remedy)


def _guess(name: str, concept: Concept, glossary: Glossary) -> str | None:
    meant = named_by(name, glossary, concept)
    names = [*glossary.by_id, *(d.text for other in glossary.concepts for d in other.designations)]
    own = {concept.id, *(designation.text for designation in concept.designations)}
    return meant.id if meant else nearest(name, (name for name in names if name not in own))


def _genera(concept: Concept) -> Iterator[tuple[str, str]]:
    if concept.intension:
        yield "intensional", concept.intension.genus
    if concept.extension and concept.extension.genus is not None:
        yield "extensional", concept.extension.genus


def _near_miss(genus: str, way: Path, concept: Concept, glossary: Glossary, uses: Counter[str]) -> Iterator[Problem]:
    if glossary.named(genus, concept) is not None or normalize(genus) in glossary.left_out:
        return
    meant = named_by(genus, glossary, concept)
    guess = meant.term if meant else _slip(genus, glossary, uses)
    if guess:
        message = f"the genus “{genus}” is no concept; did you mean “{guess}”?"
        yield Problem(concept.locate(*way), message, concept.id, genus, remedy=f"Write “{guess}”")


def _slip(genus: str, glossary: Glossary, uses: Counter[str]) -> str | None:
    """The term that a genus nearly is, if nothing speaks for a word of its own."""
    written = normalize(genus)
    if len(written) < _SHORTEST_SLIP or all(uses[word] > 1 for word in written.split()):
        return None
    shapes = (shape for shape in glossary.by_designation if len(shape) >= _SHORTEST_SLIP)
    meant = next((shape for shape in shapes if _is_slip(written, shape)), None)
    return meant and next(d.text for d in glossary.by_designation[meant][0].designations if normalize(d.text) == meant)


def _is_slip(written: str, meant: str) -> bool:
    """Whether one letter before the end was left out, added, replaced, or swapped with the next."""
    if written[0] != meant[0] or abs(len(written) - len(meant)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), None)
    if start is None:
        return False
    one, other = written[start:], meant[start:]
    is_swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return is_swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _uses(glossary: Glossary) -> Counter[str]:
    """How often the glossary uses each word, genera included: a slip stands once."""
    return Counter(
        word
        for concept in glossary.concepts
        for text in (
            *(genus for _, genus in _genera(concept)),
            *concept.differentia,
            *(concept.extension.members + concept.extension.excludes if concept.extension else ()),
            concept.note or "",
        )
        for word in _WORD.findall(text.casefold())
    )


RULE = GlossaryRule(id="unknown-concept", severity=Severity.ERROR, check=check)
