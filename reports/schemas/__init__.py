"""JSON Schema (2020-12) of factlint's own JSON: what scripts may rely on."""

from __future__ import annotations

NAMES = ("check", "claims", "align", "compare", "explain")
"""The commands whose JSON has a schema.

A line of their `jsonl` is `#/$defs/finding` of check, `#/$defs/claim` of claims, `#/$defs/pair` of compare.
"""


def schema(name: str) -> str:
    """The schema of a command's JSON, as JSON text."""
    from importlib.resources import files

    return files(__package__ or "factlint.reports.schemas").joinpath(f"{name}.json").read_text("utf-8")
