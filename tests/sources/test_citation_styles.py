"""The manners of citing, as people write them: every mark with its name and place, and nothing else."""

from __future__ import annotations

import pytest

from factlint.sources.document import Document
from factlint.sources.formats import read


def _marks(document: Document) -> list[str]:
    marks = [each for each in document.references if each.kind == "marker"]
    return [f"{each.label} {each.locator}".strip() for each in marks]


LATEX = [
    (r"Lit in 1786~\cite{hay}.", ["hay"]),
    (r"Seventeen \citep[see][p.~3]{hay,stevenson}.", ["hay p. 3", "stevenson p. 3"]),
    (r"\citet{hay} and \Citeauthor{lee} say so\footcite[12]{hay}.", ["hay", "lee", "hay 12"]),
    (r"So \cites{hay}[3]{board} and \parencites[5]{lee}[see][6]{kay}.", ["hay", "board 3", "lee 5", "kay 6"]),
    (r"Typed \verb|\cite{x}| and \lstinline!\cite{y}!.", []),
    ("Said.% \\cite{comment}\n", []),
]


@pytest.mark.parametrize(("text", "marks"), LATEX)
def test_latex(text: str, marks: list[str]) -> None:
    document = read(f"\\documentclass{{article}}\n\\begin{{document}}\n{text}\n\\end{{document}}\n".encode(), "a.tex")
    assert _marks(document) == marks


def test_bibliographies_of_latex() -> None:
    text = "\\documentclass{a}\\addbibresource{one.bib}\\begin{document}A.\\bibliography{two,sub/three}\\end{document}"
    assert read(text.encode(), "a.tex").metadata["bibliography"] == "one.bib\ntwo.bib\nsub/three.bib"


PANDOC = [
    ("As @hay1901 [p. 3] shows, it burned.", ["hay1901 p. 3"]),
    ("It burned [-@hay1901, pp. 4-5; @lee].", ["hay1901 pp. 4-5", "lee"]),
    ("It burned [see @hay1901, chap. 2; also @lee].", ["hay1901 chap. 2", "lee"]),
    ("It burned @{https://a.example/b} there.", ["https://a.example/b"]),
    ("See @fig:one, [@sec:intro] and @tbl:two.", []),
    ("Mail anna@lights.example or a@b.", []),
    ("`@hay1901` and \\@lee", ["hay1901"]),
]


@pytest.mark.parametrize(("text", "marks"), PANDOC)
def test_pandoc(text: str, marks: list[str]) -> None:
    front = "---\nbibliography:\n  - lights.bib\n  - 'more.bib'\nnocite: |\n  @kay, @*\n---\n\n"
    document = read((front + text + "\n").encode(), "a.md")
    assert document.metadata["bibliography"] == "lights.bib\nmore.bib"
    assert document.metadata["nocite"] == "@kay\n@*"
    if not text.startswith("`"):
        assert _marks(document) == marks


def test_names_behind_at_are_anybodys_without_a_bibliography() -> None:
    assert _marks(read(b"Thanks to @anna for [issue 3 of @bob's list].\n\nAnd [see @lee, p. 3].\n", "a.md"))[-1:] == [
        "lee p. 3"
    ]
    assert _marks(read(b"Thanks to @anna and @bob.\n", "a.md")) == []


WIKI = [
    ("A.{{r|a|b|p=3}}", ["a p. 3", "b p. 3"]),
    ("A.{{r|a|group=n}}", ["n:a"]),
    ("A.{{sfn|Lee|Kay|1988|pp=14–16}}", ["Lee Kay 1988 p. 14–16"]),
    ("A.{{refn|group=n|name=x|Told.}} B.<ref name=x group=n/>", ["n:x", "n:x"]),
    ("A.{{efn|No name.}}{{rp|3}}", []),
    ("A.<ref name=a/>\n\n{{reflist|refs=\n<ref name=a>B.</ref>\n<ref name=c>D.</ref>}}", ["a"]),
]


@pytest.mark.parametrize(("text", "marks"), WIKI)
def test_wikitext(text: str, marks: list[str]) -> None:
    assert _marks(read((text + "\n").encode(), "a.wiki")) == marks


CHINESE = [
    ("船户2460家[6]，会员减少[2]45-47。", ["6", "2 p. 45-47"]),
    ("设帮首一人①，管事四人②。", ["①", "②"]),
    ("到会者四百人。〔注一〕", ["注一"]),
    ("到會者四百人。[註 2]", ["注2"]),
    ("会后各自回国【3】。", []),
]


@pytest.mark.parametrize(("text", "marks"), CHINESE)
def test_chinese_papers(text: str, marks: list[str]) -> None:
    assert _marks(read((text + "\n").encode(), "a.txt")) == marks


def test_circled_notes_are_no_numbered_references() -> None:
    text = "设帮首一人①。已有研究[1]。\n\n①《章程》第三条。\n\n参考文献：\n\n"
    text += "[1] 王建国. 船帮[J]. 历史研究, 2003(4): 12-15.\n[2] 刘红. 航运业[D]. 武汉: 武汉大学, 2007.\n"
    document = read(text.encode(), "a.txt")
    entries = {each.label: each.target for each in document.references if each.kind == "entry"}
    assert list(entries) == ["①", "1", "2"]
    assert entries["①"].startswith("《章程》")


ESSAY = """# Guilds

Founded in 1807 (Wang 1999, p. 101). Others give 1821 (see Chen 2001: 35; Wang 1999). Smith (1977, 12) counts 2,460
boats. {} The war (1937) and the fair (May 2003) ended it; it met in Paris (France 1919).

## References

Chen, Z. (2001). "The guilds." *Essays*, pp. 33-50.

- Smith, J., and Lee, A. 1977. *Junks*. London: Tide.

Wang, J. (1999) "Origins." *History* 21(2): 100-118.
"""


def test_author_and_year() -> None:
    document = read(ESSAY.format("").encode(), "a.md")
    assert _marks(document) == ["Wang 1999 p. 101", "Chen 2001 p. 35", "Wang 1999", "Smith 1977 p. 12"]
    entries = [each for each in document.references if each.kind == "entry"]
    assert [each.label for each in entries] == ["Chen 2001", "Smith 1977", "Wang 1999"]
    assert all(document.source[f.start : f.end] == f.value for each in entries for f in each.fields)


def test_what_leads_to_no_entry_counts_where_nearly_all_others_do() -> None:
    more = "It fell (Chen 2001). It fell (Smith and Lee 1977). It closed (Brown et al. 2011)."
    assert "Brown 2011" in _marks(read(ESSAY.format(more).encode(), "a.md"))
    few = "It closed (Brown and Kay 2011). It sank (Kay and Lee 1980). It rose (Hill 1981, p. 3). It won (Dale 1990a)."
    assert "Brown 2011" not in _marks(read(ESSAY.format(few).encode(), "a.md"))


def test_author_and_year_in_chinese() -> None:
    text = "公會成立（王建國，1999：101）。會員八百（陳志強 2001，頁35）。王建國（2003）另有一說。"
    text += "民國十年（1921年）改名。\n\n## 參考文獻\n\n"
    text += "王建國（1999）：〈源流考〉，《近代史研究》。\n\n王建國（2003）：〈研究〉，《歷史研究》。\n\n"
    text += "陳志強，2001，〈船幫〉。\n"
    assert _marks(read(text.encode(), "a.md")) == ["王建國 1999 p. 101", "陳志強 2001 p. 35", "王建國 2003"]


def test_dates_within_such_citations_are_none_of_the_text() -> None:
    from factlint.claims.pipeline import extract

    said = [str(claim.value) for claim in extract(read(ESSAY.format("").encode(), "a.md")).claims if claim.sentence < 4]
    assert "1999" not in said and "2001" not in said and "1977" not in said and "2460" in said


@pytest.mark.parametrize(
    "text", ["(A 1999; " * 3000, "(" * 9000, "Lee " * 9000 + "(1999)", "[see @a" * 3000, "王（1999" * 3000]
)
def test_long_texts_end(text: str) -> None:
    read((text + "\n\n## References\n\nLee (1999). A.\n\nKay (2000). B.\n").encode(), "a.md")
