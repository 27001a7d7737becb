"""English inflection of designations: generated once for the glossary, so that matching needs none."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.patterns import lazy

# The irregular nouns that business terms end in; all others follow the spelling rules.
_IRREGULAR = {
    "analysis": "analyses",
    "basis": "bases",
    "child": "children",
    "criterion": "criteria",
    "hypothesis": "hypotheses",
    "index": "indices",
    "man": "men",
    "medium": "media",
    "person": "people",
    "phenomenon": "phenomena",
    "woman": "women",
}
_GAP = lazy(r"([ \-])")
_ANY_GAP = lazy(r"[\s-]")
_CONSONANT_Y = lazy(r"[^aeiou]y$")
_HEAD_FIRST = lazy(r"(\w+)( (?:per|of|to|in|for|by|at|from|with|on) .+)")


def plurals(term: str) -> Iterator[str]:
    """The plural forms of a term or an abbreviation; `cost per lead` has two, of the head and of the end."""
    head_first = _HEAD_FIRST.fullmatch(term.replace("-", " "))
    if head_first:
        yield (
            term[: head_first.end(1)].removesuffix(head_first[1])
            + plural_word(head_first[1])
            + term[head_first.end(1) :]
        )
    words = _GAP.split(term)
    yield "".join(words[:-1]) + plural_word(words[-1])


def plural_word(word: str) -> str:
    """The plural of a noun; of an abbreviation in capitals always with a plain s."""
    if word[-1:].isupper() or word[-1:].isdigit():
        return word + "s"
    lower = word.lower()
    for singular, plural in _IRREGULAR.items():
        if lower.endswith(singular) and (lower == singular or singular in ("man", "person", "woman")):
            return word[: len(word) - len(singular)] + plural
    if _CONSONANT_Y.search(lower):
        return word[:-1] + "ies"
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def begins_with_vowel_sound(text: str) -> bool:
    """Whether `an` stands before the text: by its first letter, or by the name of it in an abbreviation."""
    word = _ANY_GAP.split(text, maxsplit=1)[0]
    if word[:2].isupper() or (word.isupper() and len(word) == 1):
        return word[0] in "AEFHILMNORSX"
    return word[:1].lower() in "aeiou" and not word.lower().startswith(("uni", "use", "user", "eu", "one", "once"))
