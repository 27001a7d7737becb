"""Sentences for invented pages: most mention nothing, some use terms, a few say something of a concept."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from benchmarks.speed.concepts import Concept, Fact
from benchmarks.speed.vocabulary import DOINGS, PEOPLE, REASONS, STATES, TIMES

_KNOWN = ("CRM", "FAQ", "PDF", "API", "CEO", "HTML", "B2B", "Q3")
_UNEXPLAINED = ("BOFU", "CSQL", "CSQO", "L2RM", "TOFU")
_MENTIONS = (
    "{who} {do} for each {a} {when}.",
    "Every {a} needs an owner, and {who} {do} {when}.",
    "Open {as_} are listed with their {bs}, {why}.",
    "When {a_a} changes, {who} {do}, {why}.",
    "{who} talk about {as_} and {bs} {when}.",
    "If {a_a} comes with {a_b}, {do} {when}.",
    "The dashboard shows {as_} by region, and {who} {do}.",
    "Do not confuse the page on {as_} with the one on {bs}.",
    "We lost sight of the {a}, {why}.",
)
_PLAIN = (
    "{who} {do} {when}.",
    "{who} {do} {when}, {why}.",
    "{when_}, {who} {do}.",
    "{when_}, {who} {do}, {why}.",
    "Please {do} {when}, {why}.",
    "First {do}; then {do2}.",
    "In our experience it helps to {do} {when}.",
    "{who} {do} and {do2} {when}.",
    "It is a good habit to {do} {when}, {why}.",
    "There are two ways: {do}, or {do2} {when}.",
    "Nobody has to {do} alone; {who} {do2} {when}.",
    "You can [{do}](https://intranet.example/{number}/how-to?view=full#part-{number}) {when}.",
    "The steps are in [the notes](../notes/page-{number}.md), and {who} {do} {when}.",
    "**Note:** {do} {when}, {why}.",
    "Type `office --list {number}` and {do} {when}.",
    "Set `state = {number}` or `{known}` in the form, then {do}.",
    "_Only in the north:_ {do} {when}.",
    "The {known} page has the figures; {who} {do} {when}.",
    "About {number} people came last time, {why}.",
)
_COMPARED = {"<=": ("at most", "no more than"), ">=": ("at least", "no less than")}


class Mix(NamedTuple):
    """Shares of sentences, from 0 to 1; what is left mentions nothing.

    The shares are close to those of a large public handbook of sales and marketing: a third of a statement a kilobyte,
    an abbreviation that nobody explains every 12 kilobytes. Terms come up 2.4 times a kilobyte; in that handbook it is
    once, but its glossary has 25 concepts and this one 500.
    """

    mention: float = 0.13
    state: float = 0.033
    slip: float = 0.002
    """A deprecated term, or an abbreviation in lower case."""
    unexplained: float = 0.008
    conflict: float = 0.02
    """Of those that state a limit: another number than the glossary's."""


class Writer:
    """Writes sentences about some concepts; the first concepts come up most often, as everywhere."""

    def __init__(self, concepts: list[Concept], mix: Mix, random: Random) -> None:
        self._concepts = concepts
        self._mix = mix
        self._random = random

    def sentence(self) -> str:
        chance = self._random.random()
        for share, write in (
            (self._mix.mention, self._mention),
            (self._mix.state, self.statement),
            (self._mix.slip, self._slip),
            (self._mix.unexplained, self._unexplained),
        ):
            if chance < share:
                return write()
            chance -= share
        return self.plain()

    def concept(self) -> Concept:
        # The rank of a word and its frequency: a power of a uniform number comes close to Zipf's law.
        return self._concepts[int(len(self._concepts) * self._random.random() ** 2.5)]

    def plain(self) -> str:
        if self._random.random() < 0.06:
            return self._random.choice(STATES)
        return self._filled(self._random.choice(_PLAIN))

    def doing(self) -> str:
        return self._random.choice(DOINGS)

    def statement(self) -> str:
        """A definition, an expansion or a limit; what it says is what the glossary says, but for a few."""
        concept = self.concept()
        chance = self._random.random()
        if concept.facts and chance < 0.6:
            return self._limit(concept, self._random.choice(concept.facts))
        if concept.abbreviation and chance < 0.75:
            return f"{_first_upper(article(concept.term))} ({concept.abbreviation}) {self._with_owner(concept)}"
        return self.definition(concept)

    def definition(self, concept: Concept) -> str:
        said = f"{article(concept.genus)} that {' and '.join(concept.differentia)}"
        opening = self._random.choice(("{} is", "{} means", "**{}**:", "{} is defined as"))
        return f"{_first_upper(opening.format(article(concept.term)))} {said}."

    def _with_owner(self, concept: Concept) -> str:
        return f"belongs to {concept.owner}, and {self._random.choice(PEOPLE)} {self.doing()}."

    def _limit(self, concept: Concept, fact: Fact) -> str:
        number = fact.number
        if self._random.random() < self._mix.conflict:
            number += 3
        limit = f"{self._random.choice(_COMPARED[fact.comparison])} {number} {fact.unit}"
        shape = self._random.choice(("The {measure} of {a} is {limit}.", "{A} has a {measure} of {limit}."))
        a = article(concept.term)
        return shape.format(measure=fact.measure, a=a, A=_first_upper(a), limit=limit)

    def _mention(self) -> str:
        return self._filled(self._random.choice(_MENTIONS), self.concept(), self.concept())

    def _slip(self) -> str:
        concept = self.concept()
        term = self._random.choice((*concept.deprecated, (concept.abbreviation or concept.deprecated[0]).lower()))
        return f"{_first_upper(self._random.choice(PEOPLE))} ask for the {term} {self._random.choice(TIMES)}."

    def _unexplained(self) -> str:
        return f"{_first_upper(self._random.choice(PEOPLE))} update the {self._random.choice(_UNEXPLAINED)} sheet."

    def _filled(self, template: str, first: Concept | None = None, second: Concept | None = None) -> str:
        choose = self._random.choice
        when = choose(TIMES)
        a, b = self._name(first), self._name(second)
        text = template.format(
            who=choose(PEOPLE),
            do=choose(DOINGS),
            do2=choose(DOINGS),
            when=when,
            when_=_first_upper(when),
            why=choose(REASONS),
            known=choose(_KNOWN),
            number=self._random.randrange(12, 400),
            a=a,
            as_=plural(a),
            a_a=article(a),
            bs=plural(b),
            a_b=article(b),
        )
        return _first_upper(text)

    def _name(self, concept: Concept | None) -> str:
        if concept is None:
            return ""
        is_short = concept.abbreviation is not None and self._random.random() < 0.5
        return concept.abbreviation if is_short and concept.abbreviation else concept.term


def article(noun: str) -> str:
    """The noun with “a” or “an” before it; abbreviations are read letter by letter."""
    has_vowel = noun[:1] in ("AEFHILMNORSX" if noun.isupper() else "aeio")
    return f"{'an' if has_vowel else 'a'} {noun}"


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
