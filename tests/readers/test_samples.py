"""Sample files of each format, each beside the blocks that are read from it.

A line is a block: where it stands, its kind and level, the headings above it, the nearest first, the headers of its
column and of its row, and its text. Comments and the other extents follow.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary_cli.document import Block, Document
from glossary_cli.readers import READERS, read_document
from glossary_cli.source import Source, decode
from tests.readers import contract, rendering

FOLDER = Path(__file__).parent
SAMPLES = sorted(path for path in FOLDER.glob("*/*") if path.suffix in READERS)
IDS = [path.name for path in SAMPLES]


def read(path: Path) -> Document:
    text, doubt = decode(path.read_bytes())
    return read_document(Source(path.name, text, doubt))


@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
def test_blocks_of_sample(path: Path, update: bool) -> None:
    document = read(path)
    found = "".join(f"{line}\n" for line in describe(document))
    expected = path.with_name(f"{path.name}.blocks")
    if update:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
def test_sample_keeps_the_contract(path: Path) -> None:
    document = read(path)
    contract.check(document)
    if path.suffix == ".md":
        assert rendering.lost_words(document) == {}


@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(path: Path, line_end: str) -> None:
    document = read(path)
    other = read_document(Source(path.name, document.source.text.replace("\n", line_end)))
    contract.check(other)
    assert _without_line_ends(other) == _without_line_ends(document)


def _without_line_ends(document: Document) -> list[str]:
    """The lines for blocks and comments; an extent may end between the two characters of a line end."""
    lines = (line for line in describe(document) if not line.endswith(" extent"))
    return [re.sub(r"(?:\\r|\\n|\s)+", " ", line) for line in lines]


def test_byte_order_mark_makes_no_difference() -> None:
    for text in ("# Heading\n", "---\ntitle: Title\n---\n# Heading\n"):
        plain, marked = (read_document(Source("page.md", mark + text)) for mark in ("", "\ufeff"))
        contract.check(marked)
        assert plain.text == marked.text


def describe(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield " ".join(filter(None, _columns(document, block)))
    for comment in document.comments:
        yield f"{_place(document, comment.start, comment.end)} comment {comment.text!r}"
    for start, end in document.extents:
        yield f"{_place(document, start, end)} extent"


def _columns(document: Document, block: Block) -> Iterator[str]:
    yield _place(document, *document.source_range(block.start, block.end))
    yield f"{block.kind.value.replace(' ', '-')}({block.level})"
    yield f"[{' < '.join(_text(document, above) for above in block.headings)}]"
    if block.header or block.row:
        yield f"{{{_text(document, block.header)} | {_text(document, block.row)}}}"
    code = [(max(s, block.start), min(e, block.end)) for s, e in document.code if s < block.end and e > block.start]
    yield repr(_text(document, block))[1:-1] + "".join(f" `{document.text[s:e]}`" for s, e in code)


def _place(document: Document, start: int, end: int) -> str:
    location = document.source.locate(start, end)
    return f"{location.line}:{location.column}-{location.end_line}:{location.end_column}"


def _text(document: Document, block: Block | None) -> str:
    return document.text[block.start : block.end] if block else ""


@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
def test_a_page_leaves_no_circles(path: Path) -> None:
    """A run looks for no garbage, so that circles would fill the memory page by page."""
    read(path)
    gc.collect()
    gc.disable()
    try:
        read(path)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = {type(one).__name__ for one in gc.garbage if type(one).__module__.startswith("glossary_cli")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert left == set()
