"""The configuration: `factlint.toml`, or `[tool.factlint]` in pyproject.toml, of the project one stands in.

Found from the current folder upward, never from the arguments, so that their order cannot matter. To add a key: a
field of `Config`, its check in `_CHECKS`, a line in the README.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from factlint.cli.problem import Problem, suggestion
from factlint.rules.severity import Severity
from factlint.sources.trees import DISK, MAX_SIZE, Tree, is_file

FILE = "factlint.toml"
PROJECT = "pyproject.toml"
_TABLE = b"tool.factlint"


@dataclass(frozen=True, slots=True)
class Config:
    """What a project has settled; every field has the name of its key with underscores."""

    root: Path
    """The project: paths are shown relative to it."""
    file: Path | None = None
    """Where the configuration was read; None where there is none."""
    sources: tuple[str, ...] = ()
    """The corpus: globs relative to the root."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    base_date: str | None = None
    """YYYY-MM-DD: reference date of documents that state none."""
    fail_level: Severity = "warning"
    min_confidence: float = 0.0
    max_file_size: int = MAX_SIZE
    """In bytes; larger files are skipped."""
    snapshots: tuple[tuple[str, str], ...] = ()
    """Web address, or key of a bibliography, and the file below the root that is a copy of it."""
    cited_folders: tuple[Path, ...] = ()
    """Folders outside of the project from which cited files may be read."""


def load_config(file: Path | None = None, *, isolated: bool = False, tree: Tree = DISK) -> Config:
    """The configuration that holds in the current folder; `file` names another one, `isolated` asks for none.

    It is read from the tree; a file that is named and not in it, from the disk.
    """
    here = Path.cwd()
    if file is not None:
        return _read(file, _root(here), tree if is_file(tree, here / file) else DISK)
    found = None if isolated else _find(here, tree)
    return Config(_root(here)) if found is None else _read(found, found.parent, tree)


def valid_date(text: str) -> str:
    """The date as YYYY-MM-DD; raises ValueError where it is none."""
    from datetime import date

    return date.fromisoformat(text.strip()).isoformat()


def _find(here: Path, tree: Tree) -> Path | None:
    for folder in (here, *here.parents):
        if is_file(tree, folder / FILE):
            return folder / FILE
        project = folder / PROJECT
        if is_file(tree, project) and _TABLE in _bytes(project, tree):
            return project
    return None


def _root(here: Path) -> Path:
    """The repository one stands in, else the current folder."""
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _read(file: Path, root: Path, tree: Tree) -> Config:
    import tomllib

    data = _bytes(file, tree)
    try:
        text = data.decode("utf-8")
        table: Any = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{file}: not valid TOML: {error}") from error
    if file.name == PROJECT:
        table = table.get("tool", {}).get("factlint", {})
    values = {key.replace("-", "_"): _value(file, text, key, value) for key, value in _table(file, table).items()}
    return Config(root, file, **cast(dict[str, Any], values))


def _table(file: Path, table: object) -> Mapping[str, object]:
    if isinstance(table, dict):
        return table
    raise Problem(f"{file}: tool.factlint must be a table")


def _value(file: Path, text: str, key: str, value: object) -> object:
    if key not in _CHECKS:
        raise Problem(f"{_at(file, text, key)}: unknown key {key!r}{suggestion(key, _CHECKS)}{_caret(text, key)}")
    try:
        return _CHECKS[key](value)
    except ValueError as error:
        raise Problem(f"{_at(file, text, key)}: {key} must be {error}{_caret(text, key)}") from error


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise ValueError('a list of strings, as in ["D", "N201"]')


def _date(value: object) -> str:
    """A TOML date or a string."""
    try:
        return valid_date(str(value))
    except ValueError as error:
        raise ValueError('a date, as in "2021-03-18"') from error


def _level(value: object) -> str:
    if value in get_args(Severity):
        return str(value)
    raise ValueError(f"one of {', '.join(get_args(Severity))}")


def _share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError("a number from 0 to 1")


def _size(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ValueError("a number of bytes above 0")


def _snapshots(value: object) -> tuple[tuple[str, str], ...]:
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return tuple(sorted(value.items()))
    raise ValueError('a table of addresses or keys to files, as in "https://a.example/b" = "copies/b.html"')


def _folders(value: object) -> tuple[Path, ...]:
    try:
        return tuple(Path(each).expanduser() for each in _strings(value))
    except RuntimeError as error:
        raise ValueError("folders that exist") from error
    except ValueError as error:
        raise ValueError('a list of folders, as in ["../library"]') from error


_CHECKS: Mapping[str, Callable[[object], object]] = {
    "sources": _strings,
    "select": _strings,
    "ignore": _strings,
    "base-date": _date,
    "fail-level": _level,
    "min-confidence": _share,
    "max-file-size": _size,
    "snapshots": _snapshots,
    "cited-folders": _folders,
}


def _line(text: str, key: str) -> tuple[int, str]:
    """Number and text of the line that sets a key; 0 where it is not found."""
    match = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=.*$", text, re.MULTILINE)
    return (text.count("\n", 0, match.start()) + 1, match[0].rstrip()) if match else (0, "")


def _at(file: Path, text: str, key: str) -> str:
    number, _ = _line(text, key)
    return f"{file}:{number}" if number else str(file)


def _caret(text: str, key: str) -> str:
    _, line = _line(text, key)
    line = line.strip()
    return f"\n  {line}\n  {' ' * line.find(key)}{'^' * len(key)}" if line else ""


def _bytes(file: Path, tree: Tree) -> bytes:
    try:
        return tree.read(Path.cwd() / file)
    except OSError as error:
        raise Problem(f"{file}: cannot be read: {error.strerror}") from error
