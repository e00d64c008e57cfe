"""What a Chinese verb is said of: the run of characters before it in its clause, or behind one that takes an object."""

from __future__ import annotations

import re

from factlint.claims.languages.zh.numerals import chinese

_BREAK = re.compile(r"[，。；：、！？,;:\n（）()“”「」]")
_DATE = re.compile(r"⟨\d+⟩")
_TRAIL = re.compile(
    r"(?:正式|全线|全面|全部|建成|最终|终于|才|便|即|就|首次|先后|宣告|宣布|也|已|都|于|在|被|而|并|由|再次|再度|双方|遂|曾|又)+$"
)
_LEAD = re.compile(
    r"^(?:同时|随后|此后|其后|然后|后来|接着|不久|于是|因此|所以|但|而|并|且|又|再|由|自|从|当|在|于|将|把|经|年|月|日|的|起|间|时|期间|上午|下午|晚上?|清晨|凌晨|中午|傍晚|深夜)+"
)
_PRONOUN = re.compile(
    r"^(?:[他她它其]|它们|他们|双方|各方|[该本我此这](?:[校馆会社厂院报刊桥馆线路站]|公司|学会|协会|组织|校|协定|条约)?|两国|两国政府)?$"
)
_UNREAL = re.compile(
    r"(?:再次|重新|重建|扩建|改建|翻建|复建|修复|续建|未|没有?|不|将|拟|计划|预计|原定|准备|即将|要)[^，。；]{0,4}$"
)
_REFERRED = re.compile(
    r"(?:重建|扩建|改建|翻修|整修)|[^，。；：、⟨⟩]{0,6}?(?:(?:之|以)?[后前]|时|的|以来|[⟨0-9一二三四五六七八九十百]+[⟩]?周年|典礼|仪式|大会|纪念|周年|那)"
)
_BACK = re.compile(r"(?:曾|此前|先前|早在|在此之前)[^。；]{0,30}$")
_POINTED = re.compile(r"^[该此这那]座?(?=[㐀-鿿]{2})")
_GLOSS = re.compile(r"[(（][A-Za-zÀ-ž .'’-]{2,60}[)）]")
"""A name in another script behind a thing: 红隼隧道（Kestrel Tunnel）."""
_TOPIC = re.compile(r"\s*(?P<name>[㐀-鿿·]{2,12})(?:[，,（(]|是|为[一中])")
_HAN = re.compile(r"[㐀-鿿A-Za-z0-9·]+")
_PLACE = re.compile(r"^[在于][㐀-鿿]{2,6}")
_SITED = re.compile(r"^(?P<who>[㐀-鿿·]{2,8}?)在(?!.*(?:纪念|庆祝|举行|召开|为|的))[㐀-鿿]{2,14}$")
"""Who, and where: 鲁迅在上海寓所病逝."""
_DONE = re.compile(r"^(?:了|过)?(?:一?[个座项份所条次家])?")
_CAUSE = re.compile(
    r"(?<=[㐀-鿿]{2})(?:因|由于|(?<![自理来缘事])由(?!来|此|衷)|根据|按照|经过?(?!济|营|贸|纪)|为了).*$"
)
"""What stands between a thing and its verb: 谈判因渔业争端中断."""
_AGENT = re.compile(r"^由(?!来|此|衷|于)[^的]*$")
"""Who did it, and nothing else: 学会1928年由两名教员创办."""
_LONGEST = 16
_POINTER = re.compile(r"^(?:[这该此那][一场次起个]?|上述)")
_EVENT = 4
"""Characters of the name of an event that is referred to alone."""

NUMBER = "#"
"""Before the number that a thing bears in its series: "#2" among the words of 第二届运动会."""
_NUMBERED = re.compile(r"第?(?P<number>[一二三四五六七八九十首0-9]{1,3})(?:届|次|期(?!间|刊)|轮|阶段|号)的?")
Words = tuple[str, ...]


def is_told(before: str, behind: str) -> bool:
    """Whether a verb tells what happened, not what did not, is to, or is only referred to (签署之后, 通车典礼)."""
    return _UNREAL.search(before[-8:]) is None and _REFERRED.match(behind) is None


def is_flashback(before: str) -> bool:
    """Whether a verb is told as of before."""
    return _BACK.search(before) is not None


def is_passive(_before: str) -> bool:
    """Never: a passive verb bears no mark that can be relied on."""
    return False


def subject(before: str) -> Words | None:
    """The thing that a verb is said of, from the sentence before it; () for a pronoun or nothing, None in brackets."""
    before = _GLOSS.sub("", before)
    clause = _BREAK.split(before)[-1]
    if before[: len(before) - len(clause)].endswith(("（", "(")):
        return None
    return _thing(_DATE.sub("⟨", clause).split("⟨"))


def _thing(parts: list[str]) -> Words | None:
    for part in reversed(parts):
        run = _PLACE.sub("", _TRAIL.sub("", _AGENT.sub("", part.strip())))
        run = _SITED.sub(r"\g<who>", run)
        run = _CAUSE.sub("", _TRAIL.sub("", _LEAD.sub("", run)))
        if run and _PRONOUN.match(run) is None:
            return words(_POINTED.sub("", run))
    return ()


def object_of(behind: str) -> Words | None:
    """The thing behind a verb; None where none follows."""
    match = _HAN.match(behind[_DONE.match(behind).end() :]) if _DONE.match(behind) else None  # type: ignore[union-attr]
    if match is None or len(match.group()) < 2 or match.group()[0] in "于在时后前之以的并而和及与仪典大":
        return None
    return words(match.group())


def words(run: str) -> Words | None:
    """The last two characters of a run, then its pairs of characters."""
    run = "".join(_HAN.findall(run))[-_LONGEST:]
    match = _NUMBERED.search(run)
    value = (1 if match["number"] == "首" else chinese(match["number"])) if match is not None else None
    if match is not None:
        run = run[: match.start()] + run[match.end() :]
    if len(run) < 2:
        return None
    number = [f"{NUMBER}{value}"] if value is not None else []
    return (run[-2:], *(run[at : at + 2] for at in range(len(run) - 2)), *number)


def topic(opening: str) -> Words | None:
    """What a paragraph opens with the name of: 贺川明，台湾作曲家。"""
    match = _TOPIC.match(_GLOSS.sub("", opening))
    return None if match is None else words(match["name"])


def named(run: str) -> Words | None:
    """The words of a thing that is named alone: 新安江大桥."""
    return words(_POINTED.sub("", _LEAD.sub("", run)))


def behind_of(_behind: str) -> Words | None:
    """Nothing: in Chinese the thing stands before the noun of its stage."""
    return None


def event_of(reference: str) -> str | None:
    """The noun of an event that is referred to alone: 地震, 这场水灾."""
    run = _POINTER.sub("", _LEAD.sub("", reference))
    return run if 2 <= len(run) <= _EVENT else None


def ends(_behind: str) -> bool:
    """Always: what tells which part or kind is meant stands before a verb."""
    return True
