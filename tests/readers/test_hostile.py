"""What would bring a careless reader to its knees is read in time that grows with its length, and without an error."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from glossary_cli.readers import read_document
from glossary_cli.source import Source
from tests.readers import contract
from tests.readers.pieces import spelled

SIZE = 2_000
GROWTH = 4
"""How many times longer the second text is; linear work then takes as many times as long."""

TOLERATED = 3 * GROWTH
NOTICED = 0.4
"""Seconds below which a measure says nothing about growth."""

REPEATED = spelled(
    """<a␣ <a␣b=' <a␣" < </ <p␣ <!-- <! <? <![CDATA[ <pre> <script>⏎ <svg>⏎⏎ <td> <table> <table>⏎⏎#␣H⏎⏎ <div>⏎
    <div␣markdown>⏎ <a␣markdown␣ markdown␣ <li> <h1> & &a {{ {{␣ {{/*␣ {%␣ {%␣comment␣%} {#␣ {# { } {.a␣ {a=" {:␣
    {{␣x␣}}⏎ {{<␣highlight␣ ` `␣x ``␣`␣{{␣ ```⏎ ~~~␣{⏎ [ []( ![ [a]( [[ [[a| [^1]:␣a⏎⏎ [a]:␣b⏎ *a␣**b␣ >␣ >␣-␣ 1.␣ -␣
    ␣␣␣␣ ⇥ ␣ a⏎:␣b⏎ :a⏎ :⏎ ::: :::␣a⏎ :::␣a[ !!!␣a⏎ !!!␣" ===␣"a"⏎␣␣␣␣b⏎ ???␣a⏎⏎ >␣[!NOTE]⏎ [!a]␣ \0 a\0 \r a\r ␣␣⏎ \\ |
    |- a|⏎ e\u0301 \u0301 a\u200b \u00a0 é␣ \ud800 :// www. @ a@b.c http://( ) ---⏎ +++⏎ import␣a␣from␣'b'⏎⏎
    export␣const␣a␣=␣{⏎ <A␣b={ <A>⏎ <A␣b={c}> {' <> {} {/*␣ <p>a␣&amp;␣b␣<b>c</b>⏎"""
)
WHOLE: Mapping[str, tuple[str, str, str]] = {
    "front matter without an end": ("---\ntitle: x\n", "title: x\n", ""),
    "front matter with lone carriage returns": ("---\na: b\n", "a\r", ""),
    "front matter with an open string": ('---\ntitle: "', "x\\", "\n---\n"),
    "front matter with many strings": ("---\na: b\n", "title: '\n", "---\n"),
    "front matter with a long block": ("---\ntitle: |\n", " x\n\n", "---\n"),
    "front matter with a long end": ("---\na: b\n---", " ", "x"),
    "front matter in TOML": ("+++\n", 'title = """\n', "+++\n"),
    "unclosed comment of a template": ("{{/* ", "{{/* */ ", "x"),
    "code in a template language": ("", "{{< highlight >}}", "/highlight"),
    "spanning cells": ("<table>", "<tr><td rowspan=900 colspan=900>x", ""),
    "cells below a wide row": ("<table><tr>" + "<td rowspan=900>x" * 100, "<tr><td>y", ""),
    "a wide table": ("|a" * 500 + "\n" + "|-" * 500 + "\n", "|b\n", ""),
    "an element that ends at last": ("", "<svg>\n\na\n\n", "</svg>"),
    "a long line": ("", "word " * 10, ""),
    "a long line with odd characters": ("é", "wörd  " * 10, ""),
    "a title of colons": ("::: a ", ": ", "x"),
    "blank lines after a marker": ("!!! a", "\n", "x"),
}


@pytest.mark.parametrize("suffix", [".md", ".mdx"])
@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_repeated(piece: str, suffix: str) -> None:
    check("", piece, "", suffix)


@pytest.mark.parametrize("name", WHOLE)
def test_long(name: str) -> None:
    check(*WHOLE[name], ".md")


def test_deep_lists() -> None:
    for suffix in (".md", ".mdx"):
        text = "\n".join(f"{'  ' * depth}- item\n\n{'  ' * depth}      more" for depth in range(300))
        contract.check(read_document(Source(f"page{suffix}", text)))


def check(before: str, piece: str, after: str, suffix: str) -> None:
    short, long = (Source(f"page{suffix}", before + piece * size + after) for size in (SIZE, SIZE * GROWTH))
    contract.check(read_document(Source(f"page{suffix}", before + piece * 20 + after)))
    first, second = seconds(short), seconds(long)
    assert second < NOTICED or second < TOLERATED * first


def seconds(source: Source) -> float:
    start = time.process_time()
    read_document(source)
    return time.process_time() - start
