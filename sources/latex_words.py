"""What the commands of LaTeX mean to a reader: data."""

from __future__ import annotations

import re
import unicodedata

SECTIONS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
}  # fmt: skip
CITES = re.compile(
    r"(?:no|foot|paren|text|auto|super|full|smart)?cite[a-zA-Z]*|(?:Text|Paren|Auto)?[Cc]ite[a-z]*", re.ASCII
)
CITE_LISTS = re.compile(r"(?:foot|paren|text|auto|super|smart)?cites", re.IGNORECASE)
"""Those of them that take several works, each with its own options: `\\cites{a}[3]{b}`."""
UNREAD = {
    **dict.fromkeys(
        re.findall(
            r"\w+",
            "label ref pageref eqref autoref cref nameref usepackage documentclass includegraphics "
            "bibliographystyle vspace hspace pagestyle thispagestyle input include index hypersetup "
            "geometry href hypertarget hyperlink textcolor color colorbox parbox raisebox foreignlanguage cline "
            "cmidrule pagenumbering selectlanguage tag phantom url path nocite captionsetup graphicspath hyphenation "
            "bibitem PassOptionsToPackage ifx theoremstyle pgfplotsset usetikzlibrary",
        ),
        1,
    ),
    **dict.fromkeys(re.findall(r"\w+", "setlength setcounter addtocounter multicolumn multirow rule fontsize"), 2),
    **dict.fromkeys(re.findall(r"\w+", "newcommand renewcommand providecommand newenvironment newtheorem def"), 2),
}
"""Command to the number of its first arguments that are not read; what follows them is."""
SPANS = {"multicolumn": "columns", "multirow": "rows"}
RULES = frozenset(["hline", "midrule", "toprule", "bottomrule"])
"""Lines across a whole table."""
ENVIRONMENTS = frozenset(
    re.findall(
        r"[\w*]+",
        "verbatim verbatim* Verbatim lstlisting minted equation equation* align align* gather gather* multline "
        "multline* eqnarray eqnarray* displaymath math tikzpicture comment filecontents filecontents* algorithm",
    )
)
"""Environments nothing of which is read."""
TABLES = {"tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "tblr": 1}
"""Environments that are tables, and the number of their arguments."""
QUOTES = frozenset(["quote", "quotation", "verse", "displayquote"])
LISTS = frozenset(["itemize", "enumerate", "description", "compactitem", "compactenum"])
SIGNS = {
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "ss": "ß",
    "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textdegree": "°", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "quad": " ", "qquad": " ", "space": " ",
    "LaTeX": "LaTeX", "TeX": "TeX", "copyright": "©", "textbackslash": "\\", "textasciitilde": "~", "slash": "/",
    "par": "", "newline": " ", "linebreak": " ", "times": "×", "approx": "≈", "sim": "~", "leq": "≤", "geq": "≥",
}  # fmt: skip
_ACCENTS = dict(
    zip(
        "`'^\"~=.uvHcdbrk",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u030a\u0328",
        strict=True,
    )
)
ACCENT = re.compile(
    r"""\\(?:(?P<mark>[`'^"~=.])\s*|(?P<word>[uvHcdbrk])(?:\s+|(?=\{)))\{?(?P<letter>\\?[A-Za-z])[ }]?"""
)
"""An accent and the letter that bears it."""


def accented(mark: str, letter: str) -> str:
    """The letter with its accent.

    >>> accented("'", "e"), accented("c", "c"), accented('"', "\\\\i")
    ('é', 'ç', 'ï')
    """
    return unicodedata.normalize("NFC", letter.lstrip("\\") + _ACCENTS[mark])
