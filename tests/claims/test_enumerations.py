"""Lists that a number announces: how many items are found, and whether they are all."""

from __future__ import annotations

import time

import pytest

from factlint.claims.enumerations import Enumeration, enumerations
from factlint.claims.numbers import numbers
from factlint.claims.sentences import split
from factlint.claims.text import fold
from factlint.claims.values.number import Quantity
from factlint.sources.document import Block, BlockKind, Document, Run


def lists(*blocks: str) -> list[Enumeration]:
    """The lists of a document; blocks that begin with "- " are items."""
    text = "\n".join(block.removeprefix("- ") for block in blocks)
    found, at = [], 0
    for block in blocks:
        kind: BlockKind = "item" if block.startswith("- ") else "paragraph"
        found.append(Block(kind, at, at + len(block.removeprefix("- ")), level=int(kind == "item")))
        at = found[-1].end + 1
    document = Document("a.txt", text, text, (Run(0, 0, len(text), len(text)),), tuple(found))
    folded = fold(text)
    sentences = split(document, folded)
    return enumerations(document, folded, sentences, numbers(document, folded, sentences, ()))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "It named three goals: peace, trade and travel."),
        (3, "It named three goals: peace, trade, and travel."),
        (2, "They wrote two papers: a treaty on missiles and a protocol on bombs."),
        (3, "Three cities were chosen, namely Paris, Geneva and Vienna."),
        (3, "They had two aims: peace; trade with the coast, by sea; and open roads."),
        (2, "He gave two reasons. First, the road was closed. Second, the guard had left."),
        (3, "He gave three reasons. First, the road was closed. Second, the guard had left. And third, it rained."),
        (3, "Three steps remained: (1) the vote; (2) the count; (3) the oath."),
        (2, "谈判排定两项议程，一是渔界。二是关税。"),
        (2, "會談有三項議程：一是僑民問題；二是其他問題。"),
        (3, "会议在三地举行，即北京、伦敦和香港。"),
        (2, "Two points were left: trade and travel."),
        (2, "会谈有三项议程：侨民和侨汇，双方随后讨论了通航、通邮。"),
        (4, "参加者共五方：法国、英国、中华人民共和国与老挝。"),
        (3, "委员会由印度、加拿大、波兰三国组成。"),
        (3, "他提出三点意见。第一，停火；第二，撤军；第三，谈判。"),
        (2, "有两个原因：①道路不通；②守军已撤。"),
        (9, "报告提出九点意见。" + "".join(f"第{n}，修路；" for n in "一二三四五六七八九")),
    ],
)
def test_full_lists(number: int, text: str) -> None:
    (found,) = lists(text)
    assert (len(found.items), found.complete) == (number, True)


@pytest.mark.parametrize(
    "text",
    [
        "三轮会谈的日期：3日、4日，6月4日和8日。",
        "It has five plants: two in Lyon and one each in Metz, Nice and Brest.",
        "Four states took part, including France, Italy and Spain.",
        "They met in three cities: Paris, the capital, and Bonn and Rome.",
        "It has three problems: the bridge was weak, and nobody cared.",
        "There were five members: France, which led it, Italy and Spain.",
        "成员有五国：法国、英国等。",
        "法国、英国等五国参加。",
        "五国参加，其中法国、英国出兵。",
        "The three towns fell in June.",
        "About five states took part: France and Italy.",
        "The hall held two poets and three painters: Ann Lee, Bo Hill, Cy Dow, Di Fox and Ed Gray.",
        "A firm with five clerks files the following papers: accounts, a register and minutes.",
        "Two of the town's nine schools closed: the Grammar and the Hill School.",
        "The first three novels share a theme: love and war.",
        "海军、空军在陆地演习。",
        "村里一荤、一素两菜，约法两条：不设宴、不收礼，不派车。",
        "由甲、乙、丙、丁两省两市举办。",
        "出席的有挪威、丹麦、北欧五国和波罗的海三国。",
        "日、韩十二家船厂接单。",
        "商会先后兼并、收购了五家工厂。",
        "湖北队、湖南队各三人入选。",
        "县级干部四人、乡级干部七人。",
        "他对三个学生说：“纸、笔都带上，明天考试。”",
        "党的十五大报告指出：城市、乡村要一起发展。",
        "方针只有八个字：节约、公开、平等、互助。",
        "村里穷有三个原因：水源少、路途远；山多、田少；人少。",
        "该市有三个区：城东、城西和桥南、桥北一带。",
        "这一带有两条河：白河上游水势与落差大、黑河与白河相连。",
    ],
)
def test_open_lists_are_not_complete(text: str) -> None:
    assert not any(found.complete for found in lists(text))


@pytest.mark.parametrize(
    "blocks",
    [
        ("He named three ways.", "First, by road.", "Second, by rail.", "Finally, by air."),
        ("市里有四项措施。", "首先，修路。", "其次，修桥。", "第三，修渠。", "第四，修堤。"),
        ("前两款的规定同样适用。", "社员有下列义务：（一）出工；（二）交粮；（三）看水。"),
        ("审理由七人组成的法庭进行：（一）盗窃；（二）抢劫。",),
        ("堤两侧五米内，禁止下列行为：（一）取土；（二）放牧；（三）种树。",),
        ("全县三个企业上市。", "近几年，我们一是敢想；二是敢干。"),
        ("渠深三米。造成淤塞的原因：一是失修；二是水少；三是沙多；四是草多。",),
        ("四部小说搬上银幕。", "首先，读者多了；其次，剧本好了；再次，演员强了。"),
        ("The clerk may set four limits:", "- two limits of size;", "- two limits of time."),
        ("A shop with two doors keeps the following books:", "- sales;", "- wages;", "- rents."),
    ],
)
def test_open_lists_of_paragraphs_are_not_complete(blocks: tuple[str, ...]) -> None:
    complete = [found for found in lists(*blocks) if found.complete]
    assert all(Quantity.exact(len(found.items)) == found.count.value for found in complete)


def test_items_are_stripped_of_what_joins_them() -> None:
    text = "It named three goals: peace, trade, and travel."
    (found,) = lists(text)
    assert [text[a:b] for a, b in found.items] == ["peace", "trade", "travel"]


def test_blocks_of_items() -> None:
    (found,) = lists("The agenda had three items:", "- talks;", "- trade;", "- travel.", "Later it grew.")
    assert (len(found.items), found.complete) == (3, True)
    (found,) = lists("各方商定以下两项议程", "- 停火", "- 撤军", "- 换俘")
    assert (len(found.items), found.complete) == (3, True)
    assert lists("The agenda had three items.", "- talks;", "- trade;") == []


def test_points_quoted_over_two_paragraphs() -> None:
    (found,) = lists("达成三处“一致同意”：一致同意停火；", "一致同意撤军；一致同意换俘。")
    assert len(found.items) == 3


def test_time_is_linear() -> None:
    text = "It named three goals: peace, trade and travel. 谈判排定两项议程，一是渔界。二是关税。"

    def seconds(times: int) -> float:
        started = time.process_time()
        assert len(lists(*[text] * times)) == 2 * times
        return time.process_time() - started

    assert min(seconds(1600) for _ in range(2)) < 32 * min(seconds(200) for _ in range(3))
