"""How long a run takes beside `python -c "import click"`, in processor time of the same minute.

python -m pytest tests/benchmarks -m slow -s
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="no processor time of children")]

CLEAN = "# The talks\n\nThe committee met in Geneva on 3 March 1954. Twelve members attended the meeting.\n"
SYLLABLES = ("ba", "do", "fe", "gu", "ki", "la", "mo", "nu", "pe", "ra", "si", "to", "va", "zo")
Cost = Callable[..., float]


@pytest.fixture
def cost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cost:
    """The least processor time of a few runs of a command, after one that fills the cache."""
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.chdir(tmp_path)

    def once(*command: str) -> float:
        before = os.times()
        subprocess.run(command, capture_output=True, check=False)
        after = os.times()
        return sum(after[2:4]) - sum(before[2:4])

    def least(*command: str) -> float:
        once(*command)
        return min(once(*command) for _ in range(5))

    return least


def test_an_unchanged_file(cost: Cost) -> None:
    """Told again: a small multiple of importing the library that reads the options."""
    Path("a.md").write_text(CLEAN)
    check = cost(sys.executable, "-m", "factlint", "check", "a.md")
    least = cost(sys.executable, "-c", "import click")
    print(f"\nunchanged file {check:.2f} s, import click {least:.2f} s: {check / least:.1f} times")
    assert check < 5 * least


def test_one_changed_file_of_many(cost: Cost) -> None:
    """The work of the hook hardly grows with the documents that the change has nothing to do with."""
    chance = random.Random(1)

    def name() -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()

    def git(*words: str) -> None:
        people = ("-c", "user.email=editor@example.org", "-c", "user.name=editor")
        subprocess.run(["git", *people, *words], check=True, capture_output=True)

    spent = []
    for number in (100, 400):
        for each in range(number):
            told = f"The mill of {name()} was opened by {name()} on {each % 28 + 1} May {1700 + each}.\n"
            Path(f"{each:03}.md").write_text(told)
        git("init", "--quiet")
        git("add", "*.md")
        git("commit", "--quiet", "--allow-empty", "-m", "more")
        Path("000.md").write_text("The mill was opened on 9 May 1801.\n")
        git("add", "*.md")
        spent.append(cost(sys.executable, "-m", "factlint", "check", "--staged"))
        git("commit", "--quiet", "-m", "one")
    print(f"\none changed file of 100: {spent[0]:.2f} s, of 400: {spent[1]:.2f} s")
    assert spent[1] < 3 * spent[0]
