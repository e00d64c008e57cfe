"""The simple fields of a front matter: what a text file states about itself before its text."""

from __future__ import annotations

import re

_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]*)[ \t]*[:=][ \t]+(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"\s#")
_ALIASES = {"published": "date", "pubdate": "date", "publishdate": "date", "created": "date", "authors": "author"}


def fields(text: str) -> dict[str, str]:
    """The fields of one line each, of YAML or TOML; names in small letters, quotation marks taken off.

    >>> fields('title: "The talks"\\ndate: 1955-08-01 # first day\\ntags:\\n  - x')
    {'title': 'The talks', 'date': '1955-08-01'}
    """
    found: dict[str, str] = {}
    for match in _FIELD.finditer(text.replace("\r", "\n")):
        name, value = match["name"].lower(), match["value"]
        quoted = value[0] in "\"'"
        value = value[1:].partition(value[0])[0] if quoted else _COMMENT.split(value, maxsplit=1)[0]
        if value and value[0] not in "[{|>":
            found.setdefault(_ALIASES.get(name, name), value)
    return found
