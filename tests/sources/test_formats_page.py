"""The page of formats and features says what the readers do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from factlint.sources.discover import is_document
from factlint.sources.document import Document
from factlint.sources.formats import BINARY, READERS, read

ROOT = Path(__file__).parents[2]
MADE = ROOT / "tests" / "sources" / "made"
ROWS = {
    "Markdown": ("markdown",),
    "MediaWiki": ("wikitext",),
    "HTML": ("html",),
    "RSS": ("feed",),
    "plain": ("text",),
    "reStructuredText": ("rst",),
    "LaTeX": ("latex",),
    "SubRip,": ("subtitles",),
    "CSV,": ("csv",),
    "BibTeX,": ("bibtex", "csl-json"),
    "DOCX": ("docx",),
    "EPUB": ("epub",),
    "PDF": ("pdf",),
}
"""First word of a row to the formats that it tells of."""
COLUMNS = ("headings", "lists", "tables", "notes and citations", "date of the document")

BODY = "<h2>Rounds</h2><p>They met<sup><a href='#n'>1</a></sup>.</p><ul><li>fishing</li></ul>"
BODY += "<table><tr><th>Round<th>Days<tr><td>First<td>12</table>"
SAMPLES = {
    "markdown": "---\ndate: 1931-03-05\n---\n## Rounds\n\nThey met.[^1]\n\n- fishing\n\n"
    "| Round | Days |\n|---|---|\n| First | 12 |\n\n[^1]: Gazette.\n",
    "wikitext": "5 March 1931\n\n== Rounds ==\nThey met.<ref>Gazette.</ref>\n* fishing\n"
    "{|\n! Round !! Days\n|-\n| First || 12\n|}\n",
    "html": f"<!DOCTYPE html><meta name=date content=1931-03-05>{BODY}",
    "feed": "<rss><channel><item><title>Rounds</title><pubDate>Thu, 05 Mar 1931 10:00:00 GMT</pubDate>"
    f"<description><![CDATA[{BODY}]]></description></item></channel></rss>",
    "text": "5 March 1931\n\nRounds of talks\n\nThey met in Lisbon and went home again. [1]\n\n1. fishing\n2. dues\n\n"
    "References\n\n[1] Gazette of the harbour.\n",
    "rst": "Rounds\n======\n\n:date: 1931-03-05\n\nThey met. [1]_\n\n- fishing\n\n"
    "===== ====\nRound Days\n===== ====\nFirst 12\n===== ====\n\n.. [1] Gazette.\n",
    "latex": "\\documentclass{article}\\date{5 March 1931}\\begin{document}\\section{Rounds}\n"
    "They met.\\footnote{Gazette.}\n\\begin{itemize}\\item fishing\\end{itemize}\n"
    "\\begin{tabular}{ll}Round & Days\\\\ First & 12\\end{tabular}\\end{document}",
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\nThey met on 5 March 1931.\n",
    "csv": "Round,Days\nFirst,12\n",
    "bibtex": "@book{a,\n title = {Talks},\n year = {1931}\n}\n",
    "csl-json": '[{"id": "a", "type": "book", "title": "Talks"}]',
}
NAMES = {"wikitext": "a.wiki", "text": "a.txt", "rst": "a.rst", "subtitles": "a.srt", "csv": "a.csv", "bibtex": "a.bib"}


def _packed(**files: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def _documents(form: str) -> list[Document]:
    """Documents that hold together what their format may hold."""
    if form == "docx":
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        dated = (
            f"<w:document xmlns:w='{space}'><w:body><w:p><w:r><w:t>5 March 1931</w:t></w:r></w:p></w:body></w:document>"
        )
        return [
            read((MADE / "changed.docx").read_bytes(), "a.docx"),
            read(_packed(**{"word/document.xml": dated}), "a.docx"),
        ]
    if form == "epub":
        package = (
            "<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>"
        )
        container = "<container><rootfile full-path='a.opf'/></container>"
        page = f"<html><body><p>5 March 1931</p>{BODY}</body></html>"
        files = {"META-INF/container.xml": container, "a.opf": package, "a.xhtml": page}
        return [read(_packed(mimetype="application/epub+zip", **files), "a.epub")]
    if form == "pdf":
        return [
            read((MADE / f"{name}.chromium.pdf").read_bytes(), "a.pdf") for name in ("missions", "nianbiao", "overview")
        ]
    return [read(SAMPLES[form].encode(), NAMES.get(form, "a.csl.json" if form == "csl-json" else "a"))]


def _has(form: str) -> tuple[bool, ...]:
    """For each of `COLUMNS` whether the readers of a format tell of it."""
    documents = _documents(form)
    assert {document.format for document in documents} == {form}
    blocks = [block for document in documents for block in document.blocks]
    kinds = {block.kind for block in blocks}
    return (
        bool(kinds & {"heading", "title"}),
        "item" in kinds,
        any(block.kind == "cell" and block.headers for block in blocks),
        any(each.kind in ("marker", "entry") for document in documents for each in document.references),
        any(document.metadata.get("date") or document.dates for document in documents),
    )


def _table() -> dict[str, list[str]]:
    lines = (ROOT / "docs" / "formats.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    head = next(row for row in rows if row[0] == "format")
    assert tuple(head[2:7]) == COLUMNS
    return {row[0].split()[0]: row for row in rows[rows.index(head) + 2 :] if len(row) == len(head)}


def test_every_format_has_a_row() -> None:
    assert sorted(form for forms in ROWS.values() for form in forms) == sorted([*READERS, *BINARY])
    assert set(_table()) == {*ROWS, "any"}


@pytest.mark.parametrize("name", ROWS)
def test_the_row_says_what_is_read(name: str) -> None:
    row = _table()[name]
    said = tuple(cell not in ("no", "") for cell in row[2:7])
    for form in ROWS[name]:
        found = _has(form)
        if form == "pdf":  # no file at hand states its date
            found = (*found[:4], said[4])
        if form == "text":  # its tables have no headers
            found = (*found[:2], said[2], *found[3:])
        assert dict(zip(COLUMNS, said, strict=True)) == dict(zip(COLUMNS, found, strict=True))
        place = {"docx": "paragraph", "epub": "paragraph", "pdf": "page"}.get(form, "")
        assert _documents(form)[0].unit == place
        assert row[7].startswith(place or ("line", "the same"))


def test_every_suffix_of_the_page_is_read_of_folders() -> None:
    suffixes = [suffix for row in _table().values() for suffix in re.findall(r"`(\.[a-z.]+)`", row[1])]
    assert len(suffixes) > 10
    assert [suffix for suffix in suffixes if suffix != ".gz" and not is_document(f"a{suffix}")] == []
