"""What is built: that a wheel, also one made from the source distribution, carries all that the program needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from glossary_cli import __version__
from tests.checkout import ROOT, copy_checkout

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source distribution, and a wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    source = copy_checkout(folder / "source")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(source)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "dist"


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return built / f"glossary_cli-{__version__}-py3-none-any.whl"


def package_files() -> set[str]:
    paths = (path for path in (ROOT / "glossary_cli").rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_the_wheel_holds_the_package_and_the_starter_glossary_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    starter = {f"glossary_cli/starter/{path.name}" for path in (ROOT / "definitions").iterdir()}
    assert names == package_files() | starter
    assert {"glossary_cli/py.typed", "glossary_cli/schemas/definition.schema.json"} <= names


def test_the_metadata_say_what_pip_has_to_know(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"glossary_cli-{__version__}.dist-info"
    metadata = archive.read(f"{info}/METADATA").decode()
    for line in (f"Version: {__version__}", "Requires-Python: >=3.11", "License-Expression: MIT", "# glossary"):
        assert f"\n{line}\n" in metadata
    assert f"{info}/licenses/LICENSE" in archive.namelist()
    assert b"glossary = glossary_cli.__main__:main" in archive.read(f"{info}/entry_points.txt")


def test_the_source_distribution_holds_what_the_tests_need(built: Path) -> None:
    top = f"glossary_cli-{__version__}"
    with tarfile.open(built / f"{top}.tar.gz") as archive:
        names = {name.removeprefix(f"{top}/") for name in archive.getnames()}
    needed = {"README.md", "CHANGELOG.md", ".pre-commit-hooks.yaml", ".ci/run", "docs/generate.py", "LICENSE"}
    folders = ("definitions", "examples", "tests", "docs")
    needed |= {p.relative_to(ROOT).as_posix() for f in folders for p in (ROOT / f).rglob("*.[mpy]*") if p.is_file()}
    assert {name for name in needed - names if "__pycache__" not in name} == set()


def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (tmp_path / "page.md").write_text("Sales calls each hot lead.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "glossary_cli", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert run("init", "--all").returncode == 0
    assert len(list((tmp_path / "definitions").iterdir())) == len(list((ROOT / "definitions").iterdir()))
    assert run("validate", "--fail-on", "info").returncode == 0
    check = run("check", "--fail-on", "warning", "page.md")
    assert (check.returncode, check.stdout.split()[2]) == (1, "deprecated-term")
    assert run("schema").stdout.startswith("{")
