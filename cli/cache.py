"""Where the dictionary's table is kept between runs: results are the same with it, without it, or where none can be."""

from __future__ import annotations

import contextlib
import os
from functools import cache
from pathlib import Path

from factlint.claims.bridge import Lookup
from factlint.claims.glosses import Glosses
from factlint.cli.options import Common


def dictionary(common: Common) -> Lookup:
    """How to come by the table: kept in `--cache-dir` or the platform's folder, or with `--no-cache` made anew."""
    from factlint.claims.dictionary import in_memory

    return in_memory if common.no_cache else lambda: _from(common.cache_dir or _platform_folder())


@cache
def _from(folder: Path) -> Glosses:
    """The table kept in a folder; made and, where that can be, written if it is not there whole."""
    from factlint.claims.dictionary import in_memory, parse, table, version

    file = folder / f"glosses-{version()}.txt"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = parse(file.read_bytes().decode("utf-8"))
        if found is not None:
            return found
    text = table()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(file, text.encode())
    return parse(text) or in_memory()


def _write(file: Path, data: bytes) -> None:
    """Whole or not at all, whoever else is writing it."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _platform_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("factlint", appauthor=False))
