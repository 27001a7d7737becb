"""The words that invented concepts and pages are made of; data only, and all of it made up for this benchmark."""

from __future__ import annotations

from typing import NamedTuple


class Head(NamedTuple):
    """A noun that terms end in; `slang` are two words that take its place in deprecated terms."""

    word: str
    slang: tuple[str, str]
    genus: str


_HEADS = """
account | logo | client file | organization
agreement | paper | handshake | document
asset | collateral | handout | document
audience | crowd | readership | group
brief | memo | cheat sheet | document
bundle | combo | package deal | offer
campaign | push | blast | activity
channel | pipe | outlet | route
cohort | batch | vintage | group
contact | address card | person entry | person
contract | signed paper | deal paper | document
discount | rebate | haircut | reduction
event | happening | roadshow | activity
forecast | outlook | crystal ball | estimate
handover | baton pass | hand-across | step
inquiry | ping | knock | request
invoice | bill | money note | document
journey | path | itinerary | sequence
landing page | splash | catch page | page
lead | hand-raiser | name card | contact
list | roster | spreadsheet | collection
market | space | playground | group
meeting | sit-down | chat | conversation
message | pitch line | blurb | text
metric | gauge | yardstick | measure
milestone | flag post | marker | event
newsletter | mailer | digest | publication
offer | sweetener | pitch | proposal
opportunity | deal card | chance | prospect
partner | ally | reseller friend | organization
persona | avatar | character | description
pilot | test drive | dry run | project
plan | scheme | game plan | document
playbook | rule book | cookbook | document
proposal | bid | deck | document
queue | in-tray | waiting line | collection
quota | number | goal sheet | amount
quote | price note | price sheet | document
referral | tip | word of mouth | request
renewal | rollover | extension | agreement
report | readout | scoreboard | document
review | check-up | look-over | conversation
score | rating | grade | number
segment | slice | bucket | group
signal | hint | trigger | event
stage | phase | notch | step
survey | questionnaire | poll | form
target | aim | bullseye | amount
territory | patch | turf | area
tier | level | rung | class
touch | nudge | poke | event
trial | taster | test account | period
webinar | broadcast | online talk | event
workshop | clinic | hands-on day | event
"""


def _head(line: str) -> Head:
    word, first, second, genus = line.split(" | ")
    return Head(word, (first, second), genus)


HEADS = tuple(_head(line) for line in _HEADS.strip().splitlines())

MODIFIERS = tuple(
    """
    accelerated accepted active adopted advisory aligned allocated annual archived assigned associated autumn balanced
    bespoke blended branded budgeted bundled central certified chosen closed coached collected committed competitive
    composite confirmed connected consolidated converted core corporate credited cross-border curated dedicated deferred
    delayed digital direct dormant early eligible emerging endorsed engaged enriched escalated established estimated
    executive expanding external featured federal field filtered finished focused founding frozen global graded guided
    handpicked hosted imported inbound independent industrial influenced internal introductory invited joint key
    layered learned leading limited linked local lost loyal managed mapped matched measured merged mobile monitored
    named national nominated nurtured onboarded open organic outbound overdue owned packaged paid parked partnered
    paused phased planned pooled preferred premium primary prioritised private promised proven public qualified
    quarterly ranked recovered recurring recycled referred regional registered rejected renewed repeated reserved
    returned routed scaled scheduled seasonal secondary selected self-service senior shared shortlisted signed sourced
    specialist sponsored spring stalled standard strategic strong structured supported syndicated targeted tested
    tracked trusted updated upgraded validated verified vertical virtual warm weekly weighted winning
    """.split()
)

TEAMS = {
    "sales": ("account executives", "sales engineers"),
    "sales development": ("inbound desk", "outbound desk"),
    "marketing": ("campaign managers", "content editors", "field marketers"),
    "customer success": ("onboarding coaches", "renewal managers"),
}
"""The tree of teams in the generated configuration."""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for line in text.strip().splitlines() for phrase in line.split("|"))


PEOPLE = _phrases("""
the regional teams | most managers | new colleagues | the partner desks | the events crew members | our editors
the people in finance | the coordinators | those who are on duty | the product specialists | the enablement teams
two senior colleagues | the analysts | the people who run the booth | both coordinators | the lawyers | the writers
all team members | the offices in the north | the designers | our translators | the people who opened the ticket
the planners | two volunteers | the help desks | the researchers
""")

DOINGS = _phrases("""
prepare the agenda | send a short summary | book the room | update the shared calendar | collect the open questions
write down what was promised | check the spelling of every name | compare the figures with last month
close the old tickets | share the slides with everybody | ask for a second opinion | keep the notes in one place
print the badges | order the samples | read the comments of the previous round | answer the remaining mails
tidy the folder | record the call | rename the files | draft the announcement | test the links on a phone
move the cards on the board | count the replies | invite the speakers | translate the headline | choose a photograph
remove what nobody reads | archive the drafts | look after the guests | correct the figures in the appendix
bring the handouts | agree on the wording | publish the recording | thank the hosts
explain the change to the others | add a line to the log | set a reminder | export the table | approve the layout
""")

TIMES = _phrases("""
before the weekly call | at the end of the month | on the first Monday | as soon as the room is free
during the autumn fair | once the budget is approved | after the second reminder | in the last days of the quarter
while the site is being rebuilt | whenever the numbers move | on the morning of the launch
before anybody goes on leave | right after the interview | when the season starts | by the end of the week
after lunch | early in the year | in the week of the offsite
""")

REASONS = _phrases("""
so that nobody waits for an answer | because the archive closes early | and leave a note for the others
so the next shift can go on | because two offices share the calendar | which saves a good deal of typing
and say so in the channel | even if the guests are late | unless the host asks for something else
so that the printed version stays short | because a phone call is quicker | and keep a copy for the auditors
so that questions end up in one place | though it may look like extra work
because the figures arrive from three systems | and mention who helped | so that the text reads well aloud
""")

STATES = _phrases("""
The room on the second floor is free on most days. | There is no form for this; a short mail is enough.
All photographs are in the shared drive, sorted by year.
The old calendar is still readable, but nobody maintains it.
Most questions are answered in the channel within the day. | It is better to ask twice than to print the wrong date.
These steps are the same in every office. | Travel is booked through the portal, and hotels are listed there, too.
The template is kept short on purpose. | Some of the screenshots are older than the current design.
What is missing here is usually in the meeting notes. | The recording is available for ninety days.
Not everything is urgent, and not everything that is urgent matters.
The password for the guest network is on the wall. | Comments are welcome, also from people who only pass by.
Nothing on this page is confidential.
""")

TOPICS = _phrases("""
Preparing the week | Working with the agency | How we write | Travel and events | Notes for newcomers
Before a launch | After the fair | Sharing results | Questions and answers | Tools at a glance | Who does what
Reading the numbers | Keeping records | Talking to guests | Planning the quarter | Common mistakes | Checklists
Where things are | Asking for help | Review rounds | Good examples | Naming files | The monthly rhythm
Printing and shipping | Speaking on stage | Looking back | Budget rounds | Working across time zones
""")

MEASURES = (
    ("response time", "<=", (2, 4, 8, 24, 48), "hours"),
    ("follow-up time", "<=", (1, 2, 3, 5, 10), "business days"),
    ("score", ">=", (40, 50, 60, 75, 80), "points"),
    ("size", ">=", (10, 50, 100, 250, 1000), "employees"),
    ("review interval", "<=", (7, 14, 30, 60, 90), "days"),
    ("win rate", ">=", (15, 20, 25, 30, 40), "%"),
)
"""What facts measure: the measure, how it is compared, usual numbers and their unit."""

AREAS = ("campaigns", "customers", "events", "onboarding", "operations", "partners", "planning", "reporting", "sales")
"""The folders that pages lie in."""
