"""Holds a definition of a document against that of the glossary: what contradicts it, and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary_cli.amounts import find_amounts
from glossary_cli.comparison.heads import alternatives_in, concepts_in, has_article, head_of, named_in_head
from glossary_cli.extents import is_member, outside
from glossary_cli.glossary import Concept, Glossary, Path, normalize
from glossary_cli.meanings import SUCH_AS, are_kin, meanings_of, names, words_of
from glossary_cli.opposites import are_opposed, says_both
from glossary_cli.patterns import any_of, finder, lazy
from glossary_cli.quantities import parse_quantity, singular
from glossary_cli.relations import direct_genus, is_above, key_of, own_meanings
from glossary_cli.remembering import REMEMBERED
from glossary_cli.statements.statement import Definition, Mode, Statement


class Contradiction(NamedTuple):
    """Why a definition goes against the glossary's: `reason` ends a sentence about the concept."""

    reason: str
    way: Path


def contradiction(statement: Statement, concept: Concept, glossary: Glossary) -> Contradiction | None:
    """The first thing in a definition that goes against the glossary; None where nothing can be shown to."""
    if not isinstance(statement.content, Definition) or statement.subject.limits:
        return None
    if statement.mode is Mode.DENIED:
        return next(_denials(statement.content, concept, glossary), None)
    return next(_contradictions(statement, statement.content, concept, glossary), None)


def _denials(said: Definition, concept: Concept, glossary: Glossary) -> Iterator[Contradiction]:
    """“An MQL is not a lead”, where the glossary says that it is one."""
    other = named_in_head(said.genus, glossary, concept)
    if other is not None and said.is_kind and not said.characteristics and is_above(other, concept, glossary):
        yield Contradiction(f"is a kind of {other.name}", _genus_way(concept))


def _contradictions(
    statement: Statement, said: Definition, concept: Concept, glossary: Glossary
) -> Iterator[Contradiction]:
    yield from _other_branch(said, concept, glossary)
    yield from _excluded(said, concept, glossary)
    yield from _other_kind(said, concept, glossary)
    yield from _opposed(said, concept)
    yield from _later_stage(said, concept, glossary)
    yield from _without_threshold(statement, said, concept)


def _genus_way(concept: Concept) -> Path:
    return ("definition", "intensional" if concept.intension else "extensional", "genus")


def _genus(said: Definition) -> tuple[str, ...]:
    return (said.genus,) if said.genus else ()


# Another genus, another member


def _other_branch(said: Definition, concept: Concept, glossary: Glossary) -> Iterator[Contradiction]:
    """A genus that is a concept of the glossary, but neither the concept's own, nor above or below it."""
    other = named_in_head(said.genus, glossary, concept)
    if other is None or not said.is_kind or concept.genus is None or other.subject != concept.subject:
        return
    related = {above.id for above in glossary.superordinates(other)}
    mine = {concept.id, *(above.id for above in glossary.superordinates(concept))}
    # “Was an MQL”: what a characteristic names is no rival of it.
    is_mine = any(other in concepts_in(known, glossary, concept) for known in concept.differentia)
    # “An MQL that sales has accepted”: what it was on the stage before.
    is_earlier = bool(said.characteristics) and _is_stage_before(other, concept, glossary)
    if other.id not in mine and concept.id not in related and not is_mine and not is_earlier:
        yield Contradiction(f"is a kind of {concept.genus}, not of {other.name}", _genus_way(concept))


def _is_stage_before(one: Concept, other: Concept, glossary: Glossary) -> bool:
    """Whether one comes before the other in the lifecycle, and both are of one kind."""
    order, later, kind = _order(one), _order(other), direct_genus(one, glossary)
    is_before = order is not None and later is not None and order < later
    return is_before and kind is not None and kind is direct_genus(other, glossary)


def _excluded(said: Definition, concept: Concept, glossary: Glossary) -> Iterator[Contradiction]:
    """A member that the glossary excludes; with `complete`, one that it does not list."""
    extension = concept.extension
    if extension is None or (said.is_enough and _INSTEAD.search(" ".join(said.characteristics))):
        return
    if said.is_enough and not said.members:
        for index, text in enumerate(extension.excludes):
            if names(_whole(said), text) or names(SUCH_AS.split(said.genus or "", maxsplit=1)[0], text):
                yield Contradiction(f"does not cover “{text}”", ("definition", "extensional", "excludes", index))
    excluded = {key_of(text, glossary, concept): index for index, text in enumerate(extension.excludes)}
    beyond = frozenset(outside(tuple(map(head_of, said.members)), concept, glossary))
    for member in (*said.members, *_genus(said)):
        key = key_of(head_of(member), glossary, concept)
        if key in excluded:
            way = ("definition", "extensional", "excludes", excluded[key])
            yield Contradiction(f"does not cover “{extension.excludes[excluded[key]]}”", way)
        elif member in said.members and (head_of(member) in beyond or _is_other(key, member, concept, glossary)):
            reason = f"covers nothing but its members, and not “{member}”"
            yield Contradiction(reason, ("definition", "extensional", "members"))


def _is_other(key: str, member: str, concept: Concept, glossary: Glossary) -> bool:
    """Whether a member is a concept by itself, and none of those that a complete extension lists."""
    extension = concept.extension
    if extension is None or not extension.complete or key not in glossary.by_id:
        return False
    # “Service agreements”, where “service agreement fees” are listed, is only less exact.
    is_shorter = any(words_of(member) <= words_of(known) for known in extension.members)
    return not is_shorter and not is_member(head_of(member), concept, glossary)


def _whole(said: Definition) -> str:
    """What is said to be enough: “anyone who signs up for the newsletter”."""
    return " ".join((*_genus(said), *said.characteristics[:1]))


# Everyday words for what cannot be the other: who counts people does not count companies.
_PEOPLE = frozenset("person people individual contact user visitor prospect someone anyone human buyer".split())
_COMPANIES = frozenset("company organization organisation account business firm enterprise".split())
_WORD = lazy(r"\w+")


def _other_kind(said: Definition, concept: Concept, glossary: Glossary) -> Iterator[Contradiction]:
    """People where the glossary counts companies, or companies where it counts people."""
    genera = " ".join(link.genus or "" for link in (concept, *glossary.superordinates(concept)))
    words = {singular(word) for word in _WORD.findall(genera.lower())}
    is_person, is_company = bool(words & _PEOPLE), bool(words & _COMPANIES)
    if is_person == is_company:
        return
    right, wrong = ("people", _COMPANIES) if is_person else ("companies", _PEOPLE)
    others = [text for text in (*said.members, *said.characteristics[:1]) if has_article(text)]
    for text in (*(_genus(said) if said.is_kind else ()), *others):
        if _names_one_of(text, wrong):
            yield Contradiction(f"is of {right}, not of “{head_of(text)}”", _genus_way(concept))


def _names_one_of(text: str, nouns: frozenset[str]) -> bool:
    """Whether a noun phrase has such a noun for its head, with one word before it at most."""
    words = head_of(text).lower().split()
    return 0 < len(words) <= 2 and singular(words[-1]) in nouns


# Other characteristics


_CLAUSE_END = lazy(r"[,;(]|\s+and\s+")


def _opposed(said: Definition, concept: Concept) -> Iterator[Contradiction]:
    """A characteristic that the glossary denies, or denies one that the glossary has, or says the opposite of one."""
    clauses = [_CLAUSE_END.split(part, maxsplit=1)[0] for part in (*said.characteristics, *_genus(said))]
    for index, known in enumerate(concept.differentia):
        is_denied = any(are_opposed(known, clause) for clause in clauses)
        if is_denied or any(says_both(known, part) for part in said.characteristics):
            yield Contradiction(known, ("definition", "intensional", "differentia", index))


_EXISTS = any_of("created|accepted|opened|exists?|won|converted|made|generated|set up")
_MAY_EXIST = lazy(_EXISTS, re.IGNORECASE)


def _later_stage(said: Definition, concept: Concept, glossary: Glossary) -> Iterator[Contradiction]:
    """Defined by what comes only after it in the lifecycle: a qualified lead by the opportunity that sales accepted."""
    order = _order(concept)
    if order is None:
        return
    for other in concepts_in(said.said, glossary, concept):
        later = _order(other)
        if later is not None and later > order and _exists(other, said.said):
            yield Contradiction(f"comes before {other.name} in the lifecycle", ("lifecycle", "order"))


def _order(concept: Concept) -> float | None:
    return concept.lifecycle.order if concept.lifecycle else None


def _exists(concept: Concept, text: str) -> bool:
    """Whether a text takes for granted that there is one of the concept already."""
    if _MAY_EXIST.search(text) is None:
        return False
    names = "|".join(re.escape(designation.text) for designation in concept.designations)
    is_there = rf"\b(?:{names})s?\s+(?:is\s+|are\s+|was\s+|has\s+been\s+)?{_EXISTS}\b"
    return re.search(is_there, text, re.IGNORECASE) is not None


# A condition that may well stand for the number: “once it meets the criteria”.
_INSTEAD = finder(
    r"criteria|criterion|qualified|requirements?|threshold|meets?|grades?|scor\w+|points?|manually|status|stage"
)


def _without_threshold(statement: Statement, said: Definition, concept: Concept) -> Iterator[Contradiction]:
    """Something that is enough by itself, where the glossary asks for a score or a number."""
    if not said.is_enough or (not said.genus and not said.members) or _INSTEAD.search(said.said):
        return
    if any(amount.quantity.is_measure and not amount.quantity.is_time for amount in find_amounts(statement.text)):
        return
    if concept.extension is not None and any(names(_whole(said), member) for member in concept.extension.members):
        return
    meanings = meanings_of(said.said)
    for measure, fact in concept.facts.items():
        quantity = parse_quantity(fact)
        if quantity is None or quantity.is_time or quantity.comparison not in (">=", ">"):
            continue
        if not meanings & meanings_of(f"{measure} {quantity.unit}"):
            yield Contradiction(f"needs {measure} {fact}", ("facts", measure))


# What differs


LEAST_SHARED = 0.4
"""The part of what a definition says that the glossary says as well, below which it is another definition."""
FEWEST_WORDS = 2

Meanings = frozenset[str | int]


class Difference(NamedTuple):
    """What a definition leaves out of the glossary's, and what it adds."""

    missing: tuple[str, ...]
    added: tuple[str, ...]


MOST_OF_IT = 0.6
"""The part of a characteristic that a definition says in other words, at the least."""


def _left_out(said: Definition, concept: Concept, glossary: Glossary) -> tuple[str, ...]:
    """The alternatives of a characteristic of which a definition names only others: the AE, of “the SAE or AE”."""
    for group, rest in _alternatives(glossary, concept.id):
        if len(rest & meanings_of(said.said)) >= MOST_OF_IT * len(rest):
            told = {one.id for named in alternatives_in(said.said, glossary, concept) for one in named}
            missing = tuple(one.name for one in group if one.id not in told)
            if 0 < len(missing) < len(group):
                return missing
    return ()


@lru_cache(maxsize=REMEMBERED)
def _alternatives(glossary: Glossary, concept: str) -> tuple[tuple[list[Concept], Meanings], ...]:
    """The concepts of which a characteristic asks for one, and what else that says."""
    found = []
    for known in glossary[concept].differentia:
        for group in alternatives_in(known, glossary, glossary[concept]):
            if len(group) > 1:
                names = frozenset(meaning for one in group for meaning in own_meanings(one))
                found.append((group, meanings_of(known) - names))
    return tuple(found)


def difference(statement: Statement, concept: Concept, glossary: Glossary) -> Difference | None:
    """What a definition says otherwise; None where it says the same, in whatever words, or says next to nothing."""
    said = statement.content
    if not isinstance(said, Definition) or statement.mode is Mode.DENIED or statement.subject.limits:
        return None
    if not said.characteristics and (said.is_enough or not said.genus):
        return None
    if _is_of_another(statement, said, concept, glossary):
        return None
    left_out = _left_out(said, concept, glossary)
    if left_out:
        return Difference(left_out, ())
    if said.is_enough and _INSTEAD.search(said.said):
        return None
    own, known = own_meanings(concept), meanings_of(_said_of(concept))
    meanings = meanings_of(said.said) - own
    shared = sum(one in known or any(are_kin(one, other) for other in known) for one in meanings)
    if len(meanings) < FEWEST_WORDS or shared >= LEAST_SHARED * len(meanings):
        return None
    added = _new_in((*said.characteristics, *said.members), known | own)
    missing = _new_in(concept.differentia, meanings | own)
    return Difference(missing, added) if missing or added else None


def _said_of(concept: Concept) -> str:
    """All that an entry says of what the concept is, as one text."""
    extension = concept.extension
    members = (*extension.members, *extension.excludes) if extension else ()
    facts = (f"{measure} {value}" for measure, value in concept.facts.items())
    return " ".join((concept.genus or "", *concept.differentia, *members, *facts))


# What a screen shows of a concept is not the concept.
_FIELD = finder(
    r"check\s?box(?:es)?|pick\s?list|drop-?\s?down|(?:text|date|number|lookup|formula)?\s?field|toggle|tab|button"
)


def _is_of_another(statement: Statement, said: Definition, concept: Concept, glossary: Glossary) -> bool:
    """Whether a definition is of a field of that name, or of a homonym that is of the kind which it names."""
    genus = said.genus or ""
    if _FIELD.search(genus) and not _FIELD.search(concept.genus or ""):
        return True
    others = glossary.by_designation.get(normalize(statement.subject.designation), ())
    kind = head_of(genus).casefold()
    return any(other.id != concept.id and other.genus and kind.endswith(other.genus.casefold()) for other in others)


def _new_in(parts: Iterable[str], known: Meanings) -> tuple[str, ...]:
    """The parts that say mostly what is not known."""
    return tuple(part for part in parts if _is_new(meanings_of(part), known))


def _is_new(meanings: Meanings, known: Meanings) -> bool:
    return bool(meanings) and len(meanings & known) < LEAST_SHARED * len(meanings)
