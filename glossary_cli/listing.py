"""The files below a folder that git would keep.

git itself is asked where there is a repository: it knows the user's own ignore files, and nothing is faster.
Elsewhere the `.gitignore` files are read. Symbolic links are not followed: what they lead to is found where
it lies, and a loop does no harm.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from glossary_cli.globs import Globs, compile_globs, is_glob, verdict

_GIT_OF_THE_CALLER = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
"""What git tells its hooks; it would lead away from the folder that is asked about."""

Ignores = tuple[tuple[str, Globs], ...]
"""The folder, with a `/` behind it, and the patterns of each `.gitignore` that holds, the outermost first."""


def slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def list_files(folder: str, root: str) -> Iterator[str]:
    """The regular files below an absolute folder, relative to it, with `/`, in no particular order.

    Outside a repository `.gitignore` files count from `root` on, where the folder lies in it.
    """
    names = _ask_git(folder) if _in_repository(folder) else None
    return _walk(folder, _outer_ignores(folder, root)) if names is None else _existing(folder, names)


def _in_repository(folder: str) -> bool:
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True


def _ask_git(folder: str) -> set[str] | None:
    """Return what git tracks or would add; None without git, and where it ignores the whole folder."""
    output = _git(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    if output is None or (not output and _git(folder, "check-ignore", "--quiet", ".") is not None):
        return None
    return set(os.fsdecode(output).split("\0"))


def _git(folder: str, *arguments: str) -> bytes | None:
    import subprocess

    environment = {key: value for key, value in os.environ.items() if key not in _GIT_OF_THE_CALLER}
    try:
        run = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    except OSError:
        return None
    return None if run.returncode else run.stdout


def _existing(folder: str, names: set[str]) -> Iterator[str]:
    """Those that are regular files: git also names deleted ones, symbolic links and other repositories."""
    for name in names:
        try:
            mode = os.lstat(f"{folder}/{name}").st_mode
        except OSError:
            continue
        if stat.S_ISREG(mode):
            yield name


def _walk(top: str, ignores: Ignores) -> Iterator[str]:
    pending = [(top.rstrip("/") + "/", ignores)]
    start = len(pending[0][0])
    while pending:
        folder, ignores = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        if any(entry.name == ".gitignore" for entry in entries):
            ignores += _read_ignores(folder)
        for entry in entries:
            path = folder + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _is_pruned(entry.name) and not _ignored(path + "/", ignores):
                    pending.append((path + "/", ignores))
            elif entry.is_file(follow_symlinks=False) and not _ignored(path, ignores):
                yield path[start:]


def _is_pruned(name: str) -> bool:
    return name.startswith(".") or name == "node_modules"


def _ignored(path: str, ignores: Ignores) -> bool:
    """Whether a path is ignored; the innermost file that says something of it decides."""
    verdicts = (verdict(globs, path[len(folder) :]) for folder, globs in reversed(ignores))
    return next((one for one in verdicts if one is not None), False)


def _outer_ignores(folder: str, root: str) -> Ignores:
    """The `.gitignore` files from `root` to the folder above; none where they ignore the folder itself."""
    found: Ignores = ()
    prefix = root.rstrip("/") + "/"
    if folder.startswith(prefix):
        above = prefix
        for part in folder[len(prefix) :].split("/"):
            found += _read_ignores(above)
            above += part + "/"
    return () if _ignored(folder + "/", found) else found


def _read_ignores(folder: str) -> Ignores:
    try:
        with open(folder + ".gitignore", encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    globs = compile_globs(line for line in lines if is_glob(line))
    return ((folder, globs),) if globs else ()
