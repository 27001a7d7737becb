"""Which documents are found, and which settings hold for them; on real folders, with git and without."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from glossary_cli import listing
from glossary_cli.config import Config, Override, Scope
from glossary_cli.discovery import Scopes, find_documents
from glossary_cli.errors import GlossaryError
from glossary_cli.findings import Severity
from glossary_cli.globs import compile_globs


def write(folder: Path, *names: str, text: str = "Text.\n") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def make_repository(folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)


def config(folder: Path, **settings: object) -> Config:
    patterns = {key: compile_globs(settings[key]) for key in ("include", "exclude") if key in settings}  # type: ignore[arg-type]
    return Config(root=str(folder), path=".glossary.yaml")._replace(**settings | patterns)  # type: ignore[arg-type]


@pytest.mark.parametrize("repository", [True, False])
def test_finds_what_can_be_read(folder: Path, repository: bool) -> None:
    if repository:
        make_repository(folder)
    write(folder, "b.md", "a.md", "sub/deep/c.markdown", "d.MDX", "logo.png", "x.md.bak")
    write(folder, "definitions/README.md", ".venv/lib/e.md", "node_modules/f/g.md", "sub/.hidden/h.md")
    assert find_documents(config(folder)) == ["a.md", "b.md", "d.MDX", "sub/deep/c.markdown"]


@pytest.mark.parametrize("repository", [True, False])
def test_leaves_out_what_git_ignores(folder: Path, repository: bool) -> None:
    if repository:
        make_repository(folder)
    write(folder, "a.md", "build/b.md", "sub/c.md", "sub/draft-d.md", "sub/inner/draft-e.md", "build.md")
    write(folder, ".gitignore", text="build/\ndraft-*\n!\n# comment\n")
    write(folder, "sub/inner/.gitignore", text="!draft-e.md\n")
    assert find_documents(config(folder)) == ["a.md", "build.md", "sub/c.md", "sub/inner/draft-e.md"]
    assert find_documents(config(folder), ["sub"]) == ["sub/c.md", "sub/inner/draft-e.md"]


@pytest.mark.parametrize("repository", [True, False])
def test_takes_what_is_given_even_where_git_ignores_it(folder: Path, repository: bool) -> None:
    if repository:
        make_repository(folder)
    write(folder, ".gitignore", text="build/\n")
    write(folder, "build/a.md", "build/b.txt", ".github/c.md")
    assert find_documents(config(folder), ["build/a.md", "build/b.txt"]) == ["build/a.md", "build/b.txt"]
    assert find_documents(config(folder), ["build"]) == ["build/a.md"]
    assert find_documents(config(folder), [".github"]) == [".github/c.md"]


def test_reads_ignore_files_where_git_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_repository(folder)
    write(folder, "a.md", "b.md")
    write(folder, ".gitignore", text="b.md\n")
    monkeypatch.setenv("PATH", "")
    assert find_documents(config(folder)) == ["a.md"]


def test_asks_git_about_the_folder_even_from_a_hook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_repository(folder)
    make_repository(folder / "other")
    write(folder, "a.md")
    monkeypatch.setenv("GIT_DIR", str(folder / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "none"))
    assert find_documents(config(folder)) == ["a.md"]


def test_passes_over_deleted_files_and_other_repositories(folder: Path) -> None:
    make_repository(folder)
    make_repository(folder / "other")
    write(folder, "a.md", "gone.md", "other/b.md")
    subprocess.run(["git", "add", "a.md", "gone.md"], check=True)
    (folder / "gone.md").unlink()
    assert find_documents(config(folder)) == ["a.md"]


@pytest.mark.parametrize("repository", [True, False])
def test_does_not_follow_links(folder: Path, repository: bool) -> None:
    if repository:
        make_repository(folder)
    write(folder, "sub/a.md")
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "copy.md").symlink_to("sub/a.md")
    (folder / "dangling.md").symlink_to("nowhere")
    assert find_documents(config(folder)) == ["sub/a.md"]
    assert find_documents(config(folder), ["copy.md", "dangling.md"]) == ["copy.md", "dangling.md"]


@pytest.mark.parametrize("repository", [True, False])
def test_takes_names_that_are_no_text(folder: Path, repository: bool) -> None:
    if repository:
        make_repository(folder)
    name = os.fsdecode(b"caf\xe9.md")
    Path(name).write_text("Text.\n", encoding="utf-8")
    write(folder, "new\nline “quoted”.md")
    assert find_documents(config(folder, exclude=("nothing*",))) == [name, "new\nline “quoted”.md"]


def test_a_folder_may_be_called_like_a_document(folder: Path) -> None:
    write(folder, "x.md/a.md")
    assert find_documents(config(folder)) == ["x.md/a.md"]
    assert find_documents(config(folder), ["x.md"]) == ["x.md/a.md"]


INCLUDES = [
    ((), (), ["a.md", "docs/b.md", "docs/old/c.md"]),
    (("docs/",), (), ["docs/b.md", "docs/old/c.md"]),
    (("docs/**", "!docs/old/**"), (), ["docs/b.md"]),
    (("*.txt", "/a.md"), (), ["a.md", "docs/d.txt"]),
    ((), ("old/",), ["a.md", "docs/b.md"]),
    (("docs/",), ("docs/old/*",), ["docs/b.md"]),
]


@pytest.mark.parametrize(("include", "exclude", "expected"), INCLUDES)
def test_holds_to_include_and_exclude(
    folder: Path, include: tuple[str, ...], exclude: tuple[str, ...], expected: Iterable[str]
) -> None:
    write(folder, "a.md", "docs/b.md", "docs/old/c.md", "docs/d.txt", "docs/e.png")
    given = config(folder, include=include, exclude=exclude)
    assert find_documents(given) == expected
    # pre-commit passes every changed file: the configuration holds for them, too
    assert set(find_documents(given, ["a.md", "docs/b.md", "docs/old/c.md"])) <= set(expected)


def test_patterns_say_nothing_of_files_outside(folder: Path) -> None:
    write(folder, "inside/a.md", "outside/b.md")
    given = config(folder / "inside", include=("a.md",), exclude=("b.md",))
    assert find_documents(given, ["outside/b.md", "inside"]) == ["inside/a.md", "outside/b.md"]


def test_paths_are_relative_to_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "a.md", "sub/b.md")
    monkeypatch.chdir(folder / "sub")
    assert find_documents(config(folder)) == ["../a.md", "b.md"]
    assert find_documents(config(folder), [str(folder), "b.md", "./b.md"]) == ["../a.md", "b.md"]


def test_definitions_are_no_documents(folder: Path) -> None:
    write(folder, "words/a.md", "words.md", "words-2/b.md")
    given = config(folder, definitions="words")
    assert find_documents(given) == ["words-2/b.md", "words.md"]
    assert find_documents(given, ["words/a.md", "words"]) == []
    assert "words/a.md" in find_documents(config(folder, definitions="."))
    write(folder, "words.yaml")
    assert find_documents(config(folder, definitions="words.yaml"), ["words.yaml"]) == []


@pytest.mark.parametrize("paths", [["none.md"], ["", "a.md"], ["a.md", "none/", "nothing.md"]])
def test_a_path_must_exist(folder: Path, paths: list[str]) -> None:
    write(folder, "a.md")
    with pytest.raises(GlossaryError) as caught:
        find_documents(config(folder), paths)
    assert all(path in str(caught.value) for path in paths if path != "a.md")


def test_a_folder_without_permission_is_passed_over(folder: Path) -> None:
    write(folder, "a.md", "closed/b.md")
    (folder / "closed").chmod(0)
    try:
        assert set(find_documents(config(folder))) <= {"a.md", "closed/b.md"}
    finally:
        (folder / "closed").chmod(0o755)


def test_git_is_not_started_outside_a_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "a.md")

    def fail(*_: object) -> None:
        raise AssertionError("git was started")

    monkeypatch.setattr(listing, "_git", fail)
    assert find_documents(config(folder)) == ["a.md"]


def test_overrides_apply_in_order(folder: Path) -> None:
    overrides = (
        Override(
            compile_globs(["sales/"]), audience=("sales",), subject="go-to-market", rules={"variant-term": Severity.OFF}
        ),
        Override(compile_globs(["*.draft.md"]), rules={"variant-term": Severity.INFO, "undefined-term": Severity.OFF}),
        Override(compile_globs(["/sales/data.md"]), audience=(), subject="data"),
    )
    rules = {"ambiguous-term": Severity.WARNING}
    teams = {"sales": ("AE",)}
    given = config(folder, overrides=overrides, rules=rules, ignored_abbreviations=("EMEA",), teams=teams)
    scopes = Scopes(given)
    assert scopes.of("a.md") == Scope((), None, rules, frozenset({"EMEA"}), teams)
    sales = scopes.of("sales/deck.draft.md")
    assert sales.audience == ("sales",)
    assert sales.subject == "go-to-market"
    assert sales.rules == {**rules, "variant-term": Severity.INFO, "undefined-term": Severity.OFF}
    assert scopes.of("sales/data.md")[:2] == ((), "data")


def test_overrides_are_relative_to_the_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "sales/a.md")
    monkeypatch.chdir(folder / "sales")
    scopes = Scopes(config(folder, overrides=(Override(compile_globs(["/sales/a.md"]), subject="data"),)))
    assert scopes.of("a.md").subject == "data"
    assert scopes.of("../../sales/a.md").subject is None
