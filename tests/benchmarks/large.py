"""Large corpora of all kinds: on one subject, on many, in two languages, pages that share their foot.

Each is a list of files, path and text, made of a seed alone; those that hold a wrong date say in which file.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

SYLLABLES = ("ba", "do", "fe", "gu", "ki", "la", "mo", "nu", "pe", "ra", "si", "to", "va", "zo", "che", "lin", "mar")
HAN = "哈尔登索利贝卡米拉托马诺维塔科雷恩波萨图鲁"
THINGS = (("conference", "会议"), ("bridge", "大桥"), ("railway", "铁路"), ("museum", "博物馆"), ("festival", "节"))
MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905 - one line
TOPICS = ("timeouts", "workers", "storage", "logging", "tokens", "clusters", "retries", "quotas", "mirrors", "backups")
VERBS = ("started", "stopped", "listed", "moved", "copied", "checked", "signed", "removed", "renamed", "merged")


class Event:
    """What one subject is made of."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self.place, self.chair, self.first, self.guest = (
            "".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(4)
        )
        self.han_place, self.han_chair = ("".join(chance.sample(HAN, 3)) for _ in range(2))
        self.thing, self.han_thing = chance.choice(THINGS)
        self.year = chance.randint(1850, 1990)
        self.day, self.month = chance.randint(1, 27), chance.randint(1, 11)
        self.count, self.cost = chance.randint(120, 900), chance.randint(1100, 9900) * 10
        self.since, self.sold, self.death = self.year - 9, chance.randint(1001, 9000), self.year + chance.randint(5, 40)

    def date(self, day: int) -> str:
        """The day it began, in English."""
        names = MONTHS
        return f"{day} {names[self.month - 1]} {self.year}"


def told(event: Event, chance: random.Random, day: int) -> str:
    """A page about an event, which is said to have begun on a day of its month."""
    thing = f"the {event.place} {event.thing}"
    begun = (
        f"{thing[0].upper()}{thing[1:]} was opened on {event.date(day)} by {event.first} {event.chair}.",
        f"On {event.date(day)} {event.first} {event.chair} opened {thing} before a large crowd.",
        f"{event.first} {event.chair} spoke when {thing} was opened on {event.date(day)}.",
    )
    other = chance.choice(SYLLABLES).capitalize() + event.guest
    more = [
        f"It cost {event.cost:,} crowns, which the town of {event.place} paid.",
        f"In all {event.count} guests came to {event.place} for it.",
        f"The architect {event.guest} had lived in {event.place} since {event.since}.",
        f"A newspaper sold {event.sold:,} copies that week.",
        f"Its archive holds plans of the {event.thing} drawn by {other}.",
        f"{event.chair} died in {event.death}.",
    ]
    kept = chance.sample(more, 3)
    title = chance.choice((f"The {event.place} {event.thing}", f"{event.first} {event.chair}", f"{event.place} then"))
    return f"# {title}\n\n{chance.choice(begun)} {' '.join(kept)}\n"


def told_in_chinese(event: Event, chance: random.Random, day: int) -> str:
    """The same in Chinese."""
    more = [
        f"共有{event.count}名来宾出席。",
        f"费用为{event.cost}克朗。",
        f"{event.han_chair}主持了开幕式。",
        f"当地报纸那一周售出{event.sold}份。",
    ]
    title = f"{event.han_place}{event.han_thing}"
    begun = f"{title}于{event.year}年{event.month}月{day}日开幕。"
    return f"# {title}\n\n{begun}{''.join(chance.sample(more, 3))}\n"


Files = list[tuple[str, str]]
WRONG = "wrong.md"


def one_event(pages: int = 100, tell: Sequence[Callable[[Event, random.Random, int], str]] = (told,)) -> Files:
    """Short pages on one event; of one the date is another."""
    event, chance = Event(1), random.Random(1)
    files = [(f"{number:04}.md", tell[number % len(tell)](event, chance, event.day)) for number in range(pages - 1)]
    return [*files, (WRONG, tell[0](event, chance, event.day + 1))]


def two_languages(pages: int = 100) -> Files:
    """The same, every other page in Chinese."""
    return one_event(pages, (told, told_in_chinese))


def subjects(pages: int = 1000, events: int = 20) -> Files:
    """As many pages on each of some events, one of each with another date."""
    chance = random.Random(2)
    every = [Event(number) for number in range(events)]
    return [
        (f"{number % events:03}/{number:04}.md", told(event, chance, event.day + (number < events)))
        for number in range(pages)
        for event in [every[number % events]]
    ]


def handbook(pages: int = 300) -> Files:
    """Pages of the manual of a program, each on something else, with one foot; one has another date in it."""
    chance = random.Random(3)
    foot = "Flux 2.4 was released on {} March 2021 by Acme Ltd, Springfield. All 1,240 tests passed.\n"
    files = []
    for number in range(pages):
        topic, verb = TOPICS[number % 10], VERBS[number // 10 % 10]
        text = (
            f"# How {topic} are {verb} ({number})\n\nUp to {chance.randint(2, 90)} {topic} can be {verb} in "
            f"{chance.randint(2, 90)} seconds. Since version {chance.randint(1, 9)}.{chance.randint(1, 9)} they are "
            f"{verb} {chance.randint(2, 9)} times. See [the next page]({(number + 1) % pages:04}.md).\n\n"
        )
        files.append((f"{number:04}.md", text + foot.format(13 if number == 150 else 12)))
    return files
