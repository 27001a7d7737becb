"""Which designations are found in a text, and which are none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli.folding import fold
from glossary_cli.forms import forms_of
from glossary_cli.glossary import Glossary
from glossary_cli.matching import Matcher, in_address, is_whole, longest
from glossary_cli.readers import read_document
from glossary_cli.source import Source
from tests.support import concept, found, paragraph

MQL = concept("marketing qualified lead", "MQL")
LEAD = concept("lead")
SOURCE = concept("lead source")
ICP = concept("ideal customer profile", "ICP")
AM = concept("account manager", "AM")
COST = concept("cost per lead", "CPL")
GITLAB = concept("GitLab")


@pytest.mark.parametrize(
    "written",
    [
        "marketing qualified lead",
        "Marketing Qualified Lead",
        "marketing-qualified lead",
        "marketing\u00a0qualified lead",
        "marketing qualified\nlead",
        "marketing\n   qualified lead",
        "marketing  qualified lead",
        "**marketing** qualified *lead*",
        "marketing [qualified](https://example.org/lead) lead",
        "marketing qualified leads",
        "marketing qualified lead's",
        "marketing&nbsp;qualified lead",
        "<b>marketing</b> qualified lead",
        "marketing\u2011qualified lead",
        "MQL",
        "MQLs",
        "MQL’s",
        "(MQL)",
        "“MQL”",
        "MQL/trial",
        "MQL-to-trial",
        "MQL,",
        "😀 MQL",
        "mar\u00adketing qualified lead",
    ],
)
def test_a_designation_is_found_however_it_is_written(written: str) -> None:
    (occurrence,) = found(f"Call each {written} today.", MQL)
    assert occurrence[1] == "marketing-qualified-lead"


@pytest.mark.parametrize(
    "written",
    [
        "MQLX",
        "XMQL",
        "MQL_score",
        "MQL\u0301",
        "éMQL",
        "`MQL`",
        "https://example.org/MQL",
        "www.example.org/MQL?a=b",
        "mql@example.org",
        "MQL.example.org",
        "MQL.csv",
        "#MQL",
        "/reports/MQL/2026",
        "../MQL/page",
        "C:\\reports\\MQL",
        "@MQL",
        "$MQL",
        "--MQL",
        ":MQL:",
        "[page](https://example.org/MQL)",
        '<a title="MQL">page</a>',
        "<!-- MQL -->",
        "marketing, qualified lead",
        "marketing. Qualified lead",
    ],
)
def test_what_is_not_the_designation_is_left_alone(written: str) -> None:
    assert found(f"Call each {written} today.", MQL) == []


@pytest.mark.parametrize(
    "block", ["```\nMQL\n```", "    MQL", "<pre>MQL</pre>", "---\ntags: [MQL]\n---", "<script>MQL</script>"]
)
def test_blocks_that_are_no_prose_are_left_alone(block: str) -> None:
    assert found(f"{block}\n\nText.\n", MQL) == []


def test_the_longest_designation_wins() -> None:
    assert found("The lead source of a lead", LEAD, SOURCE) == [
        ("lead source", "lead-source"),
        ("lead", "lead"),
    ]


def test_a_plural_is_not_shadowed_by_a_longer_term_that_does_not_fit() -> None:
    assert found("lead sourcesXYZ and leads", LEAD, SOURCE) == [("lead", "lead"), ("leads", "lead")]


def test_a_term_does_not_reach_from_one_block_into_the_next() -> None:
    assert found("- marketing qualified\n- lead\n", MQL) == []
    assert found("| marketing qualified | lead |\n|---|---|\n| a | b |\n", MQL) == []


@pytest.mark.parametrize("text", ["I am here", "He met Am", "at 9 am"])
def test_an_abbreviation_in_lower_case_that_is_a_word_is_that_word(text: str) -> None:
    assert found(text, AM) == []


def test_the_plural_of_a_phrase_is_that_of_its_head() -> None:
    assert [written for written, _ in found("costs per lead, cost per leads, cost per lead", COST)] == [
        "costs per lead",
        "cost per leads",
        "cost per lead",
    ]


def test_a_name_is_found_in_another_casing_but_not_in_a_domain() -> None:
    assert [written for written, _ in found("gitlab, GitLab, gitlab.com, GITLAB", GITLAB)] == [
        "gitlab",
        "GitLab",
        "GITLAB",
    ]


@pytest.mark.parametrize("written", ["marketing qualifed lead", "Marketing Qualifeid Lead", "markting qualified leads"])
def test_a_term_with_one_word_misspelt_is_found(written: str) -> None:
    assert found(f"Each {written} counts.", MQL) == [(written, "marketing-qualified-lead")]


def test_a_word_without_end_is_no_misspelt_one() -> None:
    assert found("Each marketing qualif" + "ie" * 500_000 + "d lead counts.", MQL, LEAD)[0][0] == "lead"


@pytest.mark.parametrize(
    "written", ["marketing qualifies lead", "qualifed", "marketing qualified load", "marketing lead"]
)
def test_other_words_are_no_misspelt_term(written: str) -> None:
    assert found(f"Each {written} counts.", MQL) == []


@given(st.text(alphabet="MQL qls-\u00a0\n.é😀\u0301İ'’_", max_size=60))
def test_matches_are_whole_words_of_the_glossary_in_order(text: str) -> None:
    document = read_document(Source("page.md", text))
    matches, _ = Matcher(forms_of(Glossary((MQL,)))).find(document)
    position = 0
    for match in matches:
        if match.names[0].concept is None:
            continue
        assert match.start >= position
        assert is_whole(document.text, match.start, match.end)
        assert fold(document.text[match.start : match.end]) in {"mql", "mqls"}
        position = match.end


# Signs, figures, other scripts, and what shares its words with something else.
ODD = [
    concept(term)
    for term in (
        "C++",
        "R&D",
        "24/7",
        "foo_bar",
        "#lead",
        "½",
        "客户",
        "客户 lead",
        "лид",
        "CRM 2",
        "CRM 3",
        "lead's",
        "née",
    )
]
PIECES = [
    *(one.term for one in ODD),
    "C",
    "R D",
    "foo bar",
    "CRM",
    "1",
    "2",
    "я",
    "客",
    "x",
    "\u0301",
    "L",
    "crm-2",
    "3",
]
GAPS = [" ", " ", "-", "", "\0", ".", "_", "’", "\n", "+", "(", "0"]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=12))
def test_a_search_by_words_finds_what_a_look_at_each_place_finds(pieces: list[tuple[str, str]]) -> None:
    document = paragraph("".join(itertools.chain(*pieces)))
    forms = forms_of(Glossary(tuple(ODD)))
    places = {
        (start, start + len(form))
        for form in forms.rows
        for start in range(len(document.text))
        if document.folded.startswith(form, start) and is_whole(document.text, start, start + len(form))
    }

    matches, _ = Matcher(forms).find(document)

    for match in matches:
        assert (match.start, match.end) in places
    covered = [range(match.start, match.end) for match in matches]
    for start, end in places:
        names = forms.names(document.folded[start:end])
        is_strict = all(name.is_strict and document.text[start:end] != name.form for name in names)
        assert is_strict or any(start < one.stop and end > one.start for one in covered)


def test_forms_that_share_their_words_are_told_apart_at_once() -> None:
    """Each figure is the same to the search: a text full of one must not ask for all forms that have any."""
    products = [concept(f"SKU-{number:04}") for number in range(200)]
    assert [one for _, one in found("Order SKU-0007, SKU 0150, SKU-0200 and SKU-007.", *products)] == [
        "sku-0007",
        "sku-0150",
    ]


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_no_match_overlaps_another() -> None:
    assert list(longest([])) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("see https://x.org/lead now", True),
        ("lead/mql/pql management", False),
        ("and/or lead", False),
        ("lead@x.org", True),
        ("the lead.", False),
        ("“lead”:", False),
        ("~/lead", False),
        ("./lead", True),
        ("lead.md", True),
        ("?source=lead", True),
    ],
)
def test_an_address_is_recognized_around_a_word(text: str, inside: bool) -> None:
    start = text.index("lead")
    assert in_address(text, start, start + 4) is inside
