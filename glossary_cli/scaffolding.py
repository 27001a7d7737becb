"""What `glossary init` proposes: a configuration, definitions, and how to run the program on every change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from posixpath import normpath, splitext

from glossary_cli.origin import Origin
from glossary_cli.readers import READERS

MOST_FOLDERS = 8
"""With more folders of documents than these, everything is included: a long list is soon out of date."""

_PLAIN = re.compile(r"[\w./*-]+")
_GLOB_SIGNS = re.compile(r"([\[\]*?!#\\])")

_CONFIGURATION = """\
# The configuration of “glossary check”. All settings may be left out; “glossary schema config” lists them.

# The folder of the definitions: one concept a file, reviewed like code.
definitions: {definitions}

# The documents to check, in the patterns of a .gitignore. Without this, all that the program can read.
{include}
# exclude: [archive/]

# The teams, and the roles in them, as the definitions name them.
# teams:
#   marketing: [demand generation]
#   sales: [AE, SDR]

# Whom documents are written for: terms that are meant for others are reported there.
# overrides:
#   - paths: [sales/]
#     audience: sales

# The severity of a rule, or off. “glossary explain” lists the rules.
# rules:
#   undefined-term: info
"""

TEMPLATE = """\
# One concept a file, named by its id. “glossary schema” lists every field.
term: lead
# abbreviation: MQL
# deprecated:                      # terms that nobody should use
#   - {term: suspect, reason: why}
# distinct_from: [customer]        # concepts that people confuse with this one

definition:                        # at least one of the two forms
  intensional:                     # a lead is a person that …
    genus: person
    differentia:
      - has shown interest in what we sell
  # extensional:                   # what the concept covers, and what it does not
  #   members: [contact form, demo request]
  #   excludes: [job applicant]

# facts:                           # what documents may be held to
#   follow-up time: "<= 2 business hours"
# owner: marketing                 # who answers for the concept
# audience: [marketing, sales]     # whose documents may use the term; left out: all
# subject: go-to-market            # tells homonyms apart
status: draft                      # draft, agreed or retired
"""


def configuration(definitions: str, documents: Sequence[str]) -> str:
    """Return the text of a configuration that includes the folders where documents lie now."""
    patterns = _include(documents)
    lines = [f"  - {_quoted(pattern)}\n" for pattern in patterns]
    include = "include:\n" + "".join(lines) if lines else "# include: [playbooks/, /*.md]\n"
    return _CONFIGURATION.format(definitions=definitions, include=include.rstrip("\n"))


def _include(documents: Iterable[str]) -> list[str]:
    """Patterns for the folders of the documents and for those beside the configuration; none for too many."""
    files, folders = set[str](), set[str]()
    for document in documents:
        folder, _, below = document.partition("/")
        if below:
            folders.add(f"/{_GLOB_SIGNS.sub(_escape, folder)}/")
        else:
            files.add(f"/*{splitext(document)[1]}")
    patterns = [*sorted(files), *sorted(folders)]
    is_text = all(pattern.isprintable() for pattern in patterns)
    return patterns if is_text and len(folders) <= MOST_FOLDERS else []


def _escape(match: re.Match[str]) -> str:
    return "\\" + match[1]


def _quoted(pattern: str) -> str:
    return pattern if _PLAIN.fullmatch(pattern) else json.dumps(pattern, ensure_ascii=False)


# How to run it on every change

_HOOKS = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: glossary-check
      - id: glossary-validate
        files: {definitions}
"""

# Works wherever the command is installed.
_LOCAL_HOOKS = """\
repos:
  - repo: local
    hooks:
      - id: glossary-check
        name: glossary check
        language: system
        entry: glossary check --fail-on warning
        files: {documents}
        require_serial: true
      - id: glossary-validate
        name: glossary validate
        language: system
        entry: glossary validate --fail-on warning
        files: {definitions}
        require_serial: true
"""

_WORKFLOW = """\
on: pull_request
jobs:
  glossary:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {{python-version: "3.11"}}
      - run: pip install {source}
      - run: glossary check --format github --fail-on warning
"""


def hooks(origin: Origin | None, definitions: str) -> str:
    """Return what to put into `.pre-commit-config.yaml`."""
    pattern = rf"^{re.escape(normpath(definitions))}/.*\.ya?ml$"
    if origin:
        return _HOOKS.format(repository=origin.repository, revision=origin.revision, definitions=pattern)
    return _LOCAL_HOOKS.format(documents=document_pattern(), definitions=pattern)


def document_pattern() -> str:
    """The regular expression of the documents that the program reads, for pre-commit."""
    return rf"(?i)\.({'|'.join(suffix[1:] for suffix in READERS)})$"


def workflow(origin: Origin | None) -> str:
    """Return a workflow of GitHub Actions."""
    source = f"git+{origin.repository}@{origin.revision}" if origin else "…  # as you installed glossary here"
    return _WORKFLOW.format(source=source)
