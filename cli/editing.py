"""Of the findings of a check those that a change introduces: what `--staged` and `--diff` tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from factlint.cli.change import Before, Change
from factlint.cli.gather import Gathered, gather, gather_before
from factlint.cli.options import Common
from factlint.cli.problem import say
from factlint.reports.result import CheckResult, Since
from factlint.rules.finding import Finding
from factlint.rules.introduced import changed_lines, introduced
from factlint.sources.document import Document

Check = Callable[[Gathered, Common], CheckResult]


class Unclear(Exception):
    """What there is to say needs all documents looked at."""


def states(shared: Common, *, whole: bool = False) -> list[Gathered]:
    """The documents of the present state and of each earlier one.

    Unless the `whole` is asked for, of many documents only those that the change has to do with.
    """
    from factlint.cli.near import near

    assert shared.change is not None
    before = [as_before(shared, each) for each in shared.change.before]
    return (None if whole else near(shared, before)) or [gather(shared), *map(gather_before, before)]


def as_before(shared: Common, before: Before) -> Common:
    """What holds for an earlier state."""
    return replace(shared, tree=before.tree, quiet=True, verbose=False)


def introduced_by(
    change: Change, result: CheckResult, gathered: Gathered, shared: Common, then: Sequence[Gathered], check: Check
) -> CheckResult:
    """The result with those findings alone that none of the earlier states had and that have an end in the focus.

    Where nothing changes, all with an end in the focus: that is said. `then` is what each of
    them held, `check` gives the findings of an earlier state. Raises `Unclear` where a suppression outside of the
    documents seems to have nothing to hide any more, or something again, and not all documents were looked at.
    """
    if not change.before:
        if not shared.quiet:
            say("nothing is staged: the documents are checked as they are in the index")
        return replace(result, findings=_within(result.findings, gathered.focus))
    findings = result.findings
    resolved: tuple[Finding, ...] = ()
    for number, before in enumerate(change.before):
        at = as_before(shared, before)
        findings, gone = _since(before, findings, result, gathered, check(then[number], at))
        resolved = resolved if number else gone
    told = _within(findings, gathered.focus)
    if gathered.is_part and _within((*told, *resolved), frozenset([shared.config.suppressions_path])):
        raise Unclear
    older = len(_within(result.findings, gathered.focus)) - len(told)
    return replace(result, findings=told, since=Since(change.before[0].name, len(resolved), older))


def _since(
    before: Before,
    findings: tuple[Finding, ...],
    result: CheckResult,
    gathered: Gathered,
    earlier: CheckResult,
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that one earlier state did not have, and those that are gone, of the focus and of lost files."""
    now, then = _documents(result), _documents(earlier)
    hidden = [each.finding for each in result.suppressed], [each.finding for each in earlier.suppressed]
    found = introduced(findings, earlier.findings, changed_lines(now, then), before.name, hidden)
    lost = {document.path for document in then} - {document.path for document in now}
    return found.findings, _within(found.resolved, gathered.focus | lost)


def _within(findings: tuple[Finding, ...], focus: frozenset[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if any(end.path in focus for end in finding.evidence))


def _documents(result: CheckResult) -> list[Document]:
    return [extraction.document for extraction in result.corpus.extractions]
