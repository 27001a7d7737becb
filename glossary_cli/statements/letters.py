"""How the letters of an abbreviation are read off the words of its long form.

After Schwartz and Hearst (2003), with what Sohn et al. (2008, Ab3P) showed: the strictest reading that there is,
initials first, is nearly always the one that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset("a an and as at by de del des du for from in into la le of on or over per the to von with".split())
"""Words that an abbreviation may pass over."""

SKIPPED_WORD = 3
"""What it costs to pass over any other word; a letter from inside a word costs 1."""

_PLURAL = re.compile(r"(?<=[A-Z0-9])['’]?s$")
_SENTENCE_END = re.compile(r"[.;:!?]\s")


def singular(short: str) -> str:
    """An abbreviation without the s of its plural."""
    return _PLURAL.sub("", short)


def letters_of(short: str) -> str:
    return "".join(letter for letter in singular(short).lower() if letter.isalnum())


def most_words(letters: str) -> int:
    """The most words that a long form may have."""
    return min(len(letters) + 5, 2 * len(letters)) + 2


def reading_cost(letters: str, words: list[str], skips: int = 0) -> int | None:
    """What it costs to read the letters off the words, in lower case; None where they cannot be.

    Letters come in order; a word that gives any gives its first; the first and the last word give some; small words may
    give none, and so may `skips` others.
    """
    best = {(0, skips): 0}
    for index, word in enumerate(words):
        after: dict[tuple[int, int], int] = {}
        may_be_empty = 0 < index < len(words) - 1
        for (read, left), cost in best.items():
            steps = [(read + taken, left, cost + taken - 1) for taken in _letters_taken(letters, read, word)]
            if may_be_empty and word in SMALL:
                steps.append((read, left, cost))
            elif may_be_empty and left:
                steps.append((read, left - 1, cost + SKIPPED_WORD))
            for now_read, now_left, now_cost in steps:
                key = now_read, now_left
                after[key] = min(now_cost, after.get(key, now_cost))
        best = after
    return min((cost for (read, _), cost in best.items() if read == len(letters)), default=None)


def _letters_taken(letters: str, read: int, word: str) -> Iterator[int]:
    """How many letters from `read` on a word can give, the first of them its own first."""
    if letters[read : read + 1] == "x" and word.startswith("ex"):
        yield 1
    elif word[0] == letters[read : read + 1]:
        position, taken = 1, 1
        yield taken
        for letter in letters[read + 1 :]:
            position = word.find(letter, position) + 1
            if not position:
                return
            taken += 1
            yield taken


def stands_for(short: str, long: str) -> bool:
    """Whether an abbreviation may stand for a long form of two words and more."""
    letters, words = letters_of(short), [word.lower() for word in WORD.findall(long)]
    if not 2 <= len(words) <= most_words(letters) or len(letters) < 2 or "".join(words) == letters:
        return False
    return reading_cost(letters, words, skips=1 + (len(letters) > 3)) is not None


def _readings(short: str) -> Iterator[str]:
    """The letters to look for: all, or without the number behind them (the first of its kind, HOT1)."""
    letters = letters_of(short)
    yield letters
    unnumbered = letters.rstrip("0123456789")
    if len(unnumbered) > 1 and unnumbered != letters:
        yield unnumbered


def long_form_at_end(short: str, text: str) -> int | None:
    """Return where the long form of an abbreviation begins that a text ends with; None where it ends with none.

    The last word may belong to the long form without giving a letter ("closed won opportunity", CW).
    """
    starts = (_start_of_long_form(letters, text, strict=number > 0) for number, letters in enumerate(_readings(short)))
    return next((start for start in starts if start is not None and _is_plausible(short, text[start:])), None)


def _start_of_long_form(letters: str, text: str, *, strict: bool) -> int | None:
    words = list(WORD.finditer(text))
    if not letters or not words or _SENTENCE_END.match(text[words[-1].end() :] + " "):
        return None
    words = words[-most_words(letters) :]
    lower = [word[0].lower() for word in words]
    found: list[tuple[float, int]] = []
    for left_out in (0, 1):
        last = len(words) - left_out
        for first in range(last - 1, -1, -1):
            if _SENTENCE_END.search(text, words[first].start(), words[-1].start()):
                break
            weighs = not left_out or (len(letters) > 1 and last > 1 and lower[first] not in SMALL)
            cost = reading_cost(letters, lower[first:last], int(len(letters) > 2 and not left_out)) if weighs else None
            if cost is not None:
                surplus = max(0, last - first - len(letters))
                found.append((cost + 0.3 * surplus + 2 * left_out, words[first].start()))
    if strict:
        start = min((place for cost, place in found if cost < 1), default=None)
    else:
        start = min(found)[1] if found else _read_backwards(letters, text, words)
    return None if start is None else _whole_compound(letters, text, start)


def _read_backwards(letters: str, text: str, words: list[re.Match[str]]) -> int | None:
    """The way of Schwartz and Hearst: letters anywhere in the words, but the first one at a word's beginning."""
    position = len(text)
    for index in range(len(letters) - 1, -1, -1):
        position = text.lower().rfind(letters[index], 0, position)
        while index == 0 and position > 0 and text[position - 1].isalnum():
            position = text.lower().rfind(letters[index], 0, position)
        if position < words[0].start():
            return None
    too_long = len(WORD.findall(text[position:])) > min(len(letters) + 5, 2 * len(letters))
    return None if too_long or _SENTENCE_END.search(text, position) else position


def _whole_compound(letters: str, text: str, start: int) -> int:
    """Take in what a hyphen joins to the first word, where it looks like a part of the name (2,4-, alpha-, c-)."""
    first = start
    while first and not text[first - 1].isspace() and text[first - 1] not in "([;":
        first -= 1
    joined = text[first:start]
    if not joined or joined[-1] not in "-/'":
        return start
    belongs = not joined[0].isalpha() or len(joined) <= 2 or joined[0].lower() == letters[0] or joined[:-1] in _PREFIXES
    return first if belongs else start


_PREFIXES = frozenset({"alpha", "anti", "beta", "gamma", "non", "post", "pre"})


def _is_plausible(short: str, long: str) -> bool:
    long = long.strip()
    return len(long) > len(short) and short not in long.split() and long.count("(") == long.count(")")


def long_form_at_start(short: str, text: str) -> int | None:
    """Return where the long form of an abbreviation ends that a text begins with; None where it begins with none."""
    ends = (_end_of_long_form(letters, text) for letters in _readings(short))
    return next((end for end in ends if end is not None), None)


def _end_of_long_form(letters: str, text: str) -> int | None:
    words = list(WORD.finditer(text))
    if not letters or len(words) < 2 or words[0].start() > 0 or words[0][0].lower() in SMALL:
        return None
    lower = [word[0].lower() for word in words[: most_words(letters)]]
    found: list[tuple[float, int]] = []
    for count in range(2, len(lower) + 1):
        if _SENTENCE_END.search(text, 0, words[count - 1].start()):
            break
        cost = reading_cost(letters, lower[:count], int(len(letters) > 3))
        if cost is not None and cost <= len(letters) / 2:
            found.append((cost + 0.3 * max(0, count - len(letters)), words[count - 1].end()))
    return min(found)[1] if found else None
