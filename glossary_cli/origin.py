"""Where this program was installed from, as pip recorded it."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import NamedTuple


class Origin(NamedTuple):
    """A git repository, and the tag, branch or commit that was installed from it."""

    repository: str
    revision: str


def installed_from() -> Origin | None:
    """Return the repository of an installation with `pip install git+…`; None for any other."""
    try:
        record = distribution("glossary-cli").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return read_origin(record) if record else None


def read_origin(record: str) -> Origin | None:
    """Return what a `direct_url.json` (PEP 610) says of a git repository."""
    data = json.loads(record)
    git = data.get("vcs_info", {})
    if git.get("vcs") != "git":
        return None
    return Origin(data["url"], git.get("requested_revision") or git["commit_id"])
