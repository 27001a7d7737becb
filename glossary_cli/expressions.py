"""Regular expressions as an earlier run compiled them: compiling takes longer than reading most pages does.

`re` keeps what it compiles for one process and has no way to keep it longer, so this takes what `re` itself is made of.
That is CPython's own affair: where it is not as expected, expressions are compiled as ever, only later. What is kept
may be wrong without harm: CPython proves code before it takes it.
"""

from __future__ import annotations

import re
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from typing import Any

Code = Sequence[Any]
"""What CPython makes of an expression: its flags, the code, how many groups, and the numbers of those with names.

The code is some hundred numbers; as one text it is read many times as fast, and most of it no run needs.
"""

_NOT_AS_EXPECTED = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError, re.error)


class Expressions:
    """The expressions of this process."""

    def __init__(self) -> None:
        self._known: dict[str, Code] = {}
        self._new: dict[str, Code] = {}
        self._is_kept = False

    def begin(self, known: Mapping[str, Code]) -> None:
        """Take what an earlier run knew, and from now on note what this one compiles."""
        self._known.update(known)
        self._is_kept = True

    def learn(self, news: Mapping[str, Code]) -> None:
        """Take what another process has compiled."""
        self._known.update(news)
        self._new.update(news)

    def news(self) -> Mapping[str, Code]:
        """What this process has compiled, or learnt, since the last time."""
        news, self._new = self._new, {}
        return news

    @property
    def known(self) -> Mapping[str, Code]:
        """All of them, for another process or a later run to begin with."""
        return self._known

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        """The compiled expression, as `re.compile` gives it. Raises re.error."""
        if not self._is_kept:
            return re.compile(pattern, flags)
        key = f"{flags}:{pattern}"
        try:
            if key in self._known:
                return _expression(pattern, *self._known[key])
            code = _code(pattern, flags)
            expression = _expression(pattern, *code)
        except _NOT_AS_EXPECTED:
            return re.compile(pattern, flags)
        self._known[key] = self._new[key] = code
        return expression


EXPRESSIONS = Expressions()


def _code(pattern: str, flags: int) -> Code:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    # Some of its numbers have names, which only this process knows.
    numbers = array("I", map(int, _compiler._code(parsed, flags)))
    code = b2a_base64(numbers.tobytes(), newline=False).decode()
    return flags | int(state.flags), code, state.groups - 1, state.groupdict


def _expression(pattern: str, flags: int, code: str, groups: int, names: Mapping[str, int]) -> re.Pattern[str]:
    from _sre import compile as compiled  # type: ignore[import-not-found]

    numbers = array("I", a2b_base64(code)).tolist()
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    expression: re.Pattern[str] = compiled(pattern, flags, numbers, groups, names, tuple(by_number))
    return expression
