"""Whole runs: what a person types, and every character that comes back.

To add one: a folder NAME with `inputs/` (the files in the current folder), `command.txt` (one command a line, without
"factlint"; lines that start with # are remarks), then `pytest tests/runs --update-runs` and read `expected.txt`.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from factlint.cli.app import main

HERE = Path(__file__).parent
RUNS = sorted(path.parent for path in HERE.glob("*/command.txt"))


@pytest.mark.parametrize("folder", RUNS, ids=lambda path: path.name)
def test_run(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """Every command prints exactly what is expected of it, and exits as expected."""
    work = tmp_path / "work"
    shutil.copytree(folder / "inputs", work)
    monkeypatch.chdir(work)
    told = []
    for line in (folder / "command.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code = main(shlex.split(line))
            streams = capsys.readouterr()
            errors = f"--- standard error\n{streams.err}" if streams.err else ""
            told.append(f"$ factlint {line}\n{streams.out}{errors}--- exit {code}\n")
    expected = folder / "expected.txt"
    text = "\n".join(told)
    if request.config.getoption("--update-runs"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
