"""What a writer's tools put into Markdown before it is Markdown: template tags, JSX, admonitions, attribute lists.

Markdown has no rule for them and would read them as prose, links or code. They are cut out before it is parsed, and
what is left leads back to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from glossary_cli.readers.builder import GAP

# Code is stepped over, so that a brace in it is never taken for a tag. All alternatives are bounded.
_CODE = (
    r"(?P<code>^[ \t>]*(?P<fence>`{3,}|~{3,})[^\r\n]*(?:[\s\S]*?^[ \t>]*(?P=fence)|[\s\S]*\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){1,1000}?(?<!`)(?P=ticks)(?!`))"
)
_INSIDE = r"(?:(?!\n[ \t]*\n)[\s\S]){0,2000}?"

# Template languages: Hugo, Liquid, Jinja; kramdown and Python-Markdown attribute lists.
_TEMPLATE = (
    r"(?P<comment>\{\{/\*[\s\S]{0,5000}?\*/\}\}|\{#(?=\s)[\s\S]{0,5000}?#\}"
    r"|\{%-?\s*comment\s*-?%\}[\s\S]{0,5000}?\{%-?\s*endcomment\s*-?%\})"
    r"|(?P<literal>\{\{[<%]\s*(?P<shortcode>highlight|mermaid|math|katex|plantuml|code)\b"
    r"[\s\S]{0,20000}?\{\{[<%]\s*/(?P=shortcode)\s*[%>]\}\}"
    r"|\{%-?\s*(?P<liquid>highlight|mermaid|math|code)\b[\s\S]{0,20000}?\{%-?\s*end(?P=liquid)\s*-?%\})"
    rf"|(?P<tag>\{{\{{{_INSIDE}\}}\}}|\{{%{_INSIDE}%\}})"
    r"|(?P<attributes>(?<=\S)[ \t]*\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\r\n]*\"|[\w-]+))"
    r"(?:[ \t]+(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\r\n]*\"|[\w-]+)))*[ \t]*\}|^[ \t]*\{:[^}\r\n]*\})"
)
# MDX: imports and exports up to the next blank line, expressions, tags of components.
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
_MDX = (
    rf"(?P<comment>\{{\s*/\*[\s\S]{{0,5000}}?\*/\s*\}})"
    r"|(?P<module>^(?:import|export)\s(?:(?!\n[ \t]*\n)[\s\S])*)"
    rf"|(?P<component></?(?:[A-Z][\w.]*|[a-z]\w*\.[\w.]+)?(?=[\s/>])(?:[^<>{{}}\"']|\"[^\"]*\"|'[^']*'|{_BRACES}){{0,2000}}?>"
    rf"|<[a-z][\w-]*(?=\s)(?:[^<>{{}}\"']|\"[^\"]*\"|'[^']*'){{0,1000}}?{_BRACES}"
    rf"(?:[^<>{{}}\"']|\"[^\"]*\"|'[^']*'|{_BRACES}){{0,1000}}?>)"
    rf"|(?P<expression>{_BRACES})"
)
_TEMPLATE_TAGS = re.compile(f"{_CODE}|{_TEMPLATE}", re.MULTILINE)
_MDX_TAGS = re.compile(f"{_CODE}|{_MDX}", re.MULTILINE)
_COMMENT_MARKS = re.compile(r"^\{(?:\{?\s*/\*|#|%-?\s*comment\s*-?%\})|(?:\*/\s*\}?|#|\{%-?\s*endcomment\s*-?%)\}$")

# MkDocs: a marker with an optional title, and a body indented by four; Docusaurus: fences of colons.
_ADMONITION = re.compile(
    r"^(?P<indent>[ \t>]*)(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*[ \t]*)?(?:\"(?P<title>[^\"\r\n]*)\")?[ \t]*\r?$",
    re.MULTILINE,
)
_COLONS = re.compile(r"^[ \t>]*:{3,}[ \t]*(?:\{?[\w-]+\}?)?[ \t]*(?P<title>\S[^\r\n]*)?$", re.MULTILINE)


class Cut(NamedTuple):
    """The source `start`..`end` is read as `replacement`; where `comment`, as a comment too."""

    start: int
    end: int
    replacement: str = GAP
    comment: str | None = None


class Remains(NamedTuple):
    """A text after its cuts: the part from `offsets[i]` on stands in the source from `sources[i]` on."""

    text: str
    offsets: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        part = bisect_right(self.offsets, offset) - 1
        return self.sources[part] + offset - self.offsets[part]


def apply_cuts(text: str, start: int, cuts: list[Cut]) -> Remains:
    """Return the text from `start` on with the cuts made; a cut inside another one is dropped."""
    parts: list[str] = []
    offsets, sources = [0], [start]
    position, length = start, 0
    for cut in sorted(cuts):
        if cut.start < position:
            continue
        parts += text[position : cut.start], cut.replacement
        length += cut.start - position + len(cut.replacement)
        position = cut.end
        offsets.append(length)
        sources.append(position)
    parts.append(text[position:])
    return Remains("".join(parts), tuple(offsets), tuple(sources))


def find_cuts(text: str, start: int, *, mdx: bool) -> list[Cut]:
    """Return what is to be cut out of Markdown from `start` on."""
    cuts: list[Cut] = []
    if mdx:
        cuts += _tags(_MDX_TAGS, text, start)
    elif "{" in text:
        cuts += _tags(_TEMPLATE_TAGS, text, start)
    if ":::" in text:
        cuts += _colon_fences(text, start)
    if "!!!" in text or "???" in text or "===" in text:
        cuts += _admonitions(text, start)
    return cuts


def _tags(pattern: re.Pattern[str], text: str, start: int) -> Iterator[Cut]:
    for match in pattern.finditer(text, start):
        if match["code"] is None:
            comment = _COMMENT_MARKS.sub("", match[0]) if match["comment"] else None
            yield Cut(match.start(), match.end(), comment=comment)


def _colon_fences(text: str, start: int) -> Iterator[Cut]:
    for fence in _COLONS.finditer(text, start):
        if fence["title"] is None:
            yield Cut(*fence.span())
        else:
            # The title is a paragraph of its own, not the beginning of the first one inside.
            yield Cut(fence.start(), fence.start("title"))
            yield Cut(fence.end(), fence.end(), "\n")


def _admonitions(text: str, start: int) -> Iterator[Cut]:
    """Cut the marker, and the indentation by which the body belongs to it."""
    for marker in _ADMONITION.finditer(text, start):
        if marker["title"]:
            yield Cut(marker.end("indent"), marker.start("title"))
            yield Cut(marker.end("title"), marker.end(), "\n")
        else:
            yield Cut(marker.end("indent"), marker.end())
        yield from _indentation(text, marker.end(), marker["indent"])


def _indentation(text: str, position: int, indent: str) -> Iterator[Cut]:
    body = re.compile(rf"(?:\r\n?|\n)(?:(?P<outer>{re.escape(indent)})(?P<inner>[ ]{{4}}|\t)[^\r\n]*|[ \t>]*(?=[\r\n]|\Z))")
    while (line := body.match(text, position)) and line.end() > position:
        if line["inner"]:
            yield Cut(*line.span("inner"), "")
        position = line.end()
