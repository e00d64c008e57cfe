"""From SOURCE arguments to the files they mean: a file as named, a folder with the documents below it.

In folders, what git ignores and what is hidden is left out, and only files are taken whose names say that they hold
text for people.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factlint.sources.ignored import Ignored

SUFFIXES = (
    frozenset(
        [
            f".{suffix}"
            for suffix in ("md", "markdown", "txt", "text", "html", "htm", "xhtml", "wiki", "mediawiki", "bib")
        ]
    )
    .union([".rst", ".tex", ".csv", ".tsv", ".srt", ".vtt", ".org", ".adoc", ".docx", ".pdf"])
    .union([".wikitext", ".tab", ".rss", ".atom"])
)
"""What is read of a folder; a file named by itself is read whatever it is called."""

NAMES = frozenset(["README", "NOTES", "NEWS", "HISTORY"])
"""Files without a suffix that are read of a folder."""

_ENDINGS = (".csl.json",)
"""Ends of names that hold more than one dot."""

_NEVER = frozenset(["node_modules", "__pycache__"])


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read, or the reason why not."""

    file: Path
    path: str
    """As reports show it: POSIX, relative to the root where below it, else as given."""
    explicit: bool
    """Whether the user named it."""
    reason: str = ""
    """Why it cannot be read; "" where it may be."""


def discover(arguments: Sequence[str], root: Path) -> list[Found]:
    """The files that the arguments mean, by path, each once; arguments are relative to `root`.

    A file that a link leads to as well is taken under its own name, one that is named and also found in a folder
    counts as named.
    """
    best: dict[str, Found] = {}
    for argument in sorted(set(arguments)):
        for found in _argument(argument, root):
            key = str(found.file) if found.reason else os.path.realpath(found.file)
            known = best.get(key)
            best[key] = found if known is None else _better(known, found)
    return sorted(best.values(), key=lambda found: found.path)


def _better(one: Found, other: Found) -> Found:
    chosen = min(one, other, key=lambda found: (found.file.is_symlink(), found.path))
    if chosen.explicit or not (one.explicit or other.explicit):
        return chosen
    named = one if one.explicit else other
    return Found(chosen.file, chosen.path, True, named.reason)


def _argument(argument: str, root: Path) -> Iterator[Found]:
    file = Path(os.path.normpath(root / argument))
    shown = _shown(file, argument, root)
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError) as error:
        yield Found(file, shown, True, _said(error))
        return
    if stat.S_ISDIR(mode):
        for below in _walk(file, Ignored.of(file), explicit=True):
            inner = below.file.relative_to(file).as_posix()
            path = _shown(below.file, inner if shown == "." else f"{shown.rstrip('/')}/{inner}", root)
            yield Found(below.file, path if inner != "." else shown, below.explicit, below.reason)
    else:
        yield Found(file, shown, True, "" if stat.S_ISREG(mode) else "not a regular file")


def _walk(folder: Path, ignored: Ignored, explicit: bool = False) -> Iterator[Found]:
    """The documents below a folder; links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Found(folder, "", explicit, _said(error))
        return
    ignored = ignored.within(folder)
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _NEVER:
            continue
        path = folder / entry.name
        try:
            if entry.is_dir(follow_symlinks=False):
                if not ignored.holds(path, folder=True):
                    yield from _walk(path, ignored)
            elif _is_document(entry.name) and not entry.is_dir() and not ignored.holds(path):
                yield Found(path, "", False, "" if entry.is_file() else "not a regular file")
        except OSError as error:
            yield Found(path, "", False, _said(error))


def _is_document(name: str) -> bool:
    name = name[:-3] if name.lower().endswith(".gz") else name
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - names with odd bytes need no Path
    return suffix in SUFFIXES or name in NAMES or name.lower().endswith(_ENDINGS)


def _shown(file: Path, given: str, root: Path) -> str:
    below = file.relative_to(root).as_posix() if file.is_relative_to(root) else Path(given).as_posix()
    return os.fsencode(below).decode("utf-8", "backslashreplace")


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read: {reason or error}"
