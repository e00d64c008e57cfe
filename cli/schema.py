"""`factlint schema`."""

from __future__ import annotations

import click

from factlint.cli.streams import deliver
from factlint.reports.schemas import NAMES, schema


@click.command(name="schema")
@click.argument("command", type=click.Choice(NAMES))
def command(command: str) -> int:
    """Print the JSON Schema of what a command writes as json.

    A line of jsonl is its `$defs/finding` or `$defs/claim`.
    """
    deliver(schema(command), None)
    return 0
