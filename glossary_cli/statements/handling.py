"""Who owns what a concept covers, whom it is handed to, and which stage it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from glossary_cli.document import Block
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import LABEL, any_of, clause_breaks, finder, lazy, word_of
from glossary_cli.statements.context import (
    entry_subject,
    first_thing_in,
    is_about_nothing,
    objects_in,
    question_before,
    subject,
    things_in,
    topic,
)
from glossary_cli.statements.cues import (
    BELONGING,
    BY,
    DOING,
    FIGURE,
    HANDLING,
    MOVING,
    OWNING,
    ROUTING,
    STAGE,
    TO,
    WORK,
)
from glossary_cli.statements.modes import is_bad_example, is_question, is_supposed, mode_of
from glossary_cli.statements.page import PROSE, Page, Span
from glossary_cli.statements.roles import Role, find_role
from glossary_cli.statements.statement import Handling, Statement, Subject

FARTHEST = 2000
"""Characters of a paragraph before a sentence in which “they” are named."""

_BREAKS = clause_breaks("and|but|so|then|while|whereas", marks=r"[;:()]\s|,\s")
# “They are …”, “**Owner** – routed to …”: a sentence that does not name what it is about.
_UNNAMED = lazy(
    rf"[\W\d]*(?:{LABEL})?[*\W]*"
    + any_of("it|they|these|this|those|all of (?:them|these)|routed|assigned|owned|worked|handled|passed")
    + r"\b",
    re.IGNORECASE,
)


def handling_in(page: Page) -> Iterator[Statement]:
    """The statements of owners, teams and stages; of each kind at most one a sentence says of a concept."""
    for block in page.speaking:
        if block.kind not in PROSE:
            continue
        if block.row is not None and block.header is not None:
            yield from _in_cell(page, block, block.row, block.header)
        may_handle = page.cues(block.start, block.end) & WORK or _is_asked(page, block)
        if may_handle and not is_about_nothing(page, block):
            for sentence in page.sentences(block):
                yield from _in_sentence(page, block, sentence)


def _in_sentence(page: Page, block: Block, sentence: Span) -> Iterator[Statement]:
    is_answer = question_before(page, block, sentence) is not None
    if not (is_answer or page.cues(*sentence) & HANDLING):
        return
    if not page.known_in(*sentence) and not _UNNAMED.match(page.text, *sentence) and not is_answer:
        return
    if is_question(page, sentence) or is_bad_example(page, block, sentence.start):
        return
    told: set[tuple[str | None, str]] = set()
    for statement in chain(*(find(page, block, sentence) for find in (_answered, _handed, _owned, _staged))):
        key = statement.subject.concept, statement.kind
        if key not in told:
            told.add(key)
            yield statement


def _thing(page: Page, block: Block, sentence: Span, before: int) -> Subject | None:
    """What is handled: the first thing in the clause before the verb, or what “it” stands for."""
    clauses = [match.end() for match in _BREAKS.finditer(page.text, sentence.start, before)]
    for start in (*reversed(clauses), sentence.start):
        thing = first_thing_in(page, Span(start, before))
        if thing is not None:
            return subject(page, thing, block)
    owned = _owned_role(page, sentence, before)
    if owned is not None:
        return subject(page, owned, block)
    if not _UNNAMED.match(page.text, *sentence):
        return None
    earlier = first_thing_in(page, Span(max(block.start, sentence.start - FARTHEST), sentence.start))
    return subject(page, earlier, block) if earlier is not None else topic(page, block)


_COPULA = lazy(r"[\s)*]*(?:is|are)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)


def _owned_role(page: Page, sentence: Span, before: int) -> Occurrence | None:
    """Who stands just before the verb: “key opinion leaders are managed by …”."""
    named = page.known_in(sentence.start, before)
    return named[-1] if named and _COPULA.match(page.text, named[-1].end, before) else None


def _statement(
    page: Page, sentence: Span, thing: Subject, handling: Handling, cue: re.Match[str], end: int | None = None
) -> Statement:
    before = page.text[sentence.start : cue.start()]
    mode = mode_of(before[-30:] + cue[0])
    return page.state_fact(thing, handling, sentence, Span(cue.start(), end or cue.end()), mode)


# Handed to somebody, or done by somebody


# “… are owned by the SDR team”
_BY = lazy(
    word_of(
        "owned|worked|handled|managed|maintained|qualified|accepted|reviewed|monitored|followed up|picked up|actioned"
        "|engaged|processed|vetted|created|contacted|called|closed|assigned|led|run"
    )
    + r"(?:\s+(?:up|on|first|directly|only|then|manually|automatically))*\s+by\s+",
    re.IGNORECASE,
)
_PASSIVE = lazy(rf"{word_of('is|are|be|been|being|was|were|gets?')}[^,;:.]*\Z", re.IGNORECASE)
# “… are routed to the SDR team”, “pass the lead over to …”
_TO = lazy(
    word_of(
        r"rout(?:e|es|ed|ing)|re-?rout(?:e|ed)|assign(?:s|ed|ing)?|re-?assign(?:s|ed)?|pass(?:es|ed|ing)?"
        r"|hand(?:s|ed|ing)?|transfer(?:s|red)?|surfaced|distributed|given|moved?s?|forward(?:s|ed)?|escalated?|directed"
        r"|round[\s-]robin(?:ed|ned)?|goe?s?|delivered|change (?:the )?ownership"
    )
    + r"(?P<gap>[^.;:!?\0]{0,50}?)\s+(?:back\s+|over\s+|off\s+|on\s+|directly\s+|automatically\s+)*to\s+",
    re.IGNORECASE,
)
_BELONGS = lazy(
    r"\b"
    + any_of(
        r"responsibility of|belongs? to|(?:owner|ownership|dri)(?: (?:is|to|of the)|\s*[=:–—-])|owner (?:is|will be)"
        r"|remains? with|stays? with|credit (?:will )?(?:goes?|belongs?) to"
    )
    + r"\s+",
    re.IGNORECASE,
)
# What may stand between “to” and whom something goes to: “to the member of the sales development team”.
_DIRECTLY = lazy(
    any_of(
        "(?:an?|the|our|your|their|its|any|all|each|correct(?:ly)?|appropriate|respective|right|assigned|new|same"
        "|previous|original|inbound|outbound|regional|related) "
    )
    + "*"
    + any_of("(?:member|owner|person|one)s? (?:of|on|in|from) (?:the |our )?")
    + "?",
    re.IGNORECASE,
)


def _handed(page: Page, block: Block, sentence: Span) -> Iterator[Statement]:
    """MQLs are routed to the SDR team; MQLs are owned by the SDR team"""
    wanted = ((_TO, TO | ROUTING), (_BY, BY | DOING), (_BELONGS, BELONGING))
    there = page.cues(*sentence)
    for cues in (cues for cues, needed in wanted if there & needed == needed):
        for cue in cues.finditer(page.text, *sentence):
            whom = _whom(page, sentence, cue)
            if whom is None or (cues is _BY and not _is_passive(page, sentence, cue)):
                continue
            # What goes to somebody stands between the verb and “to”, else before.
            between = things_in(page, Span(*cue.span("gap"))) if cues is _TO else []
            if cues is _BELONGS:
                # “Opportunity owner: …”
                between = [thing for thing in objects_in(page, sentence) if cue.start() - 1 <= thing.end <= cue.start()]
            thing = subject(page, between[0], block) if between else _thing(page, block, sentence, cue.start())
            if thing is not None:
                yield _statement(page, sentence, thing, Handling(_role(cue[0]), whom.name), cue, whom.end)


def _whom(page: Page, sentence: Span, cue: re.Match[str]) -> Role | None:
    """The people right behind a cue, where it is no mere supposition."""
    whom = find_role(page, cue.end(), sentence.end)
    if whom is None or not _DIRECTLY.fullmatch(page.text, cue.end(), whom.start):
        return None
    return None if is_supposed(page.text[sentence.start : cue.start()]) else whom


def _is_passive(page: Page, sentence: Span, cue: re.Match[str]) -> bool:
    """Whether a participle before “by” is no mere attribute: “are owned by”."""
    return _PASSIVE.search(page.text, max(sentence.start, cue.start() - 40), cue.start()) is not None


_OWNING = finder(r"manag\w*|own\w*|responsib\w+|accountable|belong\w*|dri")
_TASK = finder(
    r"creat\w+|generat\w+|track\w*|convert\w*|sourc\w+|clos\w+|led|leads?|run|sets?|maintain\w*|review\w*|vetted"
)


def _role(verb: str) -> str:
    """What the verb makes of the people: owners, those to whom something goes, or those who do a task with it."""
    if _OWNING.search(verb):
        return "owner"
    return "task" if _TASK.search(verb) else "route"


# Owned by somebody


_WILL = any_of(
    "will|can|should|must|may|to|also|always|then|only|actively|typically|usually|manually|either|automatically|has to"
    "|have to|needs? to|not|do|does|don't|doesn't"
)
_OWN = any_of(
    r"owns?|works?|handles?|manages?|qualif(?:y|ies)|monitors?|engages?(?: with)?|follows? up (?:on|with)|maintains?"
    r"|tracks?|creates?|accepts?|receives?|converts?|pursues?|contacts?|prospects?|calls?|closes?|reviews?|sources?"
    r"|generates?|leads?|runs?|sets?|(?:is|are) the owners? of|(?:is|are) in charge of"
    r"|(?:is|are) (?:\w+ )?(?:responsible|accountable) for"
    r"(?! (?:help|influenc|support|driv|generat|creat|develop|improv|increas)ing)"
)
# “SDRs own all MQLs”, “the SDR team is responsible for all MQLs”
_OWNS = lazy(
    rf"\s+(?:team\s+|teams\s+|organi[sz]ation\s+)?(?P<relative>(?:that|who)\s+)?(?:{_WILL}\s+)*{_OWN}\s+",
    re.IGNORECASE,
)
_THEM = lazy(r"(?:it|them|these|those|this)\b", re.IGNORECASE)


def _owned(page: Page, block: Block, sentence: Span) -> Iterator[Statement]:
    """SDRs own all MQLs"""
    if not page.cues(*sentence) & OWNING:
        return
    for cue in _OWNS.finditer(page.text, *sentence):
        who = find_role(page, max(sentence.start, cue.start() - 40), cue.start(), at_end=True)
        if who is None or is_supposed(page.text[sentence.start : who.start]):
            continue
        named = first_thing_in(page, Span(cue.end(), min(sentence.end, cue.end() + 70)))
        thing = subject(page, named, block) if named is not None else None
        if thing is None and _THEM.match(page.text, cue.end(), sentence.end):
            thing = _thing(page, block, sentence, who.start)
        if thing is not None:
            found = _statement(page, sentence, thing, Handling(_role(cue[0]), who.name), cue)
            # “The SDR that owns the lead” is said of one that happens to have such an owner.
            yield found._replace(is_conditional=found.is_conditional or cue["relative"] is not None)


# “Who works the leads? The sales team.”
_WHO = lazy(rf"\bwho\s+(?:\w+ly\s+)?(?P<verb>{_OWN})\b", re.IGNORECASE)


# “A: The sales team.”
_ANSWER = lazy(r"\W*(?:A\b\W+)?")


def _is_asked(page: Page, block: Block) -> bool:
    asked = page.intros.get(block.start)
    return asked is not None and _WHO.search(page.text, asked.start, asked.end) is not None


def _answered(page: Page, block: Block, sentence: Span) -> Iterator[Statement]:
    """Who does what a question asks for, where the answer begins with them."""
    asked = question_before(page, block, sentence)
    cue = _WHO.search(page.text, *asked) if asked is not None else None
    who = find_role(page, *sentence) if cue is not None else None
    if cue is None or asked is None or who is None:
        return
    lead_in = _ANSWER.match(page.text, sentence.start, who.start)
    if not _DIRECTLY.fullmatch(page.text, lead_in.end() if lead_in else sentence.start, who.start):
        return
    thing = first_thing_in(page, Span(cue.end(), asked.end))
    if thing is not None:
        handling = Handling(_role(cue["verb"]), who.name)
        yield page.state_fact(subject(page, thing, block), handling, sentence, Span(who.start, who.end))


_OWNER_HEAD = finder(
    "owners?|owned by|assignment|assigned to|dri|responsible|queue|handled by|worked by|group|answers for(?: it)?"
    "|accountable|in charge"
)
_KIND_HEAD = finder("(?:status|stage|metric|kpi|lifecycle|disposition|segment|type of lead|lead|concept|term)s?")
_LONGEST_CELL = 90


def _in_cell(page: Page, cell: Block, row: Block, head: Block) -> Iterator[Statement]:
    """A column “Owner” of a table of statuses"""
    if cell.end - cell.start > _LONGEST_CELL or not _OWNER_HEAD.search(page.text, head.start, head.end):
        return
    thing = entry_subject(page, row, cell)
    is_kind = row.header is not None and _KIND_HEAD.search(page.text, row.header.start, row.header.end)
    if thing is not None and (thing.concept is not None or is_kind):
        owner = Handling("owner", page.one_line(cell.start, cell.end))
        yield page.state(thing, owner, Span(row.start, cell.end))


# In a stage


# “stage 2”, “1-Discovery”, “the Interest stage”
_STAGE = any_of(
    r"stage [\"“]?\d[\w\s–-]{0,30}|\d\s?[-–]\s?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
    r"|[\"“]?[A-Z][\w-]*(?: [A-Z][\w-]*)?[\"”]? (?:stage|status)"
    r"|(?:interest|qualification|discovery|evaluation|proposal|negotiation) stage"
)
# “Opportunities begin at the Interest stage”, “it is moved from stage 0 to 1-Discovery”
_MOVES = lazy(
    r"\b"
    + any_of(
        "begins?|starts?|enters?|will be|remains?|stays?|(?:is|are|be|been|gets?) moved|moves?|progress(?:es)?"
        "|transition(?:s|ed)?|reach(?:es)?"
    )
    + r"\s+"
    + any_of(r"from [^.;:!?\0]{2,50}? (?:to|into) |in(?:to)? |at |to |with |as ")
    + rf"?(?:the\s+|a\s+)?(?P<stage>{_STAGE})",
)


def _staged(page: Page, block: Block, sentence: Span) -> Iterator[Statement]:
    """Opportunities begin at the Interest stage"""
    cues = page.cues(*sentence)
    if not (cues & MOVING and cues & (STAGE | FIGURE)):
        return
    for cue in _MOVES.finditer(page.text, *sentence):
        things = things_in(page, Span(sentence.start, cue.start()))
        if things and not is_supposed(page.text[sentence.start : cue.start()]):
            stage = Handling("stage", page.one_line(*cue.span("stage")).strip(' "“”.'))
            yield _statement(page, sentence, subject(page, things[-1], block), stage, cue)
