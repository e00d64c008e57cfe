"""`factlint check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from factlint.cli.cache import dictionary
from factlint.cli.extracting import extracted
from factlint.cli.gather import Gathered, gather, shelves
from factlint.cli.options import Common, common, common_values, output_format
from factlint.cli.selection import chosen, words
from factlint.cli.streams import deliver
from factlint.reports.check.formats import FORMATS
from factlint.reports.result import SEVERITIES, CheckResult
from factlint.reports.summary import statistics
from factlint.rules.finding import Finding, Severity
from factlint.rules.rule import Rule


@click.command(name="check")
@common
@output_format(list(FORMATS))
@click.option("--select", multiple=True, metavar="CODES", help="Run these rules only: codes, their prefixes, or names.")
@click.option("--extend-select", multiple=True, metavar="CODES", help="Run these rules, too.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these rules out.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Leave out less certain findings.")
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Exit 1 from this severity on [default: warning].")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings.")
@click.option("--statistics", "counted", is_flag=True, help="Print how many findings each rule has, and no findings.")
@click.option("--show-files", is_flag=True, help="Print the files that would be checked, and check nothing.")
def command(output_format: str, counted: bool, show_files: bool, **values: Any) -> int:
    """Check documents against each other and print what cannot all be true.

    SOURCE is files, folders, or - for standard input; without it what the configuration names, else the current
    folder.
    """
    shared = common_values(values)
    rules = _rules(shared, values)
    gathered = gather(shared)
    if show_files:
        deliver("".join(f"{path}\n" for path in sorted(gathered.focus)), shared.output_file)
        return 2 if gathered.failed else 0
    result = _checked(gathered, rules, shared, values["min_confidence"])
    text = _counted(result, output_format) if counted else FORMATS[output_format](result, shared.style())
    deliver(text, shared.output_file)
    if any(skipped.fatal for skipped in result.skipped):
        return 2
    return int(not values["exit_zero"] and _fails(result, values["fail_level"] or shared.config.fail_level))


def _rules(shared: Common, values: dict[str, Any]) -> tuple[type[Rule], ...]:
    from factlint.rules.registry import RULES

    select = words(values["select"]) or shared.config.select
    ignore = (*shared.config.ignore, *words(values["ignore"]))
    return chosen(RULES, select, words(values["extend_select"]), ignore)


def _checked(
    gathered: Gathered, rules: Sequence[type[Rule]], shared: Common, min_confidence: float | None
) -> CheckResult:
    """Extract, align, check; keep what touches the focus and is sure enough."""
    from factlint.claims.pipeline import corpus
    from factlint.rules.run import check

    least = shared.config.min_confidence if min_confidence is None else min_confidence
    extractions, lost = extracted(gathered.documents, shared.base_date)
    whole = corpus(extractions, dictionary(shared), shelves(shared))
    kept = [each for each in check(whole, rules) if each.confidence >= least and _in_focus(each, gathered)]
    return CheckResult(whole, tuple(kept), (*gathered.skipped, *lost))


def _in_focus(finding: Finding, gathered: Gathered) -> bool:
    return any(end.path in gathered.focus for end in finding.evidence)


def _fails(result: CheckResult, level: Severity) -> bool:
    return any(SEVERITIES.index(finding.severity) <= SEVERITIES.index(level) for finding in result.findings)


def _counted(result: CheckResult, form: str) -> str:
    """Counts by rule: as JSON where a JSON format is asked for, else in columns."""
    rows = statistics(result.findings)
    if form in ("json", "jsonl"):
        from factlint.reports.records import dump

        records = [{"code": code, "name": name, "count": number} for number, code, name in rows]
        if form == "jsonl":
            return "".join(dump(record) + "\n" for record in records)
        return dump(records, indent=2) + "\n"
    return "".join(f"{number:>5}  {code}  {name}\n" for number, code, name in rows)
