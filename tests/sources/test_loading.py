"""From arguments to documents: folders, what git ignores, bad files."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from factlint.sources.document import Document
from factlint.sources.loading import Skipped, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "a.md": "# A",
        "b.txt": "B",
        "notes/c.html": "<p>C",
        "notes/d.TXT": "D",
        "notes/e.py": "E = 1",
        "notes/README": "R",
        ".hidden/f.txt": "F",
        ".g.txt": "G",
        "node_modules/h.md": "H",
        "build/i.txt": "I",
        "notes/draft.txt": "J",
        "notes/kept.txt": "K",
        ".gitignore": "build/\n*.txt\n!b.txt\n!notes/*.TXT\n",
        "notes/.gitignore": "!kept.txt\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def _paths(root: Path, *arguments: str) -> list[str]:
    return [each.path for each in load(arguments, root)]


def test_folders(folder: Path) -> None:
    expected = ["a.md", "b.txt", "notes/README", "notes/c.html", "notes/d.TXT", "notes/kept.txt"]
    assert _paths(folder, ".") == expected
    assert _paths(folder, str(folder)) == expected


def test_a_named_file_is_read_whatever_it_is_called_or_ignored(folder: Path) -> None:
    assert _paths(folder, "notes/e.py", "build/i.txt", ".g.txt") == [".g.txt", "build/i.txt", "notes/e.py"]


def test_patterns_that_are_none_match_nothing(folder: Path) -> None:
    """As in git."""
    (folder / "notes/.gitignore").write_text("[z-a]*\nd.TXT\\\n!\n\\\n[\nREADME\n")
    assert _paths(folder, "notes") == [f"notes/{name}" for name in ("c.html", "d.TXT", "draft.txt", "kept.txt")]


def test_patterns_above_the_folder_hold(folder: Path) -> None:
    (folder / ".git").mkdir()
    assert "notes/draft.txt" not in _paths(folder, "notes")


def test_order_and_repetition_of_arguments_do_not_matter(folder: Path) -> None:
    arguments = [".", "b.txt", "notes", "./notes/../a.md", str(folder / "b.txt")]
    expected = _paths(folder, *arguments)
    for _ in range(5):
        random.shuffle(arguments)
        assert _paths(folder, *arguments) == expected
    assert len(set(expected)) == len(expected)


def test_paths_outside_the_root_are_shown_as_given(folder: Path) -> None:
    assert _paths(folder / "notes", "../a.md", "c.html") == ["../a.md", "c.html"]
    assert _paths(folder / "notes", str(folder / "a.md")) == [(folder / "a.md").as_posix()]
    assert _paths(folder / "build", "../notes")[0] == "../notes/README"


def test_links(folder: Path) -> None:
    (folder / "notes" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "0.md").symlink_to(folder / "a.md")
    (folder / "dead.md").symlink_to(folder / "nothing")
    found = list(load(["."], folder))
    assert [each.path for each in found if isinstance(each, Document)].count("a.md") == 1
    assert "0.md" not in [each.path for each in found]
    assert [each.path for each in found if isinstance(each, Skipped)] == ["dead.md"]


def test_bad_files_named(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"a\0b")
    os.mkfifo(folder / "pipe.txt")
    found = list(load(["missing.md", "bad.txt", "pipe.txt", "a.md", "x\0y"], folder))
    skipped = [each for each in found if isinstance(each, Skipped)]
    assert {each.path: each.reason for each in skipped if each.path != "x\0y"} == {
        "missing.md": "no such file or folder",
        "bad.txt": "binary file",
        "pipe.txt": "not a regular file",
    }
    assert all(each.fatal for each in skipped)
    assert [each.path for each in found if isinstance(each, Document)] == ["a.md"]


def test_bad_files_met(folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"a\0b")
    os.mkfifo(folder / "pipe.md")
    skipped = [each for each in load(["."], folder) if isinstance(each, Skipped)]
    assert [(each.path, each.fatal) for each in skipped] == [("bad.md", False), ("pipe.md", False)]


def test_a_file_that_vanishes(folder: Path) -> None:
    found = load(["."], folder)
    assert next(found).path == "a.md"
    (folder / "b.txt").unlink()
    assert next(found) == Skipped("b.txt", "vanished before it could be read", True)
    assert len(list(found)) == 4


def test_too_large(folder: Path) -> None:
    (folder / "a.md").write_text("x" * 2000)
    (found,) = load(["a.md"], folder, max_size=1000)
    assert found == Skipped("a.md", "2,000 bytes, more than the 1,000 that are read", True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder: Path) -> None:
    (folder / "a.md").chmod(0)
    (found,) = load(["a.md"], folder)
    assert isinstance(found, Skipped) and found.fatal


def test_names_that_are_no_text(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        (folder / name).write_text("# C")
    except OSError:
        pytest.skip("the file system takes no such name")
    paths = _paths(folder, ".")
    assert "caf\\xe9.md" in paths
    for path in paths:
        path.encode()


def test_an_empty_folder(tmp_path: Path) -> None:
    assert list(load(["."], tmp_path)) == []
