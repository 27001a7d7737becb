"""Text as it is searched: without case, without kinds of gaps, or as bytes, of which words are parted fastest by far.

What is folded is as long as it was, so that a place in it is a place in the text.
"""

from __future__ import annotations

import codecs

# What may stand between the words of a term, or in an apostrophe's place; each as long as what it becomes.
_GAPS = (
    ("-", " "),
    ("\n", " "),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2010", " "),
    ("\u2011", " "),
    ("\u2019", "'"),
    ("\u0130", "I"),
)
_GAPS_IN_ASCII = _GAPS[:2]

# Letters of Latin-1 as they are, each figure as 0, and for all the rest a space.
_IN_WORDS = bytes(48 if chr(code).isdecimal() else code if chr(code).isalpha() else 32 for code in range(256))


def lower(text: str) -> str:
    """Return the text in lower case."""
    return (text if text.isascii() else text.replace("\u0130", "I")).lower()


def fold(text: str) -> str:
    """Return the text without case and without kinds of gaps."""
    for character, folded in _GAPS_IN_ASCII if text.isascii() else _GAPS:
        text = text.replace(character, folded)
    return text.lower()


def as_words(folded: str) -> bytes:
    """Return the words of a folded text with spaces between them; of other scripts than Latin only the figures."""
    return folded.encode("latin-1", "glossary-cli-words").translate(_IN_WORDS)


def _figures(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join("0" if one.isdecimal() else " " for one in error.object[error.start : error.end]), error.end


codecs.register_error("glossary-cli-words", _figures)
