"""`factlint schema`."""

from __future__ import annotations

import click

from factlint.cli.streams import deliver
from factlint.reports.schemas import NAMES, schema

_SETTINGS = ("config", "ledger")


@click.command(name="schema")
@click.argument("name", type=click.Choice([*NAMES, *_SETTINGS]))
def command(name: str) -> int:
    """Print a JSON Schema: of what a command writes as json, of factlint.toml (config) or facts.toml (ledger).

    A line of jsonl is its `$defs/finding` or `$defs/claim`.
    """
    deliver(_text(name), None)
    return 0


def _text(name: str) -> str:
    if name == "config":
        from factlint.cli.configuration.schema import config_schema

        return config_schema()
    if name == "ledger":
        from factlint.cli.configuration.ledger_schema import ledger_schema

        return ledger_schema()
    return schema(name)
