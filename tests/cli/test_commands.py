"""The command itself: options, output and exit codes, on real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary_cli import __version__
from glossary_cli.cli import COMMANDS, cli

MQL = """
term: marketing qualified lead
abbreviation: MQL
deprecated: [hot lead]
definition:
  extensional: {members: [demo request]}
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


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


def break_definitions(handbook: Path) -> None:
    (handbook / "definitions" / "broken.yaml").write_text("trem: trial\n", encoding="utf-8")


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "glossary_cli", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"glossary {__version__}\n", "")
    assert process("-V").stdout.decode().split() == ["glossary", __version__]


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_every_command(run: Run, option: str) -> None:
    code, out, _ = run(option)
    assert code == 0
    assert "Exit codes:" in out
    for name, entry in COMMANDS.items():
        assert f"  {name}" in out
        assert entry.help in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    code, out, _ = run(name, "-h")
    assert code == 0
    assert out.startswith(f"Usage: glossary {name} ")
    assert "--debug" in out
    assert max(map(len, out.splitlines())) <= 80
    assert import_module(f"glossary_cli.cli.{name}").command.name in (name, "command")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "No such command"),
        (["check", "--fail-on", "warn"], "'warn' is not one of 'info', 'warning', 'error'"),
        (["check", "--nothing"], "No such option"),
        (["check", "none.md", "nothing"], "“none.md” does not exist\n“nothing” does not exist"),
        (["check", "--config", "none.yaml"], "“none.yaml” does not exist"),
        (["check", "--definitions", "none"], "the folder “none” of --definitions does not exist"),
        (["validate", "none.yaml"], "“none.yaml” does not exist"),
    ],
)
@pytest.mark.usefixtures("handbook")
def test_a_mistake_is_2(run: Run, arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Error: " in err


@pytest.mark.parametrize("command", ["check", "validate"])
def test_without_a_glossary_it_says_what_to_do(run: Run, folder: Path, command: str) -> None:
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert "glossary init" in err
    (folder / ".glossary.yaml").write_text("definitions: words\n", encoding="utf-8")
    code, out, err = run(command)
    assert code == 2
    assert ".glossary.yaml: the folder “words”" in err


def test_a_broken_configuration_is_2(run: Run, handbook: Path) -> None:
    (handbook / ".glossary.yaml").write_text("exlude: [a]\nrules: {variant: off}\n", encoding="utf-8")
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert ".glossary.yaml:1:1: unknown key “exlude”; did you mean “exclude”?\n" in err
    assert ".glossary.yaml:2:9: there is no rule “variant”" in err


@pytest.mark.usefixtures("handbook")
def test_check_reports_everything_below(run: Run) -> None:
    code, out, err = run("check")
    assert code == 0
    assert out.startswith("sub/bad.md:3:18: warning deprecated-term ")
    assert len(out.splitlines()) == 1
    assert err.startswith("Checked 2 documents against 1 concept in ")
    assert err.endswith(" s: 1 warning.\n")


@pytest.mark.usefixtures("handbook")
@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "warning", "--exit-zero"], 0),
        (["--fail-on", "warning", "good.md"], 0),
    ],
)
def test_the_exit_code_follows_the_severity(run: Run, options: list[str], code: int) -> None:
    assert run("check", *options).code == code


def test_the_configuration_may_say_what_fails(run: Run, handbook: Path) -> None:
    (handbook / ".glossary.yaml").write_text("fail-on: warning\n", encoding="utf-8")
    assert run("check").code == 1
    assert run("check", "--fail-on", "error").code == 0
    (handbook / ".glossary.yaml").write_text("rules: {deprecated-term: error}\n", encoding="utf-8")
    assert run("check").code == 1


@pytest.mark.usefixtures("handbook")
@pytest.mark.parametrize("name", ["text", "concise", "json", "github"])
def test_the_exit_code_does_not_depend_on_the_format(run: Run, name: str) -> None:
    code, out, err = run("check", "--format", name, "--fail-on", "warning")
    assert code == 1
    assert "deprecated-term" in out
    assert err.startswith("Checked") == (name != "json")


@pytest.mark.usefixtures("handbook")
def test_quiet_leaves_the_findings(run: Run) -> None:
    code, out, err = run("check", "-q", "--fail-on", "warning")
    assert (code, err) == (1, "")
    assert "deprecated-term" in out


@pytest.mark.usefixtures("handbook")
def test_every_run_says_the_same() -> None:
    first, second = process("check", "--format", "json"), process("check", "--format", "json")
    assert first.stdout == second.stdout
    report = json.loads(first.stdout)
    assert report["summary"]["documents"] == 2
    assert report["findings"][0]["path"] == "sub/bad.md"


def test_nothing_to_check_is_no_error(run: Run, handbook: Path) -> None:
    (handbook / ".glossary.yaml").write_text("exclude: [sub/]\n", encoding="utf-8")
    code, out, err = run("check", "sub/bad.md", "--fail-on", "info")
    assert (code, out) == (0, "")
    assert "No documents to check" in err
    assert run("check", "-q", "sub/bad.md").err == ""


def test_definitions_are_checked_whatever_is_given(run: Run, handbook: Path) -> None:
    break_definitions(handbook)
    code, out, _ = run("check", "good.md")
    assert code == 1
    assert "definitions/broken.yaml:1:1: error invalid-definition" in out


def test_paths_are_shown_from_the_current_folder(
    run: Run, handbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (handbook / ".glossary.yaml").write_text("", encoding="utf-8")
    break_definitions(handbook)
    monkeypatch.chdir(handbook / "sub")
    out = run("check").out
    assert "../definitions/broken.yaml:1:1: " in out
    assert "\nbad.md:3:18: " in out


def test_senses_can_be_explained(run: Run, handbook: Path) -> None:
    out, err = run("check", "--explain-senses", "good.md")[1:]
    assert out == ""
    assert "good.md:1:18: “MQL” is mql: " in err
    assert "is mql" not in run("check", "good.md").err


def test_validate_leaves_documents_alone(run: Run, handbook: Path) -> None:
    code, out, err = run("validate", "--fail-on", "warning")
    assert (code, out) == (0, "")
    assert err.startswith("Checked 1 concept in ")
    break_definitions(handbook)
    assert run("validate").code == 1


def test_validate_reports_on_what_is_given(run: Run, handbook: Path) -> None:
    break_definitions(handbook)
    (handbook / "definitions" / "other.yaml").write_text(
        "term: trial\nabbreviation: MQL\ndefinition: {extensional: {members: [test drive]}}\n",
        encoding="utf-8",
    )
    everything = run("validate").out
    assert "broken.yaml" in everything
    for given in ("definitions/mql.yaml", "definitions/other.yaml"):
        out = run("validate", given).out
        assert "broken.yaml" not in out
        assert out  # two entries are at odds, wherever the finding stands
    assert run("validate", "definitions").out == everything


@pytest.mark.parametrize("name", ["definition", "config"])
def test_schema_prints_json(run: Run, name: str) -> None:
    code, out, _ = run("schema", name)
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run("schema").out == run("schema", "definition").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert code == 0
    assert f"_GLOSSARY_COMPLETE={shell}_complete" in out


def test_completion_completes() -> None:
    environment = {
        **os.environ,
        "_GLOSSARY_COMPLETE": "bash_complete",
        "COMP_WORDS": "glossary va",
        "COMP_CWORD": "1",
    }
    assert process(env=environment).stdout.decode().splitlines() == ["plain,validate"]


def test_a_bug_is_3(run: Run, handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_an_interrupt_is_130(run: Run, handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.usefixtures("handbook")
def test_a_full_disk_is_said() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "glossary_cli", "check"]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
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
