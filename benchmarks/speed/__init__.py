"""How fast the program is beside others, on the same documents with equivalent rules, in turn, in one run.

`python -m benchmarks.speed --help` says how to run it; `docs/performance.md` holds its latest output.
"""
