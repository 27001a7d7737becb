"""What tools put into Markdown before it is Markdown: tags of Hugo, Liquid and Jinja, attribute lists of kramdown.

Markdown has no rule for them and would read them as prose, links or code.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.patterns import lazy
from glossary_cli.readers.foreign import CODE, Ahead, Foreign, Kind

_OPENING = lazy(rf"[`~\\\\{{](?:{CODE}|(?<=\{{)(?=[{{%#/]|[ \t]?[:.#\w]))")

# What follows {# at once is an identifier, as in {#name}, unless #} ends it.
_COMMENT = lazy(r"\{\{-?\s*/\*|\{/\*|\{#(?:-|(?=\s)|(?=[^{}\n]*#\}))|\{%-?\s*comment\b[^%\n]*%\}")
_ENDS = {
    # For the first two characters of a comment: what to look for, and what must be there.
    "{{": ("*/", lazy(r"\*/\s*-?\}\}")),
    "{/": ("*/", lazy(r"\*/\s*\}")),
    "{#": ("#}", lazy(r"#\}")),
    "{%": ("endcomment", lazy(r"endcomment\s*-?%\}")),
}
# Short codes and blocks whose body is code.
_LITERAL = lazy(
    r"\{(?:\{[<%]\s*(?P<hugo>highlight|mermaid|math|katex|plantuml|code|comment)"
    r"|%-?\s*(?P<liquid>highlight|mermaid|math|code))\b"
)
_ITEM = r"(?:[.#][\w:-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+))"
_ATTRIBUTES = lazy(rf"\{{:[^{{}}\n]*\}}|\{{[ \t]*{_ITEM}(?:[ \t]+{_ITEM})*[ \t]*\}}")


def find_templates(text: str) -> Iterator[Foreign]:
    """Yield the templating in a text, outside code."""
    if "{" not in text:
        return
    ahead = Ahead(text)
    position = 0
    while opening := _OPENING.search(text, position):
        position = ahead.code_end(opening)
        if opening[0] == "{" and (template := _template(ahead, opening.start())):
            yield template
            position = template.end


def _template(ahead: Ahead, start: int) -> Foreign | None:
    if template := _comment(ahead, start):
        return template
    if ahead.text.startswith(("{{", "{%"), start):
        closing = "}}" if ahead.text[start + 1] == "{" else "%}"
        end = _literal_end(ahead, start, closing) or _tag_end(ahead, start, closing)
        return Foreign(start, end, Kind.TAG) if end else None
    attributes = _ATTRIBUTES.match(ahead.text, start)
    return Foreign(start, attributes.end(), Kind.ATTRIBUTES) if attributes else None


def _comment(ahead: Ahead, start: int) -> Foreign | None:
    text = ahead.text
    opening = _COMMENT.match(text, start)
    if opening is None:
        return None
    mark, form = _ENDS[opening[0][:2]]
    stop = ahead.find(mark, opening.end())
    closing = form.match(text, stop)
    if closing is None:
        return None
    if mark == "endcomment":
        stop = text.rfind("{%", start, stop)
    return Foreign(start, closing.end(), Kind.COMMENT, text[opening.end() : stop].strip("-"))


def _literal_end(ahead: Ahead, start: int, closing: str) -> int:
    """Return where a block of code in a template language ends, or 0."""
    name = _LITERAL.match(ahead.text, start)
    if name is None:
        return 0
    last = ahead.find(f"/{name['hugo']}" if name["hugo"] else f"end{name['liquid']}", start)
    end = ahead.text.find(closing, last)
    return end + len(closing) if end >= 0 else 0


def _tag_end(ahead: Ahead, start: int, closing: str) -> int:
    """Return where a tag ends, or 0; none goes beyond its paragraph."""
    end = ahead.find(closing, start + 2)
    if end >= ahead.blank_line(start):
        return 0
    end += len(closing)
    return end + 1 if ahead.text.startswith("{{{", start) and ahead.text.startswith("}", end) else end
