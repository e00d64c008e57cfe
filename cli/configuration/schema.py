"""The JSON Schema of the configuration: what editors complete and check it by."""

from __future__ import annotations

import json
from typing import Any

from factlint.cli.configuration.keys import KEYS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema() -> str:
    """The schema of factlint.toml, and of `[tool.factlint]` in pyproject.toml, as JSON text."""
    properties: dict[str, Any] = {}
    for key in KEYS:
        where = "" if key.everywhere else " Set in the project's own configuration alone."
        properties[key.name] = {"description": key.purpose + where, **key.schema}
    schema = {
        "$schema": _DIALECT,
        "title": "Configuration of factlint",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
