"""Where files are read from: the disk as it is, or what git holds of them (`blobs.py`).

Files are named by absolute paths in every tree, so that what finds and reads them need not know which tree it is.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, Protocol

from factlint.sources.ignored import Ignored

Kind = Literal["file", "folder", "submodule", "other"]
MAX_SIZE = 50_000_000
"""Bytes; larger files are not read unless that is asked for."""
NEVER = frozenset(["node_modules", "__pycache__"])
"""Folders that hold nobody's documents."""


class Untracked(FileNotFoundError):
    """A file that git does not hold in this tree; its `strerror` says so."""


class Tree(Protocol):
    """The files of one moment; what cannot be looked at raises OSError or ValueError."""

    def kind(self, file: Path) -> Kind:
        """What a path leads to, through links."""
        ...

    def real(self, file: Path) -> Path:
        """The path without links; of what is not there, too."""
        ...

    def below(self, folder: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
        """The files below a folder whose names are wanted, each with "" or the reason why it cannot be read.

        Hidden files and what git ignores are left out.
        """
        ...

    def read(self, file: Path, limit: int = -1) -> bytes:
        """The first `limit` bytes of a file; all of them without a limit."""
        ...

    def size(self, file: Path) -> int:
        """Bytes of a file."""
        ...

    def identity(self, file: Path) -> str:
        """A name that the same bytes always have and no other bytes ever; "" where only reading them would tell."""
        ...


def exists(tree: Tree, file: Path) -> bool:
    """Whether there is something at a path that is a file, a folder, or anything else."""
    try:
        tree.kind(file)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return False
        raise
    return True


def is_there(tree: Tree, file: Path) -> bool:
    """As `exists`; never raises."""
    try:
        return exists(tree, file)
    except (OSError, ValueError):
        return False


def is_file(tree: Tree, file: Path) -> bool:
    """Whether a file can be read at a path; never raises."""
    try:
        return tree.kind(file) == "file"
    except (OSError, ValueError):
        return False


class Disk:
    """The files as they lie in their folders."""

    def kind(self, file: Path) -> Kind:
        """As `Tree.kind`."""
        mode = file.stat().st_mode
        return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"

    def real(self, file: Path) -> Path:
        """As `Tree.real`."""
        return Path(os.path.realpath(file))

    def below(self, folder: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
        """As `Tree.below`; links to folders are not followed, a folder that cannot be listed comes with the reason."""
        return _walk(folder, Ignored.of(folder), wanted)

    def read(self, file: Path, limit: int = -1) -> bytes:
        """As `Tree.read`."""
        with file.open("rb") as stream:
            return stream.read(limit)

    def size(self, file: Path) -> int:
        """As `Tree.size`."""
        return file.stat().st_size

    def identity(self, file: Path) -> str:  # noqa: ARG002  (a file on the disk may change at any time)
        """As `Tree.identity`."""
        return ""


DISK = Disk()


def unfit(kind: Kind) -> str:
    """Why what a name leads to cannot be read; "" for a file."""
    if kind == "submodule":
        return "in a submodule, whose files are checked in their own repository"
    return "" if kind == "file" else "not a regular file"


def said(error: OSError | ValueError) -> str:
    """Why something cannot be read, in words for people."""
    if isinstance(error, Untracked):
        return str(error.strerror)
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read: {reason or error}"


def _walk(folder: Path, ignored: Ignored, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, said(error)
        return
    ignored = ignored.within(folder)
    for entry in entries:
        if entry.name.startswith(".") or entry.name in NEVER:
            continue
        path = folder / entry.name
        try:
            if entry.is_dir(follow_symlinks=False):
                if not ignored.holds(path, folder=True):
                    yield from _walk(path, ignored, wanted)
            elif wanted(entry.name) and not entry.is_dir() and not ignored.holds(path):
                yield path, "" if entry.is_file() else "not a regular file"
        except OSError as error:
            yield path, said(error)
