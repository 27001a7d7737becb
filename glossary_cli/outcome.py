"""What one document came to, before the documents are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary_cli.findings import Found

if TYPE_CHECKING:
    from glossary_cli.senses import Decision
    from glossary_cli.statements.statement import Statement
    from glossary_cli.suppression import Suppression


class Outcome(NamedTuple):
    """What one document came to; `statements` are those that other documents may go against, about the `topics`.

    `digest` is that of its content, and empty where that could not be read; `state` that of the file before.
    """

    path: str
    digest: str
    state: str
    found: tuple[Found, ...]
    suppressions: tuple[Suppression, ...] = ()
    statements: tuple[Statement, ...] = ()
    topics: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether anything of it matters to a run once it is kept."""
        return bool(self.found or self.suppressions or self.statements or self.decisions)
