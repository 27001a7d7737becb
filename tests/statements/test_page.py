"""How the prose of a document is cut into sentences."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from glossary_cli.glossary import Glossary
from glossary_cli.statements.page import Page
from tests.support import paragraph

_WORDS = st.one_of(
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=6),
    st.sampled_from(
        ["a)", "(b)", "1)", "2.)", "i)", "MQLs", "Dr.", "e.g.", "Call!", "when?", "it.", "U.S.", "näher", "…"]
    ),
)


@example(["lead", "that", "has:", "a)", "A", "score", "b)", "A", "visit"])
@given(st.lists(_WORDS, min_size=1, max_size=12))
def test_the_sentences_of_a_line_are_those_of_the_library(words: list[str]) -> None:
    """It is not asked where a line can only be one sentence, and would say the same."""
    text = "A " + " ".join(words)
    document = paragraph(text)
    page = Page(document, Glossary(()), [], [])

    boundaries = [page.trim(one["start_index"], one["end_index"]) for one in get_sentence_boundaries("en", text)]

    assert list(page.sentences(document.blocks[0])) == [one for one in boundaries if one.start < one.end]
