"""The inline markup of reStructuredText as edits: what is left out, and the marks that refer."""

from __future__ import annotations

import re

from factlint.sources.builder import Builder
from factlint.sources.edits import Act, Edits

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[\s\S])
    | ``(?P<literal>[^`\n]{1,500})``
    | (?::(?P<role>[\w:+.-]{1,40}):)?`(?P<text>[^`<>]{1,500}?)(?:\s*<(?P<target>[^<>`]{1,500})>)?`
      (?::(?P<after>[\w.-]{1,40}):)?(?P<under>_{0,2})
    | (?P<strong>\*\*(?=\S)(?P<bold>[^*\n]{1,500}?)(?<=\S)\*\*)
    | (?P<emphasis>(?<![\w*])\*(?=[^\s*])(?P<italic>[^*]{1,500}?)(?<=[^\s*])\*(?![\w*]))
    | \[(?P<note>\#?[\w.:+-]{0,60}|\*)\]_(?!\w)
    | (?<![\w|])\|(?=\S)(?P<name>[^|\n]{1,80})(?<=\S)\|(?:_{0,2})(?![\w|])
    | (?<=[A-Za-z0-9])(?P<reference>__?)(?![A-Za-z0-9_])
    """,
    re.VERBOSE,
)
_UNREAD = frozenset(["ref", "doc", "math", "sup", "cite:p", "index", "download", "raw"])


def inline(source: str) -> Edits:
    """The edits of a file."""
    edits = Edits(source)
    for match in _TOKEN.finditer(source):
        start, end = match.span()
        if match["escaped"]:
            edits.drop(start, end if match["escaped"].isspace() else start + 1)
        elif match["literal"]:
            _keep(edits, match, "literal")
        elif match["text"]:
            _interpreted(edits, match)
        elif match["strong"]:
            _keep(edits, match, "bold")
        elif match["emphasis"]:
            _keep(edits, match, "italic")
        elif match["note"] is not None:
            edits.drop(start, end, _marker(match["note"].lstrip("#")))
        elif match["reference"]:
            edits.drop(start, end)
        elif match["name"] and "|" not in source[max(0, start - 80) : start].rpartition("\n")[2]:
            _keep(edits, match, "name")
    return edits


def _interpreted(edits: Edits, match: re.Match[str]) -> None:
    """`text`, `text <address>`_ and :role:`text`."""
    role = match["role"] or match["after"] or ""
    if role.startswith("cite"):
        edits.drop(*match.span(), _marker(match["text"].strip(), "key"))
    elif role in _UNREAD and not match["target"]:
        edits.drop(*match.span())
    elif match["target"] and match["under"]:
        _keep(edits, match, "text", _link(" ".join(match["text"].split()), match["target"], *match.span()))
    else:
        _keep(edits, match, "text")


def _keep(edits: Edits, match: re.Match[str], group: str, act: Act | None = None) -> None:
    """Leaves out what stands around a group."""
    edits.drop(match.start(), match.start(group), act)
    edits.drop(match.end(group), match.end())


def _marker(label: str, scheme: str = "number") -> Act:
    def act(builder: Builder, start: int, end: int) -> None:
        builder.refer("marker", label, "", start, end, scheme="key" if scheme == "key" else "number")
        builder.notes.labels.add(label)

    return act


def _link(label: str, target: str, start: int, end: int) -> Act:
    def act(builder: Builder, _start: int, _end: int) -> None:
        builder.refer("link", label, target, start, end)

    return act
