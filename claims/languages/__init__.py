"""What a language is: a folder of data, and a little code for what data cannot say.

No other file names a language: it asks here for the data of all that have some.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from factlint.claims.kept import compiled, table


@cache
def tables(name: str) -> dict[str, dict[str, Any]]:
    """The data of a name ("zones" is `zones.toml`) by language, in the order of the languages' names."""
    found: dict[str, dict[str, Any]] = table(f"languages {name}", lambda: _read(name))
    return found


@cache
def patterns(name: str) -> dict[str, dict[str, re.Pattern[str]]]:
    """Data that are regular expressions, compiled without regard to case: by language, then by name."""
    return {
        language: {key: compiled(form, re.IGNORECASE) for key, form in forms.items()}
        for language, forms in tables(name).items()
    }


def _read(name: str) -> dict[str, dict[str, Any]]:
    import tomllib

    folders = sorted(files("factlint.claims.languages").iterdir(), key=lambda each: each.name)
    found = {folder.name: folder.joinpath(f"{name}.toml") for folder in folders if folder.is_dir()}
    return {
        language: tomllib.loads(path.read_text(encoding="utf-8")) for language, path in found.items() if path.is_file()
    }
