"""The documentation against the code: what is generated is fresh, what is named exists, what is shown works."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from glossary_cli.checker import check_definitions
from glossary_cli.cli import COMMANDS
from glossary_cli.cli.outcome import FOUND
from glossary_cli.config import Config
from glossary_cli.rules import rule_ids
from glossary_cli.settings import load_config
from tests.checkout import PAGES, ROOT, Code, code_blocks, environment_with_command

LINK = re.compile(r"\]\((?P<page>[^)#:]*)(?:#(?P<anchor>[^)]*))?\)")
NAMED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
GENERATED = re.compile(r"<!-- (\w+): written by .*?<!-- end of \1 -->", re.DOTALL)


def text_of(page: str | Path) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def by_hand(page: str) -> str:
    """A page without what is generated, and without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", GENERATED.sub("", text_of(page)), flags=re.MULTILINE | re.DOTALL)


def test_what_is_generated_is_fresh() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_stale_pages_are_named_and_written(tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    for folder in ("docs", "definitions", "examples", "glossary_cli"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    stale = text_of("README.md").replace("| `", "| ").replace("| [`", "| [")
    (copy / "README.md").write_text(stale, encoding="utf-8")
    command = [sys.executable, str(copy / "docs" / "generate.py")]
    check = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (check.returncode, check.stdout) == (1, "README.md is stale: run python docs/generate.py\n")
    subprocess.run(command, capture_output=True, check=True)
    assert subprocess.run([*command, "--check"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.finditer(text_of(page)):
        target = (page.parent / link["page"]).resolve() if link["page"] else page
        assert target.exists(), link[0]
        if link["anchor"]:
            titles = re.findall(r"^#+ (.+)$", text_of(target), flags=re.MULTILINE)
            assert link["anchor"] in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", [path.name for path in ROOT.glob("*.md")])
def test_every_path_that_is_named_exists(page: str) -> None:
    for name in NAMED.findall(by_hand(page)):
        if re.fullmatch(r"[\w.-]+/[\w./-]*", name) or re.fullmatch(r"[\w/-]+\.(?:py|md|yaml|toml)", name):
            assert (ROOT / name).exists(), name


def test_every_name_of_the_architecture_is_in_the_code() -> None:
    names = set(code_names())
    for name in NAMED.findall(by_hand("docs/architecture.md")):
        if "/" in name or ("." in name and name.islower()):
            assert (ROOT / "glossary_cli" / name).exists() or (ROOT / name).exists(), name
        elif name.startswith("glossary "):
            assert name.split()[1] in COMMANDS
        else:
            assert name in names, name


def test_every_module_has_its_place_in_the_architecture() -> None:
    page = text_of("docs/architecture.md")
    for module in (ROOT / "glossary_cli").glob("*.py"):
        assert module.name in page or module.stem in LITTLE, module.name


LITTLE = {
    "__init__",
    "__main__",
    "errors",
    "globs",
    "listing",
    "misspelling",
    "nearest",
    "rule",
    "spelling",
    "toml_source",
    "wording",
    "yaml_errors",
}
"""Modules that the page need not name."""


def code_names() -> Iterator[str]:
    """The functions, classes, methods and constants of the package."""
    for path in (ROOT / "glossary_cli").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from (f"{node.name}.{m.name}" for m in node.body if isinstance(m, ast.FunctionDef))
            if isinstance(node, ast.Assign):
                yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def test_the_changelog_names_every_rule() -> None:
    page = text_of("CHANGELOG.md")
    assert [rule for rule in rule_ids() if f"`{rule}`" not in page] == []


# What is shown works


def shown_definitions() -> list[Code]:
    blocks = code_blocks("yaml", "README.md", "docs/definitions.md")
    return [block for block in blocks if block.text.startswith(("term:", "# yaml-language-server"))]


@pytest.mark.parametrize("block", shown_definitions(), ids=lambda block: str(block.page))
def test_definitions_that_are_shown_are_valid(block: Code, tmp_path: Path) -> None:
    (tmp_path / "mql.yaml").write_text(block.text, encoding="utf-8")
    (tmp_path / "near.yaml").write_text("- {term: trial, note: x}\n- {term: lead, note: x}\n", encoding="utf-8")
    report = check_definitions(Config(str(tmp_path), definitions=str(tmp_path)))
    messages = [finding.problem.message for finding in report.findings if "mql" in finding.problem.location.path]
    assert messages == [] or block.text.count("\n") < 3


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md"])
def test_configurations_that_are_shown_are_valid(page: str, tmp_path: Path) -> None:
    blocks = [b for b in code_blocks("yaml", page) if re.match(r"include|definitions", b.text)]
    assert len(blocks) == 1
    (tmp_path / ".glossary.yaml").write_text(blocks[0].text, encoding="utf-8")
    config = load_config(str(tmp_path / ".glossary.yaml"))
    assert config.include
    assert config.overrides


@pytest.mark.parametrize("part", ["example", "tests"])
def test_the_commands_of_the_readme_are_one_line_each(part: str) -> None:
    match = re.search(rf"<!-- {part} -->\n```sh\n(.*)\n```\n<!-- end of {part} -->", text_of("README.md"))
    assert match, "more than one line"
    assert match[1].startswith("python3 -m venv --without-pip .venv && ")


def test_the_steps_for_ci_find_what_is_wrong(tmp_path: Path) -> None:
    """Runs what the workflow runs, but for the installation, on a copy of the examples."""
    workflow = yaml.safe_load(next(code_blocks("yaml", "docs/ci.md")).text)
    steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert steps[0] == 'python -m pip install "$GLOSSARY"'
    handbook = tmp_path / "handbook"
    shutil.copytree(ROOT / "examples", handbook)
    shutil.copytree(ROOT / "definitions", tmp_path / "definitions")
    environment = environment_with_command(tmp_path)
    for script in [*steps[1:], *(block.text for block in code_blocks("sh", "docs/ci.md"))]:
        run = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=handbook,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == FOUND, run.stderr
        assert "playbook.md" in run.stdout
    paths = workflow[True]["pull_request"]["paths"]  # “on” is true in YAML 1.1
    assert "definitions/**" in paths
