"""The file of derived data: read back whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.cli.shelf import KEPT, FileShelf


def _filled(file: Path) -> bytes:
    shelf = FileShelf(file)
    shelf.put("a", b"one")
    shelf.put("b", b"")
    shelf.save()
    return file.read_bytes()


def test_parts_come_back(tmp_path: Path) -> None:
    """Those of an earlier run with those of a later one."""
    file = tmp_path / "below" / "start-1.bin"
    _filled(file)
    shelf = FileShelf(file)
    shelf.put("c", b"\n\n")
    shelf.save()
    again = FileShelf(file)
    assert [again.get(name) for name in ("a", "b", "c", "d")] == [b"one", b"", b"\n\n", None]
    before = file.stat().st_mtime_ns
    again.save()
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("cut", [0, 5, 17, 30, -1])
def test_a_damaged_file_is_none(tmp_path: Path, cut: int) -> None:
    """Cut anywhere, or with another byte."""
    file = tmp_path / "start-1.bin"
    whole = _filled(file)
    file.write_bytes(whole[:cut])
    assert FileShelf(file).get("a") is None
    file.write_bytes(whole.replace(b"one", b"two"))
    assert FileShelf(file).get("a") is None
    assert _filled(file) == whole


def test_files_of_other_programs_go(tmp_path: Path) -> None:
    """The last few stay, so that two versions side by side do not drive each other out."""
    for number in range(9):
        _filled(tmp_path / f"start-{number}.bin")
    assert len(list(tmp_path.iterdir())) == KEPT
    assert (tmp_path / "start-8.bin").exists()


def test_nothing_can_be_written(tmp_path: Path) -> None:
    """Then nothing is kept, and nobody is bothered."""
    (tmp_path / "file").write_text("")
    shelf = FileShelf(tmp_path / "file" / "start-1.bin")
    shelf.put("a", b"one")
    shelf.save()
    assert shelf.get("a") == b"one"
