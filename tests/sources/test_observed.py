"""What a run looked at is noted, and any change of it is seen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.sources.discover import is_document
from factlint.sources.observed import Observed, unchanged
from factlint.sources.trees import DISK, Disk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, one of them below, and what is not read."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text("one")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "b.txt").write_text("two")
    (tmp_path / "c.py").write_text("three")
    return tmp_path


def _looked(folder: Path) -> Observed:
    """Everything asked once, of what is there and what is not."""
    tree = Observed(DISK)
    assert [path.name for path, _ in tree.below(folder, is_document)] == ["a.md", "b.txt"]
    assert tree.read(folder / "a.md") == b"one" and tree.read(folder / "below" / "b.txt", 2) == b"tw"
    assert tree.size(folder / "a.md") == 3
    assert tree.real(folder / "d.md") == folder / "d.md"
    assert tree.identity(folder / "a.md") == ""
    for missing in (tree.kind, tree.size, tree.read):
        with contextlib.suppress(FileNotFoundError):
            missing(folder / "d.md")
            raise AssertionError
    return tree


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda folder: (folder / "a.md").write_text("two"),
    "new": lambda folder: (folder / "below" / "n.md").write_text("n"),
    "gone": lambda folder: (folder / "a.md").unlink(),
    "came": lambda folder: (folder / "d.md").write_text(""),
    "folder": lambda folder: (folder / "d.md").mkdir(),
    "link": lambda folder: (folder / "d.md").symlink_to("e.md"),
    "ignored": lambda folder: (folder / ".gitignore").write_text("a.md\n"),
    "renamed": lambda folder: (folder / "a.md").rename(folder / "b.md"),
}


def test_nothing_changed(folder: Path) -> None:
    """What was not asked for may change: another folder's files, the part of a file that was not read."""
    seen = _looked(folder).observations()
    assert unchanged(seen, DISK, is_document)
    (folder / "c.py").write_text("four")
    (folder / "below" / "b.txt").write_text("twelve")
    assert unchanged(seen, DISK, is_document)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(folder: Path, change: str) -> None:
    """Of content, of what there is, of where it leads, of what counts."""
    seen = _looked(folder).observations()
    CHANGES[change](folder)
    assert not unchanged(seen, DISK, is_document)


def test_files_that_change_while_they_are_looked_at(folder: Path) -> None:
    """A run that saw two contents of one file is like no other run."""
    tree = Observed(DISK)
    tree.read(folder / "a.md")
    (folder / "a.md").write_text("two")
    tree.read(folder / "a.md")
    for text in ("one", "two"):
        (folder / "a.md").write_text(text)
        assert not unchanged(tree.observations(), DISK, is_document)


def test_a_name_for_the_bytes_saves_reading_them(folder: Path) -> None:
    """As git has one for each."""

    class Named(Disk):
        def identity(self, file: Path) -> str:
            return f"name of {file.name}"

        def read(self, file: Path, limit: int = -1) -> bytes:
            reads.append(file)
            return super().read(file, limit)

    reads: list[Path] = []
    tree = Observed(Named())
    assert tree.read(folder / "a.md") == b"one" and len(reads) == 1
    assert unchanged(tree.observations(), Named(), is_document) and len(reads) == 1
    assert not unchanged(tree.observations(), DISK, is_document)
