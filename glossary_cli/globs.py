"""Patterns for paths, as in a `.gitignore`; pathspec is imported where there is a pattern, and only here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Verdict = Callable[[str], bool | None]
"""What the last pattern that matches a path says: False where it begins with `!`; None where none matches."""


def compile_globs(patterns: Iterable[str]) -> Verdict | None:
    """Return what the patterns say of a path relative to their folder; None without a pattern.

    A path is written with `/`; that of a folder ends in one. Raises ValueError.
    """
    lines = tuple(patterns)
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)
    return lambda path: spec.check_file(path).include


def matches(globs: Verdict | None, path: str) -> bool:
    return globs is not None and globs(path) is True
