"""Case files: Markdown with a heading for each case, blocks for its files, and one for what is found in them.

The info string of a block says what it is: `yaml glossary` or `yaml glossary mql.yaml` a file below
`definitions/`, `yaml config` the configuration, `findings` the report, `markdown page.md` any other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_CASE = re.compile(r"^## (?P<title>.+?)$(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """One heading of a case file; `start` and `end` are where its findings stand in the file."""

    path: Path
    title: str
    files: Mapping[str, str]
    findings: str
    start: int
    end: int

    def write_files(self, folder: Path) -> None:
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def write_findings(self, findings: str) -> None:
        """Put findings into the case file, which is read again: the cases before may have moved this one."""
        case = next(case for case in read_cases(self.path) if case.title == self.title)
        text = self.path.read_text(encoding="utf-8")
        self.path.write_text(text[: case.start] + findings + text[case.end :], encoding="utf-8", newline="")


def read_cases(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    for match in _CASE.finditer(text):
        blocks = list(_BLOCK.finditer(text, match.start("body"), match.end()))
        findings = next((block for block in blocks if block["info"].strip() == "findings"), None)
        assert findings, f"{path.name}: “{match['title']}” has no block of findings"
        files = {_file_name(block["info"].split()): block["text"] for block in blocks if block is not findings}
        yield Case(path, match["title"], files, findings["text"], *findings.span("text"))


def all_cases(paths: Iterable[Path]) -> list[Case]:
    return [case for path in sorted(paths) for case in read_cases(path)]


def _file_name(info: list[str]) -> str:
    match info:
        case [_, "glossary"]:
            return "definitions/glossary.yaml"
        case [_, "glossary", name]:
            return f"definitions/{name}"
        case [_, "config"]:
            return ".glossary.yaml"
        case [_, name]:
            return name
        case _:
            raise ValueError(f"a block needs a kind and a name: {' '.join(info)}")
