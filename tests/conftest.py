from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of caches, which is each test's own."""
    folder = tmp_path_factory.mktemp("caches")
    monkeypatch.setenv("GLOSSARY_CACHE_DIR", str(folder))
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what the cases give into their files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether to write what a case gives into its file instead of holding it against it."""
    return bool(request.config.getoption("--update"))
