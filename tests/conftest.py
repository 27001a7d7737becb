from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what the cases give into their files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether to write what a case gives into its file instead of holding it against it."""
    return bool(request.config.getoption("--update"))
