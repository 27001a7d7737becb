"""Words of which only one can be true of a thing: free and paid, inbound and outbound, monthly and yearly."""

from __future__ import annotations

from functools import cache

from glossary_cli.meanings import words_of

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


def are_opposite(known: frozenset[str], said: frozenset[str]) -> bool:
    """Whether the words of a text say all of what others say, but for one word, in whose place they have its rival."""
    missing = known - said
    if len(missing) != 1:
        return False
    (word,) = missing
    return bool(_rivals().get(word, frozenset()) & said)
