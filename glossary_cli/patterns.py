"""Regular expressions put together from lists of words, so that each list can be read as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast

from glossary_cli.expressions import EXPRESSIONS

LABEL = r"[^\W\d][\w /&-]{0,30}[*\"”]*\s*(?::|\s[—–-])\s+"
"""What may stand before a sentence without being a part of it: “**Owner** – ”, “Note: ”."""


def lazy(pattern: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used: half of them no page of a run ever needs."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: re.RegexFlag | int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return EXPRESSIONS.compile(self.pattern, int(self._flags))

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet; from then on the method of the compiled expression is found at once."""
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


def any_of(phrases: str) -> str:
    """A group that matches one of the phrases between the bars, the first one that fits.

    A space stands for any run of white space, an apostrophe for the straight and the curved one; a phrase may be a
    regular expression otherwise: `any_of("no longer|isn't|labell?ed")`.
    """
    return f"(?:{phrases})".replace(" ", r"\s+").replace("'", "['’]")


def trie_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest that fits, and looks at each letter but once."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    ends = "" in branches
    parts = [re.escape(first) + trie_of(rests) for first, rests in sorted(branches.items()) if first]
    if not parts:
        return ""
    group = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{group}?" if ends else group


def word_of(phrases: str) -> str:
    """A group as `any_of` makes it that matches whole words only."""
    return rf"\b{any_of(phrases)}\b"


def finder(phrases: str) -> re.Pattern[str]:
    """Finds the phrases as whole words, in any casing."""
    return lazy(word_of(phrases), re.IGNORECASE)


def clause_breaks(conjunctions: str, marks: str = r"[,;:()\n]") -> re.Pattern[str]:
    """Finds where one clause ends and another begins: at marks, at a dash, and at the conjunctions."""
    return lazy(rf"{marks}|\s[-–—]\s|{word_of(conjunctions)}", re.IGNORECASE)
