"""Where results go: standard output, or files whose suffix names the format."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from factlint.cli.options import FORMAT_VARIABLE, Common
from factlint.cli.problem import Problem
from factlint.cli.streams import deliver
from factlint.reports.style import Style

if TYPE_CHECKING:
    from factlint.cli.gather import Gathered

Outcome = TypeVar("Outcome")
STDOUT = Path("-")

_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    ".json": ("json", "gitlab", "rdjson", "sarif"),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".sarif": ("sarif",),
    ".xml": ("junit",),
    ".md": ("markdown",),
    ".markdown": ("markdown",),
    ".csv": ("csv",),
    ".html": ("html",),
    ".htm": ("html",),
}
"""The formats that a suffix may hold, the one it stands for first; other suffixes hold any."""


def deliver_all(
    outcome: Outcome, formats: Mapping[str, Callable[[Outcome, Style], str]], chosen: str, shared: Common
) -> None:
    """Write a result to standard output, or to every file that was asked for; nothing is written if a format fails."""
    targets = shared.output_files or (STDOUT,)
    chosen = format_of(chosen, formats, shared)
    texts = [formats[form](outcome, shared.style(target)) for target, form in forms(targets, formats, chosen)]
    for text, target in zip(texts, targets, strict=True):
        deliver(text, None if target == STDOUT else target)


def deliver_text(text: str, shared: Common) -> None:
    """A text that has one form only."""
    for target in shared.output_files or (STDOUT,):
        deliver(text, None if target == STDOUT else target)


def deliver_files(gathered: Gathered, shared: Common) -> int:
    """What `--show-files` shows: the documents that would be checked, and the exit code."""
    deliver_text("".join(f"{path}\n" for path in sorted(gathered.focus)), shared)
    return 2 if gathered.failed else 0


def forms(targets: Sequence[Path], formats: Mapping[str, object], chosen: str) -> list[tuple[Path, str]]:
    """The format of each target.

    The chosen one where the suffix may hold it, or where it was typed for one file alone; else that of the suffix.
    """
    if len(set(targets)) < len(targets):
        raise Problem("the same output file is named twice")
    typed = len(targets) == 1 and _typed()
    return [(target, chosen if typed else _form(target, formats, chosen)) for target in targets]


def _form(target: Path, formats: Mapping[str, object], chosen: str) -> str:
    held = _SUFFIXES.get(target.suffix.lower(), (chosen,))
    if chosen in held:
        return chosen
    if held[0] in formats:
        return held[0]
    raise Problem(f"{target}: there is no format {held[0]} here (one of {', '.join(formats)}); --output-format chooses")


def format_of(chosen: str, formats: Mapping[str, object], shared: Common) -> str:
    """The format of the configuration, where none was typed and none is in the environment."""
    settled = shared.config.output_format
    if settled is None or settled not in formats or os.environ.get(FORMAT_VARIABLE) or _typed():
        return chosen
    return settled


def _typed() -> bool:
    context = click.get_current_context(silent=True)
    return (
        context is not None and context.get_parameter_source("output_format") is click.core.ParameterSource.COMMANDLINE
    )
