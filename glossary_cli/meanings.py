"""What two phrases have in common, whatever their grammar."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from glossary_cli.patterns import finder, lazy
from glossary_cli.remembering import REMEMBERED

_WORD = lazy(r"[^\W_][\w-]*")
_SMALL = frozenset(
    "a an the of in on to and or for from with within at by per is are was were be been being that which who whom "
    "whose when where if as once has have had will would can could may might must shall should do does did it its "
    "they their them we our us you your he she his her this these those than then so there here also only just both "
    "either each every any all some such other same own into onto over under about through via after before during "
    "until up out off back more most less least very too one not no nor never neither cannot isn't aren't doesn't "
    "don't usually typically generally currently now already yet still ever e.g i.e etc e g i s t".split()
)
_NEGATION = finder(
    "not|never|no longer(?! than)|cannot|without|neither|nor"
    "|no(?! (?:more|less|fewer|later|longer|earlier|sooner|higher|lower|greater|smaller) than)"
    "|isn't|aren't|wasn't|hasn't|haven't|doesn't|don't|can't|won't"
)
# The first that fits is taken off.
_ENDINGS = tuple(
    "ications ication ities ity ations ation ments ment ings ing ances ance ences ence ions ion ers er ors or als al "
    "ies ied ed es s ly y e".split()
)
_SHORTEST = 4
"""Letters that a word keeps."""
MOST_ENDINGS = 2
"""Endings that one word has: manage-ment, manage-r-s."""

# Words that teams use for one thing when they say how fast, how long, how big and how much.
_SYNONYMS = (
    "follow-up follow followup respond response reply answer contact call sla action touch speed reach hear quick fast",
    "score scoring point threshold",
    "length duration period last long expire expiry run window life lifetime lifespan live take",
    "size headcount employee staff seat",
    "accept acceptance approve approval decide decision",
    "rent rental hire lease",
    "notice warning advance ahead",
    "attempt try touchpoint call",
    "retention retain keep store hold delete erase purge",
    "age old",
    "interval frequency cadence rhythm cycle often",
    "fee price cost pay payment charge",
    "recycle return",
    "target goal quota aim objective",
    "inactivity inactive idle activity dormant",
)


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> frozenset[str]:
    """The words of a text that say something, each as its stem."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower().replace("’", "'")) if word not in _SMALL)


@cache
def _stem(word: str) -> str:
    """A word without the endings that grammar gives it; cut to what its derivatives share."""
    if word.endswith("ies") and len(word) > _SHORTEST:
        word = word[:-3] + "y"
    for _ in range(MOST_ENDINGS):
        ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
        word = word.removesuffix(ending)
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


@cache
def _groups() -> dict[str, frozenset[int]]:
    """The numbers of the lines of synonyms that a stem is in."""
    groups: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_SYNONYMS):
        for stem in map(_stem, line.split()):
            groups[stem] = groups.get(stem, frozenset()) | {number}
    return groups


@lru_cache(maxsize=REMEMBERED)
def meanings_of(text: str) -> frozenset[str | int]:
    """The words of a text, those that teams use for one thing as one."""
    groups = _groups()
    words = words_of(text.replace("-", " ")) | words_of(text)
    return frozenset(meaning for word in words for meaning in groups.get(word, (word,)))


SUCH_AS = lazy(r",?\s+(?:such\s+as|like|e\.g\.|including)\s", re.IGNORECASE)
"""Behind a noun that examples follow: “buying groups such as …”."""
MOST_LONGER = 2
"""Words more than it names that a text may have."""
_SHARED = 5
"""Letters that two words of one family begin with: registered, registration."""


def names(text: str, other: str) -> bool:
    """Whether a text has all words of another, in whatever form, and few more: “who registers for the webinar”."""
    said, known = (words_of(phrase.replace("-", " ")) for phrase in (text, other))
    if not known or len(said) > len(known) + MOST_LONGER or is_negated(text) != is_negated(other):
        return False
    return all(word in said or any(are_kin(word, one) for one in said) for word in known)


def are_kin(one: str | int, other: str | int) -> bool:
    """Whether two stems may be of one family, by how they begin: “exten(d)”, “extens(ion)”."""
    if isinstance(one, int) or isinstance(other, int):
        return False
    return min(len(one), len(other)) >= _SHARED and one[:_SHARED] == other[:_SHARED]


@lru_cache(maxsize=REMEMBERED)
def is_negated(text: str) -> bool:
    return _NEGATION.search(text) is not None
