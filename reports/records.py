"""The JSON of factlint as plain records: what scripts and editors rely on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from factlint.claims.model import Anchor, Claim, Corpus, Extraction, Fact
from factlint.reports.result import CheckResult
from factlint.rules.finding import Evidence, Finding

VERSION = 1
"""Of the form of the records: changes when a reader of them would break."""

Record = dict[str, Any]


def dump(value: object, *, indent: int | None = None) -> str:
    """JSON text: characters as they are, keys in the order given."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=indent)


def check_record(result: CheckResult) -> Record:
    """Everything `check` has to say."""
    return {
        "version": VERSION,
        "sources": [source_record(extraction) for extraction in result.corpus.extractions],
        "findings": [finding_record(finding) for finding in result.findings],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in result.skipped],
        "summary": {**result.counts(), "suppressed": len(result.suppressed)},
        **_against(result),
        **_since(result),
    }


def _against(result: CheckResult) -> Record:
    """What a baseline has to say of the findings."""
    against = result.against
    if against is None:
        return {}
    counts = {"new": len(result.findings), "unchanged": len(against.unchanged), "fixed": len(against.fixed)}
    return {"baseline": {"path": against.name, **counts}}


def _since(result: CheckResult) -> Record:
    """What a change did to the findings of before."""
    since = result.since
    if since is None:
        return {}
    told = {"introduced": len(result.findings), "resolved": since.resolved, "older": since.older}
    return {"since": {"revision": since.name, **told}}


def source_record(extraction: Extraction) -> Record:
    """One source that was read."""
    document = extraction.document
    return {
        "path": document.path,
        "format": document.format,
        "language": document.language,
        "claims": len(extraction.claims),
    }


def finding_record(finding: Finding) -> Record:
    """One finding with all its ends."""
    return {
        "code": finding.code,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "evidence": [evidence_record(end) for end in finding.evidence],
        "trace": list(finding.trace),
    }


def evidence_record(end: Evidence) -> Record:
    """One end of a finding."""
    record: Record = {
        "path": end.path,
        "start": end.start,
        "end": end.end,
        "line": end.line,
        "column": end.column,
        "end_line": end.end_line,
        "end_column": end.end_column,
        "text": end.text,
        "value": end.value,
        "kind": end.kind,
    }
    if end.role:
        record["role"] = end.role
    if end.unit:
        record[end.unit] = end.number
    return record


def claim_records(extraction: Extraction, claims: Iterable[Claim]) -> list[Record]:
    """Claims of one document, in the order given."""
    ids = claim_ids(extraction)
    return [_claim_record(extraction, claim, ids[claim]) for claim in claims]


def fact_records(corpus: Corpus, facts: Iterable[Fact]) -> list[Record]:
    """Facts in the order given; a fact that one source alone states has the verdict null."""
    ids = [claim_ids(extraction) for extraction in corpus.extractions]
    seen: Counter[str] = Counter()
    records = []
    for fact in facts:
        claims = [
            _claim_record(corpus.extractions[claim.document], claim, ids[claim.document][claim])
            for claim in fact.claims
        ]
        first = fact.claims[0]
        key = "\x1f".join([str(first.subject), first.kind, *sorted(claim["id"] for claim in claims)])
        records.append(
            {
                "id": _unique(key, seen),
                "subject": str(first.subject),
                "kind": first.kind,
                "verdict": fact.verdict.value if fact.verdict else None,
                "reason": fact.reason,
                "claims": claims,
                "trace": list(fact.trace),
            }
        )
    return records


def claim_ids(extraction: Extraction) -> dict[Claim, str]:
    """A name for every claim, made from its value and its sentence: edits elsewhere in the file leave it alone."""
    ids: dict[Claim, str] = {}
    seen: Counter[str] = Counter()
    for claim in (*extraction.claims, *extraction.marks):
        mention = claim.mention
        words = extraction.document.text[mention.start : mention.end]
        key = "\x1f".join([claim.kind, str(claim.value), mention.unit, words, sentence(extraction, claim)])
        ids[claim] = _unique(key, seen)
    return ids


def sentence(extraction: Extraction, claim: Claim) -> str:
    """The sentence in which a claim is made."""
    place = extraction.sentences[claim.sentence]
    return extraction.document.text[place.start : place.end]


def _claim_record(extraction: Extraction, claim: Claim, name: str) -> Record:
    document, mention = extraction.document, claim.mention
    start, end = mention.source or document.locate(mention.start, mention.end)
    line, column = document.position(start)
    unit: Record = {document.unit: document.number(start)} if document.unit else {}
    return {
        "path": document.path,
        "id": name,
        "kind": claim.kind,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        **unit,
        "text": document.source[start:end],
        "value": str(claim.value),
        "unit": mention.unit or None,
        "subject": str(claim.subject),
        "modality": claim.modality,
        "speaker": claim.speaker or None,
        "certainty": mention.certainty,
        "anchor": _anchor_record(extraction, mention.anchor) if mention.anchor else None,
        "sentence": sentence(extraction, claim),
    }


def _anchor_record(extraction: Extraction, anchor: Anchor) -> Record:
    if anchor.start < 0:
        return {"text": anchor.text}
    start, end = extraction.document.locate(anchor.start, anchor.end)
    return {"text": anchor.text, "start": start, "end": end, "line": extraction.document.position(start)[0]}


def _unique(key: str, seen: Counter[str]) -> str:
    """Twelve hexadecimal digits; the second of two equal keys gets others."""
    seen[key] += 1
    again = f"\x1e{seen[key]}" if seen[key] > 1 else ""
    return hashlib.sha256(f"{key}{again}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
