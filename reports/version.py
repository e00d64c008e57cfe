"""The version, for reports that are archived and for `--version`."""

VERSION = "0.1.0"
"""A constant: asking the installed package takes longer than a small check. A test compares it with pyproject.toml."""
