"""Rules for other programs that come as close as these can to what the glossary holds documents to.

Each function writes a program's configuration for some concepts into a folder, and returns the options that make the
program use it. All of them are told two deprecated terms a concept and how its abbreviation is written. Programs that
know single words only are told the deprecated terms of one word, about a sixth of all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.concepts import Concept

Options = tuple[str, ...]


def substitutions(concepts: Sequence[Concept]) -> dict[str, str]:
    """The preferred term for each deprecated one."""
    return {deprecated: concept.term for concept in concepts for deprecated in concept.deprecated}


def words(concepts: Sequence[Concept]) -> dict[str, str]:
    """The substitutions of single words."""
    return {wrong: right for wrong, right in substitutions(concepts).items() if re.fullmatch(r"\w+", wrong)}


def abbreviations(concepts: Sequence[Concept]) -> list[str]:
    return [concept.abbreviation for concept in concepts if concept.abbreviation]


def codespell(folder: Path, concepts: Sequence[Concept]) -> Options:
    """Its own dictionary stays out: what it costs to load it is not the price of the glossary's terms."""
    lines = (f"{wrong}->{right}\n" for wrong, right in words(concepts).items())
    return "-D", _written(folder / "codespell.txt", "".join(lines))


def typos(folder: Path, concepts: Sequence[Concept]) -> Options:
    """A correction is a word for it, too; its own dictionary cannot be left out."""
    lines = (f'{wrong} = "{right.replace(" ", "-")}"\n' for wrong, right in words(concepts).items())
    text = "[default.extend-words]\n" + "".join(lines)
    return "--isolated", "--format", "brief", "--config", _written(folder / "typos.toml", text)


def cspell(folder: Path, concepts: Sequence[Concept]) -> Options:
    """Its English dictionary stays in: it cannot report a flagged word without looking words up."""
    flagged = [f"{wrong}->{right}" for wrong, right in words(concepts).items()]
    text = json.dumps({"version": "0.2", "language": "en,en-GB", "flagWords": flagged})
    config = _written(folder / "cspell.json", text)
    return "lint", "--no-progress", "--no-summary", "--no-config-search", "--config", config


def prh(folder: Path, concepts: Sequence[Concept]) -> Options:
    rules = [
        *(
            {"expected": concept.term, "patterns": [_bounded(wrong) for wrong in concept.deprecated]}
            for concept in concepts
        ),
        *({"expected": short, "options": {"wordBoundary": True}} for short in abbreviations(concepts)),
    ]
    # JSON is YAML, which is what prh reads.
    path = _written(folder / "prh.yml", json.dumps({"version": 1, "rules": rules}))
    return _textlint(folder / "prh.textlintrc.json", {"prh": {"rulePaths": [path]}})


def _bounded(phrase: str) -> str:
    return rf"/\b{re.escape(phrase)}\b/i".replace(r"\ ", " ").replace(r"\-", "-")


def terminology(folder: Path, concepts: Sequence[Concept]) -> Options:
    """Its own terms stay out."""
    terms = [*abbreviations(concepts), *map(list, substitutions(concepts).items())]
    rule = {"defaultTerms": False, "terms": terms}
    return _textlint(folder / "terminology.textlintrc.json", {"terminology": rule})


def _textlint(path: Path, rules: dict[str, object]) -> Options:
    return "--config", _written(path, json.dumps({"rules": rules})), "--format", "unix"


def vale(folder: Path, concepts: Sequence[Concept]) -> Options:
    head = {"extends": "substitution", "message": "Use '%s' instead of '%s'.", "level": "error", "ignorecase": True}
    cased = {short.lower(): short for short in abbreviations(concepts)}
    style = folder / "styles" / "Glossary"
    _written(style / "Deprecated.yml", json.dumps({**head, "swap": substitutions(concepts)}))
    _written(style / "Case.yml", json.dumps({**head, "swap": cased}))
    text = f"StylesPath = {folder / 'styles'}\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Glossary\n"
    return "--output", "line", "--config", _written(folder / "vale.ini", text)


def proselint(folder: Path, concepts: Sequence[Concept]) -> Options:  # noqa: ARG001
    """It knows its own rules only."""
    return ("check",)


def _written(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)
