"""Patterns for paths mean what they mean to pathspec, and so to git."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from glossary_cli.globs import compile_globs, verdict

NAMES = st.sampled_from(["a", "b.md", "old", "x y", "*", "**", "*.md", "?", "[ab]", "old*"])
PATTERNS = st.builds(
    lambda sign, first, names, last: sign + first + "/".join(names) + last,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(NAMES, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)
PATHS = st.builds(
    lambda names, last: "/".join(names) + last,
    st.lists(st.sampled_from(["a", "b.md", "old", "x y", "older", "c.txt"]), min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
)


@given(patterns=st.lists(PATTERNS, max_size=5), path=PATHS)
@example(patterns=["a/b.md", "!a/"], path="a/b.md")
@example(patterns=["a/", "!a/b.md"], path="a/b.md")
@example(patterns=["!a/b.md", "a/"], path="a/b.md")
@example(patterns=["# a", "", "a"], path="a")
def test_patterns_decide_as_pathspec_does(patterns: list[str], path: str) -> None:
    assert verdict(compile_globs(patterns), path) == GitIgnoreSpec.from_lines(patterns).check_file(path).include
