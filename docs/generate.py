"""Writes the parts of the documentation that the code knows best: rules, commands, settings, fields, a report.

    python docs/generate.py            writes what is stale
    python docs/generate.py --check    names it, and exits with 1

Each part stands in its page between two comments; what is around them is written by hand.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from glossary_cli.cli import COMMANDS
from glossary_cli.rules import module_of, rule_ids, rule_of
from glossary_cli.schema import read_schema

ROOT = Path(__file__).parent.parent
WIDTH = 100
SHOWN = ("contradicted-fact", "disagreeing-documents", "interchanged-terms", "audience-mismatch")
"""The rules of which the README shows a finding; a report as a whole would fill it."""

TYPES = {
    "string": "text",
    "array": "list",
    "object": "mapping",
    "boolean": "true or false",
    "integer": "whole number",
}

Writer = Callable[[], str]


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    stale = [page for page, parts in PAGES.items() if _is_stale(ROOT / page, parts, write=not arguments)]
    for page in stale:
        print(f"{page} {'is stale: run python docs/generate.py' if arguments else 'written'}")
    return int(bool(stale and arguments))


def _is_stale(path: Path, parts: Mapping[str, Writer], *, write: bool) -> bool:
    before = path.read_text(encoding="utf-8")
    text = before
    for name, writer in parts.items():
        text = fill(text, name, writer())
    if write and text != before:
        path.write_text(text, encoding="utf-8")
    return text != before


def fill(page: str, name: str, content: str) -> str:
    """Return the page with new content between the comments of a part."""
    start, end = f"<!-- {name}: written by docs/generate.py -->", f"<!-- end of {name} -->"
    before, found, rest = page.partition(start)
    _, found_too, after = rest.partition(end)
    if not (found and found_too):
        raise SystemExit(f"there is no {start} … {end}")
    return f"{before}{start}\n{content.strip()}\n{end}{after}"


# Rules


def rules_table() -> str:
    return "\n".join(_rules_table("docs/rules.md"))


def rule_pages() -> str:
    pages = (f"## {rule}\n\n{_severity(rule)}. {_demoted(_page(rule))}" for rule in rule_ids())
    return "\n\n".join(["\n".join(_rules_table("")), *pages])


def _rules_table(page: str) -> Iterator[str]:
    for folder, title in (("definitions", "On definitions"), ("usage", "On documents")):
        yield from (f"| {title} | finds | severity |", "| --- | --- | --- |")
        for rule in rule_ids():
            if module_of(rule).__name__.split(".")[-2] == folder:
                summary = " ".join(_page(rule).partition("\n\n")[0].split())
                severity = rule_of(rule).severity.label
                yield f"| [`{rule}`]({page}#{rule}) | {summary} | {severity} |"
        yield ""


def _page(rule: str) -> str:
    return (module_of(rule).__doc__ or "").strip()


def _severity(rule: str) -> str:
    return rule_of(rule).severity.label.capitalize()


def _demoted(page: str) -> str:
    """A page whose headings are a level lower; what looks like one in a block of code is none."""
    parts = re.split(r"(^```.*?^```$)", page, flags=re.MULTILINE | re.DOTALL)
    parts[::2] = [re.sub(r"^##", "###", part, flags=re.MULTILINE) for part in parts[::2]]
    return "".join(parts)


# Commands, and what they print


def commands() -> str:
    pages = (_command_page(arguments) for arguments in ((), *((name,) for name in COMMANDS)))
    return "\n\n".join(pages)


def _command_page(arguments: tuple[str, ...]) -> str:
    help_text = _run(*arguments, "--help").stdout.strip()
    return f"## {' '.join(('glossary', *arguments))}\n\n```text\n{help_text}\n```"


def report() -> str:
    """Findings of the first run on the examples, one of each rule in SHOWN, and the line that ends it."""
    run = _run("check", "--no-cache", "--config", "examples/.glossary.yaml", "--format", "text")
    findings = run.stdout.strip("\n").split("\n\n")
    shown = [next(finding for finding in findings if finding.split()[2] == rule) for rule in SHOWN]
    summary = re.sub(r"in \d+\.\d s", "in 0.2 s", run.stderr.strip())
    text = "\n\n".join([*shown, "…", summary])
    return f"```text\n{text}\n```"


def statements() -> str:
    """What the examples say of one concept."""
    return f"```text\n{_run('statements', '--config', 'examples/.glossary.yaml', 'MQL').stdout.strip()}\n```"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "glossary_cli", *arguments]
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


# Settings and fields, from their schemas


def settings() -> str:
    return _reference(json.loads(read_schema("config")))


def fields() -> str:
    return _reference(json.loads(read_schema("definition"))["$defs"]["entry"])


def _reference(schema: Mapping[str, Any]) -> str:
    rows = (_row(name, part, is_required=required) for name, part, required in _properties(schema))
    return "\n".join(["| | value | meaning | example |", "| --- | --- | --- | --- |", *rows])


def _properties(schema: Mapping[str, Any], way: str = "") -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """What a schema describes, at any depth, by the way to it: `overrides[].paths`."""
    for name, part in schema.get("properties", {}).items():
        yield way + name, part, name in schema.get("required", ())
        yield from _properties(part, f"{way}{name}.")
        yield from _properties(part.get("items", {}), f"{way}{name}[].")


def _row(name: str, schema: Mapping[str, Any], *, is_required: bool) -> str:
    meaning = schema["description"]
    if is_required:
        meaning += " Required."
    if "default" in schema:
        meaning += f" Default: `{_yaml(schema['default'])}`."
    example = f"`{_yaml(schema['examples'][0])}`".replace("|", "\\|")
    return f"| `{name}` | {_type(schema)} | {meaning} | {example} |"


def _type(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    types = schema.get("type", "object")
    return " or ".join(TYPES.get(name, name) for name in ([types] if isinstance(types, str) else types))


def _yaml(value: object) -> str:
    """A value as a person would write it, in one line."""
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_yaml(part)}' for key, part in value.items())}}}"
        case list():
            return f"[{', '.join(map(_yaml, value))}]"
        case str() if re.fullmatch(r"[\w$./][^,:#\[\]{}]*", value):
            return value
    return json.dumps(value, ensure_ascii=False)


PAGES: Mapping[str, Mapping[str, Writer]] = {
    "README.md": {"report": report, "statements": statements, "rules": rules_table},
    "docs/rules.md": {"rules": rule_pages},
    "docs/cli.md": {"commands": commands},
    "docs/configuration.md": {"settings": settings},
    "docs/definitions.md": {"fields": fields},
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
