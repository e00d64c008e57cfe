"""The way in: from the SOURCE arguments of a command to documents, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factlint.sources.decode import Unreadable
from factlint.sources.document import Document
from factlint.sources.formats import read

MAX_SIZE = 50_000_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that gave no document."""

    path: str
    reason: str
    fatal: bool
    """Whether the user asked for it by name, or it was lost while being read: the command could not do its job."""


def load(arguments: Sequence[str], root: Path, max_size: int = MAX_SIZE) -> Iterator[Document | Skipped]:
    """The documents of files and folders, in an order that does not depend on that of the arguments."""
    files = set()
    for argument in arguments:
        path = root / argument
        if path.is_dir():
            files |= {each for each in path.rglob("*") if each.is_file()}
        else:
            files.add(path)
    for file in sorted(files):
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        try:
            yield read(file.read_bytes(), name)
        except Unreadable as error:
            yield Skipped(name, error.reason, True)
        except OSError as error:
            yield Skipped(name, str(error.strerror), True)
