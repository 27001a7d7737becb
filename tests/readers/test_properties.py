"""Whatever stands in a page, the contract of readers holds, and words that are prose by construction are found."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary_cli.document import Document
from glossary_cli.readers import read_document
from glossary_cli.source import Source
from tests.readers import contract, rendering
from tests.readers.pieces import spelled

# What CommonMark gives a meaning, and characters that are more or less than a letter.
MARKDOWN = spelled(
    """* ** _ ` `` ```⏎ ~~ ~~~⏎ [ ]( ][ ] ]:␣ ) ! > & &amp; ; \\ ⏎ ⏎⏎ ␣␣⏎ ␣␣␣␣ ⇥ -␣ *␣ 1.␣ >␣ #␣ ##␣ # |␣ |⏎ |-|-|⏎
    ***⏎ ===⏎ [^1] [^1]:␣ [␣]␣ ' " <b> </b> <p> </p> <td> <table> </table> <ul><li> <br/> <h2> </h2> <code> </code>
    <a␣href='x>y'> <sub> <x-y> www. :// @"""
)
ODD = spelled(
    """\u00a0 \u00ad \u200b \u2028 é e\u0301 e\u0302\u0323 🎯 👩\u200d👧 中文。 한 \u1112\u1161\u11ab İ ﬁ \u0600
    “ … \u1e9b\u0323"""
)
WORDS = spelled("MQL lead Sales x a␣b 5 ␣")
FOREIGN = spelled(
    """< ⏎:␣ : ---⏎ {{ }} {% %} {# #} { } {{/* */}} {/* */} {%␣comment␣%} {%␣endcomment␣%} {:␣.a} {.a} {{<␣highlight␣>}}
    {{<␣/highlight␣>}} [[ ]] !!!␣ !!!␣note␣"T"⏎ ???␣x⏎␣␣␣␣ ===␣"T"⏎ ::: :::note␣ >␣[!NOTE] <!-- --> <!--> <? <!
    <![CDATA[ ]]> <pre> </pre> <script> </script> <svg> </svg> <A␣ /> <> </> <A.B> import␣a␣from␣'b'⏎ export␣const␣
    <div␣markdown>⏎ \r \r⏎ \0 \x1a \x1f \ufeff \ud800 ---⏎title:␣ " +++⏎title␣=␣'"""
)
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def soup(*alphabets: list[str]) -> st.SearchStrategy[str]:
    pieces = [piece for alphabet in alphabets for piece in alphabet]
    return st.lists(st.sampled_from(pieces), max_size=40).map("".join)


def read(text: str, path: str = "page.md") -> Document:
    return read_document(Source(path, text))


@SETTINGS
@given(soup(MARKDOWN, ODD, WORDS, FOREIGN), st.sampled_from([".md", ".mdx"]))
def test_contract_holds_for_anything(text: str, suffix: str) -> None:
    contract.check(read(text, f"page{suffix}"))


@SETTINGS
@given(st.text(max_size=60), st.sampled_from([".md", ".mdx"]))
def test_contract_holds_for_any_characters(text: str, suffix: str) -> None:
    contract.check(read(text, f"page{suffix}"))


@SETTINGS
@given(soup(MARKDOWN, WORDS, WORDS))
def test_no_word_of_commonmark_is_lost(text: str) -> None:
    document = read(text)
    assert rendering.lost_words(document) == {}
