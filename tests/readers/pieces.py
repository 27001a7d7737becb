"""Pieces of pages, spelled out: with spaces between them, and signs for the white space in them."""

from __future__ import annotations

_SIGNS = {"␣": " ", "⏎": "\n", "⇥": "\t"}


def spelled(text: str) -> list[str]:
    """The pieces of a text; an empty one is left out."""
    return ["".join(_SIGNS.get(character, character) for character in piece) for piece in _split(text)]


def _split(text: str) -> list[str]:
    # No other white space than what stands between pieces: a no-break space may be one.
    return [piece for line in text.split("\n") for piece in line.split(" ") if piece]
