"""The text of a file, and the way from an offset in it to a line and a column."""

from __future__ import annotations

import os
from bisect import bisect_right
from itertools import accumulate
from time import time_ns

from glossary_cli.digests import digest_of
from glossary_cli.findings import Excerpt, Location
from glossary_cli.patterns import lazy

# What ends a line for CommonMark, YAML and every editor; U+2028 or a form feed does not.
LINE_END = lazy(r"\r\n?|\n")

# The mark of UTF-32 begins with that of UTF-16, so it comes first.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another time."""

CONTEXT = 90
"""Characters of a line that an excerpt keeps on each side of what it marks."""


LEAVE_OUT = "Mend it, or exclude it in the configuration"
RECODE = "Save it as UTF-8"


class UnreadableError(Exception):
    """Why a file cannot be read, in words for the user; `line` and `column` where it stops making sense."""

    def __init__(self, reason: str, line: int = 1, column: int = 1, remedy: str = LEAVE_OUT) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column
        self.remedy = remedy


class Source:
    """A decoded file; `path` is as the user knows it, `doubt` says what was wrong with the bytes, if anything."""

    __slots__ = ("_line_starts", "digest", "doubt", "path", "text")

    def __init__(self, path: str, text: str, doubt: UnreadableError | None = None, digest: str = "") -> None:
        self.path = path
        self.text = text
        self.doubt = doubt
        self.digest = digest
        """Of the bytes; empty where the text comes from no file."""
        self._line_starts: list[int] = []

    @property
    def line_starts(self) -> list[int]:
        if not self._line_starts:
            if "\r" in self.text:
                self._line_starts = [0, *(match.end() for match in LINE_END.finditer(self.text))]
            else:
                self._line_starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))][:-1]
        return self._line_starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column (from 1) of an offset in `text`."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def locate(self, start: int, end: int) -> Location:
        return Location(self.path, *self.position(start), *self.position(end))

    def line(self, number: int) -> str:
        start, after = self.line_starts[number - 1], self.line_starts[number : number + 1]
        return self.text[start : after[0] if after else None].rstrip("\r\n")

    def excerpt(self, location: Location) -> Excerpt:
        """Return the first line of a location, cropped, with its part of the location marked."""
        if not 1 <= location.line <= len(self.line_starts):
            return Excerpt("", 0, 0)
        line = self.line(location.line)
        start = min(location.column - 1, len(line))
        end = min(location.end_column - 1, len(line)) if location.end_line == location.line else len(line)
        end = max(start, end)
        first, last = max(0, start - CONTEXT), min(len(line), end + CONTEXT)
        head, tail = "…" * (first > 0), "…" * (last < len(line))
        shift = len(head) - first
        return Excerpt(head + line[first:last] + tail, start + shift, end + shift)


def read_source(path: str, limit: int, shown: str | None = None) -> Source:
    """Read and decode a file.

    Byte order marks decide; without one the text is UTF-8. Other bytes are read as Windows-1252, the usual case in
    offices, and the source carries the doubt. `limit` is the most bytes to read; `shown` the path for messages.
    Raises UnreadableError.
    """
    data = read_bytes(path, limit)
    text, doubt = decode(data)
    return Source(shown or path, text, doubt, digest_of(data))


def read_bytes(path: str, limit: int) -> bytes:
    """Return the content of a file of `limit` bytes at most. Raises UnreadableError."""
    try:
        if not os.path.isfile(path):
            raise UnreadableError("is a folder, not a file" if os.path.isdir(path) else "is not a regular file")
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > limit:
                most = limit / 1e6
                raise UnreadableError(f"holds {size / 1e6:.0f} MB, more than the {most:.0f} MB that are read at most")
            return file.read()
    except OSError as error:
        raise UnreadableError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None


def digest_in(path: str, limit: int) -> str:
    """Return the digest of the content of a file; empty where it cannot be read."""
    try:
        return digest_of(read_bytes(path, limit))
    except UnreadableError:
        return ""


def state_of(path: str) -> str:
    """Return the size, the times and the node of a file: as long as they stay, so does its content, as git has it.

    Empty where there is no file, or one so young that it may change and keep them.
    """
    try:
        status = os.stat(path)
    except OSError:
        return ""
    if max(status.st_mtime_ns, status.st_ctime_ns) + SETTLED > time_ns():
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def decode(data: bytes) -> tuple[str, UnreadableError | None]:
    """Return the text without its byte order mark, and what was doubtful about it."""
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    data = data[len(mark) :]
    if encoding == "utf-8" and b"\0" in data[:8192]:
        reason = "is a binary file, or text in UTF-16 without a byte order mark"
        raise UnreadableError(reason, remedy=f"{RECODE}, or exclude it in the configuration")
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise UnreadableError(f"is not valid {encoding.upper()}: {error.reason} at byte {error.start}") from None
        before = data[: error.start].decode("utf-8")
        line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
        reason = f"is not UTF-8 (byte 0x{data[error.start]:02X}); it was read as Windows-1252"
        doubt = UnreadableError(reason, 1 + len(LINE_END.findall(before)), len(before) - line_start + 1, RECODE)
        return data.decode("cp1252", "replace"), doubt
