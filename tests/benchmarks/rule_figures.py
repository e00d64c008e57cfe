"""Precision and recall of every rule, over errors planted in texts on subjects of all kinds and over texts without any.

python tests/benchmarks/rule_figures.py [--list]

An error counts as found when a finding of its rule, above information, touches its words. What else is told above
information, beside a planted error or in a text without any, is a false alarm.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factlint.claims.pipeline import corpus, extract
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_CORPORA = Path(__file__).parents[1] / "corpora"


@dataclass(frozen=True, slots=True)
class Case:
    """Texts on one subject by name, with one planted error or none."""

    name: str
    texts: dict[str, str]
    code: str = ""
    """The rule that has to tell the error; "" where there is none."""
    at: str = ""
    """Words of the error: the evidence has to touch them."""
    is_edit: bool = False
    """Whether it is a clean set with one edit, which may well bring more findings than its own."""


def cases() -> Iterator[Case]:
    """The planted errors and the texts without errors, the edits of the clean sets among them."""
    for path in sorted((_CORPORA / "planted").glob("*.toml")):
        for case in _toml(path)["case"]:
            texts = {f"{number}.md": text for number, text in enumerate(case["texts"])}
            yield Case(f"{path.stem}: {case['name']}", texts, case.get("code", ""), case.get("at", ""))
    for pair in _toml(_CORPORA / "clean" / "pairs.toml")["pair"]:
        yield Case(f"pairs: {pair['name']}", {f"{number}.md": text for number, text in enumerate(pair["texts"])})
    for folder in sorted(path for path in (_CORPORA / "clean").iterdir() if path.is_dir()):
        texts = {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.suffix != ".toml"}
        yield Case(folder.name, texts)
        for edit in _toml(folder / "seeded.toml")["edit"]:
            edited = texts | {edit["file"]: texts[edit["file"]].replace(edit["old"], edit["new"])}
            yield Case(f"{folder.name}: {edit['why']}", edited, edit["code"], edit["new"], is_edit=True)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _loud(case: Case) -> list[Finding]:
    documents = [read(text.encode(), name) for name, text in case.texts.items()]
    return [f for f in check(corpus([extract(document) for document in documents]), RULES) if f.severity != "info"]


def is_hit(case: Case, finding: Finding) -> bool:
    """Whether a finding tells the planted error."""
    places = ((end, case.texts[end.path].find(case.at)) for end in finding.evidence if case.at in case.texts[end.path])
    return finding.code == case.code and any(
        end.start < place + len(case.at) and place < end.end for end, place in places
    )


@dataclass
class Figures:
    """Counts by rule, and what they leave out, in words."""

    planted: Counter[str]
    found: Counter[str]
    alarms: Counter[str]
    misses: list[str]


def figures() -> Figures:
    """Checks every case."""
    counts = Figures(Counter(), Counter(), Counter(), [])
    for case in cases():
        loud = _loud(case)
        hit = any(is_hit(case, finding) for finding in loud)
        others = [] if case.is_edit else [finding for finding in loud if not is_hit(case, finding)]
        counts.planted[case.code] += bool(case.code)
        counts.found[case.code] += hit
        counts.alarms.update(finding.code for finding in others)
        if case.code and not hit:
            counts.misses.append(f"missed  {case.code} {case.name}")
        counts.misses += [f"alarm   {finding.code} {case.name}: {finding.message}" for finding in others]
    return counts


def table(counts: Figures) -> str:
    """A row for each rule that an error was planted for, or that gave a false alarm."""
    rows = [(rule.code, rule.name) for rule in RULES if counts.planted[rule.code] or counts.alarms[rule.code]]
    lines = ["| rule | planted | found | recall | false alarms | precision |", "|---|---|---|---|---|---|"]
    for code, name in rows:
        lines.append(_row(f"{code} {name}", counts.planted[code], counts.found[code], counts.alarms[code]))
    lines.append(_row("all", *(sum(each.values()) for each in (counts.planted, counts.found, counts.alarms))))
    return "\n".join(lines) + "\n"


def _row(name: str, planted: int, found: int, alarms: int) -> str:
    return f"| {name} | {planted} | {found} | {_share(found, planted)} | {alarms} | {_share(found, found + alarms)} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def main() -> None:
    """Prints the table, and with `--list` what was missed and told without need."""
    counts = figures()
    sys.stdout.write(table(counts))
    if "--list" in sys.argv[1:]:
        sys.stdout.write("\n" + "\n".join(counts.misses) + "\n")


if __name__ == "__main__":
    main()
