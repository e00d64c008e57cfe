"""Every key of the configuration, in one list: its check, its schema, what it is for, and an example.

What is accepted, `factlint schema config`, `factlint config`, `factlint init` and docs/configuration.md are all made
from this list. To add a key: an entry here, and a field of that name in `Config`, or in `Options` where it may differ
from file to file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from factlint.cli.configuration import checks
from factlint.rules.severity import SEVERITIES
from factlint.sources.trees import MAX_SIZE

_STRINGS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_SEVERITY: dict[str, Any] = {"enum": list(SEVERITIES)}
_NAMES: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string", "minLength": 1}},
}
FORMATS = (
    "table", "full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown",
    "csv", "html", "text",
)  # fmt: skip
"""Every format that some command knows."""


class Key(Struct, frozen=True):
    """One key."""

    name: str
    check: Callable[[object], object]
    """The value as it is kept; raises `checks.Wrong`."""
    schema: dict[str, Any]
    """JSON Schema of its value; a date may also be written as one of TOML's."""
    purpose: str
    """A sentence or two, as Markdown."""
    example: str
    """A value, as TOML."""
    default: str
    """The value where the key is missing, as TOML; "" for nothing."""
    everywhere: bool = False
    """Whether a folder's own factlint.toml may set it for the files below."""


KEYS: tuple[Key, ...] = (
    Key(
        "root",
        checks.flag,
        {"type": "boolean"},
        "Whether this is the configuration of a project of its own, whatever lies above it.",
        "true",
        "false",
    ),
    Key(
        "sources",
        checks.globs,
        _STRINGS,
        "The corpus: globs, files or folders, relative to the project. SOURCE is compared with it, and checked where "
        "no SOURCE is named.",
        '["docs/**/*.md", "brief.pdf"]',
        "[]",
    ),
    Key(
        "exclude",
        checks.globs,
        _STRINGS,
        "Globs of what is left out of folders and of `sources`. A file that is named itself is checked all the same, "
        "unless `--force-exclude` is given.",
        '["docs/drafts/**"]',
        "[]",
    ),
    Key(
        "force-exclude",
        checks.flag,
        {"type": "boolean"},
        "Leave out what `exclude` names even where it is named on the command line, as hooks do.",
        "true",
        "false",
    ),
    Key(
        "ledger",
        checks.file,
        {"type": "string", "minLength": 1},
        "The file of pinned facts, known disputes and names that documents are checked against: the ledger.",
        '"facts.toml"',
        "",
    ),
    Key(
        "baseline",
        checks.file,
        {"type": "string", "minLength": 1},
        "The file of accepted findings (see [accepting.md](accepting.md)). Without the key it is "
        "`factlint-baseline.json` beside the configuration, where there is one; a file that is named must be there.",
        '"factlint-baseline.json"',
        "",
    ),
    Key(
        "suppressions",
        checks.file,
        {"type": "string", "minLength": 1},
        "The file of suppressions for documents that one may not touch ([accepting.md](accepting.md)). Without the key "
        "`factlint-suppressions.toml` beside the configuration.",
        '"factlint-suppressions.toml"',
        "",
    ),
    Key(
        "select",
        checks.strings,
        _STRINGS,
        "The rules that run: codes, their prefixes, names, or `ALL`.",
        '["D", "N201", "quote-mismatch"]',
        '["ALL"]',
        True,
    ),
    Key(
        "extend-select",
        checks.strings,
        _STRINGS,
        "Rules that run besides those selected.",
        '["C603"]',
        "[]",
        True,
    ),
    Key(
        "ignore",
        checks.strings,
        _STRINGS,
        "Rules that are left out. Where two entries meet one rule, the longer wins.",
        '["C603"]',
        "[]",
        True,
    ),
    Key(
        "per-file-ignores",
        checks.rules_by_glob,
        {"type": "object", "additionalProperties": _STRINGS},
        "Rules that are left out of the files of a glob.",
        '{ "archive/**" = ["C", "Q502"] }',
        "{}",
    ),
    Key(
        "severity",
        checks.severities,
        {"type": "object", "additionalProperties": _SEVERITY},
        "The severity of a rule's findings, by code, prefix or name, instead of its own.",
        '{ D105 = "info", C = "warning" }',
        "{}",
        True,
    ),
    Key(
        "min-confidence",
        checks.share,
        {"type": "number", "minimum": 0, "maximum": 1},
        "Leave out findings that are less certain.",
        "0.7",
        "0.0",
        True,
    ),
    Key(
        "languages",
        checks.languages,
        {"type": "array", "items": {"enum": list(checks.LANGUAGES)}},
        "Only passages in these languages are checked; none means all. `zh` is either script.",
        '["en", "zh-Hant"]',
        "[]",
        True,
    ),
    Key(
        "base-date",
        checks.day,
        {"type": "string", "format": "date"},
        "The reference date of documents that state none: the year of what is told without one.",
        '"2021-03-18"',
        "",
        True,
    ),
    Key(
        "fail-level",
        checks.one_of(SEVERITIES),
        _SEVERITY,
        "The severity from which on the exit code is 1.",
        '"error"',
        '"warning"',
    ),
    Key(
        "output-format",
        checks.one_of(FORMATS),
        {"enum": list(FORMATS)},
        "The format of results, for every command that has it; the option and `FACTLINT_OUTPUT_FORMAT` beat it.",
        '"grouped"',
        '"table"',
    ),
    Key(
        "max-file-size",
        checks.size,
        {"type": "integer", "exclusiveMinimum": 0},
        "Bytes; larger files are passed over, which is said.",
        "10000000",
        str(MAX_SIZE),
    ),
    Key(
        "aliases",
        checks.aliases,
        {
            "type": "object",
            "properties": dict.fromkeys(("people", "places", "events"), _NAMES),
            "additionalProperties": False,
        },
        "Other names of people, places and events, in any language, by the name that stands for them.",
        '{ people = { "Wang Bingnan" = ["王炳南", "Wang Ping-nan"] } }',
        "{}",
    ),
    Key(
        "snapshots",
        checks.snapshots,
        {"type": "object", "additionalProperties": {"type": "string"}},
        "Copies of cited pages: web address, or key of a bibliography, to a file of the project.",
        '{ "https://harbour.example/law" = "copies/law.html" }',
        "{}",
    ),
    Key(
        "cited-folders",
        checks.folders,
        _STRINGS,
        "Folders outside of the project from which cited files may be read.",
        '["../library"]',
        "[]",
    ),
)

BY_NAME = {key.name: key for key in KEYS}
"""The keys by name."""


def field_name(key: str) -> str:
    """What a key is called in Python."""
    return key.replace("-", "_")
