"""From groups to findings: one rule a file."""
