"""How many answers a function remembers that is asked the same again and again; a run of any length stays bounded."""

REMEMBERED = 2_000
