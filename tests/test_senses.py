"""What a homonym is taken for, and why; and which words are no terms at all."""

from __future__ import annotations

import pytest

from glossary_cli.config import Scope
from tests.support import concept, found, reading

SALES = concept("sales qualified lead", "SQL", cues=("stage", "quota"))
LANGUAGE = concept("Structured Query Language", "SQL", subject="data", cues=("query", "database"))
MQL = concept("marketing qualified lead", "MQL")
LEAD = concept("lead")
OPPORTUNITY = concept("opportunity")
ACCOUNT = concept("account")
SAL = concept("sales accepted lead", "SAL")


def senses(text: str, scope: Scope | None = None) -> list[str | None]:
    page = reading(text, SALES, LANGUAGE, MQL, scope=scope, explain=True)
    return [decision.concept for decision in page.decisions if decision.term.startswith("SQL")]


def test_the_subject_of_the_path_decides_first() -> None:
    assert senses("Our SQL database query.", Scope(subject="go-to-market")) == ["sales-qualified-lead"]


def test_an_expansion_in_the_document_decides() -> None:
    assert senses("A sales qualified lead (SQL) is called. SQL counts.") == ["sales-qualified-lead"] * 2
    assert senses("SQL (Structured Query Language) it is. SQL counts.") == ["structured-query-language"] * 2


def test_an_expansion_to_something_else_is_no_concept_of_the_glossary() -> None:
    assert senses("A squirrel quality label (SQL) is given. SQL counts.") == [None, None]


def test_a_wrong_expansion_is_still_the_concept() -> None:
    page = reading("A sales accepted leed (SAL) is called. SAL counts.", SAL)
    assert [o.concept for o in page.occurrences if page.text(o.start, o.end) == "SAL"] == ["sales-accepted-lead"] * 2


def test_cue_words_near_by_decide() -> None:
    assert senses("The query in SQL is slow.") == ["structured-query-language"]
    assert senses("Each stage counts its SQLs.") == ["sales-qualified-lead"]
    assert senses("## Database\n\nWe write SQL.") == ["structured-query-language"]
    assert senses("| Database | Note |\n|---|---|\n| SQL | yes |") == ["structured-query-language"]


def test_the_nearest_cue_decides_in_whatever_script() -> None:
    language = LANGUAGE._replace(cues=("база", "query"))
    page = reading("Наша база: each SQL is good.\n\nThe query of today.\n\nMore of the stage.", SALES, language)
    assert [o.concept for o in page.occurrences if page.text(o.start, o.end) == "SQL"] == ["structured-query-language"]


def test_a_concept_of_the_same_subject_near_by_is_a_cue() -> None:
    assert senses("From MQL to SQL in a week.") == ["sales-qualified-lead"]


def test_the_majority_of_the_document_decides_the_rest() -> None:
    text = "The query is SQL.\n\nA database speaks SQL.\n\nSQL is old.\n"
    assert senses(text) == ["structured-query-language"] * 3


def test_nothing_near_by_leaves_it_open() -> None:
    page = reading("We like SQL.", SALES, LANGUAGE)
    assert [ambiguity.concepts for ambiguity in page.ambiguities] == [
        ("sales-qualified-lead", "structured-query-language")
    ]
    assert page.occurrences == ()


def test_each_decision_says_why() -> None:
    (decision,) = reading("The query in SQL is slow.", SALES, LANGUAGE, explain=True).decisions
    assert decision.reason == "near it: query"
    assert (decision.location.line, decision.location.column) == (1, 14)


def test_an_abbreviation_of_one_meaning_may_still_be_expanded_to_another() -> None:
    assert found("A Strategic Account Leader (SAL) leads. The SAL decides.", SAL) == []


@pytest.mark.parametrize(
    "text",
    [
        "This will lead to more work.",
        "It leads to success.",
        "Ana, our tech lead, decides.",
        "The team leads met.",
        "Mind the lead time.",
        "They can lead the meeting.",
        "Take it into account.",
        "We account for the difference.",
        "It is an opportunity to learn.",
        "the opportunity cost",
        "an account-based plan",
        "We want to lead.",
    ],
)
def test_everyday_uses_are_no_terms(text: str) -> None:
    assert found(text, LEAD, ACCOUNT, OPPORTUNITY) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Call the lead today.", 1),
        ("New leads come in.", 1),
        ("Convert the lead to an opportunity.", 2),
        ("Hand the opportunity to the account owner.", 2),
        ("Leads are called within a day.", 1),
        ("A lead that is warm", 1),
        ("Every lead, every account", 2),
        ("## Lead", 1),
        ("each lead to its account", 2),
    ],
)
def test_terms_are_not_taken_for_everyday_words(text: str, count: int) -> None:
    assert len(found(text, LEAD, ACCOUNT, OPPORTUNITY)) == count


def test_this_leads_to_is_a_verb_whatever_stands_before() -> None:
    assert found("This leads to a leak. It would likely lead us there.", LEAD) == []
