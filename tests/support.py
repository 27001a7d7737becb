"""Small glossaries and readings for tests, without files."""

from __future__ import annotations

from glossary_cli.config import Scope
from glossary_cli.document import Anchors, Block, BlockKind, Document
from glossary_cli.forms import forms_of
from glossary_cli.glossary import Concept, Designation, Glossary, Intension, Status
from glossary_cli.matching import Matcher
from glossary_cli.readers import read_document
from glossary_cli.reading import Reading, read
from glossary_cli.source import Source


def concept(
    term: str,
    abbreviation: str | None = None,
    *,
    admitted: tuple[str, ...] = (),
    deprecated: tuple[str, ...] = (),
    subject: str = "go-to-market",
    cues: tuple[str, ...] = (),
    audience: tuple[str, ...] = (),
    status: str | None = None,
) -> Concept:
    designations = [Designation(term)]
    if abbreviation:
        designations.append(Designation(abbreviation, is_abbreviation=True))
    designations += [Designation(text, Status.ADMITTED) for text in admitted]
    designations += [Designation(text, Status.DEPRECATED) for text in deprecated]
    return Concept(
        id=term.replace(" ", "-").lower(),
        designations=tuple(designations),
        path=f"definitions/{term.replace(' ', '-')}.yaml",
        places={},
        intension=Intension("thing", ("is told apart",)),
        subject=subject,
        cues=cues,
        audience=audience,
        status=status,
    )


def paragraph(text: str) -> Document:
    """A document of one paragraph, in which no character is markup."""
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Document(Source("page.md", text), text, (block,), Anchors((0,), (0,), {}))


def reading(
    text: str, *concepts: Concept, scope: Scope | None = None, path: str = "page.md", explain: bool = False
) -> Reading:
    """Read a text against a glossary of these concepts."""
    glossary = Glossary(concepts)
    document = read_document(Source(path, text))
    return read(document, glossary, Matcher(forms_of(glossary)), scope or Scope(), explain=explain)


def found(text: str, *concepts: Concept) -> list[tuple[str, str]]:
    """The occurrences of the glossary's concepts in a text: as written, and the id."""
    page = reading(text, *concepts)
    return [(page.text(o.start, o.end), o.concept) for o in page.occurrences if o.concept is not None]
