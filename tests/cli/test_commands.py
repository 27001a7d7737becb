"""What the commands do: options, output and exit codes, on real files."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

import pytest

from glossary_cli import __version__
from glossary_cli.cli import COMMANDS
from tests.cli.runs import Run, process


def break_definitions(handbook: Path) -> None:
    (handbook / "definitions" / "broken.yaml").write_text("trem: trial\n", encoding="utf-8")


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
    assert max(map(len, out.splitlines())) <= 100
    assert import_module(f"glossary_cli.cli.{name}").command.name in (name, "command")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "No such command 'chekc'. Did you mean “check”?"),
        (["nonsense"], "No such command 'nonsense'.\n"),
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
    assert ".glossary.yaml: the folder “words” of `definitions` does not exist" in err
    (folder / "words").mkdir()
    assert "the folder “words” of `definitions` holds no definitions" in run(command).err


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


def test_paths_are_shown_from_the_current_folder(run: Run, handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (handbook / ".glossary.yaml").write_text("", encoding="utf-8")
    break_definitions(handbook)
    monkeypatch.chdir(handbook / "sub")
    out = run("check").out
    assert "../definitions/broken.yaml:1:1: " in out
    assert "\nbad.md:3:18: " in out


def test_senses_can_be_explained(run: Run, handbook: Path) -> None:
    language = "term: Mongo query language\nabbreviation: MQL\nsubject: data\ncues: [database]\n"
    definition = "definition: {extensional: {members: [aggregation pipeline]}}\n"
    (handbook / "definitions" / "language.yaml").write_text(language + definition, encoding="utf-8")
    (handbook / "data.md").write_text("Ask the database in MQL.\n", encoding="utf-8")
    code, out, err = run("check", "--explain-senses", "data.md")
    assert (code, out) == (0, "")
    assert err.splitlines()[0] == "data.md:1:21: “MQL” is mongo-query-language: near it: database"
    assert "near it" not in run("check", "data.md").err


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
