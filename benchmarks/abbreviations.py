"""How well abbreviations are found beside their long forms, against public gold data.

    python benchmarks/abbreviations.py GOLD.jsonl [--predictions OUT.jsonl] [--loose]

A gold row is {"id", "text", "pairs": [[short, long], …]}. Prints precision, recall and F1 over distinct pairs a text,
exact but for white space; with `--loose`, case and punctuation of the long form and a plural s of the short form do not
count. `--predictions` writes what was found, one row a text.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from glossary_cli.document import SEPARATOR, Anchors, Block, BlockKind, Document
from glossary_cli.source import Source
from glossary_cli.statements.expansions import find_abbreviations, find_expansions
from glossary_cli.statements.letters import singular

Pair = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--loose", action="store_true")
    options = parser.parse_args()
    hits = told = expected = 0
    rows = []
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = pairs(row["text"])
        rows.append(json.dumps({"id": row["id"], "pairs": sorted(found)}))
        gold, given = ({normal(*pair, loose=options.loose) for pair in side} for side in (row["pairs"], found))
        hits, told, expected = hits + len(gold & given), told + len(given), expected + len(gold)
    precision, recall = hits / max(told, 1), hits / max(expected, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{options.gold.stem}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({hits} of {expected})")
    if options.predictions:
        options.predictions.write_text("\n".join(rows) + "\n", encoding="utf-8")


def pairs(text: str) -> set[Pair]:
    document = plain_document(text)
    return {(e.written, e.long) for e in find_expansions(document, tuple(find_abbreviations(document.text)))}


def plain_document(text: str) -> Document:
    """Return plain text as a document: its paragraphs are those between blank lines."""
    prose = re.sub(r"\n\s*\n", SEPARATOR, text.replace(SEPARATOR, " "))
    blocks = tuple(Block(BlockKind.PARAGRAPH, *match.span()) for match in re.finditer(rf"[^{SEPARATOR}]+", prose))
    return Document(Source("text", prose), prose, blocks, Anchors((0,), (0,), {}))


def normal(short: str, long: str, *, loose: bool) -> Pair:
    if loose:
        return singular(short.strip()), re.sub(r"[^a-z0-9]+", " ", long.lower()).strip()
    return " ".join(short.split()), " ".join(long.split())


if __name__ == "__main__":
    main()
