"""What the user can put right; caught once, in the command line."""

from __future__ import annotations


class GlossaryError(Exception):
    """A mistake in options, configuration or set-up; the message says where it is and what to change."""
