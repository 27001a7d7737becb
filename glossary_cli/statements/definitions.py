"""Sentences that say what something is, or when it counts as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from glossary_cli.document import Block, BlockKind
from glossary_cli.glossary import normalize
from glossary_cli.patterns import any_of, finder, lazy, word_of
from glossary_cli.quantities import singular
from glossary_cli.relations import is_above, named_by
from glossary_cli.statements.becoming import ADVERBS, becoming
from glossary_cli.statements.context import objects_in
from glossary_cli.statements.cues import BY_US, DEFINING, FORWARD
from glossary_cli.statements.limits import limits_of
from glossary_cli.statements.modes import is_bad_example, is_question, is_supposed, mode_of
from glossary_cli.statements.page import PROSE, Page, Span, span_of
from glossary_cli.statements.phrases import after_lead_in, explanation_of, is_tool, joined_with, parted, subject_of
from glossary_cli.statements.statement import Definition, Statement, Subject

_SENTENCES = PROSE | {BlockKind.HEADING}


def definitions_in(page: Page) -> Iterator[Statement]:
    """The definitions in the sentences of a document."""
    for block in page.naming:
        if block.kind in _SENTENCES and page.cues(block.start, block.end) & DEFINING:
            for sentence in page.sentences(block):
                found = () if is_question(page, sentence) else _in_sentence(page, block, sentence)
                if found and not is_bad_example(page, block, sentence.start):
                    yield from found
    yield from _in_brackets(page)


def _in_sentence(page: Page, block: Block, sentence: Span) -> tuple[Statement, ...]:
    cues = page.cues(*sentence)
    if not cues & DEFINING or (page.only_known and not page.known_in(*sentence)):
        return ()
    if not page.mentions_in(*sentence):
        found = _forward(page, block, sentence)
        return (found,) if found else ()
    named = tuple(_by_us(page, block, sentence)) if cues & BY_US else ()
    found = None if named else _forward(page, block, sentence) or becoming(page, sentence)
    return (found,) if found else named


# An MQL is a lead that …


_VERB = any_of(
    "means?|refers? to|represents?|denotes?|describes?|consists? of|comprises?|includes?|signif(?:y|ies)|indicates?"
    "|illustrates?"
)
# “Where all of the following are true”, but not “where developers begin”.
_CRITERIA_NEXT = r"(?:all|any|one|both|each|an?|the|there)\b"
_FORWARD = lazy(
    rf"""(?<!\s)\s+(?:
      (?P<defined>(?:is|are)\s+{ADVERBS}
        (?:defined|described|understood|characteri[sz]ed|measured|calculated)\s+(?:as|by|when|to\s+be)\s*:?\s*)
    | (?:is|are)\s+{ADVERBS}(?:captured|created|generated|counted|flagged|used|built)\s+(?=(?:when|once|if|to|as)\b)
    | (?:is|are)\s+(?:for\s+\w+\s+)?where\s+(?={_CRITERIA_NEXT})
    | (?:is|are)\s+for\s+(?=\w+\s+(?:that|who|which)\b)
    | (?P<copula>{any_of("is|are|isn't|aren't")}\s+{ADVERBS}(?=[\w“"‘'*`]))
    | (?P<kinds>(?:can|may|could)\s+be\s+(?:further\s+)?
        {any_of("broken down|divided|split|grouped|categori[sz]ed|classified")}\s+into\s+
        (?:\w+\s+(?:types|kinds|groups|categories)\s*[,:]?\s*)?)
    | (?P<verb>(?:(?:shall|will)\s+)?{ADVERBS}{_VERB}(?:\s+to\s+us)?(?:\s+that|\s+when)?\s+
        (?!(?:it|this|we|you|they)\b))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Genera of definitions, whatever is defined; a sentence about anything else may only describe.
_DEFINING_GENUS = lazy(
    r"(?:an?|the|any|our)\s+(?:[\w-]+\s+){0,4}?"
    + any_of(
        "process|practice|method|act|ratio|percentage|share|rate|number|amount|date|stage|status|sum|total|measure"
        "|metric|value|term|group|set|subset|combination|framework|model|strategy|person|individual|organization"
        "|company|contact|classification|category|score|point in time"
    )
    + r"s?\s+"
    + any_of(r"of|at|in which|on which|when|where|that|who|used|for|to|between|the|an?|[^\W\d]\w*ed")
    + rf"\b|when\b|where\s+{_CRITERIA_NEXT}",
    re.IGNORECASE,
)
# After a copula: what is no noun, or a noun that says nothing.
_NO_GENUS = lazy(
    r"(?:not\s+)?"
    + any_of(
        r"\w+ed|\w+ing|\w+ly|able|available|important|responsible|ready|in|on|at|for|to|from|with|by|up|out|also|as|now"
        "|done|set|made|sent|run|being|free|put|kept|held|given|taken|shown|known|built|sold|bought|found|left|lost|won"
        "|gone|seen|chosen|tied|more|less|very|too|so|only|here|there|always|never|yours?|great|good|new|due|key|part"
        "|one of|about|because|if|that|what|how"
        rf"|where(?! {_CRITERIA_NEXT})"
    )
    + r"\b",
    re.IGNORECASE,
)
# “The responsibility of sales”, “a must”, “the first ones”: what is said of something, and not what it is.
_SAID_OF = lazy(
    r"(?:an?|the|our|one\s+of\s+(?:the|our))\s+(?:\w+\s+)?"
    + any_of("responsibility|job|task|duty|must|priority|focus|goal|same|best|case|reason|owner|contact person")
    + r"\b|(?:an?|the|our)\s+(?:[\w-]+\s+){0,2}"
    + any_of("words?|names?|topics?|questions?|stor(?:y|ies)|myths?|problems?")
    + r"\s*[.!,;]",
    re.IGNORECASE,
)
# Subjects that are of a text or of a plan, and no concepts.
_VAGUE = lazy(
    r"(?:\w+\s+)*"
    + any_of(
        "goal|purpose|reason|idea|point|key|result|step|default|team|role|page|issue|problem|question|answer|example"
        "|option|way|thing|part|rest|aim|focus|intent|intention|objective|mission|vision|section|document|table|list"
        "|following|best|difference|benefit|exception|recommendation|handbook"
    )
    + r"s?\Z",
    re.IGNORECASE,
)
_ARTICLE = lazy(r"(?:an?|the|any|anyone|anybody|someone|every|each|those|people)\b", re.IGNORECASE)
_RELATIVE = finder("that|who|which|whose|where|when|used|of|with")
_REACH = 70
"""Characters behind a verb that tell whether a definition begins there."""


def _forward(page: Page, block: Block, sentence: Span) -> Statement | None:
    if not page.cues(*sentence) & FORWARD:
        return None
    first = after_lead_in(page, sentence)
    cue = _FORWARD.search(page.text, first, sentence.end)
    if cue is None or is_supposed(page.text[first : cue.start()]):
        return None
    subject = subject_of(page, first, cue.start())
    if subject is None or not _defines(page, block, subject, Span(first, cue.start()), cue, sentence.end):
        return None
    return _of_the_kind(page, _statement(page, block, subject, sentence, cue))


# “… are MQLs that have decayed”
_NARROWED_GENUS = lazy(r"\A\s+(?:that|who|which|with)\b", re.IGNORECASE)


def _of_the_kind(page: Page, statement: Statement) -> Statement:
    """“Leads with 50 points are MQLs” says when something is an MQL, and nothing of leads as such."""
    subject, said = statement.subject, statement.content
    if not isinstance(said, Definition) or not subject.limits or subject.concept is None or not said.genus:
        return statement
    concept = page.glossary[subject.concept]
    kind = named_by(said.genus, page.glossary, concept)
    if kind is None or not is_above(concept, kind, page.glossary):
        return statement
    if _NARROWED_GENUS.search(statement.text.partition(said.genus)[2][:8]):
        return statement
    definition = Definition(subject.designation, subject.limits, is_enough=True)
    return statement._replace(subject=Subject(kind.id, said.genus), content=definition)


def _defines(page: Page, block: Block, subject: Subject, span: Span, cue: re.Match[str], end: int) -> bool:
    """Whether the sentence says what its subject is, and not only something about it."""
    is_known = subject.concept is not None
    rest = Span(cue.end(), min(end, cue.end() + _REACH))
    if not is_known and (is_tool(page.text[rest.start : rest.end]) or _VAGUE.match(subject.designation)):
        return False
    if cue["verb"] and subject.limits:
        return False
    length = len(subject.designation.split())
    if cue["verb"] and page.mentions_in(*span) and length <= 4:
        return True
    has_name = is_known or page.document.is_whole_code(*page.trim(*span)) or _is_heading(page, block, subject)
    if cue["copula"]:
        return _is_what(page, rest, has_name=has_name)
    return has_name or (cue["defined"] is not None and length <= 3)


def _is_what(page: Page, rest: Span, *, has_name: bool) -> bool:
    """Whether what follows a copula is a genus."""
    if _SAID_OF.match(page.text, *rest):
        return False
    if _DEFINING_GENUS.match(page.text, *rest):
        return True
    if not has_name or _NO_GENUS.match(page.text, *rest):
        return False
    if _ARTICLE.match(page.text, *rest) or _RELATIVE.search(page.text, *rest):
        return True
    genus = explanation_of(page, *rest).genus
    return genus is not None and bool(page.mentions_in(*genus))


_HEADING_MARKS = lazy(r"^[\d.\s]+|\s*[(\[].*?[)\]]|[?:.]|^what\s+(?:is|are)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)


def _is_heading(page: Page, block: Block, subject: Subject) -> bool:
    """Whether a sentence is about what the heading above it names."""
    heading = block.heading
    if heading is None:
        return False
    name = _HEADING_MARKS.sub("", page.one_line(heading.start, heading.end))
    return normalize(singular(name)) == normalize(singular(subject.designation))


# We define an MQL as …; the criteria for an MQL are …


# “We define an MQL as …”, “we use the term MQL to mean …”
_BY_US = lazy(
    r"\b(?:defines?|describes?|understands?)\s+(?P<term>[^.;:?!\0]{2,60}?)\s+(?:as|by|to\s+be)\s+"
    r"|\buses?\s+the\s+(?:terms?|words?|names?|abbreviations?)\s+(?P<used>[^.;:?!\0]{2,60}?)\s+"
    + any_of("to (?:mean|represent|denote|describe|refer to)|for|as")
    + r"\s+",
    re.IGNORECASE,
)
# “The criteria for an MQL are as follows”, “the logic to become an MQL includes”
_CRITERIA = lazy(
    word_of("criteria|criterion|logic|requirements?|rules?|conditions?|definition|settings|qualifications")
    + r"[^.;:!?\0]{0,40}?\b"
    + any_of("for|of|to (?:identify|become|be|qualify as|count as)")
    + r"\s+(?P<term>[^.;:!?\0]{2,60}?)\s+(?:is|are|includes?)\b(?:\s+as\s+follows)?\s*:?",
    re.IGNORECASE,
)
# “PQLs, as defined by:”
_AS_DEFINED = lazy(r"(?:,\s*|\)\s*)(?:as\s+)?defined\s+(?:as|by)\b\s*(?:\([^)\0]*\))?\s*:?", re.IGNORECASE)
NEAREST = 30
"""Characters between a name and “as defined by”."""


def _by_us(page: Page, block: Block, sentence: Span) -> Iterator[Statement]:
    defined = _as_defined(page, block, sentence)
    if defined is not None:
        yield defined
        return
    cue = _BY_US.search(page.text, *sentence) or _CRITERIA.search(page.text, *sentence)
    if cue is None or is_supposed(page.text[sentence.start : cue.start()]):
        return
    span = Span(*cue.span("used" if cue.groupdict().get("used") else "term"))
    subject = subject_of(page, *span)
    if subject is not None and (subject.concept is not None or page.mentions_in(*span)):
        for one in (subject, *joined_with(page, span)):
            yield _statement(page, block, one, sentence, cue)


def _as_defined(page: Page, block: Block, sentence: Span) -> Statement | None:
    """Our metric is the PQL, as defined by: …"""
    cue = _AS_DEFINED.search(page.text, *sentence)
    before = objects_in(page, Span(sentence.start, cue.start())) if cue else []
    if cue is None or not before or cue.start() - before[-1].end >= NEAREST:
        return None
    return _statement(page, block, Subject(before[-1].concept, page.written(before[-1])), sentence, cue)


# What is said behind the verb, and in the list that it announces


_PLURAL = lazy(r"\s*are(?:n['’]t)?\b", re.IGNORECASE)
_COLLECTS = finder("includes?|comprises?|consists? of")
_IS_CHOICE = finder("any|one|either|include[sd]?|comprises?|consists?|following types")
# “… that meets one of the following”: it only announces the list.
_ANNOUNCES = lazy(
    r"(?:,?\s*(?:which|this)\s+means\s*)?"
    r"(?:\b(?:any|all|one|each)\s+of\b.*|\b(?:the\s+)?following\b.*|\bas\s+follows\b.*|\bbelow\b.*)\Z",
    re.IGNORECASE,
)


def _statement(page: Page, block: Block, subject: Subject, sentence: Span, cue: re.Match[str]) -> Statement:
    definition = _definition(page, sentence, cue)
    items = _listed_after(page, block, sentence)
    span = sentence
    if items:
        lines = tuple(page.one_line(*item) for item in items)
        is_choice = _IS_CHOICE.search(page.text, cue.start(), sentence.end) is not None
        definition = _with_list(definition, lines, is_choice=is_choice)
        span = Span(sentence.start, items[-1].end)
    return page.state(subject, definition, span, mode_of(cue[0]), text=page.one_line(*sentence))


def _definition(page: Page, sentence: Span, cue: re.Match[str]) -> Definition:
    """What stands behind the verb."""
    said = cue.groupdict()
    if said.get("kinds"):
        return Definition(members=parted(page.one_line(cue.end(), sentence.end)))
    if said.get("verb") and _COLLECTS.search(cue[0]):
        members = parted(page.one_line(cue.end(), sentence.end))
        if len(members) > 1:
            return Definition(members=members)
    definition = explanation_of(page, cue.end(), sentence.end).definition
    if said.get("copula") and _PLURAL.match(cue[0]) and (definition.genus or "").endswith("s"):
        return definition._replace(is_kind=True)
    return definition


def _with_list(definition: Definition, lines: tuple[str, ...], *, is_choice: bool) -> Definition:
    """The definition that a list goes on with: of members where one of them is enough, else of characteristics."""
    parts = (_ANNOUNCES.sub("", part).strip(" ,:") for part in definition.characteristics)
    said = tuple(part for part in parts if part)
    if is_choice:
        return definition._replace(characteristics=said, members=lines, is_enough=True)
    return definition._replace(characteristics=said + lines, members=(), is_enough=False)


def _listed_after(page: Page, block: Block, sentence: Span) -> tuple[Span, ...]:
    """The items of a list that a sentence announces with the colon that it ends with."""
    if not page.text[sentence.start : sentence.end].rstrip("*_ ").endswith(":") or sentence.end < block.end - 3:
        return ()
    items = takewhile(lambda after: after.kind is BlockKind.LIST_ITEM, page.document.blocks_after(block))
    return tuple(map(span_of, items))


# Inquiries (people who …)


_APPOSITION = lazy(
    r"\s*\((?:i\.?e\.?,?\s+)?(?=(?:an?|any|the|those|all|people|someone|anyone|\w+s)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:that|who|which|whose|where)\b)(?P<text>[^()\0]{12,200})\)",
    re.IGNORECASE,
)
_NEW = lazy(r"\b(?:new|former|existing)[\s*_]+\Z", re.IGNORECASE)


def _in_brackets(page: Page) -> Iterator[Statement]:
    for mention in page.mentions:
        match = _APPOSITION.match(page.text, mention.end) if mention.concept is not None else None
        if match:
            limits = limits_of(page.text, mention.start, mention.end)
            if _NEW.search(page.text, max(0, mention.start - 12), mention.start):
                limits = (*limits, "new")
            subject = Subject(mention.concept, page.written(mention), limits)
            definition = explanation_of(page, *match.span("text")).definition
            yield page.state(subject, definition, Span(mention.start, match.end()))
