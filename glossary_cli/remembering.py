"""How much is remembered of what is asked again and again, so that a run of any length needs bounded memory."""

REMEMBERED = 500
"""Answers of a function. With four times as many, 1,000 pages take as long, and a long run more memory."""

WORDS = 50_000
"""Words that were looked up."""
