"""Words of which a sentence must have one to say anything of a kind.

Each word of a run is looked up once, so that few sentences need the closer look of a regular expression.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from glossary_cli.remembering import WORDS

FIGURE, NUMERAL, TIME, FORWARD, BECOMING, LISTING, BY_US, TO = (1 << place for place in range(8))
ROUTING, BY, DOING, BELONGING, OWNING, MOVING, STAGE, WORK, SCOPE, CONDITION = (1 << place for place in range(8, 18))
NUMBER = FIGURE | NUMERAL | TIME
DEFINING = FORWARD | BECOMING | LISTING | BY_US
HANDLING = ROUTING | DOING | BELONGING | OWNING | MOVING

# Folded words, so that “isn't” is two, and every figure a 0; a question mark says that the letter before it may be
# missing, an asterisk that letters may follow.
_WORDS: Mapping[int, str] = {
    NUMERAL: (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    ),
    TIME: "half hour day week month quarter year business working time same next twice once every",
    FORWARD: (
        "is are isn aren be means? refers? represents? denotes? describes? consists? comprises? includes? signify"
        " signifies indicates? illustrates?"
    ),
    BECOMING: (
        "considered deemed classified booked filed counted called known regarded treated tagged designated labeled"
        " labelled referred termed qualified converted becomes? turns? qualify qualifies counts? constitutes?"
    ),
    LISTING: "is are belongs? falls? counts?",
    BY_US: (
        "defined? defines describes? understands? uses? criteria criterion logic requirements? rules? conditions?"
        " definition settings qualifications"
    ),
    TO: "to",
    ROUTING: (
        "rout* rerout* assign* reassign* pass* hand* transfer* surfaced distributed given move* forward* escalated?"
        " directed robin* go gos goe* delivered change"
    ),
    BY: "by",
    DOING: (
        "owned worked handled managed maintained qualified accepted reviewed monitored followed picked actioned engaged"
        " processed vetted created contacted called closed assigned led run"
    ),
    BELONGING: "responsibility belongs? owner ownership dri remains? stays? credit",
    OWNING: (
        "owns? works? handles? manages? qualify qualifies monitors? engages? follows? maintains? tracks? creates?"
        " accepts? receives? converts? pursues? contacts? prospects? calls? closes? reviews? sources? generates? leads?"
        " runs? sets? owners? charge responsible accountable"
    ),
    MOVING: "begins? starts? enters? will remains? stays? move* progress* transition* reach*",
    STAGE: "stage* status*",
    # “A partner lead”, “partner sources”: words that are nouns as well say what somebody does only beside another.
    WORK: (
        "to by own* work* handl* manag* qualif* monitor* engag* follow* maintain* track* creat* accept* receiv*"
        " convert* responsib* belong* stage"
    ),
    SCOPE: (
        "amer emea apac apj latam noram anz dach nordics uki us uk usa eu europe asia americas north germany france"
        " japan smb mid* enterprise commercial strategic public pubsec startups? large inbound outbound partners?"
        " channel resellers? alliance web* self saas cloud on onprem* expansion renewals? business order add upsell"
        " events? trade* demo contact high low medium hot warm cold tier rank priority p0 q0 fy* 0000"
    ),
    CONDITION: "if unless until except excluding only case whenever otherwise long provided",
}


class _Cues(dict[bytes, int]):
    """The kinds of cue that each word is, in one number."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: dict[bytes, int] = {}
        stems: dict[int, list[bytes]] = {}
        for kind, words in _WORDS.items():
            for word in words.encode().split():
                if word.endswith(b"*"):
                    stems.setdefault(kind, []).append(word[:-1])
                    continue
                for form in (word[:-1], word[:-2]) if word.endswith(b"?") else (word,):
                    self._whole[form] = self._whole.get(form, 0) | kind
        self._stems = [(kind, tuple(begun)) for kind, begun in stems.items()]

    def __missing__(self, word: bytes) -> int:
        if len(self) > WORDS:
            self.clear()
        found = self._whole.get(word, 0) | (FIGURE if b"0" in word else 0)
        for kind, stems in self._stems:
            if word.startswith(stems):
                found |= kind
        self[word] = found
        return found


_CUES = _Cues()


def cues_among(words: Iterable[bytes]) -> int:
    """The kinds of cue that stand among some folded words."""
    return reduce(or_, map(_CUES.__getitem__, words), 0)
