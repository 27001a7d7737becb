"""Sentences that say when something becomes what they define: “a lead becomes an MQL once …”."""

from __future__ import annotations

import re

from glossary_cli.meanings import SUCH_AS, names
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import LABEL, any_of, lazy
from glossary_cli.statements.cues import BECOMING, LISTING
from glossary_cli.statements.modes import is_supposed, mode_of
from glossary_cli.statements.page import Page, Span
from glossary_cli.statements.phrases import after_lead_in, parted, parts_of, subject_of
from glossary_cli.statements.statement import Definition, Statement

ADVERBS = (
    any_of(
        "(?:usually|typically|generally|simply|just|basically|always|also|now|currently|still|then|therefore|only|not"
        "|no longer|no|never|automatically|often|sometimes|commonly|formally|officially) "
    )
    + "*"
)
"""Adverbs that may stand before a verb of definition."""

_IS_CALLED = any_of(
    "considered|deemed|classified|booked|filed|counted|called|known|regarded|treated|tagged|designated|labell?ed"
    "|referred to|termed|qualified|(?P<converted>converted)"
)
_NO_TERM = any_of("by|with|in|on|for|through|from|at|using|via|after|before|when|if|to")
_CUE = lazy(
    rf"""(?<!\s)\s+(?:
      (?:is|are|be|been|gets?)\s+{ADVERBS}{_IS_CALLED}(?:\s+to\s+be|\s+as|\s+(?:in)?to)?\s+
    | {ADVERBS}{any_of("becomes?|become|turns? into|qualif(?:y|ies) as|counts? as|constitutes?")}\s+
    )(?!{_NO_TERM}\b)(?=["“'‘`*]?\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_CONDITION = lazy(
    r"\s*(?:\([^()\0]{1,30}\)\s*)?(?:,\s*)?(?:\b(?:too|as\s+well|also|either|automatically|immediately)\s+)?\b"
    + any_of("if|when|once|where|as soon as|after|by|because|for|until")
    + r"\b\s+",
    re.IGNORECASE,
)
_TERM_END = lazy(
    r"[,;:]\s|\s[-–—(]|\s\(|[.!?]\s*\Z|\s+"
    + any_of(
        "if|when|once|where|as soon as|after|until|and|but|or|by|because|based|in|on|which|that|with|for|to|so|at|from"
        "|unless|while|since|too|just|like|as well|also|either|under|during|within|through|via|as|even|regardless"
        "|automatically|now|today|again|straight|right|immediately"
    )
    + r"\b|\Z",
    re.IGNORECASE,
)
_SUBORDINATE = lazy(any_of("if|when|once|after|as soon as|because|since|while|whenever") + r"\b", re.IGNORECASE)
# “… for visitors to become MQLs” wishes; “to become an MQL, a lead needs …” defines.
_INFINITIVE = lazy(r"\w\W+to\s*\Z", re.IGNORECASE)
# “It gets lively, because leads become …”
_NEXT_CLAUSE = lazy(r",\s+(?:because|since|so|but|while|whereas)\s+|\bbecause\s+", re.IGNORECASE)
# “Once someone reaches the score they count as …”
_RESUMED = lazy(r"\b(?:it|they|he|she|we)(?:\s+will|\s+can)?\s*\Z", re.IGNORECASE)
# “45 % of new leads become MQLs” counts, “to become a partner, …” goes on elsewhere; neither says what becomes one.
_COUNTED = lazy(rf"\W*(?:{LABEL})?\W*(?:about\s+|over\s+|only\s+|some\s+)?(?:\d|to\b)", re.IGNORECASE)
# “How people become leads”
_HOW = lazy(r"\W*(?:how|why|what|whether)\b", re.IGNORECASE)
_PRONOUN = lazy(r"(?:.*\W)?(?:it|this|these|that|they|you|we|he|she|what)(?:\s+will)?", re.IGNORECASE)
_MODAL = lazy(r"(?:will|shall|can|may|might|could|must)(?:\s+(?:also|then|only|never|not))?", re.IGNORECASE)
_FUTURE = lazy(r"\s+(?:will|shall|can|may|must)\b.*$", re.IGNORECASE)


def becoming(page: Page, sentence: Span) -> Statement | None:
    """The definition of what stands behind “becomes”, “is considered” and the like; what it says is enough for one."""
    cues = page.cues(*sentence)
    cue = _CUE.search(page.text, *sentence) if cues & BECOMING else None
    if cue is None and cues & LISTING:
        cue = _listed(page, sentence)
    if cue is None or _is_supposed(page, sentence, cue) or _is_wish(page, sentence, cue):
        return None
    stop = _TERM_END.search(page.text, cue.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    subject = subject_of(page, cue.end(), end)
    if subject is None or (subject.concept is None and not page.mentions_in(cue.end(), end)):
        return None
    if _COUNTED.match(page.text, sentence.start, cue.start()) or _HOW.match(page.text, *sentence):
        return None
    definition = _definition(page, sentence, cue, end)
    mode = mode_of(page.text[cue.start() - 8 : cue.end()])
    return page.state(subject, definition, sentence, mode) if definition else None


# “Resellers are customers too”: a definition where the glossary lists what it speaks of.
_ARE = lazy(
    rf"\s+(?:(?:is|are)\s+{ADVERBS}(?:included\s+in\s+)?|belongs?\s+(?:to|in)\s+"
    r"|falls?\s+(?:under|into)\s+|counts?\s+(?:towards?|into|in)\s+)(?:an?\s+|the\s+|our\s+)?(?=[“\"]?\w)",
    re.IGNORECASE,
)
_OF_A_LIST = "records?|rows?|lines?|cards?|entr(?:y|ies)|names?|ones?|lists?|views?|reports?|them|these|those"
# “Every guest is an MQL”: nothing else is asked for.
_UNIVERSAL = lazy(
    rf"\W*(?:every|each|any|all)\s+(?:(?!\b(?:is|are|who|that|which|with|{_OF_A_LIST})\b)[\w’'-]+\s+){{1,6}}?(?:is|are)\s+{ADVERBS}"
    r"(?:an?\s+|the\s+)?(?=[“\"]?\w)",
    re.IGNORECASE,
)


def _listed(page: Page, sentence: Span) -> re.Match[str] | None:
    """The copula before a concept that all of something is, or that lists what stands before it, or excludes it."""
    universal = _UNIVERSAL.match(page.text, *sentence)
    if universal is not None and not page.known_in(sentence.start, universal.end()):
        # “Every complaint is an opportunity” is a saying.
        named = [one for one in page.known_in(universal.end(), universal.end() + 1) if _is_of_the_trade(one)]
        return _ARE.search(page.text, sentence.start, universal.end() + 2) if named else None
    cues = {cue.end(): cue for cue in _ARE.finditer(page.text, *sentence)}
    for mention in page.known_in(*sentence) if cues else ():
        extension = page.glossary[mention.concept or ""].extension
        cue = cues.get(mention.start)
        if extension is not None and cue is not None:
            said = SUCH_AS.split(page.one_line(sentence.start, cue.start()), maxsplit=1)[0]
            if any(names(said, member) for member in (*extension.members, *extension.excludes)):
                return cue
    return None


def _is_of_the_trade(mention: Occurrence) -> bool:
    """Whether a designation is no everyday word: an abbreviation, or of several words."""
    return mention.designation.is_abbreviation or " " in mention.designation.text


def _is_supposed(page: Page, sentence: Span, cue: re.Match[str]) -> bool:
    is_resumed = _RESUMED.search(page.text, sentence.start, cue.start()) is not None
    return not is_resumed and is_supposed(page.text[sentence.start : cue.start()])


def _is_wish(page: Page, sentence: Span, cue: re.Match[str]) -> bool:
    is_infinitive = _INFINITIVE.search(page.text, sentence.start, cue.start()) is not None
    return is_infinitive and not cue[0].lstrip().lower().startswith("be ")


def _definition(page: Page, sentence: Span, cue: re.Match[str], end: int) -> Definition | None:
    """What becomes one, and once what; None where neither is said."""
    main = _main_clause(page, sentence, cue.start())
    members = parted(page.one_line(main, cue.start()))
    if len(members) > 2:
        return Definition(members=members, is_enough=True)
    genus, characteristics = parts_of(page, main, cue.start())
    if cue.groupdict().get("converted"):
        # What becomes something else by a conversion is no kind of it.
        genus, characteristics = None, (page.one_line(sentence.start, cue.start()), *characteristics)
    condition = _condition(page, sentence, main, end)
    if not condition and _PRONOUN.fullmatch(genus or "it"):
        return None
    characteristics = tuple(part for part in characteristics if not _MODAL.fullmatch(part))
    parts = (*characteristics, condition) if condition else characteristics
    named = None if _PRONOUN.fullmatch(genus or "") else genus
    return Definition(_FUTURE.sub("", named or "") or None, parts, is_enough=True)


def _main_clause(page: Page, sentence: Span, end: int) -> int:
    """Where the clause begins that goes on to `end`: behind “Once the webinar is over,”."""
    first = after_lead_in(page, sentence)
    if _SUBORDINATE.match(page.text, first, end):
        pronoun = _RESUMED.search(page.text, first, end)
        if pronoun:
            return pronoun.start()
        return max(first, page.text.rfind(", ", first, end) + 2)
    return max((match.end() for match in _NEXT_CLAUSE.finditer(page.text, first, end)), default=first)


def _condition(page: Page, sentence: Span, main: int, end: int) -> str:
    """What must be so: the clause behind the term, which ends at `end`, else the one before the main clause."""
    behind = _CONDITION.match(page.text, end, sentence.end)
    if behind:
        return page.one_line(behind.end(), sentence.end).rstrip(".")
    is_before = _SUBORDINATE.match(page.text, *sentence) is not None
    return page.one_line(sentence.start, main).strip(" ,") if is_before else ""
