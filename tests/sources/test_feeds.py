"""Feeds: items under their titles and dates, whichever way their text is wrapped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.claims.pipeline import extract
from factlint.sources.detect import detect
from factlint.sources.document import Document
from factlint.sources.feeds import read

Blocks = Callable[[Document], list[tuple[str, str]]]

RSS = """<?xml version="1.0"?>
<!-- made by hand -->
<rss version="2.0"><channel><title>Harbour news</title><link>http://a.example/</link>
<lastBuildDate>Fri, 06 Mar 1931 08:00:00 GMT</lastBuildDate>
<item><title>Talks &amp; tides</title><pubDate>Thu, 05 Mar 1931 10:00:00 GMT</pubDate>
<description>
&lt;p&gt;They opened on &lt;b&gt;5&amp;nbsp;March&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;In Lisbon.&lt;/p&gt;</description></item>
<item><title><![CDATA[Talks adjourned]]></title><description>In short.</description>
<content:encoded><![CDATA[<p>They were adjourned on <i>17 March</i>.</p>]]></content:encoded>
<pubDate>Tue, 17 Mar 1931 10:00:00 GMT</pubDate></item></channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour news</title>
<entry><title>Talks opened</title><updated>1931-03-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Opened in <b>Lisbon</b>.</p><p>Both came.</p></div></content>
</entry></feed>
"""


def test_rss(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(RSS, "a.xml")
    exact(document)
    assert blocks(document) == [
        ("title", "Harbour news"),
        ("heading", "Talks & tides"),
        ("paragraph", "Thu, 05 Mar 1931 10:00:00 GMT"),
        ("paragraph", "They opened on 5\u00a0March."),
        ("paragraph", "In Lisbon."),
        ("heading", "Talks adjourned"),
        ("paragraph", "They were adjourned on 17 March."),
        ("paragraph", "Tue, 17 Mar 1931 10:00:00 GMT"),
    ]


def test_atom(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(ATOM, "a.atom")
    exact(document)
    assert blocks(document) == [
        ("title", "Harbour news"),
        ("heading", "Talks opened"),
        ("paragraph", "1931-03-05T10:00:00Z"),
        ("paragraph", "Opened in Lisbon."),
        ("paragraph", "Both came."),
    ]
    assert document.metadata["date"] == "1931-03-05T10:00:00Z"


MANY = RSS.replace(
    "<item>", "<image><title>Logo of 1894</title></image><item><media:title>Pier in 1920</media:title>", 1
)


def test_each_item_has_its_own_date(exact: Callable[[Document], None]) -> None:
    document = read(MANY, "a.rss")
    exact(document)
    assert "1894" not in document.text and "1920" not in document.text
    assert "date" not in document.metadata
    assert [(document.text[start:].partition("\n")[0], date) for start, date in document.dates] == [
        ("Talks & tides", "Thu, 05 Mar 1931 10:00:00 GMT"),
        ("Talks adjourned", "Tue, 17 Mar 1931 10:00:00 GMT"),
    ]


def test_what_an_item_tells_counts_from_its_date() -> None:
    source = MANY.replace("They opened on", "They opened yesterday,").replace("on <i>17 March</i>", "on Monday")
    extraction = extract(read(source, "a.rss"))
    found = {extraction.document.text[c.mention.start : c.mention.end]: str(c.value) for c in extraction.claims}
    assert found["yesterday"] == "1931-03-04" and found["Monday"] == "1931-03-16"


def test_the_date_of_a_feed_whose_items_state_none() -> None:
    one = RSS.replace("<pubDate>", "<x>").replace("</pubDate>", "</x>")
    assert read(one, "a.rss").metadata["date"] == "Fri, 06 Mar 1931 08:00:00 GMT"


@pytest.mark.parametrize("source", [RSS, ATOM])
def test_known_by_content(source: str) -> None:
    assert detect(source, "a.xml") == detect(source, "a") == "feed"


@pytest.mark.parametrize("cut", range(0, len(RSS), 41))
def test_a_feed_that_is_cut_off(cut: int, exact: Callable[[Document], None]) -> None:
    exact(read(RSS[:cut], "a.rss"))
