"""reStructuredText as its page reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources.detect import detect
from factlint.sources.document import Document
from factlint.sources.restructured import read

Blocks = Callable[[Document], list[tuple[str, str]]]

SOURCE = """=================
The harbour talks
=================

:date: 1990-05-03
:author: A. Daly

Opening
-------

They opened on *5 March* 1931 [1]_ in
`Lisbon <http://a.example/>`_, see :ref:`below` and |name|.

- pilot dues,
  and more
- fishing

  1. first
  #. second

As code::

    year = 1931

    We agree on nothing.

.. note:: Both sides came.

   They left again.

.. image:: hall.png
   :alt: The hall in 1932

.. a comment of 1933
   in two lines

.. [1] Gazette,
   6 March 1931.
.. _below: http://a.example/

====== ======
Round  Days
====== ======
First  12
第二轮 8
====== ======

+--------+------+
| Round  | Days |
+========+======+
| Third  | 3    |
| one    |      |
+--------+------+
"""


def test_a_document(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(SOURCE, "a.rst")
    exact(document)
    assert blocks(document) == [
        ("title", "The harbour talks"),
        ("heading", "Opening"),
        ("paragraph", "They opened on 5 March 1931 in Lisbon, see and name."),
        ("item", "pilot dues, and more"),
        ("item", "fishing"),
        ("item", "first"),
        ("item", "second"),
        ("paragraph", "As code:"),
        ("paragraph", "Both sides came."),
        ("quotation", "They left again."),
        ("footnote", "Gazette, 6 March 1931."),
        *[("cell", said) for said in ("Round", "Days", "First", "12", "第二轮", "8")],
        *[("cell", said) for said in ("Round", "Days", "Third one", "3")],
    ]
    said = [text for _, text in blocks(document)]
    assert [said[at] for at in document.blocks[said.index("8")].headers] == ["Days", "第二轮"]
    assert document.metadata["date"] == "1990-05-03"
    place = document.text.index("Third one")
    start, end = document.locate(place, place + 9)
    assert document.source[start:end].strip() == "Third"
    assert [(each.kind, each.label) for each in document.references] == [
        ("marker", "1"), ("link", "Lisbon"), ("entry", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("it is **bold**, ``code`` and 2*3*4", "it is bold, code and 2*3*4"),
        ("附件二全文見\\ `附件二 <a.md>`__\\ 。", "附件二全文見附件二。"),
        ("a \\*star\\* and file_name and link_ here", "a *star* and file_name and link here"),
        ("| one\n| two", "| one | two"),
    ],
)
def test_running_text(source: str, text: str) -> None:
    assert read(source, "a.rst").text == text


def test_known_by_content() -> None:
    assert detect(".. note:: Both came.\n", "a.txt") == detect("x", "a.rst") == "rst"
    assert detect("See below.. and so on", "a.txt") == "text"


def test_the_head_of_a_later_table_is_not_that_of_this_one() -> None:
    body = "+------+-----+\n| 1931 | one |\n+------+-----+\n"
    document = read(
        body + "\nThey met.\n\n+------+------+\n| Year | Days |\n+======+======+\n| 1932 | two  |\n+------+------+\n",
        "a.rst",
    )
    said = [document.text[block.start : block.end] for block in document.blocks]
    headed = {text: [said[at] for at in block.headers] for text, block in zip(said, document.blocks, strict=True)}
    assert headed["one"] == ["1931"]
    assert headed["two"] == ["Days", "1932"]
