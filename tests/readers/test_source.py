"""Files become text, and offsets lines and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_cli.findings import Location
from glossary_cli.source import CONTEXT, Source, UnreadableError, decode, read_source

TEXT = "Café 🎯\nzweite Zeile"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_byte_order_marks_decide(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, None)


def test_other_bytes_are_read_as_windows_1252_with_a_doubt() -> None:
    text, doubt = decode("Plain\r\nthen a “quote”".encode("cp1252"))
    assert text == "Plain\r\nthen a “quote”"
    assert doubt is not None
    assert (doubt.line, doubt.column, doubt.reason) == (2, 8, "is not UTF-8 (byte 0x93); it was read as Windows-1252")


@pytest.mark.parametrize("data", [b"PK\3\4\0\0", "Text".encode("utf-16-le"), b"\xff\xfe\0"])
def test_binary_files_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("x" * 11, encoding="utf-8")
    assert read_source(str(file), 11, "shown.md").path == "shown.md"
    for path, limit, reason in (
        (file, 10, "holds 0 MB, more than the 0 MB that are read at most"),
        (tmp_path, 10, "is a folder, not a file"),
        (tmp_path / "none.md", 10, "is not a regular file"),
    ):
        with pytest.raises(UnreadableError, match=reason):
            read_source(str(path), limit)


def test_lines_end_as_in_an_editor() -> None:
    source = Source("page.md", "a\nb\r\nc\rd\u2028e\ff\n")
    assert [source.line(number) for number in range(1, 6)] == ["a", "b", "c", "d\u2028e\ff", ""]
    assert [source.position(source.text.index(character)) for character in "abcdef"] == [
        (1, 1), (2, 1), (3, 1), (4, 1), (4, 3), (4, 5),
    ]  # fmt: skip
    assert source.position(len(source.text)) == (5, 1)
    assert source.locate(2, 6) == Location("page.md", 2, 1, 3, 2)


def test_excerpt_is_a_line_with_a_mark() -> None:
    source = Source("page.md", f"{'a' * 200}MQL{'b' * 200}\nsecond line\n")
    excerpt = source.excerpt(source.locate(200, 203))
    assert excerpt.marked == "MQL"
    assert excerpt.text == f"…{'a' * CONTEXT}MQL{'b' * CONTEXT}…"
    assert source.excerpt(source.locate(404, 410)).marked == "second"
    # Over several lines the first one is marked to its end.
    assert source.excerpt(source.locate(398, 410)).marked == "b" * 5
    assert source.excerpt(Location("page.md", 9, 1, 9, 2)).text == ""
