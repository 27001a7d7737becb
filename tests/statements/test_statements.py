"""What sentences, tables, lists and headings are taken to say about a concept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli.config import Scope
from glossary_cli.glossary import Extension, Intension
from glossary_cli.statements.record import record
from glossary_cli.statements.statement import Definition, Equation, Fact, Handling, LongForm, Mode, Statement
from tests.support import concept, reading

LEAD = concept("lead")
MQL = concept("marketing qualified lead", "MQL")
SQL = concept("sales qualified lead", "SQL")
TRIAL = concept("trial")
OPPORTUNITY = concept("opportunity")
SDR = concept("sales development representative", "SDR")
TEAMS = Scope(teams={"sales": ("AE", "SDR"), "marketing": ("marketing operations",)})


def statements(text: str) -> list[Statement]:
    return list(reading(text, LEAD, MQL, SQL, TRIAL, OPPORTUNITY, SDR, scope=TEAMS).statements)


def definitions(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Of each definition in a text the concept, the genus and the characteristics."""
    found = [(s.subject.concept, s.content) for s in statements(text) if isinstance(s.content, Definition)]
    return [(concept_id, content.genus, content.characteristics) for concept_id, content in found]


REACHED = ("has reached the score",)


@pytest.mark.parametrize(
    ("text", "genus", "characteristics"),
    [
        ("An MQL is a lead that has reached the score.", "lead", REACHED),
        ("MQLs are leads that have reached the score.", "leads", ("have reached the score",)),
        ("A Marketing Qualified Lead (MQL) is a lead that has reached the score.", "lead", REACHED),
        ("At our company, an MQL is any lead that has reached the score.", "lead", REACHED),
        ("We define an MQL as a lead that has reached the score.", "lead", REACHED),
        ("An MQL is defined as a lead that has reached the score.", "lead", REACHED),
        ("MQL means a lead that has reached the score.", "lead", REACHED),
        ("A lead is considered an MQL when it has reached the score.", "lead", ("it has reached the score",)),
        ("A lead becomes an MQL once it has reached the score.", "lead", ("it has reached the score",)),
        ("If a lead has reached the score, it is considered an MQL.", None, ("If a lead has reached the score",)),
        ("- **MQL**: a lead that has reached the score", "lead", REACHED),
        ("- **MQL** – a lead that has reached the score", "lead", REACHED),
        ("MQL = a lead that has reached the score", "lead", REACHED),
        ("- `MQL` - a lead that has reached the score", "lead", REACHED),
        ("An MQL shall mean a lead that has reached the score.", "lead", REACHED),
        ("**MQL** 🎯 → a lead that has reached the score", "lead", REACHED),
        ("Once a visitor has reached the score they count as an MQL.", None, ("Once a visitor has reached the score",)),
        ("## MQL\n\nA lead that has reached the score.", "lead", REACHED),
        ("## What is an MQL?\n\nA lead that has reached the score.", "lead", REACHED),
        ("Q: What's an MQL?\n\nA: It's a lead that has reached the score.", "lead", REACHED),
        ("## 3. MQL\n\nA lead that has reached the score.", "lead", REACHED),
        ("## MQL\n\n**Definition:** a lead that has reached the score", "lead", REACHED),
        ("| Term | Definition |\n|---|---|\n| MQL | A lead that has reached the score |", "lead", REACHED),
        (
            "| Term | By | Since | Definition |\n|--|--|--|--|\n| MQL | us | now | A lead that has reached the score |",
            "lead",
            REACHED,
        ),
        (
            "An MQL is where ALL of the following are true:\n\n- it has a score\n- it fits",
            None,
            ("it has a score", "it fits"),
        ),
        ("The criteria for an MQL are as follows:\n\n- it has a score\n- it fits", None, ("it has a score", "it fits")),
    ],
)
def test_the_shapes_of_definitions(text: str, genus: str | None, characteristics: tuple[str, ...]) -> None:
    assert definitions(text) == [("marketing-qualified-lead", genus, characteristics)]


@pytest.mark.parametrize(
    "text",
    [
        "Is an MQL a lead that has reached the score?",
        "If an MQL is a lead without a name, ask marketing.",
        "Wrong: “An MQL is a lead that opened a mail.”",
        "See the definition of MQL.",
        "The MQL report is ready.",
        "MQLs are important to us.",
        "MQLs are growing.",
        "She leads the team that is a part of marketing.",
        "When a lead becomes an MQL, call it.",
        "We want every lead to become an MQL.",
        "## MQL\n\nSee the page of marketing operations.",
        "- All MQLs: shows what is new",
        "- Note: MQLs count twice here",
        "MQLs are the responsibility of the SDR team.",
        "The trial is where developers begin.",
        "What does MQL stand for? A lead is called.",
        "Lead → MQL → SQL",
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert definitions(text) == []


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("MQLs include webinar guests, readers of the paper and visitors.", ("webinar guests", "readers of the paper")),
        (
            "Webinar guests, readers of the paper and visitors qualify as MQLs.",
            ("Webinar guests", "readers of the paper"),
        ),
        ("An MQL is a lead that asked, such as a reader or a visitor.", ("a reader",)),
    ],
)
def test_members(text: str, members: tuple[str, ...]) -> None:
    (found,) = (s.content for s in statements(text) if isinstance(s.content, Definition))
    assert (found.members[:-1], "visitor" in found.members[-1]) == (members, True)


STATUS = concept("lead status")._replace(
    extension=Extension(None, ("Raw", "Inquiry", "MQL", "Bad Data"), complete=True)
)
SELLER = SDR._replace(intension=Intension("seller", ("focuses on inbound",)))


@pytest.mark.parametrize(
    "text",
    [
        "**Lead status:** Raw, Inquiry, Nurture",
        "- Stage/lead status: `Raw`, `Inquiry` or `Nurture`",
        "Stage (lead status): (Raw, Inquiry, Nurture, etc.)",
        "Possible lead status values are: Raw, Inquiry and Nurture.",
        "Lead statuses include:\n\n- **Raw** - new\n- Inquiry: wrote to us\n- Nurture",
        "## Lead statuses\n\n- Raw\n- Inquiry\n- Nurture",
        "| Field | Values |\n|---|---|\n| Lead status | Raw; Inquiry; Nurture |",
    ],
)
def test_a_list_of_most_members(text: str) -> None:
    found = [s for s in reading(text, STATUS).statements if s.subject.concept == "lead-status"]
    assert [s.content for s in found] == [Definition(members=("Raw", "Inquiry", "Nurture"))]


@pytest.mark.parametrize(
    "text",
    [
        "Lead status: Amsterdam, Berlin, Raw",
        "Lead status: set Raw, Inquiry or Bad Data to Nurture",
        "Old lead statuses: Raw, Inquiry, Nurture",
        "Lead status: Raw, Inquiry, Nurture. Nurture is no longer used.",
        "When lead status is Raw, Inquiry or Nurture, call them.",
        "Is the lead status one of Raw, Inquiry and Nurture?",
    ],
)
def test_what_lists_no_members(text: str) -> None:
    assert not [s for s in reading(text, STATUS).statements if isinstance(s.content, Definition) and s.content.members]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("SDRs handle both inbound and outbound leads.", "handle both inbound and outbound leads"),
        ("She works with an SDR handling inbound & outbound.", "handling inbound & outbound"),
        ("- **SDR**: covers outbound as well as inbound", "covers outbound as well as inbound"),
    ],
)
def test_both_of_what_excludes_each_other(text: str, clause: str) -> None:
    (found,) = reading(text, SELLER).statements
    assert found.content == Definition(characteristics=(clause,))


def test_an_object_does_not_take_the_place_of_the_subject() -> None:
    text = "An MQL is a lead that comes with an SDR handling both inbound and outbound."
    found = reading(text, MQL, SELLER).statements
    assert {s.subject.designation for s in found if isinstance(s.content, Definition)} == {"MQL", "SDR"}


def test_a_denial_says_so() -> None:
    (found,) = statements("An MQL is not a trial.")
    assert found.mode is Mode.DENIED
    assert record(found)["characteristics"] == ["not trial"]


def test_a_name_that_the_glossary_does_not_have_is_defined_too() -> None:
    (found,) = statements("- **Recycled lead**: a lead that comes back to marketing")
    assert (found.subject.concept, found.subject.designation) == (None, "Recycled lead")


def test_half_a_name_is_completed_where_the_genus_is_spoken_of() -> None:
    accepted = concept("accepted lead")._replace(intension=MQL.intension and MQL.intension._replace(genus="lead"))
    text = "## Lead statuses\n\n| Status | Definition |\n|---|---|\n| Accepted | Somebody works on it |"
    (found,) = reading(text, LEAD, accepted).statements
    assert found.subject.concept == "accepted-lead"


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Each MQL (Marketing Qualified Lead) counts.", "Marketing Qualified Lead"),
        ("We call this a marketing qualified lead or an MQL.", "marketing qualified lead"),
        ("| Term | Means |\n|---|---|\n| MQL | Marketo Qualified Lead |", "Marketo Qualified Lead"),
    ],
)
def test_expansions(text: str, long: str) -> None:
    found = [s for s in statements(text) if isinstance(s.content, LongForm)]
    assert [(s.subject.concept, s.subject.designation, s.content) for s in found] == [
        ("marketing-qualified-lead", "MQL", LongForm(long))
    ]


@pytest.mark.parametrize(
    ("text", "concept_id", "comparison", "number", "unit"),
    [
        ("MQLs are followed up within 24 hours.", "marketing-qualified-lead", "<=", 24, "hours"),
        ("An MQL has a score of at least 100 points.", "marketing-qualified-lead", ">=", 100, "points"),
        ("- Net new MQLs: 2 work hours", "marketing-qualified-lead", "=", 2, "work hours"),
        ("The trial lasts 14 days.", "trial", "=", 14, "days"),
        ("A 14-day trial is free.", "trial", "=", 14, "day"),
        (
            "| Stage | Time to answer |\n|---|---|\n| MQL | within 4 hours |",
            "marketing-qualified-lead",
            "<=",
            4,
            "hours",
        ),
        ("After the 14-day trial we close the page.", "trial", "=", 14, "day"),
        ("## Trials\n\nOne may ask for more.\n\n- at most 5 people", "trial", "<=", 5, "people"),
    ],
)
def test_facts(text: str, concept_id: str, comparison: str, number: int, unit: str) -> None:
    (found,) = (record(s) for s in statements(text) if isinstance(s.content, Fact))
    assert (found["concept"], found["comparison"], found["value"], found["unit"]) == (
        concept_id,
        comparison,
        number,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 the MQLs grew.",
        "We saw 12 MQL dashboards in the last 14 days.",
        "Move the opportunity to stage 2.",
        "Is an MQL followed up within 1 hour?",
    ],
)
def test_numbers_that_say_nothing_of_a_concept(text: str) -> None:
    assert [s for s in statements(text) if isinstance(s.content, Fact)] == []


@pytest.mark.parametrize(
    ("text", "role", "value", "mode"),
    [
        ("SDRs own all MQLs.", "owner", "SDRs", Mode.ASSERTED),
        ("MQLs are owned by the SDR team.", "owner", "SDR team", Mode.ASSERTED),
        ("MQLs are routed to the SDR team.", "route", "SDR team", Mode.ASSERTED),
        ("Each MQL is handed over to sales.", "route", "sales", Mode.ASSERTED),
        ("SDRs do not work MQLs.", "route", "SDRs", Mode.DENIED),
        ("MQL owner: marketing operations", "owner", "marketing operations", Mode.ASSERTED),
        ("Marketing operations is responsible for MQLs.", "owner", "Marketing operations", Mode.ASSERTED),
    ],
)
def test_owners_and_routes(text: str, role: str, value: str, mode: Mode) -> None:
    (found,) = (s for s in statements(text) if isinstance(s.content, Handling))
    assert (found.subject.concept, found.content, found.mode) == (
        "marketing-qualified-lead",
        Handling(role, value),
        mode,
    )


@pytest.mark.parametrize(
    ("text", "designation", "concept_id"),
    [
        ("Each MQL/trial counts.", "trial", "trial"),
        ("In the report trial = MQL.", "MQL", "marketing-qualified-lead"),
        ("120 trials, i.e. MQLs", "MQLs", "marketing-qualified-lead"),
        ("14 SQLs (opportunities) came in.", "opportunities", "opportunity"),
    ],
)
def test_equations(text: str, designation: str, concept_id: str) -> None:
    found = [s.content for s in statements(text) if isinstance(s.content, Equation)]
    assert found == [Equation(designation, concept_id)]


@pytest.mark.parametrize(
    "text", ["lead/MQL/SQL", "MQL/trial report", "# MQL/trial", "MQLs and trials", "AE/SDR", "SQL = MQL + meeting"]
)
def test_what_lists_and_does_not_equate(text: str) -> None:
    assert [s for s in statements(text) if isinstance(s.content, Equation)] == []


def test_what_narrows_a_statement_down() -> None:
    (found,) = statements("Inbound MQLs from partners are routed to the SDR team.")
    assert found.subject.limits == ("Inbound", "from partners")
    (found,) = statements("For this congress, MQLs are followed up within 3 days.")
    assert found.is_conditional
    (found,) = statements("In Japan, MQLs are followed up within 3 days.")
    assert found.is_conditional
    (found,) = statements("The SDR that owns the MQL calls.")
    assert found.is_conditional
    (found,) = statements("If the office is closed, MQLs are followed up within 3 days.")
    assert found.is_conditional
    (found,) = statements("An MQL is followed up within about 3 days.")
    assert found.is_conditional
    (found,) = statements("## EMEA\n\nMQLs are followed up within 3 days in Q4.")
    assert found.scope == ("emea", "q4")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MQLs are followed up within a business day.", "within a business day"),
        ("A trial lasts １４ days.", "１４ days"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, said: str) -> None:
    (found,) = statements(text)
    assert isinstance(found.content, Fact)
    assert found.content.said == said


def test_nouns_that_are_verbs_too_tell_no_work() -> None:
    assert statements("A view of SDRs sources leads.") == []


def test_a_statement_stands_where_it_is_said() -> None:
    text = "Some words first.\nAn MQL is a lead that has reached\nthe score. More words."
    (found,) = statements(text)
    assert found.location[1:5] == (2, 1, 3, 11)
    assert found.text == "An MQL is a lead that has reached the score."


@pytest.mark.parametrize(("sentences", "told"), [(1, True), (200, False)])
def test_they_are_what_is_named_not_far_before(sentences: int, told: bool) -> None:
    text = f"Count the MQLs. {'Nobody asks for more. ' * sentences}They are owned by the SDR team."
    assert any(isinstance(found.content, Handling) for found in statements(text)) is told


WORDS = [
    "MQL",
    "lead",
    "is",
    "a",
    "that",
    "trial",
    "within",
    "2",
    "hours",
    "SDRs",
    "own",
    "|",
    "\n",
    ":",
    "-",
    "(",
    ")",
    "/",
    "**",
    "?",
    ".",
    "#",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text_has_statements_with_places_in_it(words: list[str]) -> None:
    text = " ".join(words)
    lines = text.split("\n")
    for found in statements(text):
        location = found.location
        assert 1 <= location.line <= location.end_line <= len(lines)
        assert (location.line, location.column) < (location.end_line, location.end_column)
        assert location.end_column <= len(lines[location.end_line - 1]) + 1
