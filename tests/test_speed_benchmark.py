"""The benchmark of speed: what it invents is the same each time and is sound, and it measures from end to end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from benchmarks.speed.__main__ import main
from benchmarks.speed.bench import Line
from benchmarks.speed.changes import changing
from benchmarks.speed.concepts import invent, write_glossary
from benchmarks.speed.corpus import Corpus, Shape, corpus
from benchmarks.speed.growth import slope
from benchmarks.speed.measure import Command, FailedError, Run, ratio, run
from benchmarks.speed.pages import size_of, write_page
from benchmarks.speed.peers import PEERS, Peer
from benchmarks.speed.rules_of_peers import substitutions, words
from benchmarks.speed.sentences import Mix, article, plural
from benchmarks.speed.tables import significant
from tests.checkout import environment_with_command

CONCEPTS = 60


# What is invented


@pytest.fixture
def small(tmp_path: Path) -> Corpus:
    return corpus(tmp_path / "corpus", Shape(3, CONCEPTS))


def test_a_large_glossary_begins_with_the_small_one() -> None:
    assert invent(2 * CONCEPTS)[:CONCEPTS] == invent(CONCEPTS)
    assert invent(CONCEPTS, seed=2) != invent(CONCEPTS)


def test_no_two_concepts_share_a_designation() -> None:
    names = [n for c in invent(5000) for n in (c.term, *c.deprecated, c.abbreviation) if n]
    assert len(names) == len(set(names))


def test_a_page_is_the_same_each_time() -> None:
    concepts = invent(CONCEPTS)
    page = write_page(7, concepts, Mix(), 5000)
    assert page == write_page(7, concepts, Mix(), 5000)
    assert page != write_page(8, concepts, Mix(), 5000)
    assert 5000 <= len(page.text.encode()) < 8000


@pytest.mark.parametrize("number", [1000, 11_490])
def test_sizes_have_the_wanted_mean(number: int) -> None:
    sizes = [size_of(index, 11_400) for index in range(number)]
    assert sum(sizes) / number == pytest.approx(11_400, rel=0.03)
    assert sorted(sizes)[number // 2] == pytest.approx(0.58 * 11_400, rel=0.05)


def test_the_invented_glossary_is_sound(small: Corpus, tmp_path: Path) -> None:
    """With all rules on, on as many concepts as the test has the time for."""
    environment = environment_with_command(tmp_path)
    command = ["glossary", "validate", "--fail-on", "info"]
    done = subprocess.run(command, cwd=small.folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert f"{CONCEPTS} concepts" in done.stderr


def test_entries_say_what_concepts_say(tmp_path: Path) -> None:
    concepts = invent(CONCEPTS)
    write_glossary(tmp_path, concepts)
    for concept in concepts:
        entry = yaml.safe_load((tmp_path / f"{concept.term.replace(' ', '-')}.yaml").read_text(encoding="utf-8"))
        assert (entry["term"], entry.get("abbreviation")) == (concept.term, concept.abbreviation)
        assert entry["definition"]["intensional"]["differentia"] == list(concept.differentia)
        assert len(entry.get("facts", {})) == len(concept.facts)


def test_a_corpus_is_kept_until_another_one_is_wanted(small: Corpus) -> None:
    page = small.folder / small.pages[0]
    page.write_text("changed", encoding="utf-8")
    assert corpus(small.folder, Shape(3, CONCEPTS)) == small
    assert page.read_text(encoding="utf-8") == "changed"
    assert len(corpus(small.folder, Shape(2, CONCEPTS)).pages) == 2
    assert page.read_text(encoding="utf-8") != "changed"


def test_pages_of_a_folder_are_copied(small: Corpus, tmp_path: Path) -> None:
    copy = corpus(tmp_path / "copy", Shape(2, CONCEPTS, source=str(small.folder)))
    assert [(copy.folder / page).read_bytes() for page in copy.pages] == [
        (small.folder / page).read_bytes() for page in sorted(small.pages)[:2]
    ]


def test_words_take_their_forms() -> None:
    assert [article(noun) for noun in ("lead", "account", "SQL", "BOFU")] == [
        "a lead",
        "an account",
        "an SQL",
        "a BOFU",
    ]
    assert [plural(noun) for noun in ("inquiry", "journey", "touch", "MQL")] == [
        *("inquiries", "journeys"),
        *("touches", "MQLs"),
    ]


# What is measured


def test_a_command_is_measured(tmp_path: Path) -> None:
    code = "import time; data = bytearray(60_000_000); time.sleep(0.1); sum(range(2_000_000))"
    taken = run(Command("work", (sys.executable, "-c", code), tmp_path, counts_memory=True))
    assert taken.cpu > 0
    assert taken.wall > 0.1
    assert taken.peak > 60


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    command = Command("work", (sys.executable, "-c", "raise SystemExit('it is broken')"), tmp_path)
    with pytest.raises(FailedError, match="work ended with 1: it is broken"):
        run(command)
    assert run(command._replace(accepted=(0, 1))).wall > 0


def test_ratios_are_taken_round_by_round() -> None:
    ours, theirs = ([Run(cpu, 0, 0) for cpu in seconds] for seconds in ((1.0, 20.0, 3.0), (1.0, 10.0, 3.0)))
    assert ratio(ours, theirs, lambda taken: taken.cpu) == 1


def test_limits_are_held_from_above_and_from_below() -> None:
    line = Line("work", "CPU", Run(1, 1, 1), value=2, limit=3)
    assert line.is_met
    assert not line._replace(at_least=True).is_met
    assert line._replace(limit=None).is_met is None


def test_slopes() -> None:
    assert slope([1, 10, 100], [2, 20, 200]) == pytest.approx(1)
    assert slope([1, 10, 100], [1, 100, 10_000]) == pytest.approx(2)


def test_numbers_are_shown_with_three_digits() -> None:
    assert [significant(number) for number in (1234.5, 23.456, 2.3456, 0.23456)] == ["1,234", "23.5", "2.35", "0.235"]


def test_pages_change_and_change_back(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text", encoding="utf-8")
    seen = set()
    with changing([page]) as change:
        for _ in range(2):
            change()
            seen.add(page.read_text(encoding="utf-8"))
    assert len(seen) == 2
    assert page.read_text(encoding="utf-8") == "text"


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_the_rules_of_a_peer_hold_what_it_can_know(peer: Peer, tmp_path: Path) -> None:
    concepts = invent(CONCEPTS)
    assert peer.rules(tmp_path, concepts)
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file())
    told = words(concepts) if peer.limits.startswith("single words") else substitutions(concepts)
    assert told
    assert peer.probe or all(wrong.split()[-1] in text for wrong in told)


def test_rows_are_measured_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "performance.md"
    page.write_text("<!-- measured: written by a test -->\nold\n<!-- end of measured -->\n", encoding="utf-8")
    monkeypatch.setattr("benchmarks.speed.report.PAGE", page)
    size = ["--concepts", "20", "--scale", "0.001", "--runs", "1", "--peers"]
    main(["--work", str(tmp_path / "work"), *size, "--update-docs", "--only", "page-first", "startup"])
    out = capsys.readouterr().out
    assert "| a 20 KB page, first run ever | CPU |" in out
    assert "| `click` |" in out
    assert "“1,000 pages, nothing cached” was not measured." in out
    assert out.strip() in page.read_text(encoding="utf-8")
    assert "old" not in page.read_text(encoding="utf-8")
