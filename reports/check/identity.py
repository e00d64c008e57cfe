"""Names of findings that no two of one report share, for services that merge what has one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factlint.rules.finding import Finding


def identities(findings: Iterable[Finding]) -> list[str]:
    """The fingerprint of each; the second finding of one fingerprint gets "-2" after it, and so on."""
    seen: Counter[str] = Counter()
    names = []
    for finding in findings:
        name = finding.fingerprint
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names
