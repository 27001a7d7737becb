"""What the tests of the command share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
"""The command in this process: the fixture `run`."""


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "glossary_cli", *arguments]
    return subprocess.run(
        command, stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, check=False, **options
    )
