"""What is kept between runs, and where: results are the same with it, without it, or where none can be."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.store import Store

if TYPE_CHECKING:
    from factlint.claims.bridge import Lookup
    from factlint.claims.glosses import Glosses
    from factlint.cli.options import Common

_ROOM = 50_000_000


def dictionary(common: Common) -> Lookup:
    """How to come by the table: kept in `--cache-dir` or the platform's folder, or with `--no-cache` made anew."""
    from factlint.claims.dictionary import in_memory

    return in_memory if common.no_cache else lambda: _from(folder(common))


def folder(common: Common) -> Path:
    """Where things are kept."""
    return common.cache_dir or _platform_folder()


@contextlib.contextmanager
def between_runs(common: Common) -> Iterator[Store | None]:
    """Keep what every start derives from the package's own data, and what documents say; None with `--no-cache`."""
    from factlint.claims.kept import use
    from factlint.cli.shelf import FileShelf
    from factlint.cli.stamp import stamp

    if common.no_cache:
        yield None
        return
    shelf = FileShelf(folder(common) / f"start-{stamp()}.bin")
    store = Store(folder(common) / "documents" / f"{stamp()}.db")
    use(shelf)
    try:
        yield store
    finally:
        use(None)
        store.close()
        shelf.save()


@cache
def _from(folder: Path) -> Glosses:
    """The table kept in a folder; made and, where that can be, written if it is not there whole."""
    from factlint.claims.dictionary import in_memory, parse, table, version
    from factlint.cli.shelf import KEPT, prune, write_whole

    file = folder / f"glosses-{version()}.txt"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = parse(file.read_bytes().decode("utf-8"))
        if found is not None:
            return found
    text = table()
    with contextlib.suppress(OSError):
        write_whole(file, text.encode())
        prune(folder, KEPT, _ROOM, "glosses-*")
    return parse(text) or in_memory()


def _platform_folder() -> Path:
    if sys.platform == "linux":  # what platformdirs does there, without the time to import it
        base = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(base) if base.strip() else Path.home() / ".cache") / "factlint"
    import platformdirs

    return Path(platformdirs.user_cache_dir("factlint", appauthor=False))
