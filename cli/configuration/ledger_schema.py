"""The JSON Schema of the ledger."""

from __future__ import annotations

import json
from typing import Any

from factlint.claims.ledger.entries import KEYS, LANGUAGES
from factlint.claims.ledger.values import READERS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORDS: dict[str, Any] = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
    ]
}
_BY_LANGUAGE: dict[str, Any] = {
    "oneOf": [
        *_WORDS["oneOf"],
        {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, _WORDS),
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_ONE: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "pattern": r"^(\.\.|[-Y0-9X])"},
    "number": {"oneOf": [{"type": "number"}, {"type": "string", "pattern": r"^(-?\d+(\.\d+)?)?\.\.(-?\d+(\.\d+)?)?$"}]},
    "duration": {"type": "string", "pattern": "^P"},
    "place": _TEXT,
}
_NAMES: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string", "minLength": 1}},
}


def ledger_schema() -> str:
    """The schema of facts.toml, as JSON text; a date may also be written as one of TOML's."""
    shapes = {
        **{key: _one_or_several(_ONE[key]) for key in READERS},
        "subject": _BY_LANGUAGE,
        "scope": _BY_LANGUAGE,
        "when": _ONE["date"],
        "unit": _TEXT,
        "source": _TEXT,
        "note": _TEXT,
    }
    fact = {
        "type": "object",
        "additionalProperties": False,
        "required": ["subject"],
        "properties": {key: {"description": purpose, **shapes[key]} for key, purpose in KEYS.items()},
        "oneOf": [{"required": [key]} for key in READERS],
        "dependentRequired": {"number": ["unit"], "unit": ["number"]},
    }
    schema = {
        "$schema": _DIALECT,
        "title": "Ledger of factlint",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "fact": {"type": "array", "items": fact},
            "aliases": {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(("people", "places", "events"), _NAMES),
            },
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _one_or_several(shape: dict[str, Any]) -> dict[str, Any]:
    """A value, or the list of those in which sources are known to differ."""
    return {"oneOf": [*shape.get("oneOf", [shape]), {"type": "array", "minItems": 2, "items": shape}]}
