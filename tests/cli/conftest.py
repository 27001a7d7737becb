"""A folder for each test, a small handbook in it, and the command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from glossary_cli.cli import cli
from tests.cli.runs import Outcome, Run

MQL = """
term: marketing qualified lead
abbreviation: MQL
deprecated: [hot lead]
definition:
  extensional: {members: [demo request]}
"""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as caught:
            cli.main(list(arguments), prog_name="glossary")
        sys.stdout.flush()
        code = caught.value.code
        assert isinstance(code, int)
        return Outcome(code, *capfd.readouterr())

    return run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def handbook(folder: Path) -> Path:
    """A folder with one definition, a document that uses a deprecated term, and one that does not."""
    (folder / "definitions").mkdir()
    (folder / "definitions" / "mql.yaml").write_text(MQL, encoding="utf-8")
    (folder / "good.md").write_text("Sales calls each MQL.\n", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "bad.md").write_text("# Calls\n\nSales calls each hot lead.\n", encoding="utf-8")
    return folder
