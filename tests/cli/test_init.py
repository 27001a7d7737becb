"""`glossary init`: what it writes, what it leaves alone, and that it works at once."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from glossary_cli.origin import Origin, read_origin
from glossary_cli.scaffolding import document_pattern, hooks, workflow
from glossary_cli.starter import starter_folder
from tests.cli.runs import Run, process

NO_FINDINGS = re.compile(r"Checked .+ in \d+\.\d s: no findings\.\n")


def files(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def said(out: str, word: str) -> list[str]:
    return [line.split()[1] for line in out.splitlines() if line.startswith(f"{word} ")]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Nothing.\n", encoding="utf-8")


@pytest.mark.parametrize("option", [None, "--all", "--empty"])
def test_what_it_writes_is_valid_at_once(run: Run, folder: Path, option: str | None) -> None:
    code, out, err = run("init", *filter(None, [option]))
    assert (code, err) == (0, "")
    assert sorted(said(out, "wrote")) == sorted(files(folder))
    assert said(out, "kept") == []
    for command in (["validate"], ["check"]):
        code, found, summary = run(*command, "--fail-on", "info")
        assert (code, found) == (0, "")
        assert NO_FINDINGS.search(summary)


def test_the_core_is_small_and_has_the_stages_of_the_funnel(run: Run, folder: Path) -> None:
    run("init")
    written = {Path(name).stem for name in files(folder)}
    assert {"lead", "mql", "sal", "sql", "opportunity", "customer", "structured-query-language"} <= written
    assert len(written) < 30


def test_definitions_are_drafts_that_nobody_has_agreed_on(run: Run, folder: Path) -> None:
    run("init", "--all")
    entries = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (folder / "definitions").iterdir()]
    assert len(entries) == len(list(Path(starter_folder()).glob("*.yaml")))
    assert {entry["status"] for entry in entries} == {"draft"}
    assert not any({"agreed_by", "agreed_on", "review_by"} & entry.keys() for entry in entries)


def test_a_second_run_keeps_everything(run: Run, folder: Path) -> None:
    run("init")
    (folder / "definitions" / "mql.yaml").write_text("{term: MQL}", encoding="utf-8")
    before = files(folder)
    code, out, _ = run("init")
    assert code == 0
    assert said(out, "wrote") == []
    assert said(out, "kept") == [".glossary.yaml", "definitions"]
    assert files(folder) == before


def test_all_is_written_whoever_reads_what_is_told(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process("init", cwd=folder, stdout=writing)
    os.close(writing)
    assert process("validate", cwd=folder).returncode == 0


def test_all_adds_what_the_glossary_does_not_have(run: Run, folder: Path) -> None:
    own = folder / "definitions" / "funnel.yaml"
    write(folder, "definitions/funnel.yaml")
    own.write_text("- {term: MQL}\n- {term: hot prospect, admitted: [Sales Accepted Lead]}\n", encoding="utf-8")
    (folder / "definitions" / "pql.yaml").write_text("trem: not valid\n", encoding="utf-8")
    before = files(folder)
    _, out, _ = run("init", "--all")
    kept = [line for line in out.splitlines() if line.startswith("kept ")]
    assert kept == [
        "kept   definitions/mql.yaml  (MQL is defined in definitions/funnel.yaml)",
        "kept   definitions/pql.yaml  (there already)",
        "kept   definitions/sal.yaml  (SAL is defined in definitions/funnel.yaml)",
    ]
    assert files(folder).items() >= before.items()
    assert "definitions/win-rate.yaml" in files(folder)


def test_documents_are_included_by_the_folders_they_lie_in(run: Run, folder: Path) -> None:
    write(
        folder,
        "README.md",
        "notes.txt",
        "play books/a/b.md",
        "sales/c.mdx",
        ".github/d.md",
        "[x]/e.md",
        "code/f.py",
    )
    run("init")
    config = yaml.safe_load(files(folder)[".glossary.yaml"])
    assert config == {
        "definitions": "definitions",
        "include": ["/*.md", "/\\[x\\]/", "/play books/", "/sales/"],
    }
    _, _, summary = run("check")
    assert summary.startswith("Checked 4 documents")


@pytest.mark.parametrize("names", [[], [f"{number}/page.md" for number in range(9)]])
def test_without_documents_and_with_many_folders_everything_is_included(
    run: Run, folder: Path, names: list[str]
) -> None:
    write(folder, *names)
    run("init")
    assert yaml.safe_load(files(folder)[".glossary.yaml"]) == {"definitions": "definitions"}


def test_what_git_ignores_is_no_document(run: Run, folder: Path) -> None:
    write(folder, "docs/page.md", "build/page.md")
    (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    run("init")
    assert yaml.safe_load(files(folder)[".glossary.yaml"])["include"] == ["/docs/"]


def test_a_configuration_above_or_in_a_project_counts(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pyproject.toml").write_text("[tool.glossary]\ndefinitions = 'words'\n", encoding="utf-8")
    (folder / "sales").mkdir()
    monkeypatch.chdir(folder / "sales")
    _, out, _ = run("init", "--empty")
    assert said(out, "kept") == ["../pyproject.toml"]
    assert said(out, "wrote") == ["../words/lead.yaml"]


def test_mistakes_are_2(run: Run, folder: Path) -> None:
    assert run("init", "--all", "--empty")[0] == 2
    (folder / "definitions").symlink_to("nowhere/at/all")
    code, _, err = run("init")
    assert code == 2
    assert "definitions" in err
    (folder / ".glossary.yaml").write_text("inclued: []", encoding="utf-8")
    code, _, err = run("init")
    assert code == 2
    assert "did you mean “include”?" in err


def test_the_snippets_are_yaml_that_names_the_commands(run: Run, folder: Path) -> None:
    _, out, _ = run("init")
    _, at_hooks, rest = out.partition(".pre-commit-config.yaml:\n\n")
    hooked, _, at_workflow = rest.partition("\n# ")
    entries = yaml.safe_load(hooked)["repos"][0]["hooks"]
    assert [hook["entry"] for hook in entries] == [
        "glossary check --fail-on warning",
        "glossary validate --fail-on warning",
    ]
    job = yaml.safe_load(at_workflow.partition("\n\n")[2])["jobs"]["glossary"]
    assert job["steps"][-1] == {"run": "glossary check --format github --fail-on warning"}
    assert at_hooks
    (folder / ".pre-commit-config.yaml").write_text(hooked, encoding="utf-8")
    _, out, _ = run("init")
    assert "repos:" not in out


# Where the program was installed from

RECORD = """{"url": "https://example.com/glossary.git",
 "vcs_info": {"vcs": "git", "requested_revision": "v0.1.0", "commit_id": "1234abcd"}}"""


def test_an_installation_from_git_knows_its_repository() -> None:
    origin = Origin("https://example.com/glossary.git", "v0.1.0")
    assert read_origin(RECORD) == origin
    assert read_origin(RECORD.replace('"requested_revision": "v0.1.0", ', "")) == origin._replace(revision="1234abcd")
    assert read_origin('{"url": "file:///checkout", "dir_info": {}}') is None
    hooked = yaml.safe_load(hooks(origin, "definitions"))["repos"][0]
    assert [hooked["repo"], hooked["rev"]] == list(origin)
    assert hooked["hooks"][1]["files"] == r"^definitions/.*\.ya?ml$"
    assert "pip install git+https://example.com/glossary.git@v0.1.0" in workflow(origin)


@pytest.mark.parametrize(
    ("path", "is_document"),
    [
        ("a.md", True),
        ("docs/B.MD", True),
        ("c.mdx", True),
        ("d.md.txt", False),
        ("readme", False),
        ("emd", False),
    ],
)
def test_the_pattern_of_documents(path: str, is_document: bool) -> None:
    assert bool(re.search(document_pattern(), path)) is is_document
