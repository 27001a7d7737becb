"""What somebody may have meant by a name that there is none of."""

from __future__ import annotations

from collections.abc import Iterable

from glossary_cli.glossary import normalize

SHORTEST_BEGINNING = 3


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that differs from `name` by a slip or two, or that it begins, if there is one.

    One change may stand for every three characters, so that no two abbreviations of two letters are near.
    """
    from rapidfuzz.distance import OSA

    wanted = _shape(name)
    known = {_shape(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    limit = len(wanted) // 3
    distances = {shape: OSA.distance(wanted, shape) for shape in known}
    best = min(distances, key=lambda shape: (distances[shape], shape), default="")
    if best and distances[best] <= limit:
        return known[best]
    begun = [shape for shape in known if shape.startswith(wanted) and len(wanted) >= SHORTEST_BEGINNING]
    return known[begun[0]] if len(begun) == 1 else None


def _shape(name: str) -> str:
    return normalize(name.replace("_", " "))
