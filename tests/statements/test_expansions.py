"""Abbreviations beside their long forms, and what else explains one."""

from __future__ import annotations

import pytest

from glossary_cli.document import Document
from glossary_cli.readers import read_document
from glossary_cli.source import Source
from glossary_cli.statements.expansions import find_abbreviations, find_expansions, is_explained
from glossary_cli.statements.letters import stands_for


def document(text: str) -> Document:
    return read_document(Source("page.md", text))


def pairs(text: str) -> list[tuple[str, str]]:
    page = document(text)
    return [(found.short, found.long) for found in find_expansions(page, tuple(find_abbreviations(page.text)))]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("A marketing qualified lead (MQL) is warm.", "MQL", "marketing qualified lead"),
        ("Marketing Qualified Leads (MQLs) are warm.", "MQL", "Marketing Qualified Leads"),
        ("Each MQL (Marketing Qualified Lead) is called.", "MQL", "Marketing Qualified Lead"),
        ("**MQL**: Marketing Qualified Lead", "MQL", "Marketing Qualified Lead"),
        ("MQL - marketing qualified lead, with a score", "MQL", "marketing qualified lead"),
        ("MQL = marketing qualified lead", "MQL", "marketing qualified lead"),
        ("MQL stands for marketing qualified lead.", "MQL", "marketing qualified lead"),
        ("[PQL] Product Qualified Lead", "PQL", "Product Qualified Lead"),
        ("| Term | Means |\n|---|---|\n| AE | Account Executive |", "AE", "Account Executive"),
        ("| Role | Short |\n|---|---|\n| Account Executive | AE |", "AE", "Account Executive"),
        ("## ICP\n\nIdeal customer profile, agreed with sales.", "ICP", "Ideal customer profile"),
        ("the service-level agreement (SLA) holds", "SLA", "service-level agreement"),
        ("return on ad spend (ROAS)", "ROAS", "return on ad spend"),
        ("customer experience (CX)", "CX", "customer experience"),
        ("a closed won opportunity (CW) counts", "CW", "closed won opportunity"),
        ("**marketing** qualified\nlead (MQL)", "MQL", "marketing qualified lead"),
        ("A score (of a marketing qualified lead (MQL), say) decides.", "MQL", "marketing qualified lead"),
        ("Sort by score (marketing qualified lead [MQL] first).", "MQL", "marketing qualified lead"),
        ("The board reads the net promoter score (N.P.S.) weekly.", "N.P.S.", "net promoter score"),
        ("We log calls per hour (cph) and answers.", "cph", "calls per hour"),
        ("The new representative (rep) is trained.", "rep", "representative"),
        ("Report the margin (M) and the volume.", "M", "margin"),
        ("Accounts in Territory II (Terr II) move.", "Terr II", "Territory II"),
        ("We sell business to business (B2B).", "B2B", "business to business"),
        ("Turn on two-factor authentication (2FA).", "2FA", "two-factor authentication"),
        ("The Deals, Discounts and Dates Council (D3C) meets.", "D3C", "Deals, Discounts and Dates Council"),
        ("Plans for small and medium-sized business (SMB)", "SMB", "small and medium-sized business"),
        ("We owe Northern Trading Corp. (NTC) a refund.", "NTC", "Northern Trading Corp."),
        ("Shares of the H. J. Miller Fund (HJMF) fell.", "HJMF", "H. J. Miller Fund"),
        ("We run our numbers in dst (data sharing tool).", "dst", "data sharing tool"),
        ("Each ICP account (ideal customer profile) is called.", "ICP", "ideal customer profile"),
        ("All of EMEA (Europe, Middle East and Africa) agrees.", "EMEA", "Europe, Middle East and Africa"),
        ("An MQL (a marketing qualified lead) is warm.", "MQL", "marketing qualified lead"),
        ("We call the pipeline review, or PR, a must.", "PR", "pipeline review"),
    ],
)
def test_a_long_form_beside_its_abbreviation_is_found(text: str, short: str, long: str) -> None:
    assert (short, long) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "We call every lead (SDR or AE) today.",
        "The dashboard (SFDC) is slow.",
        "MQL: day 7 and day 15",
        "SMB - 50 to 99 seats",
        "the best of all reports (see AE)",
        "MQLs and SQLs are counted.",
        "Ask the account team (AE) first.",
        "The rest of the service (OS) is fine.",
        "Leads are approved by the sales representative or AE.",
        "Monitoring (Monitor) is on.",
        "Every term counts (etc) and each case (i.e. all).",
        "Pay the fee, then sign (SF).",
        "an internal and open library (API)",
        "The “operations and margin” dashboard page (OMP) is new.",
    ],
)
def test_a_bracket_or_a_label_alone_is_no_expansion(text: str) -> None:
    assert pairs(text) == []


def test_an_expansion_covers_both_forms() -> None:
    page = document("Call a marketing qualified lead (MQL) today.")
    (found,) = find_expansions(page, tuple(find_abbreviations(page.text)))
    assert page.text[found.start : found.end] == "marketing qualified lead (MQL"


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("MQL", "marketing qualified lead", True),
        ("MQL", "marketing quality lead", True),
        ("MQL", "sales qualified lead", False),
        ("SLA", "service-level agreement", True),
        ("CTR", "click-through rate", True),
        ("MEDDIC", "metrics economic buyer decision criteria decision process identify pain champion", False),
        ("ROI", "return on investment", True),
        ("nARR", "net annual recurring revenue", True),
        ("AE", "an", False),
        ("AM", "am", False),
    ],
)
def test_letters_are_read_off_the_words_in_order(short: str, long: str, fits: bool) -> None:
    assert stands_for(short, long) is fits


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("ABX is a programme that joins both teams.", True),
        ("**ABX**: everything that both teams do together", True),
        ("## ABX\n\nEverything that both teams do for one list of accounts.", True),
        ("| Term | Definition |\n|---|---|\n| ABX | What both teams do for an account |", True),
        ("| Channel | Budget |\n|---|---|\n| ABX | 20,000 dollars a year |", False),
        ("We run ABX in spring.", False),
        ("## ABX\n\n## Next", False),
        ("ABX: day 7", False),
    ],
)
def test_a_definition_explains_an_abbreviation_without_its_long_form(text: str, explained: bool) -> None:
    page = document(text)
    found = [a for a in find_abbreviations(page.text) if a.text == "ABX"]
    assert any(is_explained(page, abbreviation) for abbreviation in found) is explained
