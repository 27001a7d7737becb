from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from glossary_cli.schema import SCHEMAS, read_schema, validate
from glossary_cli.source import Source
from glossary_cli.yaml_source import read_yaml

Schema = dict[str, Any]
STARTER = Path(__file__).parents[2] / "definitions"


def parts(schema: Schema, name: str = "") -> Iterator[tuple[str, Schema]]:
    """A schema and all schemas in it, each with the way to it."""
    yield name, schema
    for keyword in ("properties", "$defs"):
        for key, part in schema.get(keyword, {}).items():
            yield from parts(part, f"{name}/{key}")
    for keyword in ("items", "additionalProperties", "then", "else"):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword], f"{name}/{keyword}")


ALL = [(f"{name}{way}", part) for name in SCHEMAS for way, part in parts(json.loads(read_schema(name)))]
PROPERTIES = [(f"{way}/{key}", part) for way, schema in ALL for key, part in schema.get("properties", {}).items()]


def report(text: str, schema: str) -> list[str]:
    (value,), problems = read_yaml(Source("file.yaml", text))
    assert not problems + value.problems
    found = validate(value.data, value.places, schema, "file.yaml")
    return [f"{p.location.line}:{p.location.column} {p.message} | {p.remedy}" for p in found]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(read_schema(name)))


@pytest.mark.parametrize(("way", "schema"), PROPERTIES, ids=[way for way, _ in PROPERTIES])
def test_each_property_is_explained(way: str, schema: Schema) -> None:  # noqa: ARG001
    assert schema["title"]
    assert schema["description"].endswith(".")
    assert schema["examples"]


@pytest.mark.parametrize(("way", "schema"), ALL, ids=[way for way, _ in ALL])
def test_each_error_has_one_cause(way: str, schema: Schema) -> None:
    assert not {"anyOf", "oneOf", "allOf", "not"} & schema.keys(), way
    if "properties" in schema:
        assert schema["additionalProperties"] is False


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_examples_are_valid(name: str) -> None:
    whole = json.loads(read_schema(name))
    for way, schema in parts(whole):
        alone = {**schema, "$defs": whole["$defs"]}
        for example in schema.get("examples", ()):
            errors = Draft202012Validator(alone, format_checker=FormatChecker()).iter_errors(example)
            assert not list(errors), (way, example)


@pytest.mark.parametrize("path", sorted(STARTER.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_starter_glossary_is_valid(path: Path) -> None:
    assert report(path.read_text(encoding="utf-8"), "definition") == []


def test_a_file_may_hold_a_list() -> None:
    assert report("- term: a\n- term: b\n- {}\n", "definition") == [
        "3:3 item 3 has no “term” | Add it, such as term: marketing qualified lead"
    ]


def test_the_whole_configuration() -> None:
    text = """
definitions: glossary
include: ["*.md"]
exclude: [archive/**]
rules: {ambiguous-term: off, overdue-review: info, variant-term: warning, undefined-term: error}
overrides:
  - {paths: ["sales/**"], audience: sales, subject: data, rules: {undefined-term: off}}
  - {paths: ["*.html"], audience: [customers, sales]}
teams: {sales: {field: [AE], inside: [SDR, BDR]}, marketing: [marketing operations]}
ignored-abbreviations: [EMEA]
max-file-size: 0.5
fail-on: warning
"""
    assert report(text, "config") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule: {}", "1:1 unknown key “rule”; did you mean “rules”? | Write “rules”"),
        ("paths: [a]", "1:1 unknown key “paths”; it belongs in overrides | Move it there"),
        (
            "rules: {x: warn}",
            "1:12 “x” must be off, info, warning or error, not “warn”; did you mean “warning”? | Write warning",
        ),
        ("rules: {x: true}", "1:12 “x” must be text, not true | Put it in quotes"),
        ("include: '*.md'", "1:10 “include” must be a list, not text | Write [*.md]"),
        (
            "overrides: [{audience: sales}]",
            '1:14 item 1 of “overrides” has no “paths” | Add it, such as paths: ["sales/**"]',
        ),
        (
            "teams: {sales: AE}",
            "1:16 “sales” must be a mapping or a list, not text | Write a mapping or a list",
        ),
        (
            "max-file-size: 0",
            "1:16 “max-file-size” must be more than 0, not 0 | Write it like max-file-size: 50",
        ),
        (
            "fail-on: never",
            "1:10 “fail-on” must be info, warning or error, not “never” | Write info, warning or error",
        ),
        ("definitions:", "1:1 “definitions” is empty | Write it like definitions: glossary/definitions"),
        ("- a", "1:1 the configuration must be a mapping, not a list | Write a mapping"),
    ],
)
def test_what_is_wrong_with_a_configuration(text: str, message: str) -> None:
    assert report(text, "config") == [message]


def test_an_unknown_key_names_all_where_none_is_near() -> None:
    (found,) = report("colour: red", "config")
    assert found.startswith("1:1 unknown key “colour” | Take it out, or use one of: definitions, include, ")


def test_data_without_places_is_reported_at_the_start() -> None:
    (problem,) = validate({"include": 1}, {}, "config", "pyproject.toml")
    assert str(problem.location) == "pyproject.toml:1"
