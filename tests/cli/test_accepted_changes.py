"""Suppressions and the baseline where a change is checked: they come before what the change introduces."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.cli.app import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

OLD = "They met on February 30, 1955."
NEW = "They parted on June 31, 1955."
COMMENT = " <!-- factlint: ignore D103 as printed -->"


@pytest.fixture
def staged(git: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """What `check --staged` tells after all files were added: exit code, then code and line of each finding."""

    def run(*words: str) -> list[str]:
        git("add", "-A")
        capsys.readouterr()
        code = main(["check", "--format", "json", "--staged", *words])
        streams = capsys.readouterr()
        if not streams.out:
            return [str(code), streams.err]
        return [str(code), *(f"{f['code']}:{f['evidence'][0]['line']}" for f in json.loads(streams.out)["findings"])]

    return run


def _accept(git: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    """A commit with one old finding, which the baseline holds."""
    Path("a.md").write_text(f"{OLD}\n")
    assert main(["baseline"]) == 0
    capsys.readouterr()
    git("add", "-A")
    git("commit", "-qm", "old")


def test_an_accepted_finding_in_a_changed_line_is_old(
    git: Callable[..., str], staged: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    _accept(git, capsys)
    Path("a.md").write_text(f"{OLD} It rained.\n\n{NEW}\n")
    assert staged() == ["1", "D103:3"]
    assert staged("--no-baseline") == ["1", "D103:1", "D103:3"]


def test_growth_within_a_change_is_said(git: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    """Who commits a mistake together with its acceptance is not stopped; it does not go unsaid."""
    _accept(git, capsys)
    Path("a.md").write_text(f"{OLD}\n\n{NEW}\n")
    main(["baseline"])
    git("add", ".")
    for words in (["--staged"], ["--diff", "HEAD"]):
        capsys.readouterr()
        assert main(["check", *words]) == 0
        said = "factlint: factlint-baseline.json: 1 finding accepted since HEAD, and not told\n"
        assert capsys.readouterr().err == said
    assert main(["check", "--staged", "--quiet"]) == 0
    git("commit", "--quiet", "-m", "accepted")
    Path("b.md").write_text("It rained.\n")
    git("add", ".")
    assert main(["check", "--staged"]) == 0
    assert capsys.readouterr().err == ""


def test_a_suppression_counts_as_staged(
    git: Callable[..., str], staged: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """One in the folder alone is none; one that is taken out brings its finding back."""
    _accept(git, capsys)
    Path("a.md").write_text(f"{OLD}\n\n{NEW}{COMMENT}\n")
    assert staged() == ["0"]
    git("commit", "-qm", "suppressed")
    Path("a.md").write_text(f"{OLD}\n\n{NEW}\n")
    assert staged() == ["1", "D103:3"]


def test_the_files_are_those_of_the_index(
    git: Callable[..., str], staged: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    _accept(git, capsys)
    Path("a.md").write_text(f"{OLD}\n\n{NEW}\n")
    git("add", "-A")
    Path("factlint-suppressions.toml").write_text('[[ignore]]\nrules = ["D103"]\n')
    assert main(["check", "--staged"]) == 1
    assert staged() == ["0"]
    assert staged("factlint-suppressions.toml") == ["0"]
    Path("factlint.toml").write_text('baseline = "lint.json"\n')
    assert main(["baseline"]) == 0
    git("add", "factlint.toml")
    capsys.readouterr()
    assert main(["check", "--staged"]) == 2
    assert "lint.json: this baseline is not in the index of git" in capsys.readouterr().err


def test_an_unused_suppression_that_was_there_is_not_introduced(
    git: Callable[..., str], staged: Callable[..., list[str]]
) -> None:
    Path("a.md").write_text(f"A quiet text.{COMMENT}\n")
    assert staged() == ["0", "S901:1"]
    git("commit", "-qm", "one")
    Path("a.md").write_text(f"A quiet text.{COMMENT}\n\nMore of it.\n")
    assert staged() == ["0"]
