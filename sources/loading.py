"""The way in: from the SOURCE arguments of a command to documents, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factlint.sources.decode import Unreadable
from factlint.sources.discover import Found, discover
from factlint.sources.document import Document
from factlint.sources.formats import read
from factlint.sources.own import OwnReport
from factlint.sources.trees import DISK, MAX_SIZE, Tree

Reader = Callable[[bytes, str, int], Document]
"""From the bytes of a file, its path, and the most that it may unpack to, to the document."""


class Skipped(Struct, frozen=True):
    """A file or folder that gave no document."""

    path: str
    reason: str
    fatal: bool
    """Whether the user asked for it by name, or it was lost while being read: the command could not do its job."""
    expected: bool = False
    """Whether nobody would miss it: a report of ours, a file that is only cited."""


def load(
    arguments: Sequence[str],
    root: Path,
    max_size: int = MAX_SIZE,
    tree: Tree = DISK,
    wanted: Callable[[Found], bool] = lambda _: True,
    reader: Reader = read,
) -> Iterator[Document | Skipped]:
    """The documents of files and folders, ordered by path whatever the order of the arguments.

    Arguments are relative to `root`; `reader` stands for `formats.read`. Nothing is raised for a file:
    what cannot be read comes as `Skipped`.
    """
    for found in filter(wanted, discover(arguments, root, tree)):
        if found.reason:
            yield Skipped(found.path, found.reason, found.explicit)
        else:
            yield read_found(found, max_size, tree, reader)


def read_found(found: Found, max_size: int, tree: Tree, reader: Reader = read) -> Document | Skipped:
    """The document of one file, or why there is none."""
    try:
        data = tree.read(found.file, max_size + 1)
        if len(data) > max_size:
            size = tree.size(found.file)
            return Skipped(found.path, f"{size:,} bytes, more than the {max_size:,} that are read", found.explicit)
        return reader(data, found.path, max_size)
    except OwnReport as error:
        return Skipped(found.path, error.reason, False, True)
    except Unreadable as error:
        return Skipped(found.path, error.reason, found.explicit)
    except FileNotFoundError:
        return Skipped(found.path, "vanished before it could be read", True)
    except OSError as error:
        return Skipped(found.path, f"cannot be read: {error.strerror or error}", found.explicit)
