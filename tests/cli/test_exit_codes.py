"""0 nothing found, 1 findings, 2 the job could not be done; findings are never masked by a partial failure."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

BAD = "The talks resumed on February 30, 1958.\n"
GOOD = "The talks resumed on February 20, 1958.\n"
BINARY = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


def test_clean_and_flagged(folder: Path, factlint: Any) -> None:
    """The two ordinary outcomes."""
    (folder / "good.md").write_text(GOOD)
    clean = factlint("check", "good.md")
    assert (clean.code, clean.err) == (0, "")
    assert clean.out.startswith("No findings in 1 source, ")
    (folder / "bad.md").write_text(BAD)
    flagged = factlint("check", "bad.md")
    assert (flagged.code, flagged.err) == (1, "")
    assert "D103" in flagged.out and "bad.md:1" in flagged.out


def test_exit_zero_and_fail_level(folder: Path, factlint: Any) -> None:
    """Findings below the fail level, or with --exit-zero, are printed and do not fail."""
    (folder / "bad.md").write_text(BAD)
    run = factlint("check", "bad.md", "--exit-zero", "--format", "json")
    assert run.code == 0
    (finding,) = json.loads(run.out)["findings"]
    assert finding["severity"] == "error"
    assert factlint("check", "bad.md", "--fail-level", "error").code == 1
    quoted = factlint("check", "bad.md", "--min-confidence", "1", "-q")
    assert (quoted.code, quoted.out) == ((1, quoted.out) if finding["confidence"] == 1 else (0, ""))


@pytest.mark.parametrize("name", ["missing.md", "picture.png", "broken.txt", "locked.md"])
def test_a_named_file_that_cannot_be_read(folder: Path, factlint: Any, name: str) -> None:
    """A message, exit 2, and the rest still checked."""
    (folder / "bad.md").write_text(BAD)
    (folder / "picture.png").write_bytes(BINARY)
    (folder / "broken.txt").write_bytes(bytes(range(1, 256)) * 3)
    (folder / "locked.md").write_text(GOOD)
    (folder / "locked.md").chmod(0)
    if name == "locked.md" and os.access(folder / "locked.md", os.R_OK):
        pytest.skip("this user may read every file")
    run = factlint("check", name, "bad.md", "--format", "concise")
    assert run.code == 2
    assert run.err.startswith(f"factlint: {name}: ") and run.err.count("\n") == 1
    assert run.out.startswith("bad.md:1:22: D103")


def test_the_same_met_while_walking(folder: Path, factlint: Any) -> None:
    """Passed over with a warning, of many only some are told one by one; -v tells all, -q none."""
    (folder / "docs").mkdir()
    for number in range(7):
        (folder / f"docs/picture{number}.md").write_bytes(BINARY)
    (folder / "docs/good.md").write_text(GOOD)
    run = factlint("check", "docs")
    assert run.code == 0 and run.err.startswith("factlint: warning: docs/picture0.md: binary file")
    assert run.err.splitlines()[5:] == ["factlint: warning: 2 more cannot be read (-v tells which)"]
    told = factlint("check", "docs", "-v")
    assert told.code == 0 and told.err.count("\n") == 7
    assert told.err.startswith("factlint: docs/picture0.md: ")
    assert factlint("check", "docs", "-q").err == ""


def test_a_report_of_ours_is_no_source_and_no_matter(folder: Path, factlint: Any) -> None:
    (folder / "docs").mkdir()
    (folder / "docs/good.md").write_text(GOOD)
    factlint("check", "docs", "--format", "html", "-o", "docs/report.html")
    run = factlint("check", "docs")
    assert (run.code, run.err) == (0, "") and "1 source" in run.out


def test_nothing_to_check(folder: Path, factlint: Any) -> None:
    """An empty folder is a warning; an empty file is a document that claims nothing."""
    (folder / "docs").mkdir()
    run = factlint("check", "docs")
    assert (run.code, run.err) == (0, "factlint: warning: no documents in docs\n")
    assert factlint("check", "docs", "-q").err == ""
    (folder / "empty.md").write_bytes(b"")
    run = factlint("check", "empty.md")
    assert (run.code, run.out, run.err) == (0, "No findings in 1 source, 0 claims.\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "did you mean 'check'?"),
        (["check", "--slect", "D"], "--select"),
        (["check", "--select", "date-conflct"], "did you mean 'date-conflict'?"),
        (["check", "--select", "X9"], "no rule has the code or name 'X9'"),
        (["check", "--format", "jsn"], "did you mean 'json'?"),
        (["check", "--base-date", "2021-02-30"], "--base-date '2021-02-30' is not a date"),
        (["check", "--min-confidence", "2"], "0<=x<=1"),
        (["check", "--fail-level", "fatal"], "fatal"),
        (["check", "--stdin-filename", "a.md"], "goes with SOURCE -"),
        (["claims", "--kind", "dat"], "did you mean 'date'?"),
        (["rule"], "--all"),
        (["rule", "D101", "--all"], "--all"),
        (["rule", "Z000"], "no rule has the code or name 'Z000'"),
        (["check", "--config", "missing.toml"], "missing.toml"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_bad_options(factlint: Any, arguments: list[str], said: str) -> None:
    """Exit 2, a message that helps, nothing on standard output."""
    run = factlint(*arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Traceback" not in run.err


def test_an_internal_fault_is_one_line(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback reaches a user; FACTLINT_DEBUG=1 asks for it."""
    (folder / "good.md").write_text(GOOD)

    def fail(*_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("factlint.cli.comparing.check_part", fail)
    run = factlint("check", "good.md")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("factlint: internal error: RuntimeError: two lines. ") and run.err.count("\n") == 1
    monkeypatch.setenv("FACTLINT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        factlint("check", "good.md")


def test_a_fault_at_one_document_hides_no_other(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is named, the others are checked, the exit code is 2."""
    from factlint.claims import pipeline

    extract = pipeline.extract

    def fail_at_one(document: Any, *rest: Any) -> Any:
        if document.path == "a.md":
            raise RecursionError("too deep")
        return extract(document, *rest)

    monkeypatch.setattr(pipeline, "extract", fail_at_one)
    (folder / "a.md").write_text(GOOD)
    (folder / "bad.md").write_text(BAD)
    run = factlint("check", "a.md", "bad.md", "--format", "json", "--no-cache")
    told = json.loads(run.out)
    assert run.code == 2
    assert [source["path"] for source in told["sources"]] == ["bad.md"]
    assert [skipped["path"] for skipped in told["skipped"]] == ["a.md"]
    assert [finding["code"] for finding in told["findings"]] == ["D103"]
    assert run.err.startswith("factlint: a.md: internal error: RecursionError")
