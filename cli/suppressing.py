"""Takes out of a check what comments, or a file of suppressions, say is not to be told; and the day for "until"."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from factlint.cli.configuration.faults import fault, shown
from factlint.cli.options import Common, Decorator
from factlint.cli.problem import Problem, say

if TYPE_CHECKING:
    from factlint.cli.gather import Gathered
    from factlint.reports.result import CheckResult
    from factlint.rules.rule import Rule
    from factlint.rules.sidecar import SidecarError
    from factlint.rules.waiver import Waiver

EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 that count as now. https://reproducible-builds.org/specs/source-date-epoch/"""

OPTIONS: tuple[Decorator, ...] = (
    click.option("--ignore-suppressions", is_flag=True, help="Tell what comments and files of suppressions hide, too."),
    click.option(
        "--today",
        metavar="DATE",
        help=f'The day for suppressions with "until" [default: {EPOCH}, else the date of the last commit].',
    ),
)


def suppress(
    result: CheckResult, rules: Sequence[type[Rule]], shared: Common, values: Mapping[str, Any]
) -> CheckResult:
    """The result without what is suppressed, with what there is to say of the suppressions."""
    if values.get("ignore_suppressions"):
        return result
    from factlint.rules.suppress import suppress as parted

    outside = waivers(shared)
    expiring = any(each.until for each in outside) or any(
        told.until for extraction in result.corpus.extractions for told in extraction.document.suppressions
    )
    today = _today(shared, values.get("today")) if expiring or values.get("today") else ""
    whole = _is_whole(shared) and not any(each.fatal for each in result.skipped)
    outcome = parted(result.findings, result.corpus, rules, outside, today, whole=whole)
    return replace(
        result, findings=outcome.findings, suppressed=outcome.suppressed, today=today or ("unknown" if expiring else "")
    )


def waivers(shared: Common) -> tuple[Waiver, ...]:
    """The suppressions of the project's file; none where there is no such file and the configuration names none."""
    from factlint.rules.sidecar import SidecarError, parse

    named = shared.config.suppressions
    if shared.config.isolated:
        return ()
    file = place(shared)
    try:
        text = shared.tree.read(file).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        if named is None:
            return ()
        raise shared.config.fault(f"suppressions: {named}: this file does not exist", "suppressions") from error
    except OSError as error:
        raise Problem(f"{shown(file)}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Problem(f"{shown(file)}: not valid UTF-8 at byte {error.start + 1}") from error
    try:
        from factlint.cli.sought import argument

        return parse(text, argument(str(file), shared.config.root))
    except SidecarError as error:
        raise wrong(file, text, error) from error


def wrong(file: Path, text: str, error: SidecarError) -> Problem:
    """What is said of a fault in a file of suppressions."""
    if error.start < 0:
        return Problem(f"{shown(file)}: {error.reason}")
    return fault(file, text, error.start, error.end, error.reason)


def place(shared: Common) -> Path:
    """The project's file of suppressions: as configured, else beside the configuration."""
    return shared.config.root / shared.config.suppressions_path


def widened(gathered: Gathered, shared: Common) -> Gathered:
    """With the file of suppressions among what is checked, where everything is."""
    if shared.sources:
        return gathered
    from factlint.cli.sought import argument

    return replace(gathered, focus=gathered.focus | {argument(str(place(shared)), shared.config.root)})


def _is_whole(shared: Common) -> bool:
    """Whether more was read than single files without what they are compared with."""
    if not shared.sources or shared.config.sources or shared.change is not None:
        return True
    return any(os.path.isdir(name) for name in shared.sources)  # noqa: PTH112  (a name may hold anything)


def _today(shared: Common, told: str | None) -> str:
    """YYYY-MM-DD; "" where nothing tells, which is said."""
    from factlint.cli.configuration.config import valid_date

    if told is not None:
        try:
            return valid_date(told)
        except ValueError as error:
            raise Problem(f"--today {told!r} is not a date; write it as in 2027-01-31") from error
    stamp = os.environ.get(EPOCH) or _last_commit()
    if not stamp:
        if not shared.quiet:
            say(f'warning: suppressions with "until" do not expire: no commit, {EPOCH} or --today tells the day')
        return ""
    return _day(stamp)


def _day(stamp: str) -> str:
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(int(stamp), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise Problem(f"{EPOCH} {stamp!r} is not a number of seconds since 1970") from error


def _last_commit() -> str:
    """Seconds since 1970; "" where there is no commit."""
    from factlint.sources.git import HEAD, GitError, ask

    try:
        return ask("rev-list", "--max-count=1", "--timestamp", HEAD, "--").decode("ascii", "replace").partition(" ")[0]
    except GitError:
        return ""
