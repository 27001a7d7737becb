"""Regular expressions that are kept from one run to the next match as those that `re` compiles."""

from __future__ import annotations

import json
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli.expressions import Code, Expressions

EXPRESSIONS = [
    (r"\b(?:no longer|isn['’]t)\b", re.IGNORECASE),
    (r"(?P<low>\d+)\s*(?:–|-)\s*(?P<high>\d+)(?P<unit>%)?", 0),
    (r"^\s*(?P<term>[A-Z]\w*+)\s*(?<![,.]):(?=\s)", re.MULTILINE),
    (r"(?x) [(\[] (?P<inner> [^()\[\]]{1,20}? ) [)\]]  # brackets", 0),
    (r"ß|É|[^\W\d_]+", re.IGNORECASE),
]


def kept(pattern: str, flags: int) -> dict[str, Code]:
    """What a run keeps of an expression, as the cache and another process get it."""
    first = Expressions()
    first.begin({})
    first.compile(pattern, flags)
    known = first.news()
    assert pickle.loads(pickle.dumps(known)) == known
    found: dict[str, Code] = json.loads(json.dumps(known))
    return found


@pytest.mark.parametrize(("pattern", "flags"), EXPRESSIONS)
@given(text=st.text(alphabet="aZ no longer isn't 12–3%:()[]ßÉé\n", max_size=30))
def test_a_kept_expression_matches_as_a_new_one(pattern: str, flags: int, text: str) -> None:
    later = Expressions()
    later.begin(kept(pattern, flags))
    expression, new = later.compile(pattern, flags), re.compile(pattern, flags)
    assert [(match.span(), match.groupdict()) for match in expression.finditer(text)] == [
        (match.span(), match.groupdict()) for match in new.finditer(text)
    ]
    assert (expression.groupindex, expression.groups, expression.flags) == (new.groupindex, new.groups, new.flags)
    assert not later.news()
    later.learn({"0:a": [0]})
    assert later.news() == {"0:a": [0]}


@pytest.mark.parametrize(
    "damage", [[], [1, 2], [0, [1, 2, 3], 1, {}], ["", None, None, None], [0, "code", 0, {}], [0, "AAAA", 0, {}]]
)
def test_a_kept_expression_that_is_damaged_is_compiled_anew(damage: Code) -> None:
    later = Expressions()
    later.begin(dict.fromkeys(kept(r"a+(?P<end>b)", 0), damage))
    match = later.compile(r"a+(?P<end>b)", 0).search("xaab")
    assert match is not None
    assert match["end"] == "b"


def test_a_wrong_expression_is_told_as_by_re() -> None:
    expressions = Expressions()
    expressions.begin({})
    with pytest.raises(re.error, match="unterminated"):
        expressions.compile("a(b", 0)
