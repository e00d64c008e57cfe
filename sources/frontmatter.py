"""The simple fields of a front matter: what a text file states about itself before its text."""

from __future__ import annotations

import re

_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]*)[ \t]*[:=][ \t]+(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_LIST = re.compile(
    r"^(?P<name>bibliography|nocite)[ \t]*:(?P<value>(?:.*\n?)(?:[ \t]+\S.*\n?|-[ \t].*\n?)*)", re.MULTILINE
)
"""What pandoc takes one or several of."""
_ITEM = re.compile(r"[^\s\[\],\"'|>]+")
_COMMENT = re.compile(r"\s#")
_ALIASES = {"published": "date", "pubdate": "date", "publishdate": "date", "created": "date", "authors": "author"}


def fields(text: str) -> dict[str, str]:
    """The fields of one line each, of YAML or TOML; names in small letters, quotation marks taken off.

    Of bibliographies, and works cited nowhere, there may be several: a line each.

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
    for match in _LIST.finditer(text.replace("\r", "\n")):
        items = [item for item in _ITEM.findall(match["value"]) if item != "-"]
        found[match["name"]] = "\n".join(items)
    return found
