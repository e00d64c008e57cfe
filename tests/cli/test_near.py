"""A change in a large repository: only what it has to do with is looked at, and nothing else would be found."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factlint.claims import corpora, parts
from factlint.claims import groups as grouping
from factlint.claims.groups import groups
from factlint.claims.parts import SMALL
from factlint.claims.pipeline import extract
from factlint.cli import cards, near
from factlint.cli.app import main
from factlint.sources.formats import read

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Git = Callable[..., str]
EXAMPLES = Path(__file__).parents[2] / "examples"
SYLLABLES = ("ba", "do", "fe", "gu", "ki", "la", "mo", "nu", "pe", "ra", "si", "to", "va", "zo")
FOURTH = "The lighthouse of Cape Morn was lit on 4 May 1921 by Ada Quell. It cost 48,612 crowns and has 136 steps.\n"
FOURTEENTH = "On 14 May 1921 Ada Quell lit the lighthouse of Cape Morn. It cost 48,612 crowns and has 136 steps.\n"


def _strange(number: int) -> str:
    chance = random.Random(number)
    one, two = ("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))
    day, year = chance.randint(1, 28), chance.randint(1700, 1999)
    return f"The mill of {one} was opened by {two} on {day} May {year}. It had {chance.randint(100, 9999)} visitors.\n"


@pytest.fixture
def repository(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """More documents than are taken to be on one subject, two of them of one lighthouse; and a cache of its own."""
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "kept"))
    Path("far").mkdir()
    for number in range(SMALL + 10):
        Path(f"far/{number:03}.md").write_text(_strange(number))
    Path("a.md").write_text(FOURTH)
    Path("b.md").write_text(FOURTH)
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    return git


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What `near` gave, run after run."""
    given: list[Any] = []
    found = near.near

    def noting(*arguments: Any) -> Any:
        given.append(found(*arguments))
        return given[-1]

    monkeypatch.setattr(near, "near", noting)
    return given


def _staged(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", "--staged", "--format", "json", *options])
    streams = capsys.readouterr()
    assert "Traceback" not in streams.err and "internal" not in streams.err
    return code, json.loads(streams.out)


def test_the_other_end_is_found(repository: Git, capsys: pytest.CaptureFixture[str]) -> None:
    """In the document that tells of the same; no third one is read."""
    Path("b.md").write_text(FOURTEENTH)
    repository("add", ".")
    runs = [_staged(capsys, *options) for options in ((), (), ("b.md",), ("--no-cache",))]
    assert runs[0] == runs[1] == runs[2] == runs[3]
    code, told = runs[0]
    assert code == 1 and [source["path"] for source in told["sources"]] == ["a.md", "b.md"]
    assert [finding["code"] for finding in told["findings"]] == ["D101"]
    main(["check", "--format", "json"])
    whole = json.loads(capsys.readouterr().out)
    own = [finding for finding in whole["findings"] if finding["evidence"][0]["path"] in ("a.md", "b.md")]
    assert [each["fingerprint"] for each in own] == [each["fingerprint"] for each in told["findings"]]


CHANGES: dict[str, Callable[[], object]] = {
    "another date": lambda: Path("b.md").write_text(FOURTEENTH),
    "a third document": lambda: Path("c.md").write_text(FOURTEENTH),
    "one less": lambda: Path("a.md").unlink(),
    "renamed": lambda: Path("a.md").rename("z.md"),
    "another subject": lambda: Path("b.md").write_text(_strange(5)),
    "a link": lambda: Path("far/003.md").write_text(_strange(3) + "\nSee [the other mill](004.md).\n"),
    "far away": lambda: Path("far/007.md").write_text(_strange(8)),
    "much": lambda: [Path(f"far/{number:03}.md").write_text(FOURTH) for number in range(12)],
    "not a document": lambda: Path("d.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_groups_are_those_of_all_documents(
    repository: Git, capsys: pytest.CaptureFixture[str], looked: list[Any], change: str
) -> None:
    """From cards, warm and cold, as from all documents at once; in the state now and in the one before."""
    CHANGES[change]()
    repository("add", "--all", ".")
    results = [_staged(capsys), _staged(capsys), _staged(capsys, "--no-cache")]
    assert results[0] == results[1] == results[2]
    for state, revision in enumerate((":", "HEAD:")):
        asked = ("ls-tree", "-r", "--name-only", "HEAD") if state else ("ls-files",)
        texts = {name: repository("show", f"{revision}{name}") for name in repository(*asked).split() if name != "d.md"}
        said = [extract(read(text.encode(), name)) for name, text in sorted(texts.items())]
        every = {frozenset(said[index].document.path for index in part) for part in groups(said)}
        for given in looked:
            assert given is not None
            assert set(given[state].groups) <= every
            assert {path for group in given[state].groups for path in group} == {
                document.path for document in given[state].documents
            }


def test_damage(repository: Git, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file of cards that is none, that lacks its tables or has nonsense in them."""
    Path("b.md").write_text(FOURTEENTH)
    repository("add", ".")
    first = _staged(capsys)
    (file,) = (tmp_path / "kept" / "documents").glob("*.db")
    for statement in (
        "drop table if exists holders",
        "drop table if exists cards",
        "update documents set said = x'00'",
        "update findings set told = x'00'",
    ):
        with sqlite3.connect(file) as connection:
            connection.execute(statement)
        connection.close()
        assert _staged(capsys) == first
    for extra in file.parent.iterdir():
        extra.unlink()
    file.write_bytes(b"no database " * 500)
    assert _staged(capsys) == first


def test_no_place_to_keep_anything(
    repository: Git, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same, in memory."""
    Path("b.md").write_text(FOURTEENTH)
    repository("add", ".")
    first = _staged(capsys)
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "taken" / "below"))
    assert _staged(capsys) == first


def test_two_at_once(repository: Git) -> None:
    """Hooks of two windows that start with an empty cache."""
    Path("b.md").write_text(FOURTEENTH)
    repository("add", ".")
    command = [sys.executable, "-m", "factlint", "check", "--staged", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    running = [subprocess.Popen(command, text=True, stdout=pipe, stderr=pipe, env=environment) for _ in range(3)]
    said = [(*process.communicate(), process.returncode) for process in running]
    assert said == [said[0]] * 3 and said[0][1:] == ("", 1)


def _written(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text)


def _whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str) -> Any:
    """What `_staged` says where all documents are looked at, and nothing is known from before."""
    with monkeypatch.context() as patch:
        patch.setattr(near, "near", lambda *_: None)
        return _told(*_staged(capsys, "--no-cache", *options))


def _told(code: int, said: dict[str, Any]) -> Any:
    since = {name: count for name, count in said.get("since", {}).items() if name != "older"}
    return code, said["findings"], said["skipped"], since


LEDGER = """[[fact]]
subject = { en = ["lighthouse of Cape Morn lit"], zh = ["莫恩角灯塔点亮"] }
date = "1921-05-04"
source = "Harbour book, p. 3"
"""
SIDECAR = """[[ignore]]
paths = ["a.md"]
rules = ["D101"]
reason = "both are right"
"""
SETTINGS: dict[str, dict[str, str]] = {
    "none": {},
    "ledger": {"factlint.toml": 'ledger = "facts.toml"\n', "facts.toml": LEDGER},
    "corpus": {
        "factlint.toml": 'sources = ["*.md", "far/**"]\n',
        "cited/c.txt": FOURTH,
        "e.md": "See [1](cited/c.txt).",
    },
    "suppressions": {"factlint-suppressions.toml": SIDECAR},
    "picture": {
        "far/x.md": _strange(900) + "\nSee [the plan](plan.png) and [it](../cited/c.txt).\n",
        "far/plan.png": "x",
    },
}
EDITS: dict[str, Callable[[], object]] = {
    **CHANGES,
    "a picture less": lambda: Path("far/plan.png").unlink(missing_ok=True),
    "what is cited": lambda: _written("cited/c.txt", FOURTEENTH),
    "mended": lambda: Path("b.md").write_text(FOURTH),
    "in Chinese": lambda: Path("c.md").write_text("1921年5月14日，阿达·奎尔点亮了莫恩角的灯塔，花费48,612克朗。\n"),
    "the ledger": lambda: Path("facts.toml").write_text(LEDGER.replace("05-04", "05-05")),
    "a suppression": lambda: Path("factlint-suppressions.toml").write_text(SIDECAR.replace("a.md", "far/001.md")),
}


@pytest.mark.parametrize("settings", SETTINGS)
def test_findings_are_those_of_the_whole(
    repository: Git, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    """Whatever is changed, and whatever the project settles."""
    for name, text in SETTINGS[settings].items():
        _written(name, text)
    for before in (FOURTH, FOURTEENTH):
        Path("b.md").write_text(before)
        repository("add", "--all", ".")
        repository("commit", "--quiet", "--allow-empty", "-m", "settled")
        for name, change in EDITS.items():
            change()
            repository("add", "--all", ".")
            assert _told(*_staged(capsys)) == _whole(monkeypatch, capsys), name
            repository("reset", "--quiet", "--hard", "HEAD")
            repository("clean", "--quiet", "-d", "-f")


def test_examples_as_the_whole(
    git: Git, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Documents that have much to do with each other, in two languages: each changed, each taken away."""
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "kept"))
    for module in (near, cards, corpora, grouping, parts):
        monkeypatch.setattr(module, "SMALL", 3)
    shutil.copytree(EXAMPLES, ".", dirs_exist_ok=True)
    git("add", "--all", ".")
    git("commit", "--quiet", "-m", "first")
    for file in sorted(Path().glob("[a-z]*.*")):
        for changed in (file.read_text().translate(str.maketrans("13579", "35791")), None):
            file.unlink() if changed is None else file.write_text(changed)
            git("add", "--all", ".")
            assert _told(*_staged(capsys)) == _whole(monkeypatch, capsys), file
            git("reset", "--quiet", "--hard", "HEAD")


def test_explain_knows_the_groups(repository: Git, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding of one group among many; two places that are not compared."""
    Path("b.md").write_text(FOURTEENTH)
    repository("add", ".")
    _, told = _staged(capsys)
    assert main(["explain", told["findings"][0]["fingerprint"], "--format", "json"]) == 0
    explained = json.loads(capsys.readouterr().out)
    assert [each["fingerprint"] for each in explained["findings"]] == [told["findings"][0]["fingerprint"]]
    assert explained["pairs"][0]["verdict"] == "conflict"
    assert main(["explain", "a.md:1", "b.md:1", "."]) == 0
    streams = capsys.readouterr()
    assert "Verdict: conflict" in streams.out and streams.err == ""
    assert main(["explain", "a.md:1", "far/003.md:1", "."]) == 0
    assert "a.md and far/003.md are not compared" in capsys.readouterr().err
