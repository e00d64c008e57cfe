"""Number words to numbers: "one hundred and thirty-six", "1.5 million", 一百三十六, 1.2亿, 三分之一.

Each function reads a whole phrase and nothing else: what is malformed, or longer than any number that people write, is
None and never an exception. The readers and their words stand with the languages.
"""

from __future__ import annotations

from factlint.claims.languages.en.numerals import english, english_ordinal
from factlint.claims.languages.zh.numerals import chinese

__all__ = ["chinese", "english", "english_ordinal"]
