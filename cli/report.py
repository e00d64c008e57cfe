"""`factlint report`."""

from __future__ import annotations

from typing import Any

import click

from factlint.cli.check import checking, exit_code, outcome
from factlint.cli.options import SHOW_FILES, common, common_values, output_format
from factlint.cli.outputs import deliver_all, deliver_files
from factlint.cli.problem import Problem
from factlint.reports.report.formats import FORMATS


@click.command(name="report")
@common
@output_format(list(FORMATS))
@checking
@SHOW_FILES
def command(output_format: str, show_files: bool, **values: Any) -> int:
    """Write the discrepancy report for people: -o report.html, .md or .csv.

    The HTML is one file that needs no network: findings with both passages, facts source by source, timeline,
    citations, and what was checked and how.

    SOURCE is files, folders, or - for standard input; without it what the configuration names, else the current
    folder.
    """
    shared = common_values(values)
    if show_files:
        from factlint.cli.gather import gather

        return deliver_files(gather(shared), shared)
    if not shared.output_files:
        raise Problem("name the file to write, as in `factlint report -o report.html` (-o - is standard output)")
    result = outcome(shared, values)
    deliver_all(result, FORMATS, output_format, shared)
    return exit_code(result, shared, values)
