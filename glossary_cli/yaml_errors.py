"""Syntax errors of YAML in words for people who write definitions, at the place where the slip is."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from glossary_cli.findings import Location, Problem, Related
from glossary_cli.patterns import lazy
from glossary_cli.source import Source

_QUOTE = "Put the whole value in quotes"
_INDENT = "Indent it with spaces like its neighbours"

# What YAML does not let into a file, as both parsers of PyYAML see it.
_CONTROL = lazy("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Explanation(NamedTuple):
    """How to say an error: `pattern` matches PyYAML's words, `{}` stands for the character at the place.

    `at_start` moves the place to where the construct begins that could not be read.
    """

    pattern: str
    message: str
    remedy: str
    at_start: bool = False


# PyYAML's two parsers word most errors differently; the first row that matches counts.
_EXPLANATIONS = (
    _Explanation("quoted scalar.*unexpected end", "this quotation mark is never closed", "Close it", True),
    _Explanation("tab character that violates", "a tab stands where YAML wants spaces", _INDENT),
    _Explanation("cannot start any token", "a value cannot begin with “{}”", _QUOTE),
    _Explanation("block scalar", "a text that begins with “{}” needs quotes", _QUOTE, True),
    _Explanation("scanning an a(lias|nchor)", "a text that begins with “{}” needs quotes", _QUOTE, True),
    _Explanation("undefined alias", "a text that begins with “*” needs quotes", _QUOTE),
    _Explanation("duplicate anchor", "this anchor (&) stands twice in the file", "Give it a name of its own"),
    _Explanation(r"expected ',' or '\]'", "a comma or the closing “]” is missing before this", "Put it there"),
    _Explanation("expected ',' or '}'", "a comma or the closing “}” is missing before this", "Put it there"),
    _Explanation("could not find expected ':'", "a “:” is missing after this key", "Write “key: value”", True),
    _Explanation("unknown escape", "a backslash in double quotes needs another one", "Use single quotes", True),
    _Explanation("expected (the )?node content", "a value is missing before this", "Put the value there"),
    _Explanation("incompatible YAML document", "this version of YAML cannot be read", "Remove the line “%YAML”"),
)


def kinds() -> tuple[type[Exception], ...]:
    """The exceptions that mean that a text is not YAML."""
    from yaml import YAMLError

    return (YAMLError,)


def explain(error: Any, source: Source) -> Problem:
    """Return the problem that an error of PyYAML stands for."""
    if not hasattr(error, "problem_mark"):
        return _control_character(source)
    start, end = error.context_mark, error.problem_mark or error.context_mark
    offset = end.index if end else 0
    words = f"{error.context or ''} {error.problem or ''}"
    if "mapping values" in words:
        return _second_colon(source, offset)
    if re.search("expected (key|<block end>)", words):
        return _misplaced(source, offset)
    for row in _EXPLANATIONS:
        if re.search(row.pattern, words):
            return _explained(row, source, start.index if row.at_start and start else offset, start)
    return _problem(source, offset, f"this is not YAML: {words.strip()}", "Correct it")


def _explained(row: _Explanation, source: Source, offset: int, start: Any) -> Problem:
    character = source.text[offset : offset + 1]
    if row.pattern == "cannot start any token" and character == "\t":
        return _problem(source, offset, "a tab stands where YAML wants spaces", _INDENT)
    opened: tuple[Related, ...] = ()
    if "closing" in row.message and start:
        opened = (Related(source.locate(start.index, start.index + 1), "opened here"),)
    return _problem(source, offset, row.message.replace("{}", character), row.remedy, opened)


def _second_colon(source: Source, offset: int) -> Problem:
    before = source.text[source.text.rfind("\n", 0, offset) + 1 : offset]
    if re.search(r":\s", before):
        return _problem(source, offset, "a text with “: ” in it needs quotes", _QUOTE)
    message = "this key is indented too far, or the line before it is not complete"
    return _problem(source, offset, message, _INDENT)


def _misplaced(source: Source, offset: int) -> Problem:
    before = source.text[source.text.rfind("\n", 0, offset) + 1 : offset].rstrip()
    if before.endswith(('"', "'")):
        return _problem(source, offset, "the text goes on after its closing quotation mark", _QUOTE)
    return _problem(source, offset, "this line is not indented like the lines it belongs to", _INDENT)


def _control_character(source: Source) -> Problem:
    match = _CONTROL.search(source.text)
    if match is None:
        return _problem(source, 0, "this is not YAML", "Correct it")
    message = f"the control character U+{ord(match[0]):04X} cannot stand in YAML"
    return _problem(source, match.start(), message, "Delete it")


def _problem(source: Source, offset: int, message: str, remedy: str, related: tuple[Related, ...] = ()) -> Problem:
    location: Location = source.locate(offset, min(offset + 1, len(source.text)))
    return Problem(location, message, related=related, remedy=remedy)
