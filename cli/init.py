"""`factlint init`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

import click
from msgspec.structs import replace

from factlint.cli.configuration.config import FILE, Config, load_config
from factlint.cli.configuration.faults import shown
from factlint.cli.configuration.folders import PerFile, matches
from factlint.cli.configuration.keys import KEYS, Key
from factlint.cli.configuration.written import toml
from factlint.cli.problem import Problem
from factlint.cli.streams import deliver, write_file

LEDGER = "facts.toml"
_MOST = 8
"""Globs that are written one by one; where there are more, a folder stands for all that is in it."""
_WIDTH = 110
_LINK = re.compile(r"\[(?P<name>[^\]]*)\]\([^)]*\)")


@click.command(name="init")
@click.option("--ledger", "drafted", is_flag=True, help=f"Also draft {LEDGER}: what several documents say alike.")
def command(drafted: bool) -> int:
    """Write a commented factlint.toml for the documents in the current folder.

    All keys are in it, those without a use here as comments. Nothing is overwritten.
    """
    config = load_config()
    if config.file is not None and not drafted:
        raise Problem(f"{shown(config.file)} is there already: nothing was written (factlint config shows what holds)")
    ledger = config.root / (config.ledger or LEDGER) if config.file else Path(LEDGER)
    if drafted and ledger.exists():
        raise Problem(f"{shown(ledger)} is there already: nothing was written")
    paths = _documents(Path.cwd())
    text = _text(paths, ledger=drafted)
    if drafted:
        draft, count = _draft(config)
        write_file(ledger, draft)
        facts = f"{count} fact{'s' * (count != 1)} that several documents state alike"
        deliver(f"{shown(ledger)} written: {facts}. Look through it: documents are checked against it.\n", None)
    if config.file is None:
        write_file(Path(FILE), text)
        deliver(f"{FILE} written: {_count(paths)}. Next: factlint check\n", None)
    elif config.ledger is None:
        deliver(f"To use it, write into {shown(config.file)}: ledger = {toml(LEDGER)}\n", None)
    return 0


def _draft(config: Config) -> tuple[str, int]:
    """What the documents of the project say alike."""
    from factlint.claims.pipeline import corpus, extract
    from factlint.cli.drafting import draft
    from factlint.sources.document import Document
    from factlint.sources.loading import load

    config = replace(config, ledger=None)
    per_file = PerFile(config, {})
    paths = [path for path in _documents(config.root) if not matches(config.exclude, path)]
    documents = [each for each in load(paths, config.root, config.max_file_size) if isinstance(each, Document)]
    return draft(corpus([extract(each, per_file.base_date(each.path), config.aliases) for each in documents]))


def _documents(folder: Path) -> list[str]:
    from factlint.sources.discover import discover

    return [found.path for found in discover(["."], folder) if not found.reason]


def _count(paths: Sequence[str]) -> str:
    if not paths:
        return "no documents here yet"
    suffixes = Counter(PurePosixPath(path).suffix or PurePosixPath(path).name for path in paths)
    kinds = ", ".join(
        f"{count} {suffix}" for suffix, count in sorted(suffixes.items(), key=lambda each: (-each[1], each))
    )
    return f"{len(paths)} document{'s' * (len(paths) > 1)} ({kinds})"


def _globs(paths: Iterable[str]) -> list[str]:
    """Globs that mean these files: a folder and a suffix each, or folders alone."""
    fine: dict[str, None] = {}
    coarse: dict[str, None] = {}
    for path in sorted(paths, key=lambda path: ("/" in path, path)):
        parts = PurePosixPath(path)
        top = parts.parts[0] if len(parts.parts) > 1 else ""
        ending = f"*{parts.suffix}" if parts.suffix else parts.name
        fine[f"{_literal(top)}/**/{ending}" if top else ending] = None
        coarse[f"{_literal(top)}/**" if top else ending] = None
    return list(fine if len(fine) <= _MOST else coarse)


def _literal(name: str) -> str:
    """A name in which nothing is a wildcard."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _text(paths: Sequence[str], *, ledger: bool) -> str:
    set_here = {"sources": toml(_globs(paths))} if paths else {}
    if ledger or Path(LEDGER).is_file():
        set_here["ledger"] = toml(LEDGER)
    if Path("factlint-baseline.json").is_file():
        set_here["baseline"] = toml("factlint-baseline.json")
    head = [
        "# What factlint checks here, and how. All keys may be left out.",
        "# `factlint config -v` shows what holds and where it was set; `factlint schema config` is for editors.",
        f"# In the folder: {_count(paths)}.",
    ]
    told = [line for key in KEYS if key.name != "root" for line in ["", *_key(key, set_here.get(key.name))]]
    return "\n".join([*head, *told]) + "\n"


def _key(key: Key, value: str | None) -> list[str]:
    import textwrap

    lines = [f"# {line}" for line in textwrap.wrap(_LINK.sub(r"docs/\g<name>", key.purpose), _WIDTH)]
    if value is not None:
        return [*lines, f"{key.name} = {value}"]
    return [*lines, f"#{key.name} = {key.example}"]
