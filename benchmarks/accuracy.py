"""How well conflicts and statements are found, against documents that careful readers have labelled.

    python benchmarks/accuracy.py CORPUS [--list]

CORPUS is a folder with definitions and documents (`glossary check` runs in it) and

- `labels.jsonl`: a label a row, {"file", "line", "kind", "concept", "verdict"}. Kinds: definition, expansion, fact,
  interchange; deprecated (a form that is not to be used), undefined (an abbreviation nobody explains), homonym and
  negative (what must be left alone). Verdicts against the glossary: agrees, restates, conflicts; none, where the
  glossary does not have the concept.
- `documents.txt`: the files that are labelled in full; only they count for precision.
- `conflicts.jsonl`, optional: conflicts between documents, {"kind", "confidence", "locs": [{"file", "line"}, …]}.

A report meets a label of a fitting kind in the same file whose line lies at most one line outside the report's own
lines, and which is of the same concept where the glossary has it. Prints precision and recall; `--list` also what was
missed or false.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from glossary_cli.checker import check_documents
from glossary_cli.discovery import find_documents
from glossary_cli.findings import Location
from glossary_cli.loading import load_glossary
from glossary_cli.settings import load_config
from glossary_cli.survey import survey

TOLERANCE = 1
CONFLICTS = {
    "conflicting-definition",
    "contradicted-fact",
    "wrong-expansion",
    "interchanged-terms",
    "disagreeing-documents",
}
SAID = ("definition", "fact", "expansion", "interchange")
FITS = {
    "conflicting-definition": {"definition", "fact"},
    "contradicted-fact": {"definition", "fact"},
    "wrong-expansion": {"expansion", "definition"},
    "interchanged-terms": {"interchange", "expansion"},
    "disagreeing-documents": set(SAID),
    "restated-definition": {"definition"},
    "definition": {"definition", "fact"},
    "expansion": {"expansion", "definition"},
    "fact": {"fact", "definition"},
    "equation": {"interchange", "expansion"},
}
"""The kinds of label that a finding of a rule, or a statement of a kind, may meet."""


class Told(NamedTuple):
    """A finding or a statement: the rule or the kind, the concept, the place, and what to show of it."""

    kind: str
    concept: str | None
    location: Location
    text: str


class Label(NamedTuple):
    file: str
    line: int
    kind: str
    concept: str
    verdict: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--list", action="store_true", help="also list what was missed or false")
    options = parser.parse_args()
    os.chdir(options.corpus)
    listed = {line for line in Path("documents.txt").read_text(encoding="utf-8").splitlines() if line}
    labels = [label for label in map(_label, _rows("labels.jsonl")) if label.file in listed]
    findings, statements = _run()
    everywhere = findings
    findings = [told for told in findings if told.location.path in listed]
    statements = [told for told in statements if told.location.path in listed]
    table = Table(with_list=options.list)
    _statements(table, statements, labels)
    _conflicts(table, findings, everywhere, labels)
    _left_alone(table, findings, labels)


def _run() -> tuple[list[Told], list[Told]]:
    config = load_config()
    documents = find_documents(config)
    report = check_documents(config, documents)
    findings = [Told(f.rule, f.problem.concept, f.problem.location, f.problem.message) for f in report.findings]
    found = survey(config, load_glossary(config).glossary, documents, lambda: None)
    return findings, [Told(s.kind, s.subject.concept, s.location, s.text) for s in found.statements]


def _rows(name: str) -> list[dict[str, Any]]:
    path = Path(name)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def _label(row: dict[str, Any]) -> Label:
    return Label(row["file"], row["line"], row["kind"], str(row["concept"]), row["verdict"])


class Table:
    """Prints a measure a line, as a share and as the numbers behind it."""

    def __init__(self, *, with_list: bool) -> None:
        self._with_list = with_list

    def row(self, name: str, items: Sequence[Any], is_hit: Callable[[Any], bool]) -> None:
        failed = [item for item in items if not is_hit(item)]
        share = f"{1 - len(failed) / len(items):5.2f}" if items else "    -"
        print(f"{name:58} {share} ({len(items) - len(failed)}/{len(items)})")
        for item in failed if self._with_list else ():
            print(f"    {item}")


def _is_near(told: Told, file: str, line: int) -> bool:
    location = told.location
    return location.path == file and location.line - TOLERANCE <= line <= location.end_line + TOLERANCE


def _meets(told: Told, label: Label) -> bool:
    is_concept = label.verdict == "none" or (told.concept or "").lower() == label.concept.lower()
    return label.kind in FITS.get(told.kind, ()) and is_concept and _is_near(told, label.file, label.line)


def _of(labels: Iterable[Label], kinds: Iterable[str], verdicts: Iterable[str] = ()) -> list[Label]:
    wanted, judged = set(kinds), set(verdicts)
    return [label for label in labels if label.kind in wanted and (not judged or label.verdict in judged)]


def _statements(table: Table, statements: list[Told], labels: list[Label]) -> None:
    gold = _of(labels, SAID)
    table.row("statements: precision", statements, lambda told: any(_meets(told, label) for label in gold))
    for kind in ("definition", "expansion", "fact"):
        every = _of(labels, [kind])
        known = [label for label in every if label.verdict != "none"]
        for name, rows in ((kind, every), (f"{kind} of the glossary's concepts", known)):
            table.row(f"statements: recall, {name}", rows, lambda label: any(_meets(t, label) for t in statements))


def _conflicts(table: Table, findings: list[Told], everywhere: list[Told], labels: list[Label]) -> None:
    gold = _of(labels, SAID, ["conflicts"])
    between = [row for row in _rows("conflicts.jsonl") if row["kind"] in SAID]
    sure = [row for row in between if row.get("confidence") in (None, "high", "medium")]
    errors = [told for told in findings if told.kind in CONFLICTS]
    soft = [told for told in findings if told.kind in CONFLICTS | {"restated-definition"}]

    def crosses(told: Told) -> bool:
        places = [place for row in between for place in row["locs"]]
        return told.kind == "disagreeing-documents" and any(_is_near(told, p["file"], p["line"]) for p in places)

    table.row("conflicts: precision", errors, lambda t: any(_meets(t, label) for label in gold) or crosses(t))
    table.row("conflicts: recall", gold, lambda label: any(_meets(told, label) for told in errors))
    table.row("conflicts: recall with restated", gold, lambda label: any(_meets(told, label) for told in soft))
    for name, kinds in (("", CONFLICTS), (" with restated", CONFLICTS | {"restated-definition"})):
        told = [one for one in everywhere if one.kind in kinds]
        table.row(f"conflicts between documents: recall{name}", sure, partial(_is_found, told))
    restated = _of(labels, ["definition"], ["restates", "conflicts"])
    own = [told for told in findings if told.kind == "restated-definition"]
    table.row("restated-definition: precision", own, lambda told: any(_meets(told, label) for label in restated))


def _is_found(told: Iterable[Told], conflict: dict[str, Any]) -> bool:
    """Whether something is told at one of the places of a conflict between documents."""
    return any(_is_near(one, place["file"], place["line"]) for one in told for place in conflict["locs"])


def _left_alone(table: Table, findings: list[Told], labels: list[Label]) -> None:
    loud = [t for t in findings if t.kind in CONFLICTS | {"deprecated-term", "variant-term", "audience-mismatch"}]
    for kind in ("homonym", "negative"):
        table.row(
            f"{kind}s left alone",
            _of(labels, [kind]),
            lambda label: (
                not any(
                    told.location.path == label.file
                    and told.location.line == label.line
                    and (told.concept or "").lower() == label.concept.lower()
                    for told in loud
                )
            ),
        )


if __name__ == "__main__":
    main()
