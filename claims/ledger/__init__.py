"""The ledger: facts that a project has settled, what is known to be disputed, and names, against which documents are
checked."""
