"""`factlint explain`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click
from msgspec.structs import replace

from factlint.claims.account import Account, accounts
from factlint.claims.model import Claim, Corpus, Verdict
from factlint.cli.cache import dictionary
from factlint.cli.extracting import extracted
from factlint.cli.gather import gather, shelves
from factlint.cli.options import Common, common, common_values, output_format
from factlint.cli.outputs import deliver_all
from factlint.cli.problem import Problem, say
from factlint.cli.sought import argument
from factlint.reports.explain.formats import FORMATS
from factlint.reports.result import Explained
from factlint.rules.finding import Evidence, Finding

_FINGERPRINT = re.compile(r"[0-9a-f]{4,16}")
_PLACE = re.compile(r"(?P<path>.+):(?P<line>[0-9]{1,9})")


@click.command(name="explain")
@common
@output_format(list(FORMATS))
def command(output_format: str, **values: Any) -> int:
    """Show why a finding was made, or what was made of two places and why.

    SOURCE starts with the FINGERPRINT of a finding (its first digits do), or with two places as FILE:LINE; the
    documents follow, without any the same as for `check`.
    """
    shared = common_values(values)
    asked = shared.sources
    places = [match for match in map(_PLACE.fullmatch, asked[:2]) if match]
    if len(places) == 2:
        named = tuple(place["path"] for place in places)
        result, failed = _places(replace(shared, sources=(*named, *asked[2:])), places)
    elif asked and _FINGERPRINT.fullmatch(asked[0]):
        result, failed = _finding(replace(shared, sources=asked[1:]), asked[0])
    else:
        raise Problem("name the fingerprint of a finding, or two places as FILE:LINE")
    deliver_all(result, FORMATS, output_format, shared)
    return 2 if failed else 0


def _finding(shared: Common, fingerprint: str) -> tuple[Explained, bool]:
    parts, failed = _parts(shared)
    every = [(corpus, finding) for corpus in parts for finding in _findings(corpus)]
    found = [(corpus, finding) for corpus, finding in every if finding.fingerprint.startswith(fingerprint)]
    if not found:
        raise Problem(f"no finding has the fingerprint {fingerprint} (check --output-format json or full shows them)")
    if len({finding.fingerprint for _, finding in found}) > 1:
        raise Problem(f"{len(found)} findings have fingerprints that start with {fingerprint}: give more of it")
    corpus = found[0][0]
    findings = tuple(finding for each, finding in found if each is corpus)
    told: list[Account] = []
    for finding in findings:
        claims = [claim for end in finding.evidence for claim in _at(corpus, end)]
        told += accounts(corpus, claims[:1], claims[1:])
    return Explained(corpus, findings, tuple(told)), failed


def _places(shared: Common, places: Sequence[re.Match[str]]) -> tuple[Explained, bool]:
    parts, failed = _parts(shared)
    lines = [(argument(place["path"], shared.config.root), int(place["line"])) for place in places]
    corpus = _holding(shared, parts, {path for path, _ in lines})
    first, second = (_on_line(shared, corpus, place) for place in places)
    told = sorted(accounts(corpus, first, second), key=_rank)
    found = [finding for finding in _findings(corpus) if _touches(finding, lines)]
    return Explained(corpus, tuple(found), tuple(told)), failed


def _parts(shared: Common) -> tuple[list[Corpus], bool]:
    """The documents as they are compared: of many in groups."""
    from factlint.claims.corpora import corpora

    gathered = gather(shared)
    extractions, lost = extracted(gathered.documents, shared, gathered.names)
    parts = corpora(extractions, dictionary(shared), shelves(shared), besides=gathered.besides)
    return parts, gathered.failed or bool(lost)


def _holding(shared: Common, parts: Sequence[Corpus], paths: set[str]) -> Corpus:
    """What some documents are compared in; where that is not done, which is said, themselves alone."""
    from factlint.claims.facts import corpus
    from factlint.claims.parts import SMALL

    known = {each.document.path: each for part in parts for each in part.extractions}
    for part in parts:
        if paths <= {each.document.path for each in part.extractions}:
            return part
    missing = sorted(paths - known.keys())
    if not missing:
        say(
            f"{' and '.join(sorted(paths))} are not compared: of {len(known)} documents only those are that share "
            "several rare words, or names, words of titles and telling values, or cite each other, in groups of up to "
            f"{SMALL}; what follows is what would be made of the two"
        )
    return corpus([known[path] for path in sorted(paths & known.keys())], dictionary(shared), shelves(shared))


def _findings(corpus: Corpus) -> list[Finding]:
    from factlint.rules.run import check

    return check(corpus)


def _rank(account: Account) -> tuple[bool, bool, float]:
    return account.fact is None, account.verdict is not Verdict.CONFLICT, -account.match.score


def _at(corpus: Corpus, end: Evidence) -> list[Claim]:
    """The claims that stand exactly where the end of a finding does."""
    return [
        claim
        for extraction in corpus.extractions
        if extraction.document.path == end.path
        for claim in extraction.claims
        if extraction.document.locate(claim.mention.start, claim.mention.end) == (end.start, end.end)
        and claim.kind == end.kind
    ]


def _on_line(shared: Common, corpus: Corpus, place: re.Match[str]) -> list[Claim]:
    """The claims that begin on a line; where there are none that is said."""
    path = argument(place["path"], shared.config.root)
    found = [
        claim
        for extraction in corpus.extractions
        if extraction.document.path == path
        for claim in extraction.claims
        if _line(corpus, claim) == int(place["line"])
    ]
    if not found:
        raise Problem(f"{place.group()}: no claim begins on this line (factlint claims {place['path']} lists them)")
    return found


def _line(corpus: Corpus, claim: Claim) -> int:
    document = corpus.extractions[claim.document].document
    return document.position(document.locate(claim.mention.start, claim.mention.end)[0])[0]


def _touches(finding: Finding, lines: Sequence[tuple[str, int]]) -> bool:
    ends = {(end.path, end.line) for end in finding.evidence}
    return all(line in ends for line in lines)
