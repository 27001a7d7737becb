"""Noun phrases by their head: the noun that says what they name, and the concept that it stands for."""

from __future__ import annotations

import re

from glossary_cli.glossary import Concept, Glossary
from glossary_cli.patterns import any_of, lazy, word_of
from glossary_cli.quantities import singular

LONGEST_NAME = 5
"""Words of a name of a concept in a text."""

_ARTICLE = lazy("^" + any_of("an?|the|any|each|every|all|those|one of|our|new|single|only") + r"\s+", re.IGNORECASE)
_HEAD_END = lazy(
    r"\s+" + word_of("that|who|which|whose|with|of|in|from|for|to|on|at|has|have|had|is|are|or|and") + "|[,;:(/]",
    re.IGNORECASE,
)
_WORD = lazy(r"[\w&/'-]+")


def has_article(text: str) -> bool:
    """Whether a noun phrase begins with an article or the like."""
    return _ARTICLE.match(text) is not None


def head_of(text: str) -> str:
    """A noun phrase without its article, and without what follows its noun."""
    bare = text.strip()
    while (shorter := _ARTICLE.sub("", bare)) != bare:
        bare = shorter
    return _HEAD_END.split(bare, maxsplit=1)[0].strip()


def named_in_head(text: str | None, glossary: Glossary, near: Concept) -> Concept | None:
    """The concept that the head of a noun phrase names as a whole; of homonyms the one of the field of `near`."""
    head = head_of(text or "")
    return (glossary.named(head, near) or glossary.named(singular(head), near)) if head else None


def alternatives_in(text: str, glossary: Glossary, near: Concept) -> list[list[Concept]]:
    """The concepts that a text names, in order, those together between which only “or” stands.

    A longer name goes before one inside it: “strategic account executive or account executive”.
    """
    words = _WORD.findall(text)
    found: list[list[Concept]] = []
    start, last = 0, -2
    while start < len(words):
        sizes = range(min(LONGEST_NAME, len(words) - start), 0, -1)
        named = ((size, glossary.named(singular(" ".join(words[start : start + size])), near)) for size in sizes)
        size, concept = next(((size, one) for size, one in named if one is not None), (1, None))
        if concept is not None:
            is_alternative = found and start == last + 1 and words[last].lower() == "or"
            if is_alternative:
                found[-1].append(concept)
            else:
                found.append([concept])
            last = start + size
        start += size
    return found


def concepts_in(text: str, glossary: Glossary, near: Concept) -> list[Concept]:
    """The concepts other than `near` that a text names, each once."""
    words = _WORD.findall(text)
    found: dict[str, Concept] = {}
    for start in range(len(words)):
        for size in range(1, min(LONGEST_NAME, len(words) - start) + 1):
            concept = glossary.named(singular(" ".join(words[start : start + size])), near)
            if concept is not None and concept.id != near.id:
                found[concept.id] = concept
    return list(found.values())
