"""`check --add-ignore=REASON`: accepts findings one by one, in comments or in the file of suppressions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from factlint.claims.model import Extraction
from factlint.cli import suppressing
from factlint.cli.options import Common
from factlint.cli.problem import Problem
from factlint.cli.sought import STDIN, argument
from factlint.cli.streams import write_bytes
from factlint.reports.result import CheckResult
from factlint.reports.summary import plural
from factlint.reports.words import line
from factlint.rules.finding import Evidence, Finding
from factlint.rules.sidecar import SidecarError, entry, parse
from factlint.sources.annotate import annotate
from factlint.sources.comment_writing import Wish, bears_comments, fault
from factlint.sources.coverage import home
from factlint.sources.formats import read
from factlint.sources.packed import MAGIC
from factlint.sources.trees import DISK

_OWN = "S"
"""The family of rules on suppressions: their findings are settled by mending the suppression."""


def add_ignores(result: CheckResult, shared: Common, reason: str) -> str:
    """Write a suppression for every finding of the result; an account of it, a line a file.

    Nothing is written unless every file's new content is known.
    """
    findings = [finding for finding in result.findings if not finding.code.startswith(_OWN)]
    extractions = {each.document.path: each for each in result.corpus.extractions if each.document.path in result.focus}
    homes, left = _homes(findings, extractions)
    written: dict[Path, bytes] = {}
    told: list[str] = []
    for path, wishes in sorted(homes.items()):
        data, done, lost = _annotated(extractions[path], wishes, shared, reason)
        left += lost
        if done:
            written[shared.config.root / path] = data
            told.append(f"{line(path)}: {plural(done, 'comment')}\n")
    if left:
        file = suppressing.place(shared)
        written[file] = _appended(file, left, shared, reason)
        told.append(f"{line(argument(str(file), shared.config.root))}: {plural(len(left), 'suppression')}\n")
    for file, data in written.items():
        write_bytes(file, data)
    return "".join(told) or "nothing to ignore\n"


def refuse(shared: Common, reason: str) -> None:
    """Raise `Problem` where nothing could be written, or not this reason."""
    if shared.tree is not DISK or shared.change is not None:
        raise Problem("--add-ignore writes into files: it cannot be combined with --staged or --diff")
    if STDIN in shared.sources:
        raise Problem("--add-ignore writes into files: standard input is none")
    why = fault(reason)
    if why:
        raise Problem(f"--add-ignore: {reason!r} cannot be the reason: {why}")


Wanted = dict[int, list[tuple[Finding, Evidence]]]
"""Of each block, by its index, the findings that are to be ignored there, each with its end in it."""


def _homes(
    findings: Iterable[Finding], extractions: Mapping[str, Extraction]
) -> tuple[dict[str, Wanted], list[Finding]]:
    """In which file and block each finding is to be ignored: at its first end that can bear a comment."""
    homes: dict[str, Wanted] = defaultdict(lambda: defaultdict(list))
    left = []
    for finding in findings:
        ends = [end for end in finding.evidence if end.role != "context" and end.path in extractions]
        end = next((end for end in ends if bears_comments(extractions[end.path].document)), None)
        if end is None:
            left.append(finding)
        else:
            document = extractions[end.path].document
            homes[end.path][home(document, end.start)].append((finding, end))
    return homes, left


def _annotated(extraction: Extraction, wanted: Wanted, shared: Common, reason: str) -> tuple[bytes, int, list[Finding]]:
    """The file with its comments, how many these are, and the findings for which there is no place."""
    document = extraction.document
    data = _bytes(shared.config.root / document.path)
    groups = [group for _, group in sorted(wanted.items())]
    if data.startswith(MAGIC):
        return data, 0, [finding for group in groups for finding, _ in group]
    if read(data, document.path).source != document.source:
        raise Problem(f"{document.path}: changed while it was being checked")
    wishes = [_wish(group, reason) for group in groups]
    new, lost = annotate(data, document, wishes, _guarded(extraction))
    return new, len(wishes) - len(lost), [finding for index in lost for finding, _ in groups[index]]


def _wish(group: Sequence[tuple[Finding, Evidence]], reason: str) -> Wish:
    """One comment for the findings of a block, at the last of their ends in it."""
    last = max((end for _, end in group), key=lambda end: (end.end, end.start))
    rules = tuple(sorted({finding.code for finding, _ in group}))
    return Wish(last.start, last.end, rules, reason, tuple(end.start for _, end in group))


def _guarded(extraction: Extraction) -> list[tuple[int, int]]:
    """Where the claims stand: no comment is to part their words."""
    locate = extraction.document.locate
    return [locate(claim.mention.start, claim.mention.end) for claim in (*extraction.claims, *extraction.marks)]


def _appended(file: Path, findings: Sequence[Finding], shared: Common, reason: str) -> bytes:
    """The file of suppressions with an entry for each finding at its end."""
    before = _bytes(file) if file.exists() else b""
    suppressing.waivers(shared)  # what is there must be right before more is added
    end = "\r\n" if b"\r\n" in before else "\n"
    paths: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in findings:
        paths[finding.code, finding.fingerprint].update(end.path for end in finding.evidence)
    entries = [entry([code], name, sorted(files), reason) for (code, name), files in paths.items()]
    text = "\n".join(entries).replace("\n", end).encode("utf-8", "backslashreplace")
    gap = b"" if not before.strip() else end.encode() * (1 if before.endswith(b"\n") else 2)
    whole = (before + gap + text).decode("utf-8-sig")
    try:
        parse(whole, file.name)
    except SidecarError as error:
        raise suppressing.wrong(file, whole, error) from error
    return before + gap + text


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Problem(f"{file}: cannot be read: {error.strerror}") from error
