"""The bar on standard error: on a terminal, for long work, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from factlint.cli import progress
from factlint.sources.document import Document
from factlint.sources.formats import read


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def documents() -> list[Document]:
    """Two that together are long work."""
    return [read(("x" * progress.LONG).encode(), name) for name in ("a.txt", "b.txt")]


def test_on_a_terminal(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts to the end, on standard error."""
    terminal, out = _Terminal(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress.progress(documents)) == documents
    told = terminal.getvalue()
    assert "Reading 2 sources" in told and "50%" in told and "100%" in told
    assert out.getvalue() == ""


@pytest.mark.parametrize("case", ["pipe", "quiet", "short", "dumb"])
def test_nowhere_else(documents: list[Document], case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not into a pipe, not where quiet is asked for, not for little work, not on a terminal that cannot."""
    stream = io.StringIO() if case == "pipe" else _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "dumb" if case == "dumb" else "xterm")
    given = [read(b"little", "a.txt")] if case == "short" else documents
    assert list(progress.progress(given, quiet=case == "quiet")) == given
    assert stream.getvalue() == ""
