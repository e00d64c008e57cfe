"""`factlint config`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
from msgspec import Struct

from factlint.cli.configuration.config import Written, table
from factlint.cli.configuration.faults import shown
from factlint.cli.configuration.folders import Options
from factlint.cli.configuration.keys import KEYS, Key, field_name
from factlint.cli.configuration.written import toml
from factlint.cli.options import Common, common, common_values, output_format
from factlint.cli.outputs import deliver_all
from factlint.cli.problem import Problem
from factlint.reports.style import Style

_TABLES = frozenset({"severity"})
_TYPED = {"lang": "languages"}


class Setting(Struct, frozen=True):
    """What holds of one key."""

    key: Key
    value: Any
    """As TOML has it; None where nothing is set and nothing is meant."""
    origins: tuple[str, ...]
    """Where it was set: files with lines, options; none where it is the default."""


class Settings(Struct, frozen=True):
    """What holds of all keys."""

    file: str
    """The project's configuration; "" where there is none."""
    settings: tuple[Setting, ...]
    verbose: bool


@click.command(name="config")
@common
@output_format(["toml", "json"])
@click.option("--select", multiple=True, hidden=True)
@click.option("--extend-select", multiple=True, hidden=True)
@click.option("--ignore", multiple=True, hidden=True)
@click.option("--min-confidence", type=click.FloatRange(0, 1), hidden=True)
def command(output_format: str, **values: Any) -> int:
    """Show the configuration that holds here, as TOML; with -v where each value comes from.

    SOURCE is one file: then what holds for it, with what the folders above it set.
    """
    shared = common_values(values)
    if len(shared.sources) > 1:
        raise Problem("name one file, or none for what holds in the project")
    file = shown(shared.config.file) if shared.config.file else ""
    told = Settings(file, tuple(_settings(shared)), shared.verbose)
    deliver_all(told, FORMATS, output_format, shared)
    return 0


def _settings(shared: Common) -> Iterator[Setting]:
    from factlint.cli.sought import argument

    config = shared.config
    path = argument(shared.sources[0], config.root) if shared.sources else ""
    chain = shared.per_file.chain(path)
    typed = dict(shared.typed)
    own = table(config.written) if config.written else {}
    for key in KEYS:
        name = field_name(key.name)
        origins = tuple(f"{shown(each.file)}:{each.line(key.name)}" for each in _setting(chain, key))
        if key.everywhere:
            value = _plain(shared.per_file.of(path), name)
            origins = ("the command line",) if name in typed else origins
        elif key.name == "per-file-ignores":
            value = {glob: list(codes) for glob, codes in config.per_file_ignores}
        else:
            value = own.get(key.name)
        yield Setting(key, value if origins or value else None, origins)


def _setting(chain: list[Written], key: Key) -> Iterator[Written]:
    """The files that set a key: of a chain of folders all but the first set some keys only."""
    for number, written in enumerate(chain):
        if key.name in table(written) and (key.everywhere or not number):
            yield written


def _plain(options: Options, name: str) -> Any:
    value = getattr(options, name)
    return dict(value) if name in _TABLES else list(value) if isinstance(value, tuple) else value


def _as_toml(told: Settings, _style: Style) -> str:
    lines = [f"# {told.file or 'no configuration: all of it is the default'}"]
    for setting in told.settings:
        text = setting.key.default if setting.value is None else toml(setting.value)
        line = f"{setting.key.name} = {text}" if text else f"# {setting.key.name} is not set"
        origin = ", ".join(setting.origins) or "the default"
        lines.append(f"{line}  # {origin}" if told.verbose and text else line)
    return "\n".join(lines) + "\n"


def _as_json(told: Settings, _style: Style) -> str:
    import tomllib

    settings = {}
    for setting in told.settings:
        value = setting.value
        if value is None and setting.key.default:
            value = tomllib.loads(f"value = {setting.key.default}")["value"]
        settings[setting.key.name] = {"value": value, "from": list(setting.origins)}
    record = {"version": 1, "file": told.file or None, "settings": settings}
    return json.dumps(record, ensure_ascii=False, indent=2, default=str) + "\n"


FORMATS = {"toml": _as_toml, "json": _as_json}
