"""The ledger: facts that a project has settled, what is known to be disputed, and names, against which documents are
checked."""

from __future__ import annotations

FORMAT = "ledger"
"""The format of the document that a ledger is."""
