"""Of what program and libraries something that is kept was the work: what another one made is never used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from factlint.reports import version


@cache
def stamp() -> str:
    """Changes with every file of the package, the interpreter, and what is installed beside it."""
    package = Path(version.__file__).parent.parent
    told = [version.VERSION, sys.version, sys.byteorder, *_files(str(package))]
    told.extend(_changed(folder) for folder in sys.path)
    return blake2b("\0".join(told).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Name, size and time of each file below a folder, in order of name."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name != "__pycache__":
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _changed(folder: str) -> str:
    """When a library was last put into a folder or taken out of it."""
    try:
        return f"{folder} {Path(folder).stat().st_mtime_ns}" if folder.endswith("-packages") else ""
    except OSError:
        return ""
