"""The rows of the table: each measures one piece of work, and holds it to its limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.speed import baseline
from benchmarks.speed.bench import FIGURES, HOOK_PAGE, PAGES, Bench, Line, peak, wall
from benchmarks.speed.changes import changing
from benchmarks.speed.corpus import CONTENT, Corpus, silent_configuration
from benchmarks.speed.measure import Command, Run, in_turn, middle, ratio, run
from benchmarks.speed.program import check, emptied
from glossary_cli.rules import corpus_rules, document_rules

CHANGED = 100


class Row(NamedTuple):
    """A piece of work; `needs` are the options without which the program cannot do it."""

    key: str
    work: str
    measure: Callable[[Bench], Iterator[Line]]
    needs: tuple[str, ...] = ()


class _Limit(NamedTuple):
    """What one command is held to beside the command of a name."""

    figure: str
    most: float | None = None
    least: float | None = None


def _line(work: str, limit: _Limit, ours: Sequence[Run], other: str, theirs: Sequence[Run]) -> Line:
    """A limit from below is one on how many times ours theirs is; all others are on how many times theirs ours is."""
    figure = FIGURES[limit.figure]
    is_least = limit.least is not None
    value = ratio(theirs, ours, figure) if is_least else ratio(ours, theirs, figure)
    bound = limit.least if is_least else limit.most
    return Line(work, limit.figure, middle(ours), value, bound, other, middle(theirs), at_least=is_least)


def _page_first(bench: Bench) -> Iterator[Line]:
    page = bench.page()
    ours = check(bench.program, page, *page.pages, cache=bench.cache, prepare=emptied(bench.cache))
    others = [bench.python("-c", "pass"), *(one.command(page, *page.pages) for one in bench.peers.installed)]
    mine, *theirs = bench.in_turn(ours, *others)
    for command, runs in zip(others, theirs, strict=True):
        most = 6 if command.name == "codespell" else None
        yield _line("a 20 KB page, first run ever", _Limit("CPU", most), mine, command.name, runs)


def _page_warm(bench: Bench) -> Iterator[Line]:
    """What is known of the other pages is kept, and so is the glossary; the page itself is new in each round."""
    page, pages = bench.page(), bench.pages(PAGES)
    alone = "a 20 KB page, warm start"
    yield from _beside_codespell(bench, page, page.pages[0], alone)
    in_all = f"{alone}, in a handbook of {len(pages.pages)} pages"
    yield from _beside_codespell(bench, pages, _near_page(pages), in_all)


def _near_page(pages: Corpus) -> str:
    sizes = {path: (pages.folder / path).stat().st_size for path in pages.pages}
    return min(pages.pages, key=lambda path: abs(sizes[path] - HOOK_PAGE))


def _beside_codespell(bench: Bench, pages: Corpus, page: str, work: str) -> Iterator[Line]:
    with changing([pages.folder / page]) as change:
        emptied(bench.cache)()
        run(check(bench.program, pages, cache=bench.cache))
        ours = check(bench.program, pages, page, cache=bench.cache, prepare=change)
        others = [*(one.command(pages, page) for one in bench.peer("codespell")), bench.python("-c", "pass")]
        mine, *theirs = bench.in_turn(ours, *others)
    for command, runs in zip(others, theirs, strict=True):
        most = 1.5 if command.name == "codespell" else 6
        yield _line(work, _Limit("CPU", most), mine, command.name, runs)


def _pages_cold(bench: Bench) -> Iterator[Line]:
    fast = [one for one in bench.peers.installed if not one.peer.is_slow]
    slow = [one for one in bench.peers.installed if one.peer.is_slow]
    limits = {"codespell": _Limit("CPU", 3)}
    for peers, is_slow in ((fast, False), (slow, True)):
        pages = bench.pages(round(PAGES * bench.share) if is_slow else PAGES)
        others = [one.command(pages, CONTENT) for one in peers]
        if others:
            named = f"{_named(pages)}, nothing cached"
            ours = check(bench.program, pages, cache=bench.cache, prepare=emptied(bench.cache))
            mine, *theirs = bench.in_turn(ours, *others, is_long=True, warm_up=not is_slow)
            for command, runs in zip(others, theirs, strict=True):
                has_terms = is_slow and command.name != "proselint"
                default = _Limit("CPU", least=30) if has_terms else _Limit("CPU")
                yield _line(named, limits.get(command.name, default), mine, command.name, runs)


def _unchanged(bench: Bench) -> Iterator[Line]:
    pages = bench.pages(PAGES)
    emptied(bench.cache)()
    ours = check(bench.program, pages, cache=bench.cache)
    others = [one.command(pages, CONTENT) for one in bench.peer("codespell")]
    mine, *theirs = bench.in_turn(ours, *others)  # what the first run leaves is what the others find
    for command, runs in zip(others, theirs, strict=True):
        yield _line(f"{_named(pages)}, nothing changed", _Limit("wall", 0.25), mine, command.name, runs)


def _changed(bench: Bench) -> Iterator[Line]:
    tree = bench.tree()
    number = max(1, round(CHANGED * bench.scale))
    with changing([tree.folder / path for path in tree.pages[:: len(tree.pages) // number][:number]]) as change:
        emptied(bench.cache)()
        run(check(bench.program, tree, cache=bench.cache))
        ours = check(bench.program, tree, cache=bench.cache, prepare=change)
        hashing = bench.python(baseline.__file__, str(tree.folder / CONTENT), name="listing and hashing the tree")
        mine, theirs = bench.in_turn(ours, hashing, is_long=True)
    named = f"{number} pages changed of {_named(tree)}"
    yield _line(named, _Limit("wall", 1.5), mine, hashing.name, theirs)


def _terms(bench: Bench) -> Iterator[Line]:
    pages = bench.pages(PAGES)
    few, many = bench.empty(1), bench.empty(10)
    for is_kept in (False, True) if bench.program.has_cache else (False,):
        commands = [_with_glossary(bench, pages, glossary, is_kept=is_kept) for glossary in (many, few)]
        mine, theirs = bench.in_turn(*commands, is_long=True)
        state = "glossary cached, pages not" if is_kept else "nothing cached"
        named = f"{_named(pages)}, {many.concepts:,} concepts, {state}"
        yield _line(named, _Limit("CPU", 1.5), mine, f"{few.concepts} concepts", theirs)


def _with_glossary(bench: Bench, pages: Corpus, glossary: Corpus, *, is_kept: bool) -> Command:
    """The pages against another glossary; where it is to be kept, an empty page is checked first, by the same rules."""
    definitions = ("--definitions", str(glossary.definitions))
    empty = pages.folder / CONTENT / "empty.md"

    def prepare() -> None:
        emptied(bench.cache)()
        if is_kept:
            empty.write_text("", encoding="utf-8")
            run(check(bench.program, pages, *definitions, str(empty), cache=bench.cache))
            empty.unlink()

    return check(bench.program, pages, *definitions, cache=bench.cache, prepare=prepare)


def _memory(bench: Bench) -> Iterator[Line]:
    rules = [*(rule.id for rule in document_rules()), *(rule.id for rule in corpus_rules())]
    trees = bench.tree(), bench.tree(0.1)
    silent = [("--config", str(silent_configuration(tree, rules))) for tree in trees]
    commands = [
        check(bench.program, tree, *options, cache=bench.cache, prepare=emptied(bench.cache), counts_memory=True)
        for tree, options in zip((*trees, *trees), ((), (), *silent), strict=True)
    ]
    [whole], [tenth], [without], [tenth_without] = in_turn(commands, 1, warm_up=False)  # it hardly differs between runs
    named = f"peak memory on {_named(bench.tree())}"
    yield Line(named, "memory", whole, peak(whole), 300, unit="MB")
    yield _line(named, _Limit("memory"), [whole], "a tenth of the documents", [tenth])
    yield _line(f"{named}, no findings", _Limit("memory", 1.1), [without], "a tenth of the documents", [tenth_without])


def _jobs(bench: Bench) -> Iterator[Line]:
    pages = bench.pages(PAGES)
    commands = [
        check(bench.program, pages, "--jobs", jobs, cache=bench.cache, prepare=emptied(bench.cache)) for jobs in "21"
    ]
    two, one = bench.in_turn(*commands, is_long=True)
    yield _line(f"--jobs 2 on {_named(pages)}", _Limit("wall", least=1.7), two, "--jobs 1", one)


def _ready(bench: Bench) -> Iterator[Line]:
    empty = bench.empty(20)
    emptied(bench.cache)()
    [runs] = bench.in_turn(check(bench.program, empty, cache=bench.cache))
    taken = middle(runs)
    yield Line(f"{empty.concepts:,} concepts cached: an empty page", "wall", taken, wall(taken), 0.3, unit="s")


def _named(pages: Corpus) -> str:
    return f"{len(pages.pages):,} pages, {pages.megabytes:.1f} MB"


ROWS: tuple[Row, ...] = (
    Row("page-warm", "a 20 KB page, warm start", _page_warm, ("cache",)),
    Row("page-first", "a 20 KB page, first run ever", _page_first),
    Row("pages-cold", "1,000 pages, nothing cached", _pages_cold),
    Row("pages-unchanged", "the same, nothing changed", _unchanged, ("cache",)),
    Row("changed", "100 of 11,490 pages changed", _changed, ("cache",)),
    Row("terms", "5,000 concepts", _terms),
    Row("memory", "peak memory on 111 MB", _memory),
    Row("jobs", "--jobs 2", _jobs, ("jobs",)),
    Row("ready", "10,000 concepts cached", _ready, ("cache",)),
)


def lacks(row: Row, bench: Bench) -> str | None:
    """Why a row is left out, if it is."""
    has = {"cache": bench.program.has_cache, "jobs": bench.program.has_jobs}
    missing = [need for need in row.needs if not has[need]]
    if not missing:
        return None
    return f"“{row.work}” is left out: {bench.program.version} has no {' and no '.join(missing)}"
