"""How the letters of an abbreviation are read off the words of its long form.

After Schwartz and Hearst (2003), with what Sohn et al. (2008, Ab3P) showed: the strictest reading that there is,
initials first, is nearly always the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from glossary_cli.patterns import lazy

WORD = lazy(r"[^\W_]+")
SMALL = frozenset("a an and as at by de del des du for from in into la le of on or over per the to von with".split())
"""Words that an abbreviation may pass over."""

SKIPPED_WORD = 3
"""What it costs to pass over any other word; a letter from inside a word costs 1."""

LEFT_OUT_WORD = 2
"""What it costs if the last word gives no letter."""

_NUMBERS = "one first two second three third four fourth five fifth six sixth seven seventh eight eighth nine ninth"
NUMERALS = {"to": "2", "for": "4"} | {word: str(1 + place // 2) for place, word in enumerate(_NUMBERS.split())}
"""Words that a digit stands for: B2B, 3D."""

_PLURAL = lazy(r"(?<=[A-Z0-9])['’]?s$")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_JOINTS = frozenset("-‐‑'’")
_REPEATED = lazy(r"([a-z])([3-5])")
# The dot of an initial ends no sentence.
_SENTENCE_END = lazy(r"(?:[;:!?]|(?<!\b[A-Z])\.)\s")
_CLAUSE_END = lazy(rf",\s|{_SENTENCE_END.pattern}")


def singular(short: str) -> str:
    """An abbreviation without the s of its plural."""
    return _PLURAL.sub("", short)


def letters_of(short: str) -> str:
    return "".join(letter for letter in singular(short).lower() if letter.isalnum())


def most_words(letters: str) -> int:
    """The most words that a long form may have."""
    return min(len(letters) + 5, 2 * len(letters)) + 2


class Word(NamedTuple):
    """A word of a long form in lower case, and where it stands."""

    text: str
    start: int
    end: int
    is_joined: bool
    """Whether a hyphen or an apostrophe joins it to the word before."""


def words_of(text: str, last: int = 0) -> list[Word]:
    """The words of a text, or so many of its last ones."""
    return [
        Word(match[0].lower(), *match.span(), text[max(0, match.start() - 1) : match.start()] in _JOINTS)
        for match in list(WORD.finditer(text))[-last:]
    ]


def reading_cost(letters: str, words: Sequence[Word], skips: int = 0) -> int | None:
    """What it costs to read the letters off the words; None where they cannot be.

    Letters come in order; a word that gives any gives its first; the first and the last word give some. Of the others,
    small words, numbers and parts behind a hyphen may give none, and so may `skips` more.
    """
    best = {(0, skips): 0}
    for index, word in enumerate(words):
        after: dict[tuple[int, int], int] = {}
        may_be_empty = 0 < index < len(words) - 1
        for (read, left), cost in best.items():
            steps = [(read + taken, left, cost + taken - 1) for taken in _letters_taken(letters, read, word.text)]
            if may_be_empty and (word.is_joined or word.text in SMALL or word.text.isdigit()):
                steps.append((read, left, cost))
            elif may_be_empty and left:
                steps.append((read, left - 1, cost + SKIPPED_WORD))
            for now_read, now_left, now_cost in steps:
                key = now_read, now_left
                after[key] = min(now_cost, after.get(key, now_cost))
        if not after:
            return None
        best = after
    return min((cost for (read, _), cost in best.items() if read == len(letters)), default=None)


def _letters_taken(letters: str, read: int, word: str) -> Iterator[int]:
    """How many letters from `read` on a word can give, the first of them its own first."""
    first = letters[read : read + 1]
    if first and (first == NUMERALS.get(word) or (first == "x" and word.startswith("ex"))):
        yield 1
    elif word[0] == first:
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
    letters, words = letters_of(short), words_of(long)
    if not 2 <= len(words) <= most_words(letters) or len(letters) < 2 or "".join(w.text for w in words) == letters:
        return False
    return reading_cost(letters, words, skips=1 + (len(letters) > 3)) is not None


class Rigour(IntEnum):
    """How strictly letters are read off words."""

    LOOSE = 0
    """As Schwartz and Hearst: letters anywhere in the words, but the first one at a word's beginning."""
    BY_WORD = 1
    """A word that gives letters gives its first; only small words give none."""
    INITIALS = 2
    """Each word but the small ones gives its first letter and no other."""


def _readings(short: str, least: Rigour) -> Iterator[tuple[str, Rigour]]:
    """The letters to look for, and how strictly.

    All of them; those without the number behind them (the first of its kind, HOT1); those that a digit repeats (W3C).
    """
    letters = letters_of(short)
    yield letters, max(least, Rigour.LOOSE if _is_clear(short) else Rigour.BY_WORD)
    unnumbered = letters.rstrip("0123456789")
    if len(unnumbered) > 1 and unnumbered != letters:
        yield unnumbered, Rigour.INITIALS
    repeated = _REPEATED.sub(lambda match: match[1] * int(match[2]), letters)
    if repeated != letters:
        yield repeated, Rigour.INITIALS


def _is_clear(short: str) -> bool:
    """Whether an abbreviation cannot be taken for a word."""
    return sum(letter.isupper() or letter.isdigit() for letter in short) > 1


def long_form_at_end(short: str, text: str, least: Rigour = Rigour.LOOSE) -> int | None:
    """Return where the long form of an abbreviation begins that a text ends with; None where it ends with none."""
    for letters, rigour in _readings(short, least):
        words = words_of(text, last=most_words(letters))
        # A dot right before the abbreviation is that of a shortened word: Northern Trading Corp. (NTC).
        if not words or _SENTENCE_END.match(text[words[-1].end :].removeprefix(".") + " "):
            return None
        start = _start_of_long_form(letters, text, words, rigour)
        if start is not None and _is_plausible(short, text[start:]):
            return start
    return None


def _start_of_long_form(letters: str, text: str, words: list[Word], rigour: Rigour) -> int | None:
    found = list(_readings_at_end(letters, text, words, rigour))
    if found:
        return _whole_compound(letters, text, min(found)[1])
    start = _read_backwards(letters, text, words) if rigour is Rigour.LOOSE else None
    return None if start is None else _whole_compound(letters, text, start)


def _readings_at_end(letters: str, text: str, words: list[Word], rigour: Rigour) -> Iterator[tuple[float, int]]:
    """What each reading costs and where it begins; the lower the likelier.

    Read loosely, the last word may give no letter ("closed won opportunity", CW).
    """
    loose = rigour is Rigour.LOOSE
    skips = (len(letters) > 2) + (len(letters) > 3) if loose else 0
    may_leave_out = loose and len(letters) > 1 and len(words) > 1 and words[-2].text not in SMALL
    for first in reversed(range(len(words))):
        if _SENTENCE_END.search(text, words[first].start, words[-1].start):
            return
        begins_small = words[first].text in SMALL
        if begins_small and len(letters) < 3:
            continue
        for left_out in (0, 1) if may_leave_out else (0,):
            read = words[first : len(words) - left_out]
            cost = reading_cost(letters, read, 0 if left_out else skips)
            if cost is None:
                continue
            cost += LEFT_OUT_WORD * left_out
            if cost == 0 or not (begins_small or rigour is Rigour.INITIALS):
                yield cost + 0.3 * _surplus(letters, read) + 0.5 * begins_small, words[first].start


def _surplus(letters: str, words: list[Word]) -> int:
    """How many words there are beyond the letters, parts behind a hyphen left out."""
    return max(0, sum(not word.is_joined for word in words) - len(letters))


def _read_backwards(letters: str, text: str, words: list[Word]) -> int | None:
    """The way of Schwartz and Hearst, but two letters within one word, and all within one clause."""
    position, lower = len(text), "".join(letter.lower()[0] for letter in text)  # as long as the text, also with İ
    for index in range(len(letters) - 1, -1, -1):
        position = lower.rfind(letters[index], 0, position)
        while index == 0 and position > 0 and lower[position - 1].isalnum():
            position = lower.rfind(letters[index], 0, position)
        if position < words[0].start:
            return None
    words = [word for word in words if word.end > position]
    if not words or words[0].text in SMALL or _CLAUSE_END.search(text, position):
        return None
    most = 1 if len(letters) == 2 else most_words(letters) - 2
    return position if len(words) <= most else None


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
    """Whether a long form is one: no part of a bracket or quotation, longer than the abbreviation, and without it."""
    long = long.strip()
    if long.count('"') % 2 or any(long.count(opening) != long.count(closing) for opening, closing in _PAIRS):
        return False
    before, held, after = long.partition(short)
    if len(long) <= len(short) or (held and not before[-1:].isalnum() and not after[:1].isalnum()):
        return False
    return len(long) > 2 * len(short) or not long.lower().startswith(short.lower())


def long_form_at_start(short: str, text: str, least: Rigour = Rigour.LOOSE) -> int | None:
    """Return where the long form of an abbreviation ends that a text begins with; None where it begins with none."""
    first = WORD.match(text)
    if first is None or first[0].lower() in SMALL:
        return None
    for letters, rigour in _readings(short, least):
        if any(_letters_taken(letters, 0, first[0].lower())):
            end = _end_of_long_form(letters, text, words_of(text), rigour)
            if end is not None:
                return end
    return None


def _end_of_long_form(letters: str, text: str, words: list[Word], rigour: Rigour) -> int | None:
    found: list[tuple[float, int]] = []
    dearest = 0 if rigour is Rigour.INITIALS else len(letters) / 2
    for count in range(2, min(len(words), most_words(letters)) + 1):
        if _SENTENCE_END.search(text, 0, words[count - 1].start):
            break
        if words[count - 1].text in SMALL:
            continue
        cost = reading_cost(letters, words[:count], int(rigour is Rigour.LOOSE and len(letters) > 3))
        if cost is not None and cost <= dearest:
            found.append((cost + 0.3 * _surplus(letters, words[:count]), words[count - 1].end))
    return min(found)[1] if found else None
