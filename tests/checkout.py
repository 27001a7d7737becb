"""The checkout as the tests of documentation and packaging see it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_NOT_COPIED = shutil.ignore_patterns(".*_cache", ".git", ".hypothesis", ".venv*", "__pycache__", "build", "dist")


class Code(NamedTuple):
    """A block of code in a page."""

    page: str
    language: str
    text: str


def code_blocks(language: str, *pages: str) -> Iterator[Code]:
    for page in pages:
        for match in _BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")):
            if match["language"] == language:
                yield Code(page, language, match["text"])


def copy_checkout(target: Path) -> Path:
    """Copy what a fresh clone would hold, and whatever is not committed yet."""
    shutil.copytree(ROOT, target, ignore=_NOT_COPIED)
    return target


def environment_with_command(folder: Path) -> dict[str, str]:
    """Return an environment that finds `glossary` as it stands in this checkout, installed or not."""
    program = folder / "bin" / "glossary"
    program.parent.mkdir(parents=True)
    lines = (f"#!{sys.executable}", "from glossary_cli.__main__ import main", "main()", "")
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
