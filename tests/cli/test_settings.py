"""How the configuration is found and read, and what is said where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_cli.config import Config, Override
from glossary_cli.errors import GlossaryError
from glossary_cli.findings import Severity
from glossary_cli.globs import compile_globs
from glossary_cli.settings import load_config

FULL = """
definitions: glossary/words
include: [playbooks/, "*.txt"]
exclude: ["archive/**"]
rules: {ambiguous-term: off, variant-term: error}
overrides:
  - paths: [sales/]
    audience: sales
    subject: go-to-market
  - paths: ["*.draft.md"]
    audience: [sales, customers]
    rules: {undefined-term: info}
teams:
  sales: [AE, SDR]
  emea: {field marketing: [FMM], events: []}
  partners: []
ignored-abbreviations: [EMEA, NO]
max-file-size: 50
fail-on: warning
"""

AS_TOML = """
[project]
name = "handbook"

[tool.glossary]
definitions = "glossary/words"
include = ["playbooks/", "*.txt"]
exclude = ["archive/**"]
rules = {ambiguous-term = "off", variant-term = "error"}
teams = {sales = ["AE", "SDR"], emea = {"field marketing" = ["FMM"], events = []}, partners = []}
ignored-abbreviations = ["EMEA", "NO"]
max-file-size = 50
fail-on = "warning"

[[tool.glossary.overrides]]
paths = ["sales/"]
audience = "sales"
subject = "go-to-market"

[[tool.glossary.overrides]]
paths = ["*.draft.md"]
audience = ["sales", "customers"]

[tool.glossary.overrides.rules]
undefined-term = "info"
"""


def expected(root: Path, name: str) -> Config:
    return Config(
        root=str(root),
        path=name,
        definitions="glossary/words",
        include=compile_globs(["playbooks/", "*.txt"]),
        exclude=compile_globs(["archive/**"]),
        rules={"ambiguous-term": Severity.OFF, "variant-term": Severity.ERROR},
        overrides=(
            Override(compile_globs(["sales/"]), audience=("sales",), subject="go-to-market"),
            Override(
                compile_globs(["*.draft.md"]), audience=("sales", "customers"), rules={"undefined-term": Severity.INFO}
            ),
        ),
        teams={
            "sales": ("AE", "SDR"),
            "emea": ("field marketing", "events"),
            "field marketing": ("FMM",),
            "partners": (),
        },
        ignored_abbreviations=("EMEA", "NO"),
        max_file_size=50,
        fail_on=Severity.WARNING,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [(".glossary.yaml", FULL), (".glossary.yml", FULL), ("pyproject.toml", AS_TOML)],
)
def test_reads_every_setting(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert load_config() == expected(folder, name)
    assert load_config(name) == expected(folder, name)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "{}\n", "rules:\n" * 0])
def test_an_empty_file_is_the_defaults(folder: Path, text: str) -> None:
    (folder / ".glossary.yaml").write_text(text, encoding="utf-8")
    assert load_config() == Config(str(folder), ".glossary.yaml")


def test_without_a_file_the_defaults_hold_here(folder: Path) -> None:
    assert load_config() == Config(str(folder))


def test_the_nearest_file_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a" / "b" / "c").mkdir(parents=True)
    (folder / ".glossary.yaml").write_text("definitions: far\n", encoding="utf-8")
    (folder / "a" / ".glossary.yml").write_text("definitions: near\n", encoding="utf-8")
    (folder / "a" / "b" / "pyproject.toml").write_text(
        "# no [tool.glossary]\n[project]\nname = broken\n", encoding="utf-8"
    )
    (folder / "a" / "b" / ".glossary.yaml").mkdir()
    monkeypatch.chdir(folder / "a" / "b" / "c")
    config = load_config()
    assert (config.root, config.path, config.definitions) == (
        str(folder / "a"),
        "../../.glossary.yml",
        "near",
    )


def test_options_win(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".glossary.yaml").write_text("definitions: words\n", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "other.yaml").write_text("definitions: others\n", encoding="utf-8")
    monkeypatch.chdir(folder / "sub")
    assert load_config(definitions="mine") == Config(str(folder), "../.glossary.yaml", str(folder / "sub" / "mine"))
    assert load_config("other.yaml") == Config(str(folder / "sub"), "other.yaml", "others")


MISTAKES = [
    ("definitons: x\n", ["1:1: unknown key “definitons”; did you mean “definitions”?"]),
    ("rules:\n  variant-trem: off\n", ["2:3: there is no rule “variant-trem”; did you mean “variant-term”?"]),
    ("rules:\n  nonsense: off\n", ["2:3: there is no rule “nonsense”; “glossary explain” lists the rules"]),
    (
        "overrides:\n  - paths: [a]\n    rules: {deprecated_terms: off}\n",
        ["3:13: there is no rule “deprecated_terms”; did you mean “deprecated-term”?"],
    ),
    (
        "rules: {variant-term: loud}\n",
        ["1:23: “variant-term” must be off, info, warning or error, not “loud”"],
    ),
    ("include: docs\n", ["1:10: “include” must be a list, not text. Write [docs]"]),
    ("overrides:\n- audience: sales\n", ["2:3: item 1 of “overrides” has no “paths”."]),
    ("overrides: 5\nrules: []\n", ["1:12: “overrides” must be a list", "2:8: “rules” must be a mapping"]),
    ("max-file-size: 0\nfail-on: of\n", ["1:16: ", "2:10: “fail-on” must be"]),
    ("just text\n", ["1:1: the configuration must be a mapping, not text"]),
    ("rules: {a: b\n", [".glossary.yaml:"]),
    ("include: [a]\ninclude: [b]\n", ["2:1: the key “include” stands twice"]),
    ("include: [a]\n---\nexclude: [b]\n", ["3:1: a configuration is one document; remove"]),
    ("exclude: [drafts/, '!']\n", ["1:20: “!” is no pattern for paths. Write it as a line"]),
    ("exclude: [caf\udce9]\n", ["1:14: the file is not UTF-8"]),
]


@pytest.mark.parametrize(("text", "messages"), MISTAKES)
def test_says_where_each_mistake_is(folder: Path, text: str, messages: list[str]) -> None:
    (folder / ".glossary.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(GlossaryError) as caught:
        load_config()
    lines = str(caught.value).splitlines()[1:]
    assert len(lines) == len(messages)
    for line, message in zip(lines, messages, strict=True):
        assert line.startswith(".glossary.yaml:")
        assert message in line


MISTAKEN_TOML = """\
[tool.glossary]
"max-file-size" = "big"
rules.variant-trem = "off"

[[tool.glossary.overrides]]
paths = ["a"]

[[tool.glossary.overrides]]
paths = [
  5,
]
subjekt = "x"
"""


def test_says_where_the_mistakes_of_toml_are(folder: Path) -> None:
    (folder / "pyproject.toml").write_bytes(MISTAKEN_TOML.replace("\n", "\r\n").encode())
    with pytest.raises(GlossaryError) as caught:
        load_config()
    places = [line.split(": ")[0] for line in str(caught.value).splitlines()[1:]]
    assert places == [f"pyproject.toml:{place}" for place in ("2:1", "3:1", "9:1", "12:1")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[tool.glossary]\ninclude = ["a"\nrules = 1\n', "pyproject.toml:3:1: "),
        ("[tool.glossary]\ninclude = [", "pyproject.toml:2:12: "),
        ("# tool.glossary\n[project]\n", "pyproject.toml:1:1: there is no [tool.glossary]"),
        ("# tool.glossary\ntool = 5\n", "pyproject.toml:1:1: there is no [tool.glossary]"),
        ("[tool.glossary]\n# caf\udce9\n", "pyproject.toml:2:6: is not UTF-8"),
        ("x = " + "[" * 9999 + "#tool.glossary", "pyproject.toml:1:1: this nests too deep"),
    ],
)
def test_says_where_toml_is_broken(folder: Path, text: str, message: str) -> None:
    (folder / "pyproject.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(GlossaryError) as caught:
        load_config("pyproject.toml")
    assert message in str(caught.value)


def test_a_named_file_must_exist(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()
    with pytest.raises(GlossaryError, match=r"“none\.yaml” does not exist"):
        load_config("none.yaml")
    with pytest.raises(GlossaryError, match=r"folder\.yaml is a folder"):
        load_config("folder.yaml")
