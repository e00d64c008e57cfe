"""`text`: for a person who wants to know why; both passages, every feature with its weight, the calculation."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factlint.claims.account import Account
from factlint.claims.model import Claim
from factlint.reports.check import full
from factlint.reports.records import sentence
from factlint.reports.result import CheckResult, Explained, Style
from factlint.reports.words import inert, line, wrap

_INDENT = "    "


def report(result: Explained, style: Style) -> str:
    """The findings as `full` shows them, then a block for every two claims."""
    told = full.report(CheckResult(result.corpus, result.findings), replace(style, quiet=True)).rstrip("\n") + "\n"
    blocks = [told] if result.findings else []
    blocks += ["\n".join(_block(result, account, style)) + "\n" for account in result.accounts]
    if not result.accounts and not result.findings:
        blocks.append("No two claims of one kind stand at these places.\n")
    return "\n".join(block for block in blocks if block)


def _block(result: Explained, account: Account, style: Style) -> Iterator[str]:
    yield from _end(result, account.first, style)
    yield from _end(result, account.second, style)
    yield from _alike(account, style)
    yield f"Values: {line(account.values)}"
    verdict = account.verdict.value if account.verdict else "not joined"
    yield from wrap(f"Verdict: {verdict}; {line(account.reason)}", style.width)


def _end(result: Explained, claim: Claim, style: Style) -> Iterator[str]:
    extraction = result.corpus.extractions[claim.document]
    document, mention = extraction.document, claim.mention
    row, column = document.position(document.locate(mention.start, mention.end)[0])
    words = line(document.text[mention.start : mention.end])
    place = style.paint(f"{inert(document.path)}:{row}:{column}", "path")
    yield f"{place}  {claim.kind} {line(str(claim.value))} {line(mention.unit)}".rstrip() + f" “{words}”"
    for part in wrap(line(sentence(extraction, claim)), style.width - len(_INDENT), 3):
        yield _INDENT + part
    about = line(str(claim.subject)) or "nothing named"
    speaker = f" by {line(claim.speaker)}" if claim.speaker else ""
    yield f"{_INDENT}about: {about}; {claim.modality}{speaker}, {mention.certainty}"


def _alike(account: Account, style: Style) -> Iterator[str]:
    found = account.match
    if found.veto:
        yield style.paint(f"About one thing: ruled out ({line(found.veto)})", "quiet")
        return
    enough = "enough" if found.surplus >= 0 else "too little"
    yield f"About one thing: {found.score:.1f} of {found.needed:.1f} needed, {enough}"
    for name, weight in found.features:
        yield f"{_INDENT}{weight:+5.2f}  {line(name)}"
