"""How the prose of a document is cut into sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from glossary_cli.document import Anchors, Block, BlockKind, Document
from glossary_cli.glossary import Glossary
from glossary_cli.source import Source
from glossary_cli.statements.page import Page, Span

_NO_END = st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters=".!?")


@given(st.lists(st.text(_NO_END, min_size=1, max_size=8), min_size=1), st.sampled_from(["", ".", "!", "?", ":", "…"]))
def test_a_block_without_an_end_before_its_last_character_is_one_sentence(words: list[str], end: str) -> None:
    """The library would say the same of it, and is not asked."""
    text = "A " + " ".join(words) + end
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    document = Document(Source("page.md", text), text, (block,), Anchors((0,), (0,), {}))
    page = Page(document, Glossary(()), [], [])

    whole = [(one["start_index"], one["end_index"]) for one in get_sentence_boundaries("en", text)]

    assert page.sentences(block) == (Span(0, len(text)),)
    assert whole == [(0, len(text))]
