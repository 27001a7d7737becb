"""Runs the program with a timer of CPU time that looks again and again in which of its own functions it is.

python sampler.py OUT.json check …

What a function calls in other packages and in C counts as its own. `OUT.json` holds samples a function and the number
of all; the functions are named `package/module.py:function`.
"""

from __future__ import annotations

import json
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

INTERVAL = 0.001
"""Seconds of CPU between two looks; the kernel may round it up to its own clock."""
OTHER = "start-up and end"
"""Where no function of the program is on the stack, or it only imports."""


def main() -> None:
    out = Path(sys.argv[1])
    sys.argv = ["glossary", *sys.argv[2:]]
    samples: Counter[str] = Counter()

    def look(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        samples[_place(frame)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        from glossary_cli.__main__ import main as program

        program()
    except SystemExit:
        signal.setitimer(signal.ITIMER_PROF, 0)
        out.write_text(json.dumps(samples), encoding="utf-8")
        raise


def _place(frame: FrameType | None) -> str:
    while frame is not None:
        _, package, path = frame.f_code.co_filename.replace("\\", "/").rpartition("/glossary_cli/")
        if package:
            name = frame.f_code.co_name
            return OTHER if name == "<module>" else f"{path}:{name}"
        frame = frame.f_back
    return OTHER


if __name__ == "__main__":
    main()
