"""Just enough English to tell a term from the same word in everyday use: a verb, a role, a set phrase.

Closed classes of words and the nouns of roles; nothing here is of one company or one field.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossary_cli.patterns import lazy
from glossary_cli.remembering import REMEMBERED

DETERMINERS = frozenset(
    "a an the this that these those each every any some no all both either neither another such what which whose "
    "my your our their his her its one many few several more most other new".split()
)
_SINGULAR = frozenset("a an this that each every either neither another one".split())
_VERB_BEFORE = frozenset(
    "to will would can could may might must shall should cannot won't can't don't doesn't didn't does do did not "
    "i we you they he she it who that which and/or then also often usually typically always never potentially "
    "likely only help helps let lets".split()
)
_OBJECT_AFTER = frozenset(
    "to a an the this that these those our your their his her its my us you them me him it by up into through "
    "towards toward back each all both".split()
)
_ROLES = frozenset(
    "team tech technical project product programme program group squad engineering design department division "
    "practice shift section chapter guild research content data security support community regional".split()
)
# Nouns that are verbs too, in the third person singular as in the plural.
_ALSO_VERBS = frozenset(
    {"lead", "leads", "account", "accounts", "trial", "trials", "segment", "segments", "convert", "contact"}
)
# Set phrases that have nothing to do with the term, by the word they are found at.
_PHRASES = {
    word: lazy(phrase, re.IGNORECASE)
    for words, phrase in (
        (("account",), r"\b(?:into|on|taken?|taking|took)\s+(?:the\s+)?account\b(?!\s+(?:page|record|view))"),
        (("lead",), r"\blead\s+(?:time|times|magnet)\b"),
        (
            ("opportunity", "opportunities"),
            (
                r"\bopportunit(?:y|ies)\s+to\s+(?!(?:an?|the|this|that|our|your|their|its|his|her)\b)(?-i:[a-z])"
                r"|\bopportunity\s+costs?\b|\bequal\s+opportunit"
            ),
        ),
        (("trial",), r"\btrial\s+and\s+error\b"),
    )
    for word in words
}
_WORD_AFTER = lazy(r"[\s\u00a0]+([\w'’]+)")


LONGEST_WORD = 60
"""Characters; what is longer is a chain of words with slashes, and none of those that are looked for."""


def word_before(text: str, start: int) -> str:
    """The word before, in lower case, unless a sign or the block's beginning stands between."""
    gap = start
    while gap and text[gap - 1] in " \n\u00a0":
        gap -= 1
    first = gap
    while first and gap - first < LONGEST_WORD and (text[first - 1].isalnum() or text[first - 1] in "'’/_"):
        first -= 1
    return text[first:gap].lower() if gap < start else ""


def word_after(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text, end)
    return match[1].lower() if match else ""


def is_everyday_use(text: str, start: int, end: int) -> bool:
    """Whether a single common word is used as a verb, for a role or in a set phrase, and not as a term."""
    word = text[start:end]
    if " " in word or not (word.islower() or word.istitle()):
        return False
    if text[start - 1 : start] in ("-", "‑") or (
        text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isalpha()
    ):
        return True
    lower = word.lower()
    if lower in _PHRASES:
        phrase = _PHRASES[lower].search(text, max(0, start - 20), end + 24)
        if phrase is not None and phrase.start() < end and start < phrase.end():
            return True
    if lower not in _ALSO_VERBS:
        return False
    before, after = word_before(text, start), word_after(text, end)
    # "This leads to": one thing, so the s is a verb's.
    if before in _SINGULAR and lower.endswith("s"):
        return True
    if before in DETERMINERS and before not in _VERB_BEFORE:
        return False
    if before.endswith("ly") and len(before) > 4:
        return after in _OBJECT_AFTER
    if before in _VERB_BEFORE and not (before in ("that", "which", "it") and after in ("is", "are")):
        return True
    if lower.startswith("lead") and before in _ROLES:
        return True
    return after in _OBJECT_AFTER and before != "" and not before.endswith("'s")


# Talk about words


_MENTION_BEFORE = lazy(
    r"(?:,\s+(?:not|never)|\b(?:not|never)(?=\s+[\"“‘'*])|\b(?:instead\s+of|rather\s+than|formerly|previously|fka|f/k/a|formerly\s+known\s+as|no\s+longer|"
    r"(?:once|previously|formerly|also)\s+(?:called|known\s+as)|(?:do(?:es)?\s*n[o'’]t|never|not\s+to)\s+(?:say|use|write|call\s+\w+)|avoid(?:s|ing)?|used?\s+the|what\s+(?:you|they|some)\s+call|"
    r"deprecated?|replac(?:es|ing)|(?:the\s+)?words?|(?:old|older|former)\s+(?:name|term|title)(?:\s+(?:is|was|for))?))"
    r"(?:\s+(?:the\s+)?(?:term|word|abbreviation)s?)?[\s:,(]*(?:(?:an?|the)\s+)?[\"“‘'*]*"
    r"(?:[\w-]+(?:\s[\w-]+)?[\"”’'*]*\s*(?:,|or|and|/)\s*(?:or\s+|and\s+)?[\"“‘'*]*){0,3}$",
    re.IGNORECASE,
)
_MENTION_AFTER = lazy(
    r"[\"”’'*)]*(?:\s+(?:is|was|has\s+been|are|were)\s+(?:now\b|no\s+longer\b|deprecated|retired|replaced|renamed|banned|gone)"
    r"|\s+no\s+longer\b|\s*\((?:now|deprecated|old|formerly)\b|,?\s+we\s+(?:now\s+)?(?:call|say)\b)",
    re.IGNORECASE,
)
# What heads a column, or begins a row, of terms that are not to be used.
_OUTDATED = lazy(
    r"\b(?:don['’]t|do\s+not|avoid|deprecated|instead\s+of|old|former|obsolete|not\s+to\s+\w+|wrong|never|myths?|misconceptions?"
    r"|don['’]?ts|must\s+go)\b|❌",
    re.IGNORECASE,
)
_VERB_SIGNS = frozenset("to will would can could may might must shall should cannot i we you they let's don't".split())


@lru_cache(maxsize=REMEMBERED)
def names_outdated_terms(text: str) -> bool:
    """Whether a header or a label announces terms that are not to be used: “Don't say”, “Deprecated”."""
    return len(text) < 60 and _OUTDATED.search(text) is not None


def is_verb(text: str, start: int, end: int) -> bool:
    """Whether a term in lower case stands where only a verb can: after a pronoun, a modal or “to”."""
    return text[start:end].islower() and word_before(text, start) in _VERB_SIGNS


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether a term is spoken about rather than used: “write Salesforce instead of SF or SFDC”."""
    if _MENTION_BEFORE.search(text, max(0, start - 80), start) or _MENTION_AFTER.match(text, end):
        return True
    return _is_quoted_to_be_rejected(text, start, end)


# “Do not tell visitors that they "get a free audit".”, “Writing "mqls" in notes.”
_OPENED = lazy(r"(?P<before>[^.!?\0\n]{0,60})[\"“„](?P<inside>[^\"“”„\0\n]{0,40})\Z")
_CLOSED = lazy(r"[^\"“”„\0\n]{0,40}[\"”“](?P<behind>[^.!?\0\n]{0,40})")
_REJECTS = lazy(
    r"\b(?:not|never|avoid|\w+n['’]t|stop|nobody|instead|wrong|old|writing|saying|spelling|no\s+longer)\b",
    re.IGNORECASE,
)


def _is_quoted_to_be_rejected(text: str, start: int, end: int) -> bool:
    """Whether a term stands in a quotation that its sentence rejects."""
    opened = _OPENED.search(text, max(0, start - 102), start)
    closed = _CLOSED.match(text, end) if opened is not None else None
    if opened is None or closed is None:
        return False
    return _REJECTS.search(opened["before"]) is not None or _REJECTS.search(closed["behind"]) is not None


# Plurals with an apostrophe


_PLURAL_BEFORE = frozenset(
    "these those many few several more most some fewer both other numerous multiple various two three four five six "
    "seven eight nine ten".split()
)
_PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below between by during for from in "
    "into like of off on onto out over per since than through to toward towards under until up upon via with within "
    "without".split()
)
_NOT_A_NOUN = frozenset(
    "and or but nor so that which who whom whose when where while because if unless although though then also not "
    "will would can could may might must shall should cannot won't can't don't aren't are were have had do did "
    "need get go come become remain".split()
)


_BEFORE_OWNER = lazy(r"\b(?:is|are|was|were|be|as|like|than)\s+(?:the|an?|our|your|their|another)\s+$")


def is_plural_with_apostrophe(text: str, start: int, end: int) -> bool:
    """Whether `MQL's`, with its ending from `end` on, is meant as a plural; in doubt it is a possessive.

    What follows decides: nothing that can be owned (a verb, a preposition, a conjunction, the end of the clause).
    """
    if text[end : end + 2] not in ("'s", "’s"):
        return False
    before = word_before(text, start)
    if before in _PLURAL_BEFORE or before.isdigit():
        return True
    after = word_after(text, end + 2)
    if after:
        return after in _NOT_A_NOUN or after in _PREPOSITIONS
    # "the decision is the AE's." owns something unsaid.
    return not _BEFORE_OWNER.search(text[max(0, start - 24) : start])
