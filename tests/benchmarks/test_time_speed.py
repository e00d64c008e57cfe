"""How fast times and numbers are found: characters a second on one core, beside dateparser on the same text.

python -m pytest tests/benchmarks -m slow -s
"""

from __future__ import annotations

import time

import pytest
from dateparser.search import search_dates

from factlint.claims.model import Mention
from factlint.claims.numbers import numbers
from factlint.claims.sentences import split
from factlint.claims.text import fold
from factlint.claims.times import times
from factlint.sources.document import Block, Document, Run

ENGLISH = """The two governments had no relations and few channels. On 1 August 1955 their ambassadors met for the first
time in a city that both could reach, and the press waited outside. The agenda took three weeks to settle; an
agreement on the return of civilians was announced on September 10, and after that little moved. Papers were
exchanged, positions were restated, and the interpreters grew used to the same phrases. By the end of 1957 one
side had named a lower official, which the other refused, and the talks lapsed for nine months. They resumed
in another capital, where the building was colder and the sessions shorter, and went on with long breaks until
both capitals found a better way to speak to each other. Nobody expected much of them. The rooms were plain,
the tables long, and the coffee poor; each side read what it had been sent, listened to the answer, and asked
for a recess. Those who took part remembered above all the courtesy with which nothing was conceded. Reporters
filed the same story under different headlines, and the officials at home filed it away. Yet the channel
stayed open, and both sides came to value it for what it prevented rather than for what it achieved:
misunderstandings were cleared up, warnings were heard, and a few people who had waited for years were allowed
to leave.
"""
CHINESE = """两国政府之间没有外交关系，来往的渠道也很少。1955年8月1日，双方大使在一座彼此都能到达的城市首次会面，记者
们在门外等候。议程的商定用了三个星期；同年9月10日，双方就平民回国问题达成协议，此后再无进展。文件一再交换，
立场一再重申，译员们对那些句子已经耳熟能详。到1957年底，一方改派级别较低的官员，另一方拒绝接受，会谈因此中
断九个月。后来会谈移到另一个首都恢复，那里的房子更冷，会期更短，其间多次长时间休会，直到两国首都找到更好的对话
办法为止。谁也没有对它抱太大的希望。房间朴素，桌子很长，咖啡也不好喝；双方各自宣读国内发来的稿子，听完对方的答
复，便要求休会。参加过会谈的人印象最深的，是彼此在毫不让步时仍然保持的礼貌。记者们用不同的标题发回同样的消息，
国内的官员则把它们归入档案。然而这条渠道始终没有关闭，双方渐渐看重的，与其说是它办成了什么，不如说是它避免了什
么：误会得到澄清，警告得到倾听，一些苦苦等待的人也终于获准离开。从那以后，每当局势紧张，人们首先想到的就是让这
条线重新接通，哪怕只是为了确认对方仍然坐在桌子的另一边。
"""


def prepared(text: str, size: int) -> tuple[Document, str]:
    whole = (text * (size // len(text) + 1))[:size]
    blocks, at = [], 0
    for line in whole.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    document = Document("speed.txt", whole, whole, (Run(0, 0, size, size),), tuple(blocks))
    return document, fold(whole)


def speed(text: str, size: int = 500_000) -> tuple[float, list[Mention]]:
    document, folded = prepared(text, size)
    sentences = split(document, folded)
    short, few = prepared(text, 2_000)
    numbers(short, few, (), [(mention.start, mention.end) for mention in times(short, few, ())])
    best, found = float("inf"), []
    for _ in range(3):
        start = time.process_time()
        found = times(document, folded, sentences)
        found += numbers(document, folded, sentences, [(mention.start, mention.end) for mention in found])
        best = min(best, time.process_time() - start)
    return size / best, found


@pytest.mark.slow
@pytest.mark.parametrize("name, text", [("English", ENGLISH), ("Chinese", CHINESE)])
def test_time_grows_with_the_text_alone(name: str, text: str) -> None:
    short, few = speed(text, 250_000)
    long, many = speed(text, 1_000_000)
    print(f"\n{name}: {long / 1e6:.2f} million characters a second, {len(many)} mentions")
    assert 3.9 < len(many) / len(few) < 4.1
    assert short / long < 3


@pytest.mark.slow
@pytest.mark.parametrize("name, text", [("English", ENGLISH), ("Chinese", CHINESE)])
def test_beside_dateparser(name: str, text: str) -> None:
    """One page is enough for the other: it works at the speed of a reader, and keeps no state between pages."""
    sample = text[:2000]
    search_dates(sample[:200])
    start = time.process_time()
    search_dates(sample)
    theirs = len(sample) / (time.process_time() - start)
    ours, _ = speed(text, 250_000)
    print(f"\n{name}: {ours / theirs:.0f} times dateparser's {theirs:,.0f} characters a second")
    assert ours > 10 * theirs
