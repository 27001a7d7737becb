"""Real pages keep the contract too: those below the folder that `GLOSSARY_CORPUS` names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary_cli.readers import READERS, read_document
from glossary_cli.source import read_source
from tests.readers import contract, rendering

FOLDER = os.environ.get("GLOSSARY_CORPUS", "")
LIMIT = 50_000_000

pytestmark = pytest.mark.skipif(not FOLDER, reason="GLOSSARY_CORPUS names no folder with documents")


def pages() -> list[Path]:
    return [path for path in sorted(Path(FOLDER).rglob("*")) if path.suffix.lower() in READERS]


def test_every_page_keeps_the_contract() -> None:
    assert pages()
    for path in pages():
        contract.check(read_document(read_source(str(path), LIMIT)))


def test_no_prose_is_lost() -> None:
    lost = {}
    for path in pages():
        missing = rendering.lost_words(read_document(read_source(str(path), LIMIT)))
        if missing and path.suffix != ".mdx":
            lost[str(path.relative_to(FOLDER))] = dict(missing)
    assert lost == {}
