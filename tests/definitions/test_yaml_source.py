from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli import yaml_source
from glossary_cli.source import Source, decode
from glossary_cli.yaml_source import Value, YamlValue, read_yaml


def read(text: str) -> Value:
    """The data of a text that has no problems."""
    (value,), problems = read_yaml(Source("entry.yaml", text))
    assert not problems + value.problems
    return value.data


def messages(text: str) -> list[str]:
    """The problems of a text, each with its line and column."""
    values, problems = read_yaml(Source("entry.yaml", text))
    found = (*problems, *(problem for value in values for problem in value.problems))
    return [f"{p.location.line}:{p.location.column} {p.message}" for p in found]


@pytest.fixture(params=["C", "pure"])
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.param == "pure":
        from yaml.composer import Composer
        from yaml.parser import Parser
        from yaml.reader import Reader
        from yaml.scanner import Scanner

        monkeypatch.setattr(yaml_source, "_composer_parts", lambda: (Reader, Scanner, Parser, Composer))
    yaml_source._loader_class.cache_clear()
    yaml_source._documents.cache_clear()
    yield
    yaml_source._loader_class.cache_clear()


@pytest.mark.parametrize("text", ["no", "on", "yes", "Off", "y", "12:30", "2026-10-01", "1_000", ".inf", "0x", "-"])
def test_text_stays_text(text: str) -> None:
    assert read(f"a: {text}x") == {"a": f"{text}x"}
    assert read(f"[{text}]" if text != "-" else "['-']") == [text]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("010", 10),
        ("0o17", 15),
        ("0xff", 255),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!str", ""),
        ("!!int '7'", 7),
        ("9" * 400, "9" * 400),
    ],
)
def test_what_else_there_is_follows_yaml_1_2(text: str, value: object) -> None:
    assert read(f"a: {text}") == {"a": value}


@pytest.mark.usefixtures("_both_parsers")
def test_places_of_values_and_keys() -> None:
    text = "\n".join(
        [
            "term: “étude” 🎉  # comment",
            "list:",
            "  - one",
            "  - 'two'",
            "",
            "facts: {key: x, a b: ''}",
            "note: >-",
            "  long",
            "  text",
            "",
            "# comment",
            "last:",
        ]
    )
    (value,), _ = read_yaml(Source("entry.yaml", text))
    places = value.places
    assert places["term",] == (1, 7, 1, 16)
    assert places["list", "key"] == (2, 1, 2, 5)
    assert places["list",] == (3, 3, 4, 10)
    assert places["list", 1] == (4, 5, 4, 10)
    assert places["facts", "a b", "key"] == (6, 17, 6, 20)
    assert places["facts", "a b"] == (6, 22, 6, 24)
    assert places["note",] == (7, 7, 9, 7)
    assert places["last",] == (12, 6, 12, 6)
    assert places[()] == (1, 1, 12, 6)
    # A key that is called "key" shares its way with the key around it.
    assert places["facts", "key"] == (6, 14, 6, 15)


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once_and_others_do_not(end: str) -> None:
    text = f"a: x{end}b: 'y\u2028z\x85'{end}c: [1,{end}  2]"
    (value,), _ = read_yaml(Source("entry.yaml", text))
    assert value.places["b",] == (2, 4, 2, 10)
    assert value.places["c", 1] == (4, 3, 4, 4)


def test_a_byte_order_mark_does_not_shift_columns() -> None:
    text, _ = decode(b"\xef\xbb\xbfterm: lead")
    (value,), _ = read_yaml(Source("entry.yaml", text))
    assert value.data == {"term": "lead"}
    assert value.places["term", "key"] == (1, 1, 1, 5)


def test_bytes_of_another_encoding_are_read_and_reported() -> None:
    text, doubt = decode("term: entrée\n".encode("latin-1"))
    (value,), (problem,) = read_yaml(Source("entry.yaml", text, doubt))
    assert value.data == {"term": "entrée"}
    assert problem.message.startswith("the file is not UTF-8")
    assert problem.location.column == 11


def test_documents_and_items_are_values_of_their_own() -> None:
    text = "term: a\n---\n- term: b\n  owner: x\n- term: c\n---\n"
    values, problems = read_yaml(Source("entry.yaml", text), split=True)
    assert not problems
    assert [value.data for value in values] == [
        {"term": "a"},
        {"term": "b", "owner": "x"},
        {"term": "c"},
        None,
    ]
    assert [value.places[()][0] for value in values[:3]] == [1, 3, 5]
    assert values[2].places["term",] == (5, 9, 5, 10)


def test_values_before_an_error_are_kept() -> None:
    values, problems = read_yaml(Source("entry.yaml", "- term: a\n---\n- {b\n"), split=True)
    assert [value.data for value in values] == [{"term": "a"}]
    assert values[0].places["term",] == (1, 9, 1, 10)
    assert len(problems) == 1


def test_aliases_repeat_values_and_places() -> None:
    (value,), _ = read_yaml(Source("entry.yaml", "a: &x [1, 2]\nb: *x\n"))
    assert value.data == {"a": [1, 2], "b": [1, 2]}
    assert value.places["b", 1] == value.places["a", 1]


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "2:1 the key “a” stands twice"),
        ("1: x", "1:1 a key must be text, not the number 1"),
        ("true: x", "1:1 a key must be text, not the truth value true"),
        ("~: x", "1:1 a key must be text, not empty"),
        ("? [a]\n: x", "1:3 a key must be text, not a list"),
        ("a: !team x", "1:4 unknown tag “!team”"),
        ("a: !!set {x}", "1:4 unknown tag “!!set”"),
        ("a: !!int x", "1:4 “x” is no !!int"),
        ("a: x\n\tb: y", "2:1 a tab stands where YAML wants spaces"),
        ("a: b: c", "1:5 a text with “: ” in it needs quotes"),
        ("a: >= 1 x", "1:4 a text that begins with “>” needs quotes"),
        ("a: *", "1:4 a text that begins with “*” needs quotes"),
        ("a: &", "1:4 a text that begins with “&” needs quotes"),
        ("a: *b", "1:4 a text that begins with “*” needs quotes"),
        ("a: %b", "1:4 a value cannot begin with “%”"),
        ("a: 'b\nc: d\n", "1:4 this quotation mark is never closed"),
        ("a: 'b' c\n", "1:8 the text goes on after its closing quotation mark"),
        ("a: [b\nc: d", "2:2 a comma or the closing “]” is missing before this"),
        ("a: {b: c\nd: e", "2:2 a comma or the closing “}” is missing before this"),
        ("a: b\nc\nd: e", "2:1 a “:” is missing after this key"),
        ("a:\n  b: c\n d: e", "3:2 this line is not indented like the lines it belongs to"),
        ("a: b\n  c: d", "2:4 this key is indented too far, or the line before it is not complete"),
        ('a: "\\d"', "1:4 a backslash in double quotes needs another one"),
        ("a: ]", "1:4 a value is missing before this"),
        ("a: b\x01c", "1:5 the control character U+0001 cannot stand in YAML"),
        ("a: &x 1\nb: &x 2", "2:4 this anchor (&) stands twice in the file"),
        ("%YAML 3.0\n---\na: b", "1:1 this version of YAML cannot be read"),
    ],
)
def test_errors_in_words(text: str, message: str) -> None:
    assert messages(text) == [message]


def test_a_second_key_shows_the_first() -> None:
    (value,), _ = read_yaml(Source("entry.yaml", "a:\n  b: 1\n  b: 2\n"))
    (problem,) = value.problems
    assert problem.related[0].location.line == 2


LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 60 + "]" * 60, "nests more than 50 levels"),
        ("- " * 60 + "x", "nests more than 50 levels"),
        ("a: &a [*a]", "nests more than 50 levels"),
        (LAUGHS, "aliases (*) repeat more"),
    ],
    ids=["flow", "block", "itself", "laughs"],
)
def test_what_would_take_too_long_is_refused(text: str, message: str) -> None:
    (found,) = messages(text)
    assert message in found


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 200_000, "? " * 200_000])
def test_no_depth_overflows_the_stack(text: str) -> None:
    assert "nests more than 50 levels" in messages(text)[0]


# Letters and what YAML gives a meaning; no digits, which the two versions of YAML read differently.
TEXTS = st.text(st.sampled_from(string.ascii_letters + " :#-'\",[]{}!&*%@|>é🎉\n\u00a0\u2028"), max_size=30)
ENTRIES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"']),
        "default_flow_style": st.booleans(),
        "width": st.sampled_from([20, 80]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
        "allow_unicode": st.booleans(),
    }
)


@given(st.dictionaries(TEXTS, ENTRIES, min_size=1, max_size=4), STYLES)
def test_the_text_at_the_place_of_a_scalar_says_its_value(entry: dict[str, Any], style: dict[str, Any]) -> None:
    source = Source("entry.yaml", yaml.safe_dump(entry, **style))
    (value,), problems = read_yaml(source)
    assert not problems
    assert value.data == entry
    for way, text in _scalars(entry):
        assert _read_again(source, value, way) == text
        if way and isinstance(way[-1], str) and "key" not in way:
            assert _read_again(source, value, (*way, "key")) == way[-1]


def _scalars(data: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield way, data
    for key, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _scalars(item, (*way, key))


def _read_again(source: Source, value: YamlValue, way: tuple[str | int, ...]) -> Value:
    line, column, end_line, end_column = value.places[way]
    start, end = source.line_starts[line - 1] + column - 1, source.line_starts[end_line - 1] + end_column - 1
    return read(f"- {source.text[start:end]}")[0]  # type: ignore[index]


@given(st.text(max_size=200))
def test_any_text_gives_values_or_problems(text: str) -> None:
    values, problems = read_yaml(Source("entry.yaml", text), split=True)
    for value in values:
        assert all(start[:2] <= start[2:] for start in value.places.values())
    assert all(problem.remedy for problem in problems)
