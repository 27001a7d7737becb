"""Words of which only one can be true of a thing: free and paid, inbound and outbound, monthly and yearly."""

from __future__ import annotations

import re
from functools import cache

from glossary_cli.meanings import is_negated, words_of
from glossary_cli.patterns import lazy

# Of each line only one; general English of business, of no company.
_EXCLUSIVE = (
    "free paid",
    "inbound outbound",
    "new existing",
    "internal external",
    "active inactive dormant",
    "open closed",
    "manual automatic automated",
    "won lost",
    "public private",
    "hourly daily weekly monthly quarterly yearly",
    "annual monthly quarterly",
    "optional mandatory obligatory compulsory",
    "online offline onsite",
    "direct indirect",
    "recurring one-off one-time",
    "current former",
    "prospective existing",
    "verbal written",
    "permanent temporary",
    "domestic foreign",
    "remote onsite",
    "anonymous identified",
    "accepted rejected declined",
    "single multiple",
    "signed unsigned",
    "known unknown",
    "qualified unqualified disqualified",
    "warm cold",
    "gross net",
)


@cache
def _rivals() -> dict[str, frozenset[str]]:
    """The stems that exclude each stem of the lines."""
    rivals: dict[str, frozenset[str]] = {}
    for line in _EXCLUSIVE:
        stems = [words_of(word) for word in line.split()]
        for stem in stems:
            others = frozenset().union(*(other for other in stems if other != stem))
            for one in stem:
                rivals[one] = rivals.get(one, frozenset()) | others
    return rivals


def are_opposed(known: str, clause: str) -> bool:
    """Whether a clause says all that a characteristic says, not much more, and denies it, or the reverse.

    Or it says all but for one word, in whose place it has its rival.
    """
    core, words = (words_of(text.replace("-", " ")) for text in (known, clause))
    if len(core) * 3 < len(words):
        return False
    is_denied = is_negated(known) != is_negated(clause)
    return bool(core) and core <= words if is_denied else _are_rivals(core, words)


_WORD = lazy(r"[^\W_][\w-]*")
_EMPHASIS = lazy(r"\bof\s+(?:its|their|his|her)\s+own\b|\b(?:as\s+well|too|either|at\s+all)\b", re.IGNORECASE)
_TAIL = lazy(
    r"\b(?:in|for|to|at|during|below|above|before|after|when|if|that|who|which|with|without|by|from|on|until)\b",
    re.IGNORECASE,
)


def says_no_more(known: str, clause: str) -> bool:
    """Whether a clause is about all that a characteristic speaks of: nothing but a verb stands before, nothing behind.

    “AEs carry no quota for renewals” and “a distributor has a territory manager” say something else.
    """
    core = words_of(known.replace("-", " "))
    core = core.union(*(_rivals().get(word, frozenset()) for word in core))
    plain = _EMPHASIS.sub(" ", clause.replace("-", " "))
    words = [(match.end(), stems) for match in _WORD.finditer(plain) if (stems := words_of(match[0]))]
    matched = [index for index, (_, stems) in enumerate(words) if stems <= core]
    if not matched or any(index > 0 and index not in matched for index in range(len(words))):
        return False
    return _TAIL.search(plain, words[matched[-1]][0]) is None


def _are_rivals(known: frozenset[str], said: frozenset[str]) -> bool:
    """Whether the words of a text say all of what others say, but for one word, in whose place they have its rival."""
    missing = known - said
    if len(missing) != 1:
        return False
    (word,) = missing
    return bool(_rivals().get(word, frozenset()) & said)


def has_exclusive(text: str) -> bool:
    """Whether a text has a word that excludes others, and none of these."""
    words = words_of(text)
    return any(not rivals & words for rivals in map(_rivals().get, words) if rivals)


# Of both

# What somebody does with it, and what it is that they do it with, where a text says no more than that.
_WORK = words_of(
    "focus specialize specialise concentrate dedicate work handle cover manage own run deal look responsible drive"
)
_MATTER = words_of(
    "motion effort activity channel side business sale selling lead prospect prospecting call pipeline function"
)
BOTH = lazy(
    r"(?P<verb>(?:(?:is|are)\s+)?[^\W\d_]+)(?:\s+(?:on|for|after))?\s+(?:both\s+)?(?:the\s+)?"
    r"(?P<one>[^\W\d_][\w-]*)\s+(?:and|&|as\s+well\s+as)\s+(?P<other>[^\W\d_][\w-]*)"
    r"(?P<matter>(?:\s+[^\W\d_][\w-]*){0,2}?)(?=\s*(?:[.;:!)\0]|\Z|,\s+(?:and|so|which|who)\b))",
    re.IGNORECASE,
)
"""“Handles both inbound and outbound leads”, up to the end of the clause."""
_PAST = lazy(r"(?!need)\w+ed", re.IGNORECASE)


def says_both(known: str, said: str) -> bool:
    """Whether a clause says of two words that exclude each other both, where a characteristic has only one.

    “Handles both inbound and outbound leads” against “focuses on outbound”; “manages inbound and outbound mail” says
    that of the mail.
    """
    clause = BOTH.match(said)
    if clause is None or _PAST.fullmatch(clause["verb"]) or is_negated(known):
        return False
    core, pair = words_of(known), words_of(f"{clause['one']} {clause['other']}")
    shared, other = core & pair, pair - core
    if len(shared) != 1 or not other or not all(other <= _rivals().get(word, frozenset()) for word in shared):
        return False
    rest, others = core - shared, words_of(f"{clause['verb']} {clause['matter']}")
    if rest <= _WORK:
        return others <= _WORK | _MATTER and bool(others) == bool(rest)
    return rest - _WORK <= others and (not rest & _WORK or bool(others & _WORK))
