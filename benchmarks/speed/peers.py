"""Other programs, installed from the registries that pip and npm are set up for, into a folder of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed import rules_of_peers
from benchmarks.speed.concepts import Concept
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.measure import Command

_LOCAL = "PATH"


class Peer(NamedTuple):
    """A program to compare with.

    `accepted` are its statuses of success, with findings or without. `is_slow`: it takes minutes for a thousand pages,
    and may be run on a part of them. `probe` is a text that it has to report, if the rules do not give one.
    """

    name: str
    source: str
    packages: tuple[str, ...]
    rules: Callable[[Path, Sequence[Concept]], tuple[str, ...]]
    accepted: tuple[int, ...] = (0, 1)
    is_slow: bool = False
    probe: str | None = None
    limits: str = ""

    @property
    def program(self) -> str:
        return self.packages[0]


PEERS = (
    Peer("codespell", "pip", ("codespell",), rules_of_peers.codespell, (0, 65), limits="single words; no markup"),
    Peer("typos", "pip", ("typos",), rules_of_peers.typos, (0, 2), limits="single words; no markup"),
    Peer("cspell", "npm", ("cspell",), rules_of_peers.cspell, limits="single words"),
    Peer(
        "proselint",
        "pip",
        ("proselint",),
        rules_of_peers.proselint,
        is_slow=True,
        probe="It is very unique.",
        limits="its own rules only",
    ),
    Peer("textlint-prh", "npm", ("textlint", "textlint-rule-prh"), rules_of_peers.prh, is_slow=True),
    Peer(
        "textlint-terminology",
        "npm",
        ("textlint", "textlint-rule-terminology"),
        rules_of_peers.terminology,
        is_slow=True,
    ),
    Peer("vale", _LOCAL, ("vale",), rules_of_peers.vale, is_slow=True),
)


class Installed(NamedTuple):
    """A peer that runs, and the options that give it its rules."""

    peer: Peer
    program: str
    options: tuple[str, ...]
    version: str

    def command(self, corpus: Corpus, *paths: str) -> Command:
        arguments = (self.program, *self.options, *paths)
        return Command(self.peer.name, arguments, corpus.folder, accepted=self.peer.accepted)


class Installation(NamedTuple):
    """The peers that run, and for each of the others a line that says why it does not."""

    installed: tuple[Installed, ...]
    left_out: tuple[str, ...]


class _MissingError(Exception):
    """Why a peer is left out."""


def install(folder: Path, names: Sequence[str], concepts: Sequence[Concept]) -> Installation:
    """Install the peers of these names, write their rules, and try each on a sentence that it has to report."""
    installed, left_out = [], []
    for peer in PEERS:
        if peer.name in names:
            try:
                installed.append(_installed(peer, folder, concepts))
            except _MissingError as error:
                left_out.append(f"{peer.name} is left out: {error}")
    return Installation(tuple(installed), tuple(left_out))


def _installed(peer: Peer, folder: Path, concepts: Sequence[Concept]) -> Installed:
    program, version = _SOURCES[peer.source](peer, folder)
    options = peer.rules(folder / "rules", concepts)
    one = Installed(peer, program, options, version)
    _try(one, folder, concepts)
    return one


def _try(one: Installed, folder: Path, concepts: Sequence[Concept]) -> None:
    """Raises _MissingError where the program does not report what it was told to report."""
    wrong = next(iter(rules_of_peers.words(concepts)), "")
    page = folder / "rules" / "probe.md"
    page.write_text(f"# Probe\n\n{one.peer.probe or f'They sent one {wrong} today.'}\n", encoding="utf-8")
    found = _run([one.program, *one.options, page.name], page.parent)
    if page.stem not in found.stdout or found.returncode not in one.peer.accepted:
        raise _MissingError(f"it reports nothing of a probe: {_end(found)}")


def _from_pip(peer: Peer, folder: Path) -> tuple[str, str]:
    environment = folder / "python"
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    if not programs.exists():
        _require(_run([sys.executable, "-m", "venv", str(environment)], folder))
    program = shutil.which(peer.program, path=str(programs))
    if program is None:
        _require(_run([str(programs / "python"), "-m", "pip", "install", "--quiet", *peer.packages], folder))
        program = shutil.which(peer.program, path=str(programs)) or peer.program
    code = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    return program, _require(_run([str(programs / "python"), "-c", code, peer.program], folder))


def _from_npm(peer: Peer, folder: Path) -> tuple[str, str]:
    modules = folder / "node" / "node_modules"
    if not all((modules / package).exists() for package in peer.packages):
        npm = shutil.which("npm")
        if npm is None:
            raise _MissingError("npm is not on the PATH")
        modules.parent.mkdir(parents=True, exist_ok=True)
        (modules.parent / "package.json").write_text('{"private": true}', encoding="utf-8")
        _require(_run([npm, "install", "--no-audit", "--no-fund", *_of_npm()], modules.parent))
    versions = (json.loads((modules / name / "package.json").read_text("utf-8"))["version"] for name in peer.packages)
    return str(modules / ".bin" / peer.program), " with ".join(versions)


def _of_npm() -> list[str]:
    """All packages at once: npm takes one that is not asked for to be superfluous."""
    return sorted({package for peer in PEERS if peer.source == "npm" for package in peer.packages})


def _from_path(peer: Peer, folder: Path) -> tuple[str, str]:
    program = shutil.which(peer.program)
    if program is None:
        raise _MissingError("it is not on the PATH")
    return program, _require(_run([program, "--version"], folder)).removeprefix(f"{peer.program} version ")


_SOURCES: dict[str, Callable[[Peer, Path], tuple[str, str]]] = {"pip": _from_pip, "npm": _from_npm, _LOCAL: _from_path}


def _run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.run(arguments, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def _require(run: subprocess.CompletedProcess[str]) -> str:
    if run.returncode:
        raise _MissingError(_end(run))
    return run.stdout.strip()


def _end(run: subprocess.CompletedProcess[str]) -> str:
    """The last line that says something, with the status; it may name a registry, which is nobody's business here."""
    lines = [line.strip() for line in (run.stderr or run.stdout).splitlines() if line.strip() and "://" not in line]
    return f"status {run.returncode}, {lines[-1][:200] if lines else 'nothing printed'}"
