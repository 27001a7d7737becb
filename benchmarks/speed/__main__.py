"""How fast `glossary check` is, held to limits and beside other programs on the same documents, in turn, in one run.

    python -m benchmarks.speed [--only ROW …] [--peers NAME …] [--runs N] [--scale F] [--update-docs]

The first run invents the documents (or takes those of --corpus), and installs the other programs into the work folder;
both stay there. Results stay there, too: what is printed is all that was measured last, row by row. Other work on the
machine shows in wall times at once, in CPU times less.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.speed.bench import Bench
from benchmarks.speed.concepts import invent
from benchmarks.speed.corpus import SEED
from benchmarks.speed.growth import growth
from benchmarks.speed.measure import FailedError
from benchmarks.speed.peers import PEERS, install
from benchmarks.speed.profiles import profile, startup
from benchmarks.speed.program import program
from benchmarks.speed.report import OTHER_TABLES, Result, Results, circumstances, markdown_of, update_page
from benchmarks.speed.rows import ROWS, Row, lacks
from benchmarks.speed.tables import Table, table_of

_OTHERS: dict[str, Callable[[Bench], Table]] = {"growth": growth, "startup": startup, "profile": profile}


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    bench = Bench(
        work,
        program(work),
        install(work / "peers", options.peers, invent(options.concepts, SEED)),
        options.runs,
        options.concepts,
        options.scale,
        options.share,
        str(options.corpus.resolve()) if options.corpus else None,
    )
    results, made = Results(work / "results.json"), circumstances(bench)
    measures: dict[str, Callable[[Bench], Table]] = {row.key: partial(_measured, row) for row in ROWS} | _OTHERS
    skipped = {row.key: reason for row in ROWS if (reason := lacks(row, bench))}
    for key in options.only or measures:
        if key in skipped:
            _say(skipped[key])
        else:
            _say(f"{key} …")
            try:
                results.keep(key, Result(measures[key](bench), made))
            except FailedError as error:
                _say(f"{key} is left out: {error}")
    text = markdown_of(results, bench)
    print(text)
    if options.update_docs:
        update_page(text)


def _measured(row: Row, bench: Bench) -> Table:
    return table_of(row.measure(bench))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    first, _, rest = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=first, epilog=rest.partition("\n\n")[2]
    )
    add = parser.add_argument
    work = Path(tempfile.gettempdir()) / "glossary-benchmark"
    names = [peer.name for peer in PEERS]
    keys = [*(row.key for row in ROWS), *OTHER_TABLES]
    add(
        "--corpus",
        type=Path,
        metavar="FOLDER",
        help="take pages from here, as far as they go, instead of invented ones",
    )
    add("--work", type=Path, default=work, metavar="DIR", help="for documents, programs and results (%(default)s)")
    add("--runs", type=int, default=7, metavar="N", help="rounds (%(default)s); at most 3 of what takes seconds")
    add("--concepts", type=int, default=500, metavar="N", help="in the usual glossary (%(default)s)")
    add("--scale", type=float, default=1.0, metavar="F", help="times the number of pages, as in 0.1")
    add("--share", type=float, default=1.0, metavar="F", help="of the pages, for slow programs, as in 0.1")
    add("--only", nargs="+", choices=keys, default=[], metavar="ROW", help=f"measure these only: {', '.join(keys)}")
    add(
        "--peers",
        nargs="*",
        choices=names,
        default=names,
        metavar="NAME",
        help=f"of {', '.join(names)}; none: no peers",
    )
    add("--update-docs", action="store_true", help="write the results into docs/performance.md")
    return parser


if __name__ == "__main__":
    main()
