"""`--jobs`: several documents read at once say what they say one by one, whatever happens to a process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factlint.claims import pipeline
from factlint.claims.model import Extraction
from factlint.cli import parallel

_COUNT = 12


@pytest.fixture
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dozen short documents, and a project that finds them worth some processes."""
    for number in range(_COUNT):
        (folder / f"{number:02}.md").write_text(f"The talks came to {number + 2} meetings. It began on 30 May 1955.\n")
    monkeypatch.setattr(parallel, "WORTH", 0)
    return folder


@pytest.mark.usefixtures("corpus")
def test_any_number_of_processes_gives_the_same(factlint: Any) -> None:
    outcomes = [factlint("claims", ".", "--no-cache", "--jobs", jobs) for jobs in ("1", "2", "5", "0")]
    assert outcomes[0].code == 0
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_processes_are_used(corpus: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read elsewhere leaves no trace in this process."""
    read = _counted(monkeypatch)
    assert factlint("claims", str(corpus), "--no-cache", "--jobs", "1").code == 0
    assert len(read) == _COUNT
    if sys.platform == "linux":
        read.clear()
        assert factlint("claims", str(corpus), "--no-cache", "--jobs", "2").code == 0
        assert read == []


@pytest.mark.usefixtures("corpus")
@pytest.mark.skipif(sys.platform != "linux", reason="a process has to inherit the fault")
def test_a_fault_in_one_document_hides_no_other(factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract", _failing(pipeline.extract, fail))
    outcome = factlint("claims", ".", "--no-cache", "--jobs", "2")
    assert outcome.code == 2
    assert outcome.err.count("internal error") == 1
    assert "05.md" in outcome.err
    assert "06.md" in outcome.out


@pytest.mark.usefixtures("corpus")
@pytest.mark.skipif(sys.platform != "linux", reason="a process has to inherit the fault")
def test_a_process_that_dies_takes_nothing_with_it(factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = factlint("claims", ".", "--no-cache", "--jobs", "1")
    parent = os.getpid()
    monkeypatch.setattr(pipeline, "extract", _failing(pipeline.extract, lambda: die(parent)))
    assert factlint("claims", ".", "--no-cache", "--jobs", "2") == whole


def test_a_number_of_processes_is_a_number(factlint: Any) -> None:
    assert factlint("check", "--jobs", "-1").code == 2


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    real = pipeline.extract

    def noted(document: Any, *more: Any) -> Extraction:
        read.append(document.path)
        return real(document, *more)

    monkeypatch.setattr(pipeline, "extract", noted)
    return read


def _failing(real: Callable[..., Extraction], how: Callable[[], None]) -> Callable[..., Extraction]:
    def read(document: Any, *more: Any) -> Extraction:
        if document.path.endswith("05.md"):
            how()
        return real(document, *more)

    return read


def fail() -> None:
    """What a fault of our own looks like."""
    raise RuntimeError("made up")


def die(parent: int) -> None:
    """What running out of memory looks like, in any process but the first."""
    if os.getpid() != parent:
        os._exit(9)
