"""What all tests share: a plain environment, and the flag that rewrites expected output."""

from __future__ import annotations

import pytest

_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "FACTLINT_OUTPUT_FORMAT", "FACTLINT_DEBUG")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-runs` writes what the runs print now into tests/runs; read the difference before committing it."""
    parser.addoption("--update-runs", action="store_true", help="rewrite the expected output of tests/runs")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """80 columns, and no setting of the person who runs the tests."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
