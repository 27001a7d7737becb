"""How a sentence says what it says: as a fact, a denial, a question, a supposition, or an example to avoid."""

from __future__ import annotations

import re

from glossary_cli.document import Block
from glossary_cli.grammar import names_outdated_terms
from glossary_cli.numerals import NUMBER_WORD
from glossary_cli.patterns import any_of, finder, lazy, word_of
from glossary_cli.statements.introductions import QUESTION_ENDS
from glossary_cli.statements.page import Page, Span
from glossary_cli.statements.statement import Mode

_DENIAL = finder(
    "not|never|no longer|isn't|aren't|wasn't|weren't|doesn't|don't|cannot|can't|nor|nobody|no one|nothing|none|neither"
    "|(?:is|are) no"
)
_UNREAL = finder("suppose|imagine|let's say|hypothetical(?:ly)?|might|would be|could be")
# “If a lead …”, but “after 30 days a lead …”, “expires after ” 30 days; “we would like to …”, “how to …”, “should …”.
_CONJUNCTION = (
    rf"(?:{word_of('if|whether|unless|suppose|assuming|imagine|as though')}"
    rf"|{word_of('until|before|prior to|when|once|after|as soon as')}(?!\s*\Z))"
)
_WISH = any_of(
    "who|that|which|should|would|could|may|might|please|let's"
    r"|(?:want|like|likely|wish|hope|need|start|begin|try|going|about|how)\w* to"
)
# “Someone wrote that …”: what was said is not what holds.
_REPORT = word_of(r"(?:wrote|said|claimed|thought|believed|assumed|heard|argued|complained|told \w+) that")
_SUPPOSITION = lazy(
    rf"{_CONJUNCTION}(?!\s+(?:\d|{NUMBER_WORD.pattern}))[^,.;:]*\Z|{_REPORT}\s[^,.;:]*\Z|\b{_WISH}\s*\Z",
    re.IGNORECASE,
)
# “Wrong: …”, “don't say …”, “❌ …”
_FAULT = "wrong|bad|incorrect|myth|false|misconception"
_REJECTED = word_of(f"{_FAULT}|avoid|don't|do not|never")
_BAD_EXAMPLE = lazy(
    rf"(?:{_REJECTED}[^.\0]{{0,30}}?(?:[:>“\"‘]|\bsay\b|\bwrite\b)\s*|❌\s*|✗\s*|👎\s*)[“\"‘'*_]*\Z", re.IGNORECASE
)
# “Wrong: an MQL is …”, in the sentence itself.
_LABELLED_BAD = lazy(
    r"\W*(?:"
    + any_of(
        f"{_FAULT}|proposals?|proposed|ideas?|suggestions?|drafts?"
        "|(?:don't|do not|never|avoid) (?:say|write|saying|writing)"
    )
    + r"(?: examples?)?\W*:|[❌✗👎])",
    re.IGNORECASE,
)
# “"A lead is a …" (not true)”: quoted, to be contradicted.
_QUOTED = lazy(r"[^\w\"“„\0]*[\"“„][^\"”“\0]{5,300}[\"”“](?P<behind>[^\0]{0,80})")
_CONTRADICTED = finder(
    f"{_FAULT}|untrue|(?:not|isn't|wasn't|never|no longer) (?:\\w+ )?(?:true|good|right|correct|so|ok|okay|the case)"
    "|nonsense|outdated|misleading|nobody|we don't"
)
_LEADING = 60
"""Characters before a sentence in which it may be announced as an example."""


def is_question(page: Page, sentence: Span) -> bool:
    return page.text.endswith(QUESTION_ENDS, sentence.start, sentence.end)


def is_bad_example(page: Page, block: Block, start: int) -> bool:
    """Whether what stands at `start` is shown as what nobody should write."""
    before = page.text[max(block.start, start - _LEADING) : start]
    if _BAD_EXAMPLE.search(before) or _LABELLED_BAD.match(page.text, start, block.end):
        return True
    quoted = _QUOTED.match(page.text, block.start, block.end)
    if quoted and quoted.start("behind") > start and _CONTRADICTED.search(quoted["behind"]):
        return True
    label = block.header or block.heading
    return label is not None and names_outdated_terms(page.text[label.start : label.end])


def is_supposed(before: str) -> bool:
    """Whether the clause that goes on after `before` is one that only supposes: “if a lead …”, “until it …”."""
    return _SUPPOSITION.search(before) is not None


def mode_of(clause: str) -> Mode:
    """The mode of a clause that is no question: by its verb and what belongs to it."""
    if _UNREAL.search(clause):
        return Mode.SUPPOSED
    return Mode.DENIED if _DENIAL.search(clause) else Mode.ASSERTED
