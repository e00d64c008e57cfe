"""LaTeX as text: what its page says, its notes and citations as references."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources.detect import detect
from factlint.sources.document import Document
from factlint.sources.latex import read

Blocks = Callable[[Document], list[tuple[str, str]]]

SOURCE = r"""\documentclass[a4paper]{article}
\usepackage{babel} % of 1990
\title{The harbour talks}\date{3 May 1990}\author{A. Daly}
\begin{document}
\maketitle
\section[Short]{Opening of \emph{the} talks}\label{sec:a}
They opened on 5~March 1931\footnote{Gazette, p.~3.} in Lisbon~\cite[p.~7]{daly1990, braz}. % not on 6 March
It lasted 9--12 days.

He said ``no\ldots'' to 30\,\% of \textbf{it}.\\
\begin{itemize}
  \item pilot dues
  \item[b)] fishing
\end{itemize}
\begin{enumerate}\item first\item second\end{enumerate}
\begin{quote}We agree.\end{quote}
\begin{verbatim}
x = 1931
\end{verbatim}
\begin{table}\caption{Rounds}
\begin{tabular}{|l|r|}\hline
Round & Days \\ \hline
First & 12 \\
 & 8 \\
\end{tabular}\end{table}
\begin{thebibliography}{9}
\bibitem{daly1990} A. Daly, Talks, 1990.
\bibitem{braz} J. Braz.
\end{thebibliography}
\end{document}
After the end.
"""


def test_a_document(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(SOURCE.partition("After the end")[0], "a.tex")
    exact(document)
    assert blocks(document) == [
        ("title", "The harbour talks"),
        ("heading", "Opening of the talks"),
        ("paragraph", "They opened on 5 March 1931 in Lisbon . It lasted 9–12 days."),
        ("paragraph", "He said “no…” to 30 % of it."),
        ("item", "pilot dues"),
        ("item", "b) fishing"),
        ("item", "first"),
        ("item", "second"),
        ("quotation", "We agree."),
        ("caption", "Rounds"),
        ("cell", "Round"),
        ("cell", "Days"),
        ("cell", "First"),
        ("cell", "12"),
        ("cell", "8"),
        ("footnote", "A. Daly, Talks, 1990."),
        ("footnote", "J. Braz."),
    ]
    said = [text for _, text in blocks(document)]
    assert [said[at] for at in document.blocks[said.index("8")].headers] == ["Days"]
    assert document.metadata == {"title": "The harbour talks", "date": "3 May 1990", "author": "A. Daly"}
    told = [(each.kind, each.label, each.scheme) for each in document.references]
    assert told == [
        ("marker", "1", "note"),
        ("entry", "1", "note"),
        ("marker", "daly1990", "key"),
        ("marker", "braz", "key"),
        ("entry", "daly1990", "key"),
        ("entry", "braz", "key"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"caf\'e and \"{u}ber, \c{c}a, na\"{\i}ve, \~nu", "café and über, ça, naïve, ñu"),
        (r"\href{http://a.example}{the minutes} of 1931", "the minutes of 1931"),
        (r"in $5$ days \(and\) hours", "in 5 days and hours"),
        (r"before \[ x = 1931 \] after", "before after"),
        (r"5\textsuperscript{th} of \textcolor{red}{March}", "5th of March"),
        (r"an {\em open} brace {", "an open brace"),
        ("会谈于1931年\n3月5日开始", "会谈于1931年3月5日开始"),
        (r"\unknown{kept} and \newcommand{\x}{1931} on", "kept and on"),
    ],
)  # fmt: skip
def test_running_text(source: str, text: str) -> None:
    assert " ".join(read(source, "a.tex").text.split()) == text


def test_known_by_content() -> None:
    assert detect(SOURCE, "a.txt") == detect("x", "a.tex") == "latex"


TABLE = r"""\documentclass{article}\begin{document}
\begin{tabular}{lccc} \toprule
 & \multicolumn{2}{c}{Delegates} & Guests \\ \cmidrule{2-3}
Year & North & South & All \\ \midrule
\multirow{2}{*}{1931} & 12 & 13 & 5 \\
 & 14 & 15 & 6 \\
1932 & \multicolumn{2}{c}{33} & 7 \\ \bottomrule
\end{tabular}
\end{document}"""


def test_cells_that_span_others(exact: Callable[[Document], None]) -> None:
    document = read(TABLE, "a.tex")
    exact(document)
    said = [document.text[block.start : block.end] for block in document.blocks]
    heads = {text: [said[at] for at in block.headers] for text, block in zip(said, document.blocks, strict=True)}
    assert heads["13"] == heads["15"] == ["Delegates", "South", "1931"]
    assert heads["6"] == ["Guests", "All", "1931"]
    assert heads["33"] == ["Delegates", "North", "South", "1932"]
    assert heads["7"] == ["Guests", "All", "1932"]


def test_a_line_below_every_row_makes_no_head() -> None:
    document = read(TABLE.replace(r"\midrule", "").replace(r"\\", r"\\ \hline"), "a.tex")
    said = [document.text[block.start : block.end] for block in document.blocks]
    assert [said[at] for at in document.blocks[said.index("15")].headers] == ["Delegates", "1931"]
