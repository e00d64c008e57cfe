"""The configuration of a project, and where it is found.

It is looked for from the current folder upward, never from the arguments, so that their order cannot matter: in a
repository the outermost `factlint.toml`, or `[tool.factlint]` in pyproject.toml, is the project's; below it a folder's
own factlint.toml sets options for its files alone (`folders.py`). `root = true` makes a project out of a folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from factlint.claims.names import Name
from factlint.cli.configuration import checks, faults
from factlint.cli.configuration.keys import BY_NAME, field_name
from factlint.cli.problem import Problem, suggestion
from factlint.rules.severity import Severity
from factlint.sources.toml_places import Path as Key
from factlint.sources.toml_places import Toml
from factlint.sources.trees import DISK, MAX_SIZE, Tree, is_file, said

FILE = "factlint.toml"
BASELINE = "factlint-baseline.json"
SUPPRESSIONS = "factlint-suppressions.toml"
PROJECT = "pyproject.toml"
_TABLE = b"tool.factlint"


class Written(Struct, frozen=True):
    """A file of configuration."""

    file: Path
    toml: Toml
    table: Key
    """Where in it the keys are: () or ("tool", "factlint")."""

    def fault(self, message: str, *path: str | int) -> Problem:
        """What is said of something in it that is wrong."""
        spot = self.toml.spot((*self.table, *path))
        if spot is None:
            return Problem(f"{faults.shown(self.file)}: {message}")
        place = spot.value if path and isinstance(path[-1], int) else spot.key
        return faults.fault(self.file, self.toml.text, *place, message)

    def line(self, key: str) -> int:
        """The line in which a key is set."""
        spot = self.toml.spot((*self.table, key))
        return self.toml.line(spot.key[0]) if spot else 1


class Config(Struct, frozen=True):
    """What a project has settled; every field has the name of its key with underscores."""

    root: Path
    """The project: paths are shown relative to it."""
    file: Path | None = None
    """Where the configuration was read; None where there is none."""
    written: Written | None = None
    """The same with its text."""
    sources: tuple[str, ...] = ()
    """The corpus: globs relative to the root."""
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    ledger: str | None = None
    baseline: str | None = None
    suppressions: str | None = None
    """Files, relative to the root."""
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Globs, and the rules that are left out of their files."""
    severity: tuple[tuple[str, Severity], ...] = ()
    """Rules by code, prefix or name, and the severity of their findings."""
    languages: tuple[str, ...] = ()
    base_date: str | None = None
    """YYYY-MM-DD: reference date of documents that state none."""
    fail_level: Severity = "warning"
    output_format: str | None = None
    min_confidence: float = 0.0
    max_file_size: int = MAX_SIZE
    """In bytes; larger files are skipped."""
    aliases: tuple[Name, ...] = ()
    snapshots: tuple[tuple[str, str], ...] = ()
    """Web address, or key of a bibliography, and the file below the root that is a copy of it."""
    cited_folders: tuple[str, ...] = ()
    """Folders outside of the project from which cited files may be read."""

    isolated: bool = False
    """Whether files of the project that nobody named are passed over."""

    @property
    def baseline_path(self) -> str:
        """The file of accepted findings, relative to the root, whether it is there or not."""
        return self.baseline or BASELINE

    @property
    def suppressions_path(self) -> str:
        """The file of suppressions, relative to the root, whether it is there or not."""
        return self.suppressions or SUPPRESSIONS

    def fault(self, message: str, *path: str | int) -> Problem:
        """What is said of something in the configuration that turns out to be wrong."""
        return self.written.fault(message, *path) if self.written else Problem(message)


def load_config(file: Path | None = None, *, isolated: bool = False, tree: Tree = DISK) -> Config:
    """The configuration that holds in the current folder; `file` names another one, `isolated` asks for none.

    It is read from the tree; a file that is named and not in it, from the disk.
    """
    here = Path.cwd()
    if file is not None:
        return _config(read(file, tree if is_file(tree, here / file) else DISK), _root(here))
    found = None if isolated else _find(here, tree)
    return Config(_root(here), isolated=isolated) if found is None else _config(found, found.file.parent)


def valid_date(text: str) -> str:
    """The date as YYYY-MM-DD; raises ValueError where it is none."""
    return checks.day(text)


def read(file: Path, tree: Tree) -> Written:
    """A file of configuration; raises `Problem` where it is no TOML."""
    toml = faults.settings(file, _bytes(file, tree))
    written = Written(file, toml, ("tool", "factlint") if file.name == PROJECT else ())
    if not isinstance(table(written), dict):
        raise written.fault("tool.factlint must be a table")
    return written


def table(written: Written) -> Any:
    """The keys of a file and their values."""
    found: Any = written.toml.values
    for name in written.table:
        found = found.get(name, {}) if isinstance(found, dict) else found
    return found


def values(written: Written, of_folder: bool = False) -> dict[str, Any]:
    """The checked values by field; raises `Problem` for the first fault."""
    return {field_name(key): _value(written, key, value, of_folder) for key, value in table(written).items()}


def _config(written: Written, root: Path) -> Config:
    settled = values(written)
    settled.pop("root", None)
    return Config(root, written.file, written, **settled)


def _value(written: Written, name: str, value: object, of_folder: bool) -> object:
    key = BY_NAME.get(name)
    if key is None:
        raise written.fault(f"unknown key {name!r}{suggestion(name, BY_NAME)}", name)
    if of_folder and not key.everywhere and name != "root":
        raise written.fault(
            f"{name} is for the project's own configuration to set; this file sets options for its folder alone "
            "(root = true makes it a project of its own)",
            name,
        )
    try:
        return key.check(value)
    except checks.Wrong as error:
        raise written.fault(f"{name} must be {error.message}", name, *error.at) from error


def _find(here: Path, tree: Tree) -> Written | None:
    """The outermost configuration of the repository, or the innermost that says it is the root."""
    found = None
    for written in _above(here, tree):
        found = written
        if table(written).get("root") is True:
            break
    return found


def _above(here: Path, tree: Tree) -> Iterator[Written]:
    for folder in (here, *here.parents):
        if is_file(tree, folder / FILE):
            yield read(folder / FILE, tree)
        elif is_file(tree, folder / PROJECT) and _TABLE in _bytes(folder / PROJECT, tree):
            yield read(folder / PROJECT, tree)
        if (folder / ".git").exists():
            return


def _root(here: Path) -> Path:
    """The repository one stands in, else the current folder."""
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _bytes(file: Path, tree: Tree) -> bytes:
    try:
        return tree.read(Path.cwd() / file)
    except (OSError, ValueError) as error:
        raise Problem(f"{file}: {said(error)}") from error
