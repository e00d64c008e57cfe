"""`html`: the discrepancy report as one file, for people."""

from __future__ import annotations

from factlint.reports.html.report import report

__all__ = ["report"]
