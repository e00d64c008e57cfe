"""Same bytes in, same bytes out: whatever the locale, the time zone, the hash seed, the order of arguments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").iterdir())
SETTINGS = [
    (FILES, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    (FILES[::-1], {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C"}),
    (["examples", *FILES[1:]], {"PYTHONHASHSEED": "3", "TZ": "America/Anchorage", "LC_ALL": "POSIX"}),
]


@pytest.mark.parametrize("command", ["check", "claims", "align"])
def test_same_bytes(command: str) -> None:
    """Every command, as JSON, on the examples."""
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "factlint", command, "--output-format", "json", *files],
            cwd=ROOT,
            env={**os.environ, **setting},
            capture_output=True,
        ).stdout
        for files, setting in SETTINGS
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000
