"""Patterns for paths, as in a `.gitignore`, made into regular expressions that can be kept.

pathspec knows what a pattern means, and is imported where one is read, and only here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Glob(NamedTuple):
    """A pattern as it was written, what a path that it matches looks like, and whether it is one without `!`."""

    pattern: str
    expression: str
    is_wanted: bool


Globs = tuple[Glob, ...]

# How pathspec names the slash in an expression behind which anything below a folder comes.
_BELOW = "ps_d"


def compile_globs(patterns: Iterable[str]) -> Globs:
    """Return what patterns mean, without those that mean nothing. Raises ValueError."""
    lines = tuple(patterns)
    if not lines:
        return ()
    from pathspec import GitIgnoreSpec

    read = ((line, pattern) for line in lines for pattern in GitIgnoreSpec.from_lines((line,)).patterns)
    return tuple(
        Glob(line, pattern.regex.pattern, pattern.include)
        for line, pattern in read
        if pattern.regex is not None and pattern.include is not None
    )


def is_glob(pattern: str) -> bool:
    """Whether git, and so pathspec, makes sense of a line; git passes over the others."""
    try:
        return bool(compile_globs([pattern]))
    except ValueError:
        return False


def verdict(globs: Globs, path: str) -> bool | None:
    """What the patterns say of a path relative to their folder: False where a `!` decides; None where none matches.

    A path is written with `/`; that of a folder ends in one. The last pattern decides that matches the path by itself,
    and if there is none, the last that matches a folder above.
    """
    above: bool | None = None
    for glob in reversed(globs):
        match = _compiled(glob.expression).search(path)
        if match is not None:
            if not match.groupdict().get(_BELOW):
                return glob.is_wanted
            above = glob.is_wanted if above is None else above
    return above


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
