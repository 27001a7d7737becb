"""Holds what documents say against what the glossary says, and against each other."""
