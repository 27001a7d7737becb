"""How a run ends, and what it prints and imports on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest

from glossary_cli.cli import progress as bar
from tests.cli.runs import Run, process


@pytest.mark.usefixtures("handbook")
def test_a_bug_is_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(import_module("glossary_cli.cli.check"), "check_documents", fail)
    code, out, err = run("check")
    assert (code, out) == (3, "")
    assert "Internal error: KeyError: 'oops'" in err
    assert "report" in err
    assert "Traceback" not in err
    code, _, err = run("check", "--debug")
    assert code == 3
    assert "Traceback" in err


@pytest.mark.usefixtures("handbook")
def test_an_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("glossary_cli.cli.check"), "check_documents", interrupt)
    code, _, err = run("check")
    assert (code, err.strip()) == (130, "Interrupted.")


def test_a_reader_that_goes_away_is_no_matter(handbook: Path) -> None:
    (handbook / "long.md").write_text("Sales calls each hot lead.\n\n" * 5000, encoding="utf-8")
    command = [sys.executable, "-m", "glossary_cli", "check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.usefixtures("handbook")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        run = process("check", stdout=full)
    assert run.returncode == 2
    assert run.stderr.decode() == "Error: the report cannot be written: No space left on device\n"


@pytest.mark.parametrize("name", ["text", "concise", "json", "github"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_any_file_name_can_be_printed(handbook: Path, name: str, encoding: str) -> None:
    odd = os.fsdecode(b"caf\xe9 \xe2\x80\x9d.md")
    (handbook / odd).write_text("Sales calls each hot lead.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    run = process("check", "--format", name, odd, env=environment)
    assert run.returncode == 0
    assert b"deprecated-term" in run.stdout
    assert b"caf" in run.stdout


def imported(*arguments: str) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "glossary_cli", *arguments]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    return {line.rpartition("|")[2].strip().split(".")[0] for line in run.stderr.splitlines()}


@pytest.mark.usefixtures("handbook")
def test_nothing_is_imported_in_vain() -> None:
    heavy = {"rich", "jsonschema", "rapidfuzz", "pathspec", "yaml", "pyromark", "glossary_cli.checker"}
    assert not imported("--version") & heavy
    assert not imported("--help") & heavy
    assert not imported("check") & {"rich", "pathspec"}
    command = [sys.executable, "-X", "importtime", "-m", "glossary_cli", "check"]
    assert b"importlib.metadata" not in subprocess.run(command, capture_output=True, check=True).stderr


@pytest.mark.usefixtures("handbook")
def test_a_terminal_gets_the_text_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert "~~~~~~~~\n" in run("check").out
    assert run("check", "--format", "concise").out.startswith("sub/bad.md:3:18: warning")


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(bar, "PATIENCE", 0)
    with bar.progress(3, wanted=True) as advance:
        for _ in range(3):
            advance()
    assert "3/3" in screen.getvalue()


@pytest.mark.parametrize(
    ("stream", "patience", "wanted"), [(Screen(), 60, True), (Screen(), 0, False), (StringIO(), 0, True)]
)
def test_no_bar_in_a_short_run_or_a_pipe(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, patience: int, wanted: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(bar, "PATIENCE", patience)
    with bar.progress(1, wanted=wanted) as advance:
        advance()
    assert stream.getvalue() == ""
