"""Readers of document formats: a line in the table each."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from os.path import splitext

from glossary_cli.document import Document
from glossary_cli.source import Source

Reader = Callable[[Source], Document]
"""What a reader is: a function from a source to a document; it never fails, whatever the text."""

READERS = {
    ".md": "markdown:read",
    ".markdown": "markdown:read",
    ".mdown": "markdown:read",
    ".mkd": "markdown:read",
    ".qmd": "markdown:read",
    ".rmd": "markdown:read",
    ".mdx": "mdx:read",
}
"""The module and the function that read a suffix; imported when a document with it is read."""


def read_document(source: Source) -> Document:
    """Read a source by the suffix of its path, as Markdown where the suffix has no reader of its own."""
    module, _, function = READERS.get(splitext(source.path)[1].lower(), READERS[".md"]).partition(":")
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    return reader(source)
