"""factlint.toml and [tool.factlint]: what they settle, and what is said of their faults."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BAD = "The talks resumed on February 30, 1958.\n"
QUOTE = "The minister called it “a first step and left the hall without another word.\n"


def _codes(run: Any) -> list[str]:
    return [finding["code"] for finding in json.loads(run.out)["findings"]]


@pytest.fixture
def texts(folder: Path) -> Path:
    """Two documents, with one finding each."""
    (folder / "docs").mkdir()
    (folder / "docs/bad.md").write_text(BAD)
    (folder / "docs/quote.md").write_text(QUOTE)
    return folder


@pytest.mark.usefixtures("texts")
def test_select_and_ignore(factlint: Any) -> None:
    """Prefixes as in ruff: the longer wins."""

    def codes(*options: str) -> list[str]:
        return _codes(factlint("check", "docs", "--format", "json", *options))

    assert codes() == ["D103", "Q502"]
    assert codes("--select", "D") == ["D103"]
    assert codes("--select", "D,N", "--extend-select", "q502") == ["D103", "Q502"]
    assert codes("--ignore", "impossible-date") == ["Q502"]
    assert codes("--ignore", "D", "--select", "D103,Q") == ["D103", "Q502"]
    assert codes("--select", "ALL", "--ignore", "D,Q") == []


@pytest.mark.parametrize("name", ["factlint.toml", "pyproject.toml"])
def test_configuration_of_the_project(texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Found from any folder of the project; options beat it; --isolated forgets it."""
    head = "[tool.factlint]\n" if name == "pyproject.toml" else ""
    (texts / name).write_text(head + 'sources = ["docs/*.md"]\nignore = ["Q"]\nfail-level = "error"\n')
    monkeypatch.chdir(texts / "docs")
    run = factlint("check", "--format", "json")
    assert [source["path"] for source in json.loads(run.out)["sources"]] == ["docs/bad.md", "docs/quote.md"]
    assert _codes(run) == ["D103"]
    assert _codes(factlint("check", "--format", "json", "--isolated")) == ["D103", "Q502"]
    (texts / "other.toml").write_text('select = ["Q"]\n')
    assert _codes(factlint("check", "--format", "json", "--config", str(texts / "other.toml"))) == ["Q502"]


def test_focus_and_corpus(texts: Path, factlint: Any) -> None:
    """SOURCE is what is checked; the corpus is read, too, and findings with no end in SOURCE are left out."""
    (texts / "factlint.toml").write_text('sources = ["docs"]\n')
    run = factlint("check", "docs/quote.md", "--format", "json")
    assert [source["path"] for source in json.loads(run.out)["sources"]] == ["docs/bad.md", "docs/quote.md"]
    assert _codes(run) == ["Q502"]
    assert factlint("check", "docs/quote.md", "--show-files").out == "docs/quote.md\n"
    assert factlint("check", "--show-files").out == "docs/bad.md\ndocs/quote.md\n"


def test_order_of_arguments(texts: Path, factlint: Any) -> None:
    """Same bytes, whatever the order, and whether a file is named twice or by its folder."""
    names = ["docs/bad.md", "docs/quote.md"]
    outputs = {
        factlint(command, *sources, "--format", "json").out
        for command in ("check",)
        for sources in (names, names[::-1], [*names, "docs", "./docs/bad.md", str(texts / "docs")])
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'slect = ["D"]\n',
            "factlint.toml:1: unknown key 'slect'; did you mean 'select'?\n  slect = [\"D\"]\n  ^^^^^\n",
        ),
        ('select = "D"\n', "factlint.toml:1: select must be a list of strings"),
        ('base-date = "someday"\n', "base-date must be a date"),
        ('\n\nfail-level = "fatal"\n', "factlint.toml:3: fail-level must be one of error, warning, info"),
        ("min-confidence = 2\n", "min-confidence must be a number from 0 to 1"),
        ("max-file-size = 0\n", "max-file-size must be a number of bytes above 0"),
        ("select = [\n", "factlint.toml:2: not valid TOML: "),
        ('select = ["D9"]\n', "no rule has the code or name 'D9'"),
        (
            'sources = ["[z-a].md"]\n',
            "sources must be globs, which read like lines of a .gitignore; '[z-a].md' is none",
        ),
        ('exclude = ["a.md\\\\"]\n', "exclude must be globs, which read like lines of a .gitignore"),
        (
            '[per-file-ignores]\n"[z-a]" = ["D"]\n',
            "factlint.toml:2: per-file-ignores must be a table of globs to rules; ",
        ),
        (
            '[aliases.people]\nA = ["王炳南"]\nB = ["王炳南"]\n',
            "factlint.toml:3: aliases must be names of one thing",
        ),
        ('sources = ["/etc/*"]\n', "sources must be globs below the project; '/etc/*' is none"),
    ],
)
def test_faults(folder: Path, factlint: Any, text: str, said: str) -> None:
    """Exit 2, with the line, the key and what would be right."""
    (folder / "factlint.toml").write_text(text)
    run = factlint("check")
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_globs_that_find_nothing(folder: Path, factlint: Any) -> None:
    """A warning, not a failure."""
    (folder / "factlint.toml").write_text('sources = ["texts/*.md"]\n')
    run = factlint("check")
    assert run.code == 0
    assert "'texts/*.md'" in run.err and "finds no document" in run.err


def test_base_date(folder: Path, factlint: Any) -> None:
    """A reference date gives a year to what has none, and is named as the anchor; TOML dates will do."""
    (folder / "note.txt").write_text("The talks resumed on March 18.\n")
    told = [json.loads(line) for line in factlint("claims", "note.txt", "--format", "jsonl").out.splitlines()]
    assert [claim["value"] for claim in told if claim["kind"] == "date"] == ["XXXX-03-18"]
    (folder / "factlint.toml").write_text("base-date = 2021-03-22\n")
    told = [json.loads(line) for line in factlint("claims", "note.txt", "--format", "jsonl").out.splitlines()]
    (claim,) = [claim for claim in told if claim["kind"] == "date"]
    assert (claim["value"], claim["certainty"], claim["anchor"]["text"]) == ("2021-03-18", "inferred", "--base-date")


def test_statistics(texts: Path, factlint: Any) -> None:
    """Counts by rule, most first, as text or JSON."""
    (texts / "docs/more.md").write_text(BAD)
    run = factlint("check", "docs", "--statistics")
    assert (run.code, run.out) == (1, "    2  D103  impossible-date\n    1  Q502  unbalanced-quote\n")
    told = json.loads(factlint("check", "docs", "--statistics", "--format", "json").out)
    assert told[1] == {"code": "Q502", "name": "unbalanced-quote", "count": 1}
