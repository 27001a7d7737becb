"""Invented pages in Markdown: headings, paragraphs, lists, tables, links, code, quotations and front matter.

How often each comes, and how the sizes are spread, follows a large public handbook of sales and marketing: of its
prose, 44 % stand in lists, 42 % in paragraphs and 8 % in tables; half of its pages are shorter than 0.58 of the mean.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log
from random import Random
from statistics import NormalDist
from typing import NamedTuple

from benchmarks.speed.concepts import Concept
from benchmarks.speed.sentences import Mix, Writer, plural
from benchmarks.speed.vocabulary import AREAS, TEAMS, TOPICS

_SPREAD = 1.04
"""The standard deviation of the logarithm of the sizes: the mean is 1 / 0.58 of the median."""
_LONGEST = 220_000
_TAIL = 1.006
"""What cutting the longest pages takes from the mean, and what the last block of a page adds to it, evened out."""


class Page(NamedTuple):
    """A page, and the path it is to lie at, with `/`."""

    path: str
    text: str


def write_page(index: int, concepts: list[Concept], mix: Mix, size: int, seed: int = 1) -> Page:
    """Return the page of an index, of about `size` bytes: always the same, whatever pages there are beside it."""
    random = Random(f"page {seed} {index}")
    writer = Writer(concepts, mix, random)
    title = random.choice(TOPICS)
    parts = [_front_matter(title, random), f"{writer.plain()} {writer.sentence()}\n"]
    written = sum(map(len, parts))
    until_heading = 0
    while written < size:
        if until_heading <= 0:
            part = f"{'#' * random.choice((2, 2, 3, 3, 4))} {_heading(writer, random)}\n"
            until_heading = random.randrange(300, 1400)
        else:
            part = random.choices(_BLOCKS, _WEIGHTS)[0](writer, random)
            until_heading -= len(part)
        parts.append(part)
        written += len(part) + 1
    folder = random.choice(AREAS)
    name = f"{index:05d}-{title.lower().replace(' ', '-')}.md"
    return Page(f"{folder}/{'abc'[index % 3]}/{name}", "\n".join(parts))


def size_of(index: int, mean: int) -> int:
    """Bytes of a page: log-normal, and so spread over the indexes that the first pages of any number are like all."""
    place = NormalDist().inv_cdf(_van_der_corput(index + 1))
    median = mean * _TAIL / exp(_SPREAD**2 / 2)
    return min(_LONGEST, int(exp(log(median) + _SPREAD * place)))


def _van_der_corput(number: int) -> float:
    """The digits of a number, in base 2, read backwards behind the point."""
    bits = f"{number:b}"[::-1]
    return int(bits, 2) / (1 << len(bits))


def _front_matter(title: str, random: Random) -> str:
    if random.random() < 0.2:
        return f"# {title}\n"
    lines = [f"title: {title}", f"owner: {random.choice(tuple(TEAMS))}", f"weight: {random.randrange(1, 90)}"]
    return "\n".join(("---", *lines, "---", ""))


def _heading(writer: Writer, random: Random) -> str:
    if random.random() < 0.25:
        return f"Working with {plural(writer.concept().term)}"
    return random.choice(TOPICS) if random.random() < 0.4 else f"How to {writer.doing()}"


def _paragraph(writer: Writer, random: Random) -> str:
    return " ".join(writer.sentence() for _ in range(random.randrange(1, 5))) + "\n"


def _list(writer: Writer, random: Random) -> str:
    is_ordered = random.random() < 0.25
    lines = []
    for number in range(1, random.randrange(3, 9)):
        indent = "    " if number > 1 and random.random() < 0.2 else ""
        mark = f"{number}." if is_ordered and not indent else "-"
        lines.append(f"{indent}{mark} {_item(writer, random)}")
    return "\n".join([*lines, ""])


def _item(writer: Writer, random: Random) -> str:
    chance = random.random()
    if chance < 0.25:
        return f"**{writer.doing().capitalize()}**: {writer.sentence()}"
    if chance < 0.45:
        return f"[{writer.doing()}](https://intranet.example/how-to/{random.randrange(900)}/)"
    return writer.doing().capitalize() if chance < 0.6 else writer.sentence()


def _table(writer: Writer, random: Random) -> str:
    lines = ["| Step | Who | Notes |", "| --- | --- | --- |"]
    for _ in range(random.randrange(3, 10)):
        team = random.choice(tuple(TEAMS))
        lines.append(f"| {writer.doing()} | {team} | {writer.sentence().replace('|', '/')} |")
    return "\n".join([*lines, ""])


def _code(writer: Writer, random: Random) -> str:
    table = plural(writer.concept().term).replace(" ", "_")
    lines = ["```sql", "select owner, count(*)", f"from {table}", f"where age < {random.randrange(90)};", "```", ""]
    return "\n".join(lines)


def _quotation(writer: Writer, random: Random) -> str:  # noqa: ARG001
    return f"> {writer.sentence()}\n> {writer.plain()}\n"


def _details(writer: Writer, random: Random) -> str:
    name = f"part-{random.randrange(99)}"
    return (
        f'<details id="{name}">\n<summary>{writer.doing()}</summary>\n\n'
        f'{writer.sentence()}<br>\n<img src="/images/{name}.png" alt="{writer.doing()}">\n\n</details>\n'
    )


_Block = Callable[[Writer, Random], str]
_BLOCKS: tuple[_Block, ...] = (_paragraph, _list, _table, _code, _quotation, _details)
_WEIGHTS = (40, 24, 3, 2, 4, 3)
