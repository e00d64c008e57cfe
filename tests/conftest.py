"""What all tests share: a plain environment, and the flag that rewrites expected output."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "FACTLINT_OUTPUT_FORMAT", "FACTLINT_DEBUG")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-runs` writes what the runs print now into tests/runs; read the difference before committing it."""
    parser.addoption("--update-runs", action="store_true", help="rewrite the expected output of tests/runs")


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dictionary's table is kept for the whole run."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, cache_folder: Path) -> None:
    """80 columns, a cache of the tests' own, and no setting of the person who runs them."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(cache_folder))
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """`git("add", "a.md")` in a new repository that is the current folder, untouched by anybody's settings."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    people = {f"GIT_{role}_{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for name, value in (settings | dict.fromkeys(people, "editor@example.org")).items():
        monkeypatch.setenv(name, value)
    work = tmp_path.resolve() / "work"
    work.mkdir()
    monkeypatch.chdir(work)

    def run(*words: str) -> str:
        return subprocess.run(["git", *words], check=True, capture_output=True, text=True, encoding="utf-8").stdout

    run("init", "--quiet", "--initial-branch=main")
    return run
