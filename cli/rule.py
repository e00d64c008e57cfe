"""`factlint rule`."""

from __future__ import annotations

import click

from factlint.cli.options import output_format
from factlint.cli.problem import Problem
from factlint.cli.selection import ALL, prefix
from factlint.cli.streams import columns, deliver
from factlint.reports.result import Style
from factlint.reports.rules import FORMATS
from factlint.rules.registry import RULES


@click.command(name="rule")
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--all", "every", is_flag=True, help="All rules.")
@output_format(list(FORMATS))
def command(code: str | None, every: bool, output_format: str) -> int:
    """Explain a rule: what it finds, why that matters, how to settle it, with its examples.

    CODE is a code (D101), the beginning of several (D), or a name (date-conflict).
    """
    if every == (code is not None):
        raise Problem("name one CODE, as in `factlint rule D101`, or ask for --all")
    start = prefix(ALL if code is None else code, RULES)
    rules = [rule for rule in RULES if rule.code.startswith(start)]
    deliver(FORMATS[output_format](rules, Style(columns())), None)
    return 0
