"""Single cases that need a word each, more than samples do."""

from __future__ import annotations

import pytest

from glossary_cli.document import BlockKind
from glossary_cli.readers import read_document
from glossary_cli.source import Source
from tests.readers import contract, rendering


def blocks(text: str, path: str = "page.md") -> list[str]:
    document = read_document(Source(path, text))
    contract.check(document)
    return [document.text[block.start : block.end] for block in document.blocks]


def test_what_never_ends() -> None:
    # A comment hides the rest, in the page as it is rendered too; anything else is shown.
    assert blocks("Shown\n\n<!-- hidden\n\nhidden") == ["Shown"]
    assert blocks("<pre>\nshown\n\nshown") == ["shown shown"]
    assert blocks("<script>\nshown") == ["shown"]
    assert blocks("---\ntitle: shown\n\nshown") == ["title: shown", "shown"]
    assert blocks("<table><tr><td>shown\n\n# Shown\n\nshown") == ["shown", "Shown", "shown"]
    assert blocks("{% comment %}\n\nshown") == ["shown"]
    assert blocks("{/* shown\n\nshown", "page.mdx") == ["{/* shown", "shown"]


def test_an_element_that_is_only_named_hides_nothing() -> None:
    assert blocks("A <script> tag is named.\n\n<script>\nhidden\n</script>\n\nShown") == ["A tag is named.", "Shown"]
    assert blocks("A <pre> tag is named.\n\nSo is a </pre> tag.") == ["A tag is named.", "So is a tag."]
    assert blocks("In <pre>hidden</pre> one line.") == ["In one line."]
    assert blocks("<svg>\n\nhidden\n\n</svg> Shown") == ["Shown"]


@pytest.mark.parametrize(
    ("front_matter", "prose"),
    [
        ("---\n---\n", []),
        ("---\ntitle: MQL\n...\n", ["MQL"]),
        ("---\n# comment\n\ntitle: MQL # comment\n---\n", ["MQL"]),
        ("---\n'title': MQL\nDescription: lead\n---\n", ["MQL", "lead"]),
        ("---\ntitle: [MQL]\nsummary: {a: b}\ndescription: |2-\n   lead\n---\n", ["lead"]),
        ('---\ntitle: "a\n  \\\n  b \\ud83c\\udfaf \\U0001f3af \\x41 \\/ \\ud83c"\n---\n', ["a b 🎯 🎯 A / \ufffd"]),
        ("---\ntitle: ''\nsummary: 'it''s'\n---\n", ["it's"]),
        ("---\ntitle:\n- MQL\nsummary:\n  - lead\n---\n", []),
        ("---\na:\n  title: MQL\n---\n", []),
        ("+++\ntitle = \"MQL\"\n'summary' = '''\nlead\n'''\n[a]\ntitle = 'b'\n+++\n", ["MQL", "lead"]),
        (" ---\ntitle: MQL\n---\n", ["title: MQL"]),
    ],
)
def test_front_matter(front_matter: str, prose: list[str]) -> None:
    assert blocks(front_matter) == prose
    assert blocks(f"{front_matter}\nText") == [*prose, "Text"]


def test_only_the_title_is_a_title() -> None:
    document = read_document(Source("page.md", "---\ntitle: MQL\nsummary: A lead.\n---\n"))
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_templates_leave_no_trace_but_between_words() -> None:
    assert blocks("a{{ x }}b {{ x }}, {{< x >}}c{{< /x >}}. `{{ x }}`{# x #}s") == ["a b , c. {{ x }}s"]
    assert blocks("{{ a\nb }} c {{ d\n\ne }}") == ["c {{ d", "e }}"]


def test_lists_of_attributes_leave_no_trace() -> None:
    assert blocks("- {:.class-name} a\n- {.class-name #id} b") == ["a", "b"]
    assert blocks("{.class-name} a\n\n> {: .class-name } b") == ["a", "b"]
    assert blocks("_a_{.b}, _c_ {.d} and `e`{: .f}\n{: .g}\n\n# H {#i}\n\n# J { .k l=m }") == ["a, c and e", "H", "J"]


def test_a_line_of_a_template_ends_no_paragraph_table_or_list() -> None:
    assert blocks("a\n{% if x %}\nb") == ["a b"]
    assert blocks("|a|b|\n|-|-|\n{% for x %}\n|c|d|") == ["a", "b", "c", "d"]
    assert blocks("{% if x %}\n{{< y >}}\n| a |\n|---|\n| b |") == ["a", "b"]
    # A comment does, as one of HTML would.
    assert blocks("a\n{# x #}\nb") == ["a", "b"]


def test_code_hides_templates() -> None:
    assert blocks("`{{` a `}}` b") == ["{{ a }} b"]
    assert blocks("- ```\n  {{\n  ```\n\na }} b") == ["a }} b"]
    assert blocks("~~~~\n{{\n~~~\n~~~~\na }} b") == ["a }} b"]
    assert blocks("\\`{{ hidden }}\\` a") == ["`` a"]
    assert blocks("``` {{ ``` a }} b") == ["{{ a }} b"]


def test_indented_mdx_is_markdown_however_deep() -> None:
    text = "\n\n".join(f"{' ' * 5 * depth}- *item*" for depth in range(30))
    assert set(blocks(text, "page.mdx")[:10]) == {"item"}
    assert len(blocks(text, "page.mdx")) == 30


def test_line_breaks() -> None:
    assert blocks("a\nb  \nc\\\nd<br>e <br/> f\n") == ["a b\nc\nd\ne f"]
    assert blocks("!!! a\n    b\n    c\n") == ["b c"]
    assert blocks("> `a\n> b` `c`") == ["a b c"]


def test_letters_and_their_marks_are_one() -> None:
    text = "Cafe\u0301 **e\u0302\u0323x** \u1112\u1161\u11ab, q\u0307 \u212b"
    assert blocks(text) == ["Caf\u00e9 \u1ec7x \ud55c, q\u0307 \u00c5"]
    document = read_document(Source("page.md", text))
    assert document.source_range(3, 4) == (3, 5)
    assert document.source_range(5, 6) == (8, 11)


def test_what_stands_between_the_lines_of_a_tight_item_ends_it() -> None:
    assert blocks("- a\n  ***\n  b") == ["a", "b"]
    assert blocks("- a\n  <legend>b</legend>") == ["a", "b"]
    assert blocks("- a\n  ```\n  ```\n  b") == ["a", "b"]
    assert blocks("- a\n  > b\n\n  # c\n  d") == ["a", "b", "c", "d"]


def test_addresses_are_code() -> None:
    text = "See https://a.com/b_(c)/d. (www.a.com) <x@y.com>, ~me@a-b.co.uk, a://, @me, x@y and 5://"
    document = read_document(Source("page.md", text))
    found = [document.text[start:end] for start, end in document.code]
    assert found == ["https://a.com/b_(c)/d", "www.a.com", "x@y.com", "me@a-b.co.uk"]
    assert document.is_code(document.text.index("com"), document.text.index("com") + 3)
    assert not document.is_code(0, 4)
    assert document.block_at(document.text.index("me")) is document.blocks[0]


def test_the_oracle_of_prose_can_fail() -> None:
    markdown = "# A *b*c <p>d</p>\n\n    code\n\n<!-- e -->{{ f }} g &amp; h"
    assert rendering.rendered_words(markdown) == dict.fromkeys(("A", "bc", "d", "g", "h"), 1)
    document = read_document(Source("page.md", "g"))
    document.source = Source("page.md", markdown)
    assert rendering.lost_words(document) == dict.fromkeys(("A", "bc", "d", "h"), 1)
