"""`glossary`, and `python -m glossary_cli`."""

from __future__ import annotations

import gc

from glossary_cli.cli import cli


def main() -> None:
    # A run is short, and what it makes is freed by counting references or kept to its end: looking for
    # circles in it would take up to a third of the time. Frozen, it is not searched at exit either.
    gc.disable()
    try:
        cli(prog_name="glossary")
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
