"""What one run leaves to the next: the same findings sooner, whatever becomes of the file in between."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary_cli import source
from glossary_cli.cache.store import Kept, Store
from tests.cli.runs import Run, process

GLOSSARY = """
- term: marketing qualified lead
  abbreviation: MQL
  deprecated: [hot lead]
  definition:
    intensional: {genus: lead, differentia: [has reached the score below]}
  facts: {lead score: ">= 50 points"}
- term: tasting
  definition:
    intensional: {genus: meeting, differentia: [shows the menu to a buyer]}
"""
PAGES = {
    "one.md": "Call each hot lead. An MQL needs 60 points. A tasting may be moved at most twice.\n",
    "two.md": "Tastings may be moved up to 4 times.\n\n<!-- glossary: ignore[deprecated-term] quote -->\nA hot lead.\n",
    "three.md": "<!-- glossary: ignore[deprecated-term] in vain -->\nThe product qualified lead (PQL) waits.\n",
}
# What a check that finds everything in the cache has no use for.
UNWANTED = (
    "ahocorasick",
    "glossary_cli.readers.markdown",
    "glossary_cli.reading",
    "glossary_cli.rules.usage.contradicted_fact",
    "glossary_cli.yaml_source",
    "importlib.metadata",
    "jsonschema",
    "multiprocessing",
    "pyromark",
    "rapidfuzz",
    "rich",
    "sentencex",
    "yaml",
)

# What a process does, from its start, with a document that a library cannot stand.
DEADLY = """
import os
from glossary_cli.reading import DocumentReader
read = DocumentReader.read
DocumentReader.read = lambda self, source: os._exit(9) if source.path == "page44.md" else read(self, source)
"""


@pytest.fixture
def pages(folder: Path) -> Path:
    (folder / "definitions").mkdir()
    (folder / "definitions" / "all.yaml").write_text(GLOSSARY, encoding="utf-8")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def findings(out: str) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["rule"]) for one in json.loads(out)["findings"]]


def file_in(cache_folder: Path) -> Path:
    (file,) = cache_folder.glob("*.glossary-cache")
    return file


@pytest.mark.usefixtures("pages")
def test_a_second_run_says_the_same(run: Run) -> None:
    first, second, without = (run("check", "--format", "json", *options) for options in ([], [], ["--no-cache"]))
    assert findings(first.out) == [
        ("one.md", 1, "deprecated-term"),
        ("one.md", 1, "contradicted-fact"),
        ("one.md", 1, "disagreeing-documents"),
        ("three.md", 1, "unused-suppression"),
        ("two.md", 1, "disagreeing-documents"),
    ]
    assert first == second == without


def test_a_second_run_loads_next_to_nothing(pages: Path) -> None:
    assert process("check", cwd=pages).returncode == 1
    # On its own a page is held to the others once.
    assert process("check", "one.md", cwd=pages).returncode == 1
    program = (
        "import sys; from glossary_cli.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", "one.md", "--quiet"]
    ended = subprocess.run(command, cwd=pages, capture_output=True, text=True, check=False)
    loaded = set(ended.stderr.split())
    assert "glossary_cli.cache.results" in loaded
    assert loaded & set(UNWANTED) == set()


def test_expressions_are_compiled_once(pages: Path) -> None:
    program = (
        "import re._compiler, sys; from glossary_cli.__main__ import main; code = re._compiler._code; compiled = []\n"
        "re._compiler._code = lambda *parts: compiled.append(parts) or code(*parts)\n"
        "try: main()\n"
        "except SystemExit: print(len(compiled), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", "one.md", "--quiet"]
    numbers = []
    for text in ("A tasting may be moved up to 3 times.\n", "A tasting may be moved up to 5 times.\n"):
        (pages / "one.md").write_text(text, encoding="utf-8")
        ended = subprocess.run(command, cwd=pages, capture_output=True, text=True, check=False)
        numbers.append(int(ended.stderr.split()[-1]))
    first, second = numbers
    # Some belong to Python itself, and to click.
    assert second < first / 4


def test_what_has_changed_is_checked_again(pages: Path, run: Run) -> None:
    run("check")
    (pages / "one.md").write_text("Nothing at all.\n", encoding="utf-8")
    assert findings(run("check", "--format", "json").out) == [("three.md", 1, "unused-suppression")]
    definitions = pages / "definitions" / "all.yaml"
    definitions.write_text(GLOSSARY.replace("hot lead", "Nothing"), encoding="utf-8")
    assert ("one.md", 1, "deprecated-term") in findings(run("check", "--format", "json").out)
    (pages / ".glossary.yaml").write_text("rules: {deprecated-term: 'off'}\n", encoding="utf-8")
    assert findings(run("check", "--format", "json").out) == []


def test_a_page_is_held_to_what_is_known_of_the_others(pages: Path, run: Run) -> None:
    alone = [("two.md", 1, "disagreeing-documents")]
    assert findings(run("check", "two.md", "--format", "json").out) == []
    run("check")
    assert findings(run("check", "two.md", "--format", "json").out) == alone
    (pages / "one.md").write_text("A tasting may be moved up to four times.\n", encoding="utf-8")
    assert findings(run("check", "two.md", "--format", "json").out) == []


def test_only_what_a_whole_run_checks_is_known(pages: Path, run: Run) -> None:
    (pages / "draft.md").write_text("A tasting may be moved at most 9 times.\n", encoding="utf-8")
    (pages / ".gitignore").write_text("draft.md\n", encoding="utf-8")
    (pages / ".git").mkdir()
    run("check", "draft.md")
    assert run("check", "--quiet") == run("check", "--quiet", "--no-cache")
    assert "9 times" not in run("check", "two.md").out


@pytest.mark.usefixtures("pages")
def test_a_file_with_another_time_is_still_known(run: Run) -> None:
    run("check")
    before = run("check", "two.md", "--quiet")
    assert "disagreeing-documents" in before.out
    os.utime("one.md")
    os.utime("two.md")
    assert run("check", "two.md", "--quiet") == before
    assert run("check", "--quiet") == run("check", "--quiet", "--no-cache")
    assert run("check", "two.md", "--quiet") == before


@pytest.mark.usefixtures("pages")
def test_a_file_that_has_settled_is_not_read_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    digest_in = source.digest_in

    def noting(path: str, limit: int) -> str:
        read.append(path)
        return digest_in(path, limit)

    monkeypatch.setattr("glossary_cli.cache.results.digest_in", noting)
    first, second = run("check", "--quiet"), run("check", "--quiet")
    assert sorted(read) == ["one.md", "three.md", "two.md"]
    monkeypatch.setattr("glossary_cli.source.SETTLED", -1)
    read.clear()
    assert first == second == run("check", "--quiet") == run("check", "--quiet")
    # Once, to note the state.
    assert sorted(read) == ["one.md", "three.md", "two.md"]


def test_the_same_size_and_time_do_not_deceive(pages: Path, run: Run) -> None:
    for name, old, new in (
        ("definitions/all.yaml", "50 points", "60 points"),
        ("one.md", "at most twice", "up to 4 times"),
    ):
        file = pages / name
        os.utime(file, (1e9, 1e9))
        run("check")
        text = file.read_text(encoding="utf-8").replace(old, new)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (1e9, 1e9))
        assert run("check", "--quiet") == run("check", "--quiet", "--no-cache")
        assert run("check", "two.md").out.count("at most twice") == (name != "one.md")


def test_some_documents_do_not_tell_what_suppresses_nothing(pages: Path, run: Run) -> None:
    comment = "<!-- glossary: ignore[disagreeing-documents] agreed -->\n"
    (pages / "two.md").write_text(comment + PAGES["two.md"], encoding="utf-8")
    assert "unused-suppression" not in run("check", "two.md").out
    assert ("two.md", 1, "unused-suppression") not in findings(run("check", "--format", "json").out)
    (pages / "one.md").unlink()
    assert ("two.md", 1, "unused-suppression") in findings(run("check", "--format", "json").out)


def test_senses_are_explained_with_the_same_findings(pages: Path, run: Run) -> None:
    assert (pages / "one.md").exists()
    run("check")
    assert run("check", "two.md", "--explain-senses", "--quiet").out == run("check", "two.md", "--quiet").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are Unix's")
def test_a_pipe_is_not_read(pages: Path, run: Run) -> None:
    run("check")
    os.mkfifo(pages / "definitions" / "pipe.yaml")
    (pages / "two.md").unlink()
    os.mkfifo(pages / "two.md")
    assert run("check", "two.md", "--quiet") == run("check", "two.md", "--quiet", "--no-cache")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_names_that_are_no_text(pages: Path, run: Run) -> None:
    (pages / "one.md").rename(pages / os.fsdecode(b"caf\xe9.md"))
    expected = run("check", "--quiet", "--no-cache")
    assert run("check", "--quiet") == expected
    assert run("check", "--quiet") == expected


def test_without_a_home(pages: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("GLOSSARY_CACHE_DIR", "HOME")}
    program = "import os; os.path.expanduser = lambda path: path; from glossary_cli.__main__ import main; main()"
    command = [sys.executable, "-c", program, "check", "--quiet"]
    ended = subprocess.run(command, cwd=pages, env=environment, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert not (pages / "~").exists()


def test_another_folder_shows_other_paths(pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (pages / ".glossary.yaml").write_text("definitions: definitions\n", encoding="utf-8")
    (pages / "sub").mkdir()
    (pages / "one.md").rename(pages / "sub" / "one.md")
    assert "sub/one.md:1:11: warning" in run("check", "sub").out
    monkeypatch.chdir(pages / "sub")
    report = run("check", "one.md")
    assert "one.md:1:11: warning" in report.out.splitlines()[0]
    related = json.loads(run("check", "one.md", "--format", "json").out)["findings"][0]["related"]
    assert related[0]["path"] == "../definitions/all.yaml"


@pytest.mark.parametrize("can_copy", [False, True])
def test_several_processes_say_the_same(can_copy: bool, pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary_cli.processes._CAN_COPY", can_copy and sys.platform == "linux")
    monkeypatch.setattr("glossary_cli.processes.active_count", lambda: 1)
    for number in range(90):
        (pages / f"page{number:02}.md").write_text(PAGES["one.md"], encoding="utf-8")
    one, two = (run("check", "--no-cache", "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two
    assert one.code == 1
    # So they do where the definitions are known, and the pages are not.
    run("check", "two.md")
    assert run("check", "--format", "json", "--jobs", "2") == one


@pytest.mark.usefixtures("pages")
def test_places_in_definitions_are_kept_once_they_are_shown(run: Run, cache_folder: Path) -> None:
    def kept() -> int:
        with sqlite3.connect(file_in(cache_folder)) as database:
            return int(database.execute("select count(*) from shared where key like 'places:%'").fetchone()[0])

    expected = run("check", "--format", "json")
    assert json.loads(expected.out)["findings"][0]["related"]
    assert kept() == 0
    for _ in range(2):
        Path("one.md").write_text(PAGES["one.md"] + "\n\n", encoding="utf-8")
        assert run("check", "--format", "json") == expected
        assert kept() == 1
        Path("one.md").write_text(PAGES["one.md"], encoding="utf-8")


def test_a_document_that_ends_its_process(pages: Path) -> None:
    for number in range(90):
        (pages / f"page{number:02}.md").write_text(PAGES["one.md"], encoding="utf-8")
    (pages / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(pages)}
    ended = process("check", "--no-cache", "--jobs", "2", "--format", "json", cwd=pages, env=environment)
    report = json.loads(ended.stdout)
    unreadable = [one for one in report["findings"] if one["rule"] == "unreadable-document"]
    assert [(one["path"], one["message"]) for one in unreadable] == [("page44.md", "ended the process that checked it")]
    assert {one["path"] for one in report["findings"]} >= {f"page{number:02}.md" for number in range(90)}


# What may become of the file


def garble(path: Path) -> None:
    path.write_bytes(b"no database at all" * 400)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def mistype(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("update documents set body = cast(body as blob)")
    database.close()


def unname(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("drop table topics")
    database.close()


def flip(path: Path) -> None:
    """Change what a page came to, and not its checksum."""
    with sqlite3.connect(path) as database:
        database.execute("update documents set body = replace(body, 'hot lead', 'cold lead')")
    database.close()


@pytest.mark.parametrize(
    ("harm", "is_told"), [(garble, True), (cut, True), (empty, False), (flip, True), (mistype, True), (unname, False)]
)
@pytest.mark.usefixtures("pages")
def test_a_damaged_file_is_left_out(harm: Callable[[Path], None], is_told: bool, run: Run, cache_folder: Path) -> None:
    expected = run("check", "--quiet")
    harm(file_in(cache_folder))
    report = run("check", "--quiet")
    assert (report.code, report.out) == (expected.code, expected.out)
    assert report.err.count("\n") == (1 if is_told else 0)
    assert ("Warning: the cache is left out of this run" in report.err) == is_told
    # The next run has a new one.
    run("check")
    assert run("check", "--quiet") == expected


@pytest.mark.usefixtures("pages")
def test_a_file_of_another_version_is_begun_anew(run: Run, cache_folder: Path) -> None:
    expected = run("check", "--quiet")
    with sqlite3.connect(file_in(cache_folder)) as database:
        database.execute("pragma user_version = 99")
    database.close()
    report = run("check", "--quiet")
    assert (report.code, report.out) == (expected.code, expected.out)
    assert re.fullmatch(r"Warning: the cache is begun anew: it is of another version \(.+\)\n", report.err)
    assert run("check", "--quiet") == expected


def test_without_a_place_for_it(pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run("check", "--quiet")
    monkeypatch.setenv("GLOSSARY_CACHE_DIR", str(pages / "one.md"))
    report = run("check", "--quiet")
    assert (report.code, report.out) == (expected.code, expected.out)
    assert report.err.startswith("Warning: the cache is left out of this run:")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are Unix's")
def test_a_full_disk(pages: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    expected = process("check", "--no-cache", "--quiet", cwd=pages)
    ended = process("check", "--quiet", cwd=pages, preexec_fn=limit)
    assert (ended.returncode, ended.stdout) == (expected.returncode, expected.stdout)
    assert ended.stderr.count(b"\n") == 1
    assert ended.stderr.startswith(b"Warning: the cache is left out of this run:")


def test_runs_side_by_side(pages: Path) -> None:
    command = [sys.executable, "-m", "glossary_cli", "check", "--quiet"]
    runs = [subprocess.Popen(command, cwd=pages, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [one.communicate() for one in runs]
    expected = process("check", "--no-cache", "--quiet", cwd=pages)
    assert {out for out, _ in ended} == {expected.stdout}
    assert {err for _, err in ended} == {b""}


def test_the_file_is_kept_in_bounds(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(cache_folder / "small.glossary-cache")
    monkeypatch.setattr("glossary_cli.cache.store.MOST_BYTES", 200_000)
    store = Store(path)
    for number in range(8):
        store.keep_documents(f"run {number}", [Kept(f"{i}.md", "d", "s", ["x" * 900]) for i in range(60)])
    assert len(list(store.documents("run 7"))) == 60
    assert list(store.documents("run 0")) == []
    store.close()
    assert Path(path).stat().st_size < 300_000


# The command


@pytest.mark.usefixtures("pages")
def test_it_is_shown_and_cleared(run: Run, cache_folder: Path) -> None:
    assert run("cache", "dir").out == f"{cache_folder}\n"
    assert run("cache", "clear").out == "There is no cache to delete.\n"
    run("check")
    assert run("cache", "clear").out == "Deleted 1 cache.\n"
    assert list(cache_folder.iterdir()) == []
    run("check")
    assert run("cache", "clear", "--all").out == "Deleted 1 cache.\n"
