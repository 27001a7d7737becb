"""What a document says about a concept, apart from the document: what rules compare and `glossary statements` lists.

A statement holds no reference to the document it comes from, so that those of all documents can be kept together.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from glossary_cli.findings import Location
from glossary_cli.quantities import Quantity


class Mode(Enum):
    """How something is said; what is asked, or quoted as an example of what not to write, is no statement at all."""

    ASSERTED = "asserted"
    DENIED = "denied"
    SUPPOSED = "supposed"


class Definition(NamedTuple):
    """What something is, or when it counts as one: genus, delimiting characteristics, members, as written.

    `is_kind` tells that the genus is named as such (“is a lead”), `is_enough` that whatever it says makes something one
    by itself (“attendees become MQLs”, “is any of”).
    """

    genus: str | None = None
    characteristics: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    is_kind: bool = False
    is_enough: bool = False

    @property
    def said(self) -> str:
        """All of it as one text."""
        return " ".join((self.genus or "", *self.characteristics, *self.members)).strip()


class LongForm(NamedTuple):
    """What an abbreviation stands for."""

    text: str


class Fact(NamedTuple):
    """A number said of a concept, `said` as written; `measure` is what the text around tells of what is measured.

    `is_defining` tells that it stands in what defines the concept.
    """

    measure: str
    quantity: Quantity
    said: str
    is_defining: bool = False


class Handling(NamedTuple):
    """Who owns a concept's objects, or where they are handed to; `role` is "owner", "route" or "stage"."""

    role: str
    value: str


class Equation(NamedTuple):
    """Another term that is used as if it were the same."""

    designation: str
    concept: str | None


Content = Definition | LongForm | Fact | Handling | Equation

KINDS: dict[type[Content], str] = {
    Definition: "definition",
    LongForm: "expansion",
    Fact: "fact",
    Handling: "fact",
    Equation: "equation",
}


class Subject(NamedTuple):
    """What a statement speaks of.

    `concept` is None where the glossary has none; `designation` is as written, without article and number. `limits` are
    the words that narrow it down: of "inbound leads from partners" they are "inbound" and "from partners". `is_implied`
    tells that only a heading names it.
    """

    concept: str | None
    designation: str
    limits: tuple[str, ...] = ()
    is_implied: bool = False


class Statement(NamedTuple):
    """What one place says, `text` in one line.

    `scope` holds the regions, segments, products and times that the sentence of a fact or the headings above speak of;
    `is_conditional` tells that it holds only roughly, or only if, when or unless something is so.
    """

    subject: Subject
    content: Content
    location: Location
    text: str
    mode: Mode = Mode.ASSERTED
    scope: tuple[str, ...] = ()
    is_conditional: bool = False

    @property
    def kind(self) -> str:
        """One of definition, expansion, fact, equation."""
        return KINDS[type(self.content)]
