"""Folders with documents and a glossary, as a content repository has them; made once and kept for the next run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.concepts import Concept, invent, write_glossary
from benchmarks.speed.pages import Page, size_of, write_page
from benchmarks.speed.sentences import Mix
from benchmarks.speed.vocabulary import TEAMS

CONTENT = "content"
"""The folder of the documents, which other programs are given; `definitions` lies beside it."""
SEED = 1
_VERSION = 1
"""To be raised when the generator writes something else: what was kept is then written anew."""
_MARKER = ".corpus.json"


class Shape(NamedTuple):
    """What a corpus holds.

    `mean` is bytes a page; `size` gives every page that many bytes instead. With `source`, a folder, pages are copied
    from there, as far as they go; the glossary is invented in any case, so that its size is known.
    """

    pages: int
    concepts: int = 500
    mean: int = 11_400
    size: int | None = None
    mix: Mix = Mix()
    source: str | None = None


class Corpus(NamedTuple):
    """A folder to run in; `pages` are paths relative to it, and `size` is bytes of all pages."""

    folder: Path
    pages: tuple[str, ...]
    size: int
    concepts: int

    @property
    def megabytes(self) -> float:
        return self.size / 1e6

    @property
    def definitions(self) -> Path:
        return self.folder / "definitions"


def corpus(folder: Path, shape: Shape) -> Corpus:
    """Return the corpus in a folder, which is written if another one or none lies there."""
    marker = folder / _MARKER
    wanted = json.loads(json.dumps([_VERSION, shape]))
    kept = json.loads(marker.read_text(encoding="utf-8")) if marker.exists() else {}
    if kept.get("shape") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        concepts = invent(shape.concepts, SEED)
        write_glossary(folder / "definitions", concepts)
        (folder / ".glossary.yaml").write_text(_configuration(), encoding="utf-8")
        kept = {"shape": wanted, "pages": [], "size": 0}
        for page in _copied(Path(shape.source), shape) if shape.source else _invented(shape, concepts):
            path = folder / CONTENT / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            kept["size"] += path.write_bytes(page.text.encode("utf-8", "surrogateescape"))
            kept["pages"].append(f"{CONTENT}/{page.path}")
        marker.write_text(json.dumps(kept), encoding="utf-8")
    return Corpus(folder, tuple(kept["pages"]), kept["size"], shape.concepts)


def _invented(shape: Shape, concepts: list[Concept]) -> Iterator[Page]:
    for index in range(shape.pages):
        size = size_of(index, shape.mean) if shape.size is None else shape.size
        yield write_page(index, concepts, shape.mix, size, SEED) if size else Page("empty.md", "")


def _copied(source: Path, shape: Shape) -> Iterator[Page]:
    """The first pages of a folder, or those whose sizes come nearest to the one that is wanted."""
    paths = sorted(path for path in source.rglob("*.md") if not path.relative_to(source).parts[0].startswith("."))
    if shape.size is not None:
        wanted = shape.size
        paths.sort(key=lambda path: abs(path.stat().st_size - wanted))
    for path in paths[: shape.pages]:
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        yield Page(path.relative_to(source).as_posix(), text)


def silent_configuration(corpus: Corpus, rules: Iterable[str]) -> Path:
    """Write and return a configuration in which these rules are off, and all else is as ever."""
    file = corpus.folder / "silent.yaml"
    file.write_text(_configuration(*(f"{rule}: off" for rule in rules)), encoding="utf-8")
    return file


def _configuration(*rules: str) -> str:
    """All rules are on, also the two that are off by default; some folders have readers of their own."""
    severities = ", ".join(("unagreed-definition: warning", "overdue-review: warning", *rules))
    lines = (
        "definitions: definitions",
        f"include: [{CONTENT}/]",
        "teams:",
        *(f"  {team}: [{', '.join(roles)}]" for team, roles in TEAMS.items()),
        f"rules: {{{severities}}}",
        "overrides:",
        f"  - {{paths: [{CONTENT}/sales/], audience: sales}}",
        f"  - {{paths: [{CONTENT}/campaigns/], audience: marketing}}",
    )
    return "\n".join([*lines, ""])
