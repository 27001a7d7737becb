"""An oracle for what is prose in Markdown: the words of the page that the parser renders, taken from its HTML by the
parser of the standard library. Nothing of it is shared with the readers but the parser's own idea of Markdown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser

import pyromark

from glossary_cli.document import Document

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_NOT_PROSE = frozenset("del head math noscript object pre s script strike style svg template textarea".split())
_BETWEEN_WORDS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
    }
    | {
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "iframe",
    }
    | {
        "img",
        "input",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "sub",
        "summary",
        "sup",
    }
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"}
)
# What Markdown does not know and would show, in the plainest words possible: where a page writes something else that
# looks like it, too much is cut, and the oracle asks for less.
_FOREIGN = {
    # Front matter.
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n\s*(?:[\w\"'#].*\r?\n)(?:.*\r?\n)*?(?:\1|\.\.\.)[ \t]*\r?$": "",
    # Templates: comments and code with their content, tags without.
    r"\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{#[\s\S]*?#\}|\{/\*[\s\S]*?\*/\}": " ",
    r"\{\{<\s*highlight[\s\S]*?/highlight\s*>\}\}": " ",
    r"\{\{(?:(?!\n\s*\n)[\s\S])*?\}\}|\{%(?:(?!\n\s*\n)[\s\S])*?%\}": " ",
    # Lists of attributes.
    r"\{:?[ \t]*[.#\w][^{}\n]*\}": " ",
    # Markers of admonitions and alerts.
    r"^[ \t>]*(?::::+[ \t]*[\w-]*|(?:!!!|\?\?\?\+?)(?:[ \t]+[\w-]+)*(?=[ \t]*(?:\"|\r?\n\s)))": " ",
    r"^[ \t>]*>[ \t]*\[![a-zA-Z][\w-]*\][+-]?(?![(\[])": "> ",
    # Wiki links.
    r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\](?!\()": r"\1",
}
_SHOWS_NOTHING = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "sup" and str(dict(attrs).get("class")).startswith("footnote-"):
            # The number of a footnote is the renderer's.
            self._hidden.append(tag)
        elif tag in _NOT_PROSE:
            self._hidden.append(tag)
        elif tag in _BETWEEN_WORDS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        elif tag in _BETWEEN_WORDS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def rendered_words(markdown: str) -> Counter[str]:
    """The words that a reader of the rendered page sees, code blocks apart."""
    for foreign, plain in _FOREIGN.items():
        markdown = re.sub(foreign, plain, markdown, flags=re.MULTILINE)
    text = _Text()
    text.feed(pyromark.html(markdown, options=_OPTIONS))
    text.close()
    return words("".join(text.parts))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", _SHOWS_NOTHING.sub("", text))))


def lost_words(document: Document) -> Counter[str]:
    """The words of the rendered page that a document does not have, or not as often."""
    return rendered_words(document.source.text) - words(document.text)
