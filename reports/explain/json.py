"""`json`: the findings and the account of every two claims, as one object."""

from __future__ import annotations

from factlint.claims.account import Account
from factlint.reports.records import VERSION, Record, claim_records, dump, finding_record
from factlint.reports.result import Explained, Style


def report(result: Explained, _style: Style) -> str:
    """Everything that is known of how it came about, indented."""
    record: Record = {
        "version": VERSION,
        "findings": [finding_record(finding) for finding in result.findings],
        "pairs": [_record(result, account) for account in result.accounts],
    }
    return dump(record, indent=2) + "\n"


def _record(result: Explained, account: Account) -> Record:
    ends = (account.first, account.second)
    return {
        "claims": [claim_records(result.corpus.extractions[end.document], [end])[0] for end in ends],
        "features": [{"name": name, "weight": weight} for name, weight in account.match.features],
        "score": round(account.match.score, 2),
        "needed": account.match.needed,
        "veto": account.match.veto or None,
        "joined": account.fact is not None,
        "values": account.values,
        "verdict": account.verdict.value if account.verdict else None,
        "reason": account.reason,
    }
