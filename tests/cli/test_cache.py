"""The dictionary's table: kept whole or not at all, and results that do not depend on it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from factlint.cli import cache

ENGLISH = "Spectators filled the arena; the grandstand was opened on 4 May 1921.\n"
CHINESE = "看台于1921年5月14日启用，观众坐满了竞技场。\n"


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Every test comes by the table anew."""
    cache._from.cache_clear()


@pytest.fixture
def texts(folder: Path) -> Path:
    """Two documents of two languages."""
    (folder / "a.md").write_text(ENGLISH, "utf-8")
    (folder / "b.txt").write_text(CHINESE, "utf-8")
    return folder


def _align(factlint: Any, *options: str) -> str:
    run = factlint("align", "a.md", "b.txt", "--format", "json", *options)
    assert run.code == 0 and run.err == ""
    out: str = run.out
    return out


@pytest.mark.usefixtures("texts")
def test_results_are_the_same_however_the_table_is_come_by(factlint: Any, tmp_path: Path) -> None:
    """Made, read back, made anew because the file is damaged or cut, in memory, and where nothing can be written."""
    kept = tmp_path / "kept"
    first = _align(factlint, "--cache-dir", str(kept))
    (file,) = kept.glob("glosses-*")
    whole = file.read_bytes()
    assert _align(factlint, "--cache-dir", str(kept)) == first
    for damaged in (b"", whole[:-9], b"\xff\xfe" + whole[2:], whole.replace(b"span", b"spam", 1)):
        file.write_bytes(damaged)
        cache._from.cache_clear()
        assert _align(factlint, "--cache-dir", str(kept)) == first
        assert file.read_bytes() == whole
    assert _align(factlint, "--no-cache") == first
    (tmp_path / "file").write_text("")
    assert _align(factlint, "--cache-dir", str(tmp_path / "file" / "below")) == first


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind")
def test_a_folder_that_may_not_be_written(texts: Path, factlint: Any, tmp_path: Path) -> None:
    """The table is then in memory."""
    assert texts
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    assert _align(factlint, "--cache-dir", str(locked)) == _align(factlint, "--no-cache")
    assert list(locked.iterdir()) == []


@pytest.mark.usefixtures("texts")
def test_one_language_needs_no_dictionary(factlint: Any, tmp_path: Path) -> None:
    """Neither English alone nor Chinese alone makes a table."""
    for name in ("a.md", "b.txt"):
        run = factlint("check", name, name, "--cache-dir", str(tmp_path / "none"))
        assert run.code == 0
    assert not list((tmp_path / "none").glob("glosses-*"))


@pytest.mark.usefixtures("texts")
def test_the_environment_names_the_folder(factlint: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FACTLINT_CACHE_DIR; without it the platform's folder."""
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "named"))
    _align(factlint)
    assert len(list((tmp_path / "named").glob("glosses-*"))) == 1
    monkeypatch.delenv("FACTLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    if sys.platform == "linux":
        _align(factlint)
        assert len(list((tmp_path / "home" / "factlint").glob("glosses-*"))) == 1
