"""From documents to claims, and from claims to groups of claims about the same fact."""
