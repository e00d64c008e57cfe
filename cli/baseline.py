"""`factlint baseline`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from factlint.cli import accepting
from factlint.cli.check import choosing, found, rules_of
from factlint.cli.gather import gather
from factlint.cli.options import Common, common, common_values
from factlint.cli.outputs import STDOUT
from factlint.cli.problem import Problem, say
from factlint.cli.sought import argument
from factlint.cli.streams import deliver, write_file
from factlint.cli.suppressing import widened
from factlint.reports.summary import plural
from factlint.reports.words import line
from factlint.rules.baseline import Accepted, Standing, dump, updated

if TYPE_CHECKING:
    from factlint.reports.result import CheckResult


@click.command(name="baseline")
@common
@choosing
@click.option("--no-grow", is_flag=True, help="Only take out what is fixed; new findings are named, and exit 1.")
def command(no_grow: bool, **values: Any) -> int:
    """Accept today's findings: write them to factlint-baseline.json, or to -o FILE.

    `factlint check --baseline` then tells new findings only. A baseline that is there is brought up to date: what is
    fixed goes, what is new is added and named. Suppressed findings are not accepted anew.

    SOURCE is files, folders, or - for standard input; without it what the configuration names, else the current
    folder. Entries of files that are not checked stay.
    """
    shared = common_values(values)
    if len(shared.output_files) > 1:
        raise Problem("a baseline is one file: give -o once")
    target = shared.output_files[0] if shared.output_files else accepting.place(shared)
    shared = replace(shared, output_files=())
    known = _known(shared, target)
    result, rules, focus = _run(shared, values)
    if any(skipped.fatal for skipped in result.skipped):
        say("the baseline is left as it was: not everything could be read")
        return 2
    standing = accepting.standing(result, known or (), focus, rules, shared)
    text = dump(updated(standing, grow=not no_grow))
    if target == STDOUT:
        deliver(text, None)
    else:
        write_file(target, text)
        if not shared.quiet:
            deliver(_account(argument(str(target), shared.config.root), known, standing, grows=not no_grow), None)
    return int(no_grow and bool(standing.new))


def _known(shared: Common, target: Path) -> tuple[Accepted, ...] | None:
    """What the baseline holds now; None where there is none yet."""
    if target == STDOUT or not target.exists():
        return None
    return accepting.load(shared, Path.cwd() / target).entries


def _run(shared: Common, values: dict[str, Any]) -> tuple[CheckResult, Sequence[Any], frozenset[str]]:
    """The findings that are to be accepted, the rules that ran and the documents that were checked."""
    gathered = widened(gather(shared), shared)
    rules = rules_of(gathered, shared)
    result = found(gathered, shared, values)
    within = tuple(each for each in result.findings if any(end.path in gathered.focus for end in each.evidence))
    return replace(result, findings=within), rules, gathered.focus


def _account(path: str, known: tuple[Accepted, ...] | None, standing: Standing, *, grows: bool) -> str:
    """What became of the baseline; what was added to one that was there, and left it, by name."""
    added = standing.new if grows else ()
    total = len(standing.unchanged) + len(standing.unjudged) + len(added)
    if known is None and grows:
        return f"{path}: {plural(total, 'finding')} accepted.\n"
    new = [Accepted.of(finding) for finding in standing.new]
    lines = [f"{'+' if grows else '!'} {_line(each)}\n" for each in new]
    lines += [f"- {_line(each)}\n" for each in standing.fixed]
    left = "" if grows or not new else f", {len(new)} new not accepted"
    lines.append(
        f"{path}: {plural(total, 'finding')} accepted ({len(added)} added, {len(standing.fixed)} removed{left}).\n"
    )
    return "".join(lines)


def _line(entry: Accepted) -> str:
    return line(f"{entry.code} {', '.join(entry.paths)}: {entry.message}")
