"""`factlint claims`."""

from __future__ import annotations

from typing import Any, get_args

import click

from factlint.claims.model import Kind
from factlint.cli.extracting import extracted
from factlint.cli.gather import gather
from factlint.cli.options import SHOW_FILES, common, common_values, output_format
from factlint.cli.outputs import deliver_all, deliver_files
from factlint.cli.problem import Problem, suggestion
from factlint.cli.selection import words
from factlint.reports.claims.formats import FORMATS
from factlint.reports.result import ClaimList


@click.command(name="claims")
@common
@output_format(list(FORMATS))
@click.option("--kind", multiple=True, metavar="KINDS", help=f"Only these: {', '.join(get_args(Kind))}.")
@SHOW_FILES
def command(output_format: str, show_files: bool, kind: tuple[str, ...], **values: Any) -> int:
    """List what documents claim: dates, counts, agreements, people …

    SOURCE is files, folders, or - for standard input; without it what the configuration names, else the current
    folder.
    """
    kinds = _kinds(words(kind))
    shared = common_values(values)
    gathered = gather(shared, corpus=False)
    if show_files:
        return deliver_files(gathered, shared)
    extractions, lost = extracted(gathered.documents, shared, gathered.names)
    result = ClaimList(tuple(extractions), kinds)
    deliver_all(result, FORMATS, output_format, shared)
    return 2 if gathered.failed or lost else 0


def _kinds(named: tuple[str, ...]) -> frozenset[str]:
    """The kinds asked for; a date may be a range."""
    for name in named:
        if name not in get_args(Kind):
            known = get_args(Kind)
            raise Problem(f"unknown kind {name!r}{suggestion(name, known)} (one of {', '.join(known)})")
    return frozenset(named) | (frozenset({"range"}) if "date" in named else frozenset())
