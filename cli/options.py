"""Options that commands share: each a decorator, so that a command lists what it takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.names import Name
from factlint.cli.configuration.checks import LANGUAGES
from factlint.cli.configuration.config import FILE, Config, load_config, valid_date
from factlint.cli.configuration.folders import PerFile
from factlint.cli.configuration.keys import FORMATS
from factlint.cli.problem import Problem, say, suggestion
from factlint.cli.selection import words
from factlint.cli.streams import ColorWish, color, columns
from factlint.reports.style import Style
from factlint.sources.globs import is_glob
from factlint.sources.trees import DISK, Tree

FORMAT_VARIABLE = "FACTLINT_OUTPUT_FORMAT"
CACHE_VARIABLE = "FACTLINT_CACHE_DIR"
HERE = "."
"""SOURCE in a folder of a project without a corpus: a part of it, and no more than that."""
_TAKEN = ("sources", "stdin_filename", "output_files", "color", "quiet", "verbose", "cache_dir", "no_cache", "jobs")

if TYPE_CHECKING:
    from factlint.cli.change import Change
    from factlint.cli.store import Store

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Common(Struct, frozen=True, dict=True):
    """What every command that reads documents is told."""

    sources: tuple[str, ...]
    stdin_filename: str | None
    base_date: str | None
    config: Config
    output_files: tuple[Path, ...]
    """Where the result goes; none for standard output."""
    color: ColorWish
    quiet: bool
    verbose: bool
    cache_dir: Path | None
    no_cache: bool
    jobs: int = 0
    """How many processes may read documents at once; 0 for as many as there are processors."""
    change: Change | None = None
    """What `--staged` or `--diff` compares."""
    tree: Tree = DISK
    """Where the project's files are read from."""
    store: Store | None = None
    """Where what documents say is kept between runs."""
    typed: tuple[tuple[str, Any], ...] = ()
    """Of what may differ from file to file that which was typed, by field."""
    names: tuple[Name, ...] = ()
    """What the user calls people, places and events: what the documents are read with."""

    @cached_property
    def per_file(self) -> PerFile:
        """What holds for each file."""
        return PerFile(self.config, dict(self.typed), self.change.now if self.change else self.tree)

    def style(self, target: Path | None = None) -> Style:
        """How reports for people are to be drawn: on standard output ("-" or None), or in a file."""
        file = None if target is None or str(target) == "-" else target
        return Style(columns(), color(self.color, file), self.quiet)


def output_format(formats: Sequence[str]) -> Decorator:
    """`--output-format`, or the variable where that names one of these formats; the first is the default."""
    return click.option(
        "--output-format",
        "--format",
        "output_format",
        metavar="FORMAT",
        callback=lambda _ctx, _param, value: _format(value, formats),
        help=f"One of {', '.join(formats)} [default: {formats[0]}; {FORMAT_VARIABLE}].",
    )


SHOW_FILES = click.option("--show-files", is_flag=True, help="Print the files that would be read, and do no more.")


def common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Sources, output, reference date, configuration and manners."""
    for option in reversed(_COMMON):
        function = option(function)
    return function


def common_values(values: dict[str, Any]) -> Common:
    """Take the shared options out of a command's arguments."""
    change = _change(values.pop("staged", False), values.pop("diff", None))
    tree = change.now if change else DISK
    named, isolated = values.pop("config"), values.pop("isolated")
    config = load_config(named, isolated=isolated, tree=tree)
    if change and config.file is None and not isolated and (config.root / FILE).is_file() and not values["quiet"]:
        say(f"warning: {FILE} does not count yet: it is not in {change.now.name}")
    config = _with(config, values.pop("per_file_ignores"), values.pop("force_exclude"))
    if not (values["sources"] or config.sources or change or Path.cwd() == config.root):
        values["sources"] = (HERE,)
    typed = _typed(values)
    base_date: str | None = typed.get("base_date") or config.base_date
    taken = {name: values.pop(name) for name in _TAKEN}
    from factlint.cli.cache import between_runs

    shared = Common(base_date=base_date, config=config, change=change, tree=tree, typed=tuple(typed.items()), **taken)
    return replace(shared, store=click.get_current_context().with_resource(between_runs(shared)))


def _with(config: Config, ignores: Sequence[str], force_exclude: bool) -> Config:
    """A configuration with what was typed of it."""
    typed = [(glob, tuple(words(codes))) for glob, codes in map(_glob, ignores)]
    return replace(
        config,
        per_file_ignores=(*config.per_file_ignores, *typed),
        force_exclude=config.force_exclude or force_exclude,
    )


def _glob(text: str) -> tuple[str, tuple[str, ...]]:
    glob, colon, codes = text.rpartition(":")
    if not colon or not glob or not codes:
        raise Problem(f"--per-file-ignores {text!r}: write it as GLOB:CODES, as in 'archive/**:C,Q502'")
    if not is_glob(glob):
        raise Problem(f"--per-file-ignores {text!r}: {glob!r} is no glob; globs read like lines of a .gitignore")
    return glob, (codes,)


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """Of what may differ from file to file that which was typed, by field."""
    languages = words(values.pop("lang"))
    for each in languages:
        if each not in LANGUAGES:
            raise Problem(f"--lang {each!r} is none of {', '.join(LANGUAGES)}{suggestion(each, LANGUAGES)}")
    found = {name: words(values.get(name, ())) for name in ("select", "extend_select", "ignore")}
    return {
        name: value
        for name, value in {
            **found,
            "languages": languages,
            "base_date": values.pop("base_date"),
            "min_confidence": values.get("min_confidence"),
        }.items()
        if value not in (None, ())
    }


def _change(staged: bool, revision: str | None) -> Change | None:
    if not staged and revision is None:
        return None
    from factlint.cli.change import change_of

    return change_of(staged, revision)


def _format(value: str | None, formats: Sequence[str]) -> str:
    if value is None:
        value = os.environ.get(FORMAT_VARIABLE) or formats[0]
        if value in FORMATS:
            return value if value in formats else formats[0]
    if value in formats:
        return value
    raise Problem(f"unknown format {value!r}{suggestion(value, formats)} (one of {', '.join(formats)})")


def _base_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return valid_date(value)
    except ValueError as error:
        raise Problem(f"--base-date {value!r} is not a date; write it as in 2021-03-18") from error


_COMMON: tuple[Decorator, ...] = (
    click.argument("sources", nargs=-1, metavar="[SOURCE]..."),
    click.option("--stdin-filename", metavar="NAME", help="The file that standard input (SOURCE -) stands for."),
    click.option(
        "-o",
        "--output-file",
        "output_files",
        multiple=True,
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
        help="Write the result to this file, whole or not at all, in the format of its suffix; may be repeated.",
    ),
    click.option(
        "--base-date",
        metavar="DATE",
        callback=_base_date,
        help="Reference date (YYYY-MM-DD) of documents that state none; never today's.",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Use this configuration instead of the project's.",
    ),
    click.option(
        "--isolated", is_flag=True, help="Use no configuration, and no baseline or file of suppressions beside it."
    ),
    click.option("--lang", multiple=True, metavar="LANGS", help=f"Only passages in these: {', '.join(LANGUAGES)}."),
    click.option(
        "--per-file-ignores",
        multiple=True,
        metavar="GLOB:CODES",
        help="Leave these rules out of the files of a glob; may be repeated.",
    ),
    click.option("--force-exclude", is_flag=True, help="Leave out what the configuration excludes even where named."),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour in reports for people [default: on a terminal]. NO_COLOR beats FORCE_COLOR beats this.",
    ),
    click.option(
        "--cache-dir",
        envvar=CACHE_VARIABLE,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help=f"Keep the dictionary's table here [default: the platform's folder for caches; {CACHE_VARIABLE}].",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0),
        default=0,
        metavar="N",
        help="Read large corpora with this many processes [default: 0, one for each processor].",
    ),
    click.option("--no-cache", is_flag=True, help="Keep nothing between runs; results are the same."),
    click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings."),
    click.option("-v", "--verbose", is_flag=True, help="Say what was passed over, and what readers had to assume."),
)
