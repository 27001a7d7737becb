"""Pages made of known parts: what stands in which cell, under which heading, in which list is found again."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary_cli.document import Block, BlockKind, Document
from glossary_cli.readers import read_document
from glossary_cli.source import Source
from tests.readers import contract
from tests.readers.pieces import spelled

SETTINGS = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

WORDS = st.text("aZé中🎯1", min_size=1, max_size=4)
PROSE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
# Ways to write prose that make no difference to what is read.
MARKUP = st.sampled_from(spelled("{} **{}** *{}* [{}](u) <b>{}</b> [{}](<u␣v>␣'title') ***{}***"))
TEMPLATES = st.sampled_from(
    spelled(
        """{{␣lost␣}} {%␣if␣lost␣%} {{<␣lost␣a='lost'␣>}} {{%␣/lost␣%}} {#␣lost␣#} {{/*␣lost␣*/}} {/*␣lost␣*/}
        {%␣comment␣%}lost{%␣endcomment␣%} {{␣'lost'␣|␣lost␣}} {:␣.lost␣#lost␣} {.lost␣lost="lost"}"""
    )
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(PROSE, min_size=width, max_size=width), min_size=2, max_size=4)
)


def read(text: str, path: str = "page.md") -> Document:
    document = read_document(Source(path, text))
    contract.check(document)
    return document


def prose(document: Document, block: Block | None) -> str | None:
    return document.text[block.start : block.end] if block else None


def cells(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (prose(document, block), prose(document, block.header), prose(document, block.row))
        for block in document.blocks
        if block.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL)
    ]


def expected(table: list[list[str]]) -> list[tuple[str | None, str | None, str | None]]:
    headers, *rows = table
    return [(header, None, None) for header in headers] + [
        (cell, header, None if column == 0 else row[0])
        for row in rows
        for column, (header, cell) in enumerate(zip(headers, row, strict=True))
    ]


@SETTINGS
@given(TABLES, MARKUP, st.sampled_from(["", "> ", "   ", "- "]))
def test_tables_of_markdown(table: list[list[str]], markup: str, prefix: str) -> None:
    lines = ["| " + " | ".join(markup.format(cell) for cell in row) + " |" for row in table]
    lines.insert(1, "|" + "-|" * len(table[0]))
    first, other = prefix, prefix.replace("-", " ")
    text = "\n".join((other if number else first) + line for number, line in enumerate(lines))
    assert cells(read(text)) == expected(table)


@SETTINGS
@given(TABLES, MARKUP, st.booleans(), st.booleans())
def test_tables_of_html(table: list[list[str]], markup: str, with_head: bool, with_markdown: bool) -> None:
    headers = "".join(f"<th>{cell}</th>" for cell in table[0])
    head = f"<thead>\n<tr>{headers}</tr>\n</thead>" if with_head else f"<tr>{headers}</tr>"
    cell = f"<td>\n\n{markup}\n\n</td>" if with_markdown else "<td>{}</td>"
    rows = "\n".join("<tr>" + "".join(cell.format(text) for text in row) + "</tr>" for row in table[1:])
    assert cells(read(f"<table>\n{head}\n{rows}\n</table>")) == expected(table)


@SETTINGS
@given(st.lists(st.tuples(st.integers(1, 6), PROSE), max_size=8), st.sampled_from(["#", "<>", "- #"]))
def test_headings(headings: list[tuple[int, str]], style: str) -> None:
    forms = {"#": "{marks} {text}", "<>": "<h{level}>{text}</h{level}>", "- #": "{marks} {text}\n\n- # In an item"}
    text = "\n\n".join(
        forms[style].format(marks="#" * level, level=level, text=heading) + f"\n\nBelow {number}."
        for number, (level, heading) in enumerate(headings)
    )
    document = read(text)
    below = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    for number, block in enumerate(below):
        above: list[tuple[int, str]] = []
        for level, heading in headings[: number + 1]:
            above = [(level, heading), *(pair for pair in above if pair[0] < level)]
        assert [(h.level, prose(document, h)) for h in block.headings] == above
    assert len(below) == len(headings)


@SETTINGS
@given(st.lists(st.tuples(st.integers(0, 1), PROSE), min_size=1, max_size=8), st.sampled_from(["-", "1.", "*"]))
def test_lists(items: list[tuple[int, str]], marker: str) -> None:
    lines: list[str] = []
    levels: list[tuple[int, str]] = []
    level = 0
    for deeper, text in items:
        level = level + 1 if deeper and lines else min(level, 1)
        lines.append(f"{' ' * (len(marker) + 1) * level}{marker} {text}")
        levels.append((level + 1, text))
    document = read("\n".join(lines))
    assert [(block.level, prose(document, block)) for block in document.blocks] == levels


@SETTINGS
@given(st.lists(st.tuples(PROSE, TEMPLATES, st.booleans()), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_templates_hide_no_prose(parts: list[tuple[str, str, bool]], line_end: str) -> None:
    text = "".join(
        f"{words}{line_end}{template}{line_end}" if alone else f"{words} {template} "
        for words, template, alone in parts
    )
    document = read(text)
    assert document.text.replace("\0", " ").split() == " ".join(words for words, _, _ in parts).split()


@SETTINGS
@given(
    st.lists(st.tuples(st.integers(0, 1), PROSE, PROSE), min_size=1, max_size=5),
    st.sampled_from(["!!! note", "??? a b"]),
)
def test_admonitions(parts: list[tuple[int, str, str]], marker: str) -> None:
    lines: list[str] = []
    found: list[str] = []
    depth = 0
    for deeper, title, body in parts:
        depth = depth + 1 if deeper and lines else depth
        indent = " " * 4 * depth
        lines += [f'{indent}{marker} "{title}"', f"{indent}    {body}", "", f"{indent}    - {body}", ""]
        found += [title, body, body]
    document = read("\n".join(lines))
    assert [prose(document, block) for block in document.blocks] == found


@SETTINGS
@given(st.lists(st.tuples(st.integers(0, 1), PROSE), min_size=1, max_size=6), st.sampled_from([0, 2, 4]))
def test_elements_of_mdx(parts: list[tuple[int, str]], step: int) -> None:
    depth, lines = 0, []
    for deeper, text in parts:
        depth += deeper
        lines += [f"{' ' * step * depth}<Card of={{{{a: '}}'}}}}>", "", f"{' ' * step * (depth + 1)}**{text}**", ""]
    lines += [f"{' ' * step * level}</Card>" for level in range(len(parts), 0, -1)]
    document = read("\n".join(lines), "page.mdx")
    assert [prose(document, block) for block in document.blocks] == [text for _, text in parts]
