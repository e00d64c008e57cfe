"""`factlint check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from factlint.cli import accepting, suppressing
from factlint.cli.options import SHOW_FILES, Common, Decorator, common, common_values, output_format
from factlint.cli.outputs import STDOUT, deliver_files, deliver_text, format_of, forms
from factlint.cli.runs import Run, run
from factlint.cli.streams import deliver
from factlint.reports.check.formats import FORMATS
from factlint.rules.severity import SEVERITIES, Severity

if TYPE_CHECKING:
    from factlint.cli.gather import Gathered
    from factlint.reports.result import CheckResult
    from factlint.reports.style import Style
    from factlint.rules.finding import Finding
    from factlint.rules.rule import Rule

    _Report = Callable[[CheckResult, Style], str]

_CHOOSING: tuple[Decorator, ...] = (
    click.option(
        "--select", multiple=True, metavar="CODES", help="Run these rules only: codes, their prefixes, or names."
    ),
    click.option("--extend-select", multiple=True, metavar="CODES", help="Run these rules, too."),
    click.option("--ignore", multiple=True, metavar="CODES", help="Leave these rules out."),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Leave out less certain findings."
    ),
    *suppressing.OPTIONS,
)
_CHECKING: tuple[Decorator, ...] = (
    *accepting.OPTIONS,
    click.option(
        "--fail-level", type=click.Choice(SEVERITIES), help="Exit 1 from this severity on [default: warning]."
    ),
    click.option("--staged", is_flag=True, help="Tell what the staged changes introduce: the index against HEAD."),
    click.option("--diff", metavar="REV", help="Tell what was introduced since a revision; A..B as in git diff."),
    click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings."),
)


def choosing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that looks for findings: which rules, how sure, what is suppressed."""
    for option in reversed(_CHOOSING):
        function = option(function)
    return function


def checking(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that checks: also which findings are told, and when it fails."""
    for option in reversed((*_CHOOSING, *_CHECKING)):
        function = option(function)
    return function


@click.command(name="check")
@common
@output_format(list(FORMATS))
@checking
@click.option("--statistics", "counted", is_flag=True, help="Print how many findings each rule has, and no findings.")
@click.option(
    "--add-ignore",
    metavar="REASON",
    help="Write suppressions of all findings into the files, or beside them where a file can bear none.",
)
@SHOW_FILES
def command(output_format: str, counted: bool, show_files: bool, add_ignore: str | None, **values: Any) -> int:
    """Check documents against each other and print what cannot all be true.

    SOURCE is files, folders, or - for standard input; without it what the configuration names, else the current
    folder.
    """
    shared = common_values(values)
    if show_files:
        from factlint.cli.gather import gather

        return deliver_files(gather(shared), shared)
    if add_ignore is not None:
        return _ignoring(shared, values, add_ignore)
    formats = _counting() if counted else FORMATS
    form = format_of(output_format, formats, shared)
    targets = forms(shared.output_files or (STDOUT,), formats, form if form in formats else "table")
    styles = [shared.style(target) for target, _ in targets]
    done = run(shared, (values, counted, targets, styles), lambda common: _run(common, values, formats, targets))
    for text, (target, _) in zip(done.texts, targets, strict=True):
        deliver(text, None if target == STDOUT else target)
    return done.code


def _run(
    shared: Common, values: Mapping[str, Any], formats: Mapping[str, _Report], targets: Sequence[tuple[Path, str]]
) -> Run:
    """The texts to deliver, and the exit code."""
    from factlint.cli.extracting import FAULT

    result = outcome(shared, values)
    texts = tuple(formats[form](result, shared.style(target)) for target, form in targets)
    faulty = any(skipped.reason.startswith(FAULT) for skipped in result.skipped)
    return Run(texts, exit_code(result, shared, values), not faulty and not result.today)


def _ignoring(shared: Common, values: Mapping[str, Any], reason: str) -> int:
    """`--add-ignore`: findings are written down, not told."""
    from factlint.cli.ignoring import add_ignores, refuse

    refuse(shared, reason)
    result = outcome(shared, values)
    deliver_text(add_ignores(result, shared, reason), shared)
    return 2 if any(skipped.fatal for skipped in result.skipped) else 0


def _counting() -> Mapping[str, _Report]:
    """The formats of `--statistics`."""
    from factlint.reports.statistics import FORMATS as COUNTS

    def counting(name: str) -> _Report:
        return lambda result, style: COUNTS[name](result.findings, style)

    return {name: counting(name) for name in COUNTS}


def outcome(shared: Common, values: Mapping[str, Any]) -> CheckResult:
    """Read, extract, align, check: the findings with an end in what is checked, but those suppressed or accepted."""
    from factlint.cli.gather import gather

    if shared.change is None:
        return _outcome(shared, values, gather(shared))
    from factlint.cli.editing import Unclear, states

    accepting.tell_growth(shared, values)
    now, *then = states(shared)
    try:
        return _outcome(shared, values, now, then)
    except Unclear:
        now, *then = states(replace(shared, quiet=True), whole=True)
        return _outcome(shared, values, now, then)


def _outcome(shared: Common, values: Mapping[str, Any], now: Gathered, then: Sequence[Gathered] = ()) -> CheckResult:
    """The same of documents that were gathered, and of what they were before."""
    baseline = accepting.wanted(shared, values)
    gathered = suppressing.widened(now, shared)
    rules = rules_of(gathered, shared)

    def checked(of: Gathered, at: Common) -> CheckResult:
        """Check, suppressions, options, baseline: in this order, before focus and change."""
        result = found(of, at, values)
        if baseline is None:
            return result
        return accepting.measure(result, baseline, of.focus, rules, at, is_part=of.is_part)

    result = checked(gathered, shared)
    if shared.change is None:
        result = within(result, gathered.focus)
    else:
        from factlint.cli.editing import introduced_by

        result = introduced_by(shared.change, result, gathered, shared, then, checked)
    return replace(result, settings=tuple(_settings(shared, rules, result)))


def within(result: CheckResult, focus: frozenset[str]) -> CheckResult:
    """The result with those findings alone that have an end in one of these documents."""
    hidden = tuple(each for each in result.suppressed if _touches(each.finding, focus))
    against = result.against and replace(result.against, unchanged=_kept(result.against.unchanged, focus))
    return replace(result, findings=_kept(result.findings, focus), suppressed=hidden, against=against, focus=focus)


def exit_code(result: CheckResult, shared: Common, values: Mapping[str, Any]) -> int:
    """2 where the job could not be done, 1 for findings at or above the fail level, else 0."""
    if any(skipped.fatal for skipped in result.skipped):
        return 2
    return int(not values["exit_zero"] and _fails(result, values["fail_level"] or shared.config.fail_level))


def _settings(shared: Common, rules: Sequence[type[Rule]], result: CheckResult) -> Iterator[tuple[str, str]]:
    """What the run was told, for reports that are archived; nothing of the machine it ran on."""
    yield "sources", " ".join(sorted(shared.sources or shared.config.sources or (".",)))
    if shared.config.file:
        yield "configuration", shared.config.file.name
        yield "corpus", " ".join(shared.config.sources) or "what is checked"
    if shared.change and shared.change.before:
        yield "compared with", " ".join(before.name for before in shared.change.before)
    if result.suppressed:
        yield "suppressed findings", str(len(result.suppressed))
    if result.against is not None:
        yield "baseline", f"{result.against.name}, {len(result.against.unchanged)} findings in it not told"
    if result.today:
        yield "today", result.today
    yield "rules", " ".join(rule.code for rule in rules)
    yield "least confidence", f"{shared.per_file.of('').min_confidence:g}"
    yield "base date", shared.base_date or "none"


def rules_of(gathered: Gathered, shared: Common) -> tuple[type[Rule], ...]:
    """The rules that run on at least one of the documents."""
    from factlint.cli.settled import selected
    from factlint.rules.registry import RULES

    return selected([document.path for document in gathered.documents], shared.per_file, RULES)


def found(gathered: Gathered, shared: Common, values: Mapping[str, Any]) -> CheckResult:
    """Extract, align, check; leave out what is suppressed, keep what the options of the files let through."""
    from factlint.cli.comparing import compared, recalled
    from factlint.cli.extracting import extracted
    from factlint.cli.settled import settled
    from factlint.reports.result import CheckResult

    extractions, lost = extracted(gathered.documents, shared, gathered.names)
    rules = rules_of(gathered, shared)
    is_now = shared.change is None or shared.tree is shared.change.now
    whole, findings = (compared if is_now else recalled)(gathered, extractions, shared, rules)
    result = CheckResult(whole, tuple(findings), (*gathered.skipped, *lost))
    told = suppressing.suppress(result, rules, shared, values)

    kept = tuple(settled(told.findings, whole, shared.per_file, rules))
    every = [each.finding for each in told.suppressed]
    ends = {(each.code, each.evidence) for each in settled(every, whole, shared.per_file, rules)}
    hidden = tuple(each for each in told.suppressed if (each.finding.code, each.finding.evidence) in ends)
    left_out = frozenset(each.fingerprint for each in told.findings) - {each.fingerprint for each in kept}
    return replace(told, findings=kept, suppressed=hidden, left_out=left_out)


def _kept(findings: Iterable[Finding], focus: frozenset[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if _touches(finding, focus))


def _touches(finding: Finding, focus: frozenset[str]) -> bool:
    return any(end.path in focus for end in finding.evidence)


def _fails(result: CheckResult, level: Severity) -> bool:
    return any(SEVERITIES.index(finding.severity) <= SEVERITIES.index(level) for finding in result.findings)
