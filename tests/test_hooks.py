"""The hooks for pre-commit: what they say of themselves, and what the real pre-commit does with them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary_cli.cli import COMMANDS
from glossary_cli.readers import READERS
from glossary_cli.scaffolding import document_pattern, hooks
from tests.checkout import ROOT, copy_checkout, environment_with_command

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
UNREACHABLE = re.compile(
    r"No matching distribution found|Could not find a version|Connection\w*Error|Temporary failure"
)

LEAD = "term: lead\ndefinition: {intensional: {genus: person, differentia: [has shown interest]}}\n"
MQL = """\
term: marketing qualified lead
abbreviation: MQL
deprecated: [hot lead]
definition: {intensional: {genus: lead, differentia: [has reached the score]}}
"""


def test_there_are_two_hooks_that_fail_on_warnings() -> None:
    assert list(HOOKS) == ["glossary-check", "glossary-validate"]
    for hook in HOOKS.values():
        command, name, *options = hook["entry"].split()
        assert (command, options) == ("glossary", ["--fail-on", "warning"])
        assert name in COMMANDS
        assert hook["language"] == "python"
        assert hook["require_serial"] is True


def test_the_hook_for_documents_takes_every_suffix_that_has_a_reader() -> None:
    assert HOOKS["glossary-check"]["files"] == document_pattern()
    assert all(re.search(document_pattern(), f"docs/page{suffix}") for suffix in READERS)


def test_the_hook_for_definitions_takes_yaml_below_definitions() -> None:
    pattern = re.compile(HOOKS["glossary-validate"]["files"])
    assert all(map(pattern.search, ("definitions/mql.yaml", "definitions/funnel/sql.yml")))
    assert not any(map(pattern.search, ("definitions/README.md", "docs/definitions/mql.yaml", "mql.yaml")))


# With the real pre-commit


class Repository:
    """A git repository in a folder, with pre-commit at hand."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.com",
            "PRE_COMMIT_HOME": str(home),
        }
        self.environment.pop("PYTHONPATH", None)
        self.git("init", "--quiet")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> str:
        run = self.run("git", *arguments)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout.strip()

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        run = self.run(sys.executable, "-m", "pre_commit", *arguments)
        if UNREACHABLE.search(run.stdout + run.stderr):
            pytest.skip("pip reaches no registry to install the hooks from")
        return run

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.git("add", name)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with this checkout as its only commit."""
    folder = tmp_path_factory.mktemp("program")
    repository = Repository(copy_checkout(folder / "checkout"), folder / "home")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "all")
    return repository


@pytest.fixture
def handbook(program: Repository, tmp_path: Path) -> Repository:
    """A repository with two definitions, committed, and pre-commit's environments shared with other tests."""
    repository = Repository(tmp_path, Path(program.environment["PRE_COMMIT_HOME"]))
    repository.write("definitions/lead.yaml", LEAD)
    repository.write("definitions/mql.yaml", MQL)
    repository.git("commit", "--quiet", "--message", "definitions")
    return repository


@pytest.mark.slow
def test_try_repo_finds_what_is_wrong_with_a_document(program: Repository, handbook: Repository) -> None:
    handbook.write("page.md", "Sales calls each hot lead.\n")
    handbook.write("other.txt", "Sales calls each hot lead.\n")
    run = handbook.pre_commit("try-repo", str(program.folder), "glossary-check", "--all-files")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "page.md:1:18: warning deprecated-term" in run.stdout
    assert "other.txt" not in run.stdout


@pytest.mark.slow
def test_what_init_prints_works_where_the_command_is_installed(handbook: Repository) -> None:
    handbook.environment |= environment_with_command(handbook.folder / ".git")
    handbook.write(".pre-commit-config.yaml", hooks(None, "definitions"))
    handbook.write("page.md", "Sales calls each MQL.\n")
    assert handbook.pre_commit("run").stdout.count("Passed") == 1, "no definition has changed"
    handbook.write("page.md", "Sales calls each hot lead.\n")
    handbook.write("definitions/trial.yaml", "{term: trial}\n")
    run = handbook.pre_commit("run")
    assert run.returncode == 1
    assert "page.md:1:18: warning deprecated-term" in run.stdout
    assert "definitions/trial.yaml:1:8: warning missing-definition" in run.stdout


@pytest.mark.slow
def test_an_installed_hook_stops_a_commit_and_lets_a_clean_one_through(
    program: Repository, handbook: Repository
) -> None:
    source = {"repo": str(program.folder), "rev": program.git("rev-parse", "HEAD")}
    config = {"repos": [{**source, "hooks": [{"id": name} for name in HOOKS]}]}
    handbook.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    assert handbook.pre_commit("install", "--install-hooks").returncode == 0

    def commit() -> subprocess.CompletedProcess[str]:
        return handbook.run("git", "commit", "--message", "a change")

    handbook.write("page.md", "Sales calls each hot lead.\n")
    stopped = commit()
    assert stopped.returncode == 1
    assert "page.md:1:18: warning deprecated-term" in stopped.stdout + stopped.stderr

    handbook.write("page.md", "Sales calls each MQL.\n")
    handbook.write("definitions/mql.yaml", f"{MQL}distinct_from: [trial]\n")
    stopped = commit()
    assert stopped.returncode == 1
    assert "definitions/mql.yaml:5:17: error unknown-concept" in stopped.stdout + stopped.stderr
    assert "glossary check" in stopped.stdout + stopped.stderr
    assert handbook.git("rev-list", "--count", "HEAD") == "1"

    handbook.write("definitions/mql.yaml", MQL)
    clean = commit()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert handbook.git("rev-list", "--count", "HEAD") == "2"
