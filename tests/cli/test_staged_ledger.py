"""Configuration, ledger and names are read from the index of git, like the documents."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factlint.cli.app import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Git = Callable[..., str]
PIN = '[[fact]]\nsubject = { en = "harbour treaty signed Lisbon", zh = "港口条约 里斯本 签署" }\ndate = "1921-05-0%s"\n'
TEXTS = {
    "a.md": "The harbour treaty was signed in Lisbon on 4 May 1921.\n",
    "b.md": "1921年5月5日，港口條約在里斯本簽署。\n",
    "factlint.toml": 'ledger = "facts.toml"\nignore = ["D101"]\n',
    "facts.toml": PIN % 4,
}


@dataclass(frozen=True)
class Told:
    """What came back."""

    code: int
    out: str
    err: str


@pytest.fixture
def factlint(git: Git, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:  # noqa: ARG001  (one stands there)
    """`factlint("check", "--staged")` in the repository."""

    def run(*arguments: str) -> Told:
        code = main(arguments)
        streams = capsys.readouterr()
        return Told(code, streams.out, streams.err)

    return run


@pytest.fixture
def project(git: Git) -> Git:
    """Two documents, one of which is wrong by the ledger, which is not told yet; all of it committed."""
    for name, text in TEXTS.items():
        Path(name).write_text(text, "utf-8")
    git("add", "--all", ".")
    git("commit", "--quiet", "-m", "texts")
    return git


def _ends(run: Any) -> list[list[str]]:
    assert run.code in (0, 1), run.err
    return [[end["path"] for end in finding["evidence"]] for finding in json.loads(run.out)["findings"]]


def test_a_pin_that_is_staged(project: Git, factlint: Any) -> None:
    """It introduces what contradicts it now; what is only written and not staged counts for nothing."""
    Path("factlint.toml").write_text('ledger = "facts.toml"\n', "utf-8")
    project("commit", "--quiet", "-am", "all rules")
    Path("facts.toml").write_text(PIN % 5, "utf-8")
    assert _ends(factlint("check", "--format", "json", "facts.toml")) == [["a.md", "facts.toml"]]
    Path("facts.toml").write_text(PIN % 6, "utf-8")
    project("add", "facts.toml")
    Path("facts.toml").write_text("not a ledger\n", "utf-8")
    assert _ends(factlint("check", "--staged", "--format", "json")) == [["a.md", "facts.toml"], ["b.md", "facts.toml"]]
    assert factlint("check").code == 2


def test_a_ledger_that_is_broken_in_the_index(project: Git, factlint: Any) -> None:
    """Exit 2 with the line, whatever lies on the disk; one that was broken before stands in no one's way."""
    Path("facts.toml").write_text("[[fact]]\ndate = 1921-05-04\n", "utf-8")
    project("add", "facts.toml")
    Path("facts.toml").write_text(TEXTS["facts.toml"], "utf-8")
    run = factlint("check", "--staged")
    assert (run.code, run.out) == (2, "")
    assert "facts.toml:1: a fact needs a subject" in run.err
    project("commit", "--quiet", "-m", "broken")
    project("add", "facts.toml")
    assert factlint("check", "--staged").code == 0


def test_a_ledger_that_is_not_staged(project: Git, factlint: Any) -> None:
    """A ledger that the configuration of the index names has to be in the index."""
    project("rm", "--quiet", "--cached", "facts.toml")
    run = factlint("check", "--staged")
    assert (run.code, run.out) == (2, "")
    assert "factlint.toml:1: ledger: facts.toml: not in the index of git" in run.err
    assert factlint("check").code == 0
