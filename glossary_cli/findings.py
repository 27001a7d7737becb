"""What rules yield and what reporters show.

Named tuples rather than data classes: as frozen, made four times faster, and cheap to import.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding weighs; `OFF` means that the rule does not run."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Location(NamedTuple):
    """A place for people: lines and columns count from 1, columns in code points; `end_column` is exclusive.

    `place` says where in a format without lines ("slide 3"); the numbers then mean nothing.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    place: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.place or self.line}"


class Related(NamedTuple):
    """Another place that a problem speaks of, and what stands there."""

    location: Location
    message: str


class Fix(NamedTuple):
    """A replacement for the text at `location`; only a safe one may be applied without being asked for."""

    location: Location
    replacement: str
    safe: bool = True


class Problem(NamedTuple):
    """What a rule yields.

    `concept` is the id of the concept it speaks of, `term` the designation as the text writes it, `remedy` the way out.
    """

    location: Location
    message: str
    concept: str | None = None
    term: str | None = None
    related: tuple[Related, ...] = ()
    remedy: str = ""
    fix: Fix | None = None


class Excerpt(NamedTuple):
    """A line of the source, cropped to what surrounds the half-open range `start`..`end` that the finding is about."""

    text: str
    start: int
    end: int

    @property
    def marked(self) -> str:
        return self.text[self.start : self.end]


class Found(NamedTuple):
    """A problem with its rule, the severity that holds where it is, and what it shows of the source."""

    rule: str
    severity: Severity
    problem: Problem
    excerpt: Excerpt


class Finding(NamedTuple):
    """A problem with its rule and its configured severity: what a reporter gets."""

    rule: str
    severity: Severity
    problem: Problem
    excerpt: Excerpt
    fingerprint: str
