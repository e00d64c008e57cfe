"""Of any large corpus and any change, `--staged` tells what a check of all documents would."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factlint.claims import corpora, parts
from factlint.claims import groups as grouping
from factlint.cli import cards, near
from factlint.cli.app import main
from tests.benchmarks.large import Event, Files, handbook, one_event, subjects, told, two_languages
from tests.cli.test_near import _staged, _told, _whole

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

CORPORA: dict[str, Callable[[], Files]] = {
    "one event": lambda: one_event(40),
    "two languages": lambda: two_languages(40),
    "subjects": lambda: subjects(48, 4),
    "handbook": lambda: handbook(40),
    "bibliography": lambda: [
        *((path, f"{text}\nSo it is told [@lee1999].\n") for path, text in one_event(30)),
        ("works.bib", "@book{lee1999, title={The railway}, year={1850}}\n"),
        ("other.bib", "@book{kay2001, title={The line}, file={0003.md}, year={1901}}\n"),
        ("cites.md", "The Fecheva railway was opened on 1 January 1857 [@kay2001].\n"),
    ],
}


def _edits(chance: random.Random, paths: list[str]) -> None:
    """A few documents written anew, moved, made, taken away, or linked with others."""
    for path in chance.sample(paths, chance.randint(1, 3)):
        file = Path(path)
        text = file.read_text()
        event = Event(chance.randint(0, 3))
        file.write_text(
            chance.choice(
                (
                    text.translate(str.maketrans("1357", "3571")),
                    told(event, chance, chance.randint(1, 27)),
                    f"{text}\nSee [this]({Path(chance.choice(paths)).name}).\n",
                    f"{text}\nIt is told again [@lee1999] and [@kay2001].\n",
                    f"{text}\n{told(event, chance, event.day)}",
                )
            )
        )
        if not chance.randint(0, 3):
            file.unlink()
        elif not chance.randint(0, 3):
            file.rename(file.with_name(f"a{file.name}"))


@pytest.mark.parametrize("made", CORPORA)
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_any_change_of_any_corpus(
    git: Callable[..., str], capsys: pytest.CaptureFixture[str], monkeypatch: Any, tmp_path: Path, made: str, seed: int
) -> None:
    """Corpora of all kinds, groups of few documents; each change goes on from the one before."""
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "kept"))
    for module in (near, cards, corpora, grouping, parts):
        monkeypatch.setattr(module, "SMALL", 5)
    for path, text in CORPORA[made]():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text)
    chance = random.Random(seed)
    for _ in range(3):
        git("add", "--all", ".")
        git("commit", "--quiet", "-m", "settled")
        _edits(chance, git("ls-files").split())
        git("add", "--all", ".")
        assert _told(*_staged(capsys)) == _whole(monkeypatch, capsys)


def test_all_commands_know_the_groups(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a hundred pages on one event: what `check` finds, `explain` explains and `align` has in one row."""
    monkeypatch.chdir(tmp_path)
    for path, text in one_event(100):
        Path(path).write_text(text)

    def said(*words: str) -> Any:
        main([*words, "--format", "json"])
        return json.loads(capsys.readouterr().out)

    (found,) = said("check", ".")["findings"]
    ends = [(end["path"], end["line"]) for end in found["evidence"][:2]]
    explained = said("explain", found["fingerprint"], ".")
    assert [each["fingerprint"] for each in explained["findings"]] == [found["fingerprint"]]
    pairs = said("explain", *(f"{path}:{line}" for path, line in ends), ".")["pairs"]
    assert pairs[0]["verdict"] == "conflict"
    facts = [fact for fact in said("align", ".")["facts"] if fact["verdict"] == "conflict"]
    assert len(facts) == 1 and {path for path, _ in ends} <= {claim["path"] for claim in facts[0]["claims"]}
