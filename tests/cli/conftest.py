"""A folder to stand in, and a way to type a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from factlint.cli.app import main


@dataclass(frozen=True)
class Outcome:
    """What came back."""

    code: int
    out: str
    err: str


Type = Callable[..., Outcome]

BAD = "The talks resumed on February 30, 1958.\n"
"""A text with exactly one finding, D103 (error), that needs no second source."""
GOOD = "The talks resumed on February 20, 1958.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: empty, and a project of its own."""
    work = tmp_path / "work"
    (work / ".git").mkdir(parents=True)
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def factlint(folder: Path, capsys: pytest.CaptureFixture[str]) -> Type:  # noqa: ARG001  (one stands in it)
    """`factlint("check", "a.md")` in that folder."""

    def run(*arguments: str) -> Outcome:
        code = main(arguments)
        streams = capsys.readouterr()
        return Outcome(code, streams.out, streams.err)

    return run
