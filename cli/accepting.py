"""Measures a check against the baseline: what was accepted is counted, not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from factlint.cli.configuration.config import BASELINE
from factlint.cli.options import Common, Decorator
from factlint.cli.problem import Problem
from factlint.sources.trees import Untracked, exists

if TYPE_CHECKING:
    from factlint.reports.result import CheckResult
    from factlint.rules.baseline import Accepted, Standing
    from factlint.rules.rule import Rule

_MAKE = "`factlint baseline` makes one"

OPTIONS: tuple[Decorator, ...] = (
    click.option(
        "--baseline",
        is_flag=False,
        flag_value="",
        metavar="[FILE]",
        help=f"Tell only findings that this file does not hold [default: {BASELINE} beside the configuration, if any].",
    ),
    click.option("--no-baseline", is_flag=True, help="Tell what the baseline holds, too."),
)


class Baseline(Struct, frozen=True):
    """Accepted findings, and the file that holds them."""

    path: str
    entries: tuple[Accepted, ...]


def wanted(shared: Common, values: Mapping[str, Any]) -> Baseline | None:
    """The baseline that the options or the configuration ask for, else the one that lies in its place, if any.

    Raises `Problem` where one that is asked for is missing, or one cannot be read.
    """
    asked = values.get("baseline")
    if values.get("no_baseline"):
        if asked is not None:
            raise Problem("--baseline and --no-baseline exclude each other")
        return None
    file = place(shared, Path(asked) if asked else None)
    unasked = asked is None and shared.config.baseline is None
    if unasked and (shared.config.isolated or not exists(shared.tree, file)):
        return None
    return load(shared, file)


def place(shared: Common, asked: Path | None = None) -> Path:
    """The file: as asked for, else as configured, else beside the configuration."""
    return Path.cwd() / asked if asked else shared.config.root / shared.config.baseline_path


def load(shared: Common, file: Path) -> Baseline:
    """The baseline in a file of the tree that is checked; raises `Problem`."""
    from factlint.cli.sought import argument
    from factlint.rules.baseline import BaselineError, parse

    path = argument(str(file), shared.config.root)
    try:
        return Baseline(path, parse(shared.tree.read(file).decode("utf-8-sig")))
    except Untracked as error:
        raise Problem(f"{path}: this baseline is {error.strerror}; {_MAKE}") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Problem(f"{path}: this baseline does not exist; {_MAKE}") from error
    except IsADirectoryError as error:
        raise Problem(
            f"{path} is a folder, not a baseline; write --baseline=FILE, or --baseline after SOURCE"
        ) from error
    except UnicodeDecodeError as error:
        raise Problem(f"{path}: not a baseline: not valid UTF-8 at byte {error.start + 1}") from error
    except OSError as error:
        raise Problem(f"{path}: cannot be read: {error.strerror or error}") from error
    except BaselineError as error:
        raise Problem(f"{path}{error} (mend it, or make it anew: delete it and run `factlint baseline`)") from error


def tell_growth(shared: Common, values: Mapping[str, Any]) -> None:
    """Say how much more the baseline accepts than before a change, which would else be mute of what it brings in."""
    from collections import Counter

    from factlint.cli.problem import say
    from factlint.reports.summary import plural
    from factlint.rules.baseline import BaselineError, parse

    baseline = wanted(shared, values)
    if baseline is None or shared.change is None or not shared.change.before:
        return
    before = shared.change.before[0]
    try:
        text = before.tree.read(shared.config.root / baseline.path).decode("utf-8-sig")
        known = Counter(each.fingerprint for each in parse(text))
    except (OSError, ValueError, BaselineError):
        known = Counter()
    added = Counter(each.fingerprint for each in baseline.entries) - known
    if added and not shared.quiet:
        say(f"{baseline.path}: {plural(added.total(), 'finding')} accepted since {before.name}, and not told")


def measure(
    result: CheckResult,
    baseline: Baseline,
    focus: frozenset[str],
    rules: Sequence[type[Rule]],
    shared: Common,
    *,
    is_part: bool = False,
) -> CheckResult:
    """The result without what the baseline holds; `is_part` says that not all documents were looked at."""
    from factlint.reports.result import Against
    from factlint.rules.baseline import compare

    judge = _judge(result, focus, rules, shared, is_part=is_part)
    found = compare(result.findings, baseline.entries, judge)
    unchanged = tuple(finding for finding, _ in found.unchanged)
    return replace(result, findings=found.new, against=Against(baseline.path, unchanged, found.fixed))


def standing(
    result: CheckResult,
    entries: Sequence[Accepted],
    focus: frozenset[str],
    rules: Sequence[type[Rule]],
    shared: Common,
) -> Standing:
    """How a run's findings stand to accepted ones."""
    from factlint.rules.baseline import compare

    return compare(result.findings, entries, _judge(result, focus, rules, shared))


def _judge(
    result: CheckResult, focus: frozenset[str], rules: Sequence[type[Rule]], shared: Common, *, is_part: bool = False
) -> Callable[[Accepted], bool]:
    """Whether a run tells that an accepted finding is gone.

    Its rule ran, no option left it out, nothing was lost, one of its files is checked, and the others were read as
    well, or are no more.
    """
    from factlint.sources.trees import is_file

    ran = {rule.code for rule in rules}
    complete = not any(skipped.fatal for skipped in result.skipped)
    lost = {skipped.path for skipped in result.skipped}
    read = {extraction.document.path for extraction in result.corpus.extractions}

    def known(path: str) -> bool:
        return path in read or not is_file(shared.tree, shared.config.root / path)

    def judged(entry: Accepted) -> bool:
        if not complete or (entry.code and entry.code not in ran):
            return False
        if entry.fingerprint in result.left_out or not lost.isdisjoint(entry.paths):
            return False
        if not shared.sources and not is_part:
            return True
        return any(path in focus for path in entry.paths) and all(map(known, entry.paths))

    return judged
