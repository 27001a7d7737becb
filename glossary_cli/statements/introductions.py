"""What introduces the blocks of a document: a question before one, what announces a list, the item above an item."""

from __future__ import annotations

from collections.abc import Mapping

from glossary_cli.document import Block, BlockKind, Document

LONGEST = 300
"""Characters of a paragraph that announces a list."""
QUESTION_ENDS = ("?", "?”", '?"', "?)", "?*", "?**")
"""How a question ends, with what may close around it."""


def introductions(document: Document) -> Mapping[int, Block]:
    """The block that introduces another, by where the other begins; a question goes before what is above in a list."""
    return _above_items(document) | _questions(document)


def _questions(document: Document) -> dict[int, Block]:
    return {
        block.start: before
        for before, block in zip(document.blocks, document.blocks[1:], strict=False)
        if document.text.endswith(QUESTION_ENDS, before.start, before.end)
    }


def _above_items(document: Document) -> dict[int, Block]:
    """For list items: the item that they stand under, or the paragraph before the list."""
    found: dict[int, Block] = {}
    above: list[Block] = []
    for block in document.blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            is_short = block.kind is BlockKind.PARAGRAPH and block.end - block.start < LONGEST
            above = [block] if is_short else []
            continue
        while above and above[-1].kind is BlockKind.LIST_ITEM and above[-1].level >= block.level:
            above.pop()
        if above:
            found[block.start] = above[-1]
        above.append(block)
    return found
