"""What holds for one file: the project's options, those of the folders above the file, and what was typed.

A folder's own factlint.toml is found below the project's root alone, whatever was named and from wherever: what holds
for a file depends on its path and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from factlint.cli.configuration.config import FILE, Config, Written, read, table, values
from factlint.cli.configuration.keys import BY_NAME, field_name
from factlint.cli.problem import Problem
from factlint.cli.selection import chosen, prefix
from factlint.rules.severity import Severity
from factlint.sources.trees import DISK, Tree, is_file

if TYPE_CHECKING:
    from factlint.rules.rule import Rule

_OPTIONS = tuple(field_name(key.name) for key in BY_NAME.values() if key.everywhere)
_GROWING = frozenset({"extend_select", "ignore", "severity"})
"""What a folder adds to; the rest it replaces."""


class Options(Struct, frozen=True):
    """What may differ from file to file; every field has the name of its key with underscores."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    languages: tuple[str, ...] = ()
    base_date: str | None = None
    min_confidence: float = 0.0

    def of_folder(self, written: Written, has_project: bool) -> Options:
        """These options with those of a folder's file, which may be that of a project where there is none around it."""
        inside = table(written).get("root") is True
        checked = values(written, of_folder=has_project and not inside)
        settled = {name: each for name, each in checked.items() if name in _OPTIONS}
        return (Options() if inside else self).within(settled)

    def within(self, settled: dict[str, Any]) -> Options:
        """These options with others, which come later and so weigh more."""
        told = {**({"extend_select": ()} if "select" in settled else {}), **settled}
        for name in _GROWING & settled.keys():
            if name != "extend_select" or "select" not in settled:
                told[name] = (*getattr(self, name), *settled[name])
        return replace(self, **told)


class PerFile:
    """The options of every file of a project."""

    def __init__(self, config: Config, typed: Mapping[str, Any], tree: Tree = DISK) -> None:
        self._config = config
        self._typed = dict(typed)
        self._tree = tree
        self._folders: dict[PurePosixPath, Options] = {}
        self._known: dict[str, Options] = {}
        """With what was typed, by folder."""
        self._read: dict[PurePosixPath, Written] = {}
        self._codes: dict[tuple[Options, tuple[str, ...]], frozenset[str]] = {}
        self._unchecked = [config.written] if config.written else []
        own = values(config.written) if config.written else {}
        self._project = Options().within({name: own[name] for name in _OPTIONS if name in own})

    def of(self, path: str) -> Options:
        """The options of the file that reports show by that path."""
        folder = path.rpartition("/")[0]
        if folder not in self._known:
            options = self._folder(self._folder_of(path))
            self._known[folder] = options.within(self._typed) if self._typed else options
        return self._known[folder]

    def chain(self, path: str) -> list[Written]:
        """The files that say what holds for a file, the project's own first."""
        folder = self._folder_of(path)
        self._folder(folder)
        above = [each for each in (folder, *folder.parents) if each in self._read]
        inner = next((n for n, each in enumerate(above) if table(self._read[each]).get("root") is True), len(above))
        outer = [self._config.written] if self._config.written and inner == len(above) else []
        return [*outer, *(self._read[each] for each in reversed(above[: inner + 1]))]

    def base_date(self, path: str) -> str | None:
        """The reference date of a document that states none."""
        return self.of(path).base_date

    def codes(self, path: str, rules: Sequence[type[Rule]]) -> frozenset[str]:
        """The codes of the rules that run on a file."""
        options = self.of(path)
        unwanted = tuple(
            word for glob, words in self._config.per_file_ignores if matches((glob,), path) for word in words
        )
        key = options, unwanted
        if key not in self._codes:
            self._check_rules(rules)
            self._codes[key] = _chosen(options, unwanted, rules)
        return self._codes[key]

    def severity(self, path: str, code: str, rules: Sequence[type[Rule]]) -> Severity | None:
        """The severity that is set for a rule in a file; None where none is."""
        found = [
            (len(start), number, severity)
            for number, (word, severity) in enumerate(self.of(path).severity)
            if code.startswith(start := prefix(word, rules))
        ]
        return max(found)[2] if found else None

    def _folder_of(self, path: str) -> PurePosixPath:
        """The folder whose options hold for a file; the project's where it lies outside, or no configuration counts."""
        folder = PurePosixPath(path).parent
        outside = folder.is_absolute() or ".." in folder.parts or self._config.isolated
        return PurePosixPath() if outside else folder

    def _folder(self, folder: PurePosixPath) -> Options:
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._work_out(folder)
        return known

    def _work_out(self, folder: PurePosixPath) -> Options:
        if folder == PurePosixPath():
            return self._project
        outer = self._folder(folder.parent)
        file = self._config.root / folder / FILE
        if file == self._config.file or not is_file(self._tree, file):
            return outer
        written = read(file, self._tree)
        self._unchecked.append(written)
        self._read[folder] = written
        return outer.of_folder(written, self._config.file is not None)

    def _check_rules(self, rules: Sequence[type[Rule]]) -> None:
        """Raise `Problem` where a file names a rule that there is not."""
        for written in self._unchecked:
            for word, path in _named_rules(table(written)):
                try:
                    prefix(word, rules)
                except Problem as problem:
                    raise written.fault(problem.message, *path) from problem
        self._unchecked.clear()


def _named_rules(settings: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """What names a rule in a file, and where it stands."""
    for key in ("select", "extend-select", "ignore"):
        yield from ((word, (key, number)) for number, word in enumerate(settings.get(key, ())))
    yield from ((word, ("severity", word)) for word in settings.get("severity", ()))
    for glob, words in settings.get("per-file-ignores", {}).items():
        yield from ((word, ("per-file-ignores", glob, number)) for number, word in enumerate(words))


def _chosen(options: Options, unwanted: tuple[str, ...], rules: Sequence[type[Rule]]) -> frozenset[str]:
    found = chosen(rules, options.select, options.extend_select, options.ignore)
    starts = tuple(prefix(word, rules) for word in unwanted)
    return frozenset(rule.code for rule in found if not rule.code.startswith(starts))


def matches(globs: Sequence[str], path: str) -> bool:
    """Whether a path is one of those that globs mean, which read like lines of a .gitignore."""
    if not globs:
        return False
    from factlint.sources.globs import spec

    return spec(globs).match_file(path)
