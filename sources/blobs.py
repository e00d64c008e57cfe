"""Trees out of git: the index, a revision, and the tracked files of the working tree.

Contents are as git stores them (`objects.py`): no filter and no end-of-line conversion is applied.
"""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from factlint.sources.git import Entry, Repository
from factlint.sources.objects import Store
from factlint.sources.trees import DISK, NEVER, Kind, Untracked, unfit

_HOPS = 16


class Blobs:
    """The files of an index or a revision; single files outside of the repository are read from the disk."""

    def __init__(self, repository: Repository, entries: Mapping[str, Entry], name: str) -> None:
        self.repository = repository
        self.entries = entries
        self.name = name
        """As messages call it: "the index", "HEAD"."""
        self._store = Store()

    def kind(self, file: Path) -> Kind:
        """As `Tree.kind`; a submodule has files of its own, which another index holds: they count as being there."""
        path = self._path(file)
        if path is None:
            return DISK.kind(file)
        if path in self._folders:
            return "folder"
        if self._submodules and any(each in self._submodules for each in _ends(path)):
            return "submodule"
        entry = self.entries.get(path)
        if entry is None:
            raise Untracked(errno.ENOENT, f"not in {self.name}")
        return "file" if entry.is_file else "other"

    def real(self, file: Path) -> Path:
        """As `Tree.real`, by the links that are tracked."""
        path = self._path(file)
        if path is None:
            return DISK.real(file)
        return file if file.as_posix() == f"{self._top}{path}" else Path(os.path.normpath(self.repository.top / path))

    def below(self, folder: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
        """As `Tree.below`; what is tracked is not ignored, whatever the patterns say."""
        start = self._path(folder)
        prefix = "" if start == "." else f"{start}/"
        for path in sorted(self.entries) if start is not None else ():
            inner = path.removeprefix(prefix)
            if path.startswith(prefix) and _is_shown(inner) and wanted(inner.rpartition("/")[2]):
                file = folder / inner
                if self.entries[path].mode == "120000":
                    yield from self._link(file)
                elif self._has(path):
                    yield file, ""

    def read(self, file: Path, limit: int = -1) -> bytes:
        """As `Tree.read`."""
        entry = self._entry(file)
        return DISK.read(file, limit) if entry is None else self._store.read(entry.blob, limit)[0]

    def size(self, file: Path) -> int:
        """As `Tree.size`."""
        entry = self._entry(file)
        return DISK.size(file) if entry is None else self._store.read(entry.blob, 0)[1]

    def identity(self, file: Path) -> str:
        """As `Tree.identity`: the name of the blob."""
        entry = self._entry(file)
        return "" if entry is None else entry.blob

    def _has(self, path: str) -> bool:
        """Whether an entry is a file of this tree."""
        return self.entries[path].is_file

    def _link(self, file: Path) -> Iterator[tuple[Path, str]]:
        try:
            kind = self.kind(file)
        except (OSError, ValueError):
            kind = "other"
        if kind != "folder":
            yield file, unfit(kind)

    def _entry(self, file: Path) -> Entry | None:
        """The entry that holds a file's bytes; None where it lies outside of the repository."""
        path = self._path(file)
        if path is None:
            return None
        if path not in self.entries:
            raise Untracked(errno.ENOENT, f"not in {self.name}")
        return self.entries[path]

    def _path(self, file: Path) -> str | None:
        """The path below the top, through tracked links, which may lead out of it again; None for what lies outside."""
        name = file.as_posix()
        if not f"{name}/".startswith(self._top):
            name = Path(os.path.realpath(file)).as_posix()
            if not f"{name}/".startswith(self._top):
                return None
        path = posixpath.normpath(name[len(self._top) :] or ".")
        for _ in range(_HOPS if self._links else 0):
            link = next((each for each in _ends(path) if each in self._links), None)
            if link is None:
                break
            told = self._store.read(self.entries[link].blob, -1)[0]
            target = PurePosixPath(link).parent / os.fsdecode(told) / path[len(link) :].lstrip("/")
            path = posixpath.normpath(str(target))
        return path

    @cached_property
    def _top(self) -> str:
        """The top with a slash at its end."""
        return f"{self.repository.top.as_posix().rstrip('/')}/"

    @cached_property
    def _links(self) -> frozenset[str]:
        return frozenset(path for path, entry in self.entries.items() if entry.mode == "120000")

    @cached_property
    def _submodules(self) -> frozenset[str]:
        return frozenset(path for path, entry in self.entries.items() if entry.mode == "160000")

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset([".", *(each for path in self.entries for each in _above(path))])


class Tracked(Blobs):
    """The working tree without what is not tracked; what a sparse checkout leaves out comes from the index."""

    def kind(self, file: Path) -> Kind:
        """As `Tree.kind`."""
        kind = super().kind(file)
        return kind if kind in ("folder", "submodule") or self._from_index(file) else DISK.kind(file)

    def read(self, file: Path, limit: int = -1) -> bytes:
        """As `Tree.read`."""
        return super().read(file, limit) if self._from_index(file) else DISK.read(file, limit)

    def size(self, file: Path) -> int:
        """As `Tree.size`."""
        return super().size(file) if self._from_index(file) else DISK.size(file)

    def identity(self, file: Path) -> str:
        """As `Tree.identity`: the file on the disk may be another than that of the index."""
        return super().identity(file) if self._from_index(file) else ""

    def _has(self, path: str) -> bool:
        return super()._has(path) and (self.entries[path].absent or (self.repository.top / path).exists())

    def _from_index(self, file: Path) -> bool:
        entry = self._entry(file)
        return entry is not None and entry.absent and not file.exists()


def _is_shown(path: str) -> bool:
    """Whether nothing on the way to a file is hidden."""
    return not any(part.startswith(".") or part in NEVER for part in path.split("/"))


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _ends(path: str) -> Iterator[str]:
    """The folders that a path lies in, and itself."""
    yield from _above(path)
    yield path
