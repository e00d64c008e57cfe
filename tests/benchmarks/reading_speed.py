"""How fast each format of text is read: million characters a second on one core, in English and Chinese.

python tests/benchmarks/reading_speed.py
"""

from __future__ import annotations

import gc
import textwrap
import time
from collections.abc import Callable
from itertools import cycle, islice

from factlint.sources.formats import reader

SENTENCES = {
    "en": (
        "The two governments had no relations and few channels. On 1 August 1955 their ambassadors met for the first "
        "time in a city that both could reach, and the press waited outside.",
        "The agenda took three weeks to settle; an agreement on the return of civilians was announced on September 10, "
        "and after that little moved.",
        "Papers were exchanged, positions were restated, and the interpreters grew used to the same phrases.",
        "They resumed in another capital, where the building was colder and the sessions shorter, and went on with "
        "long breaks until both capitals found a better way to speak to each other. Nobody expected much of them. The "
        "rooms were plain, the tables long, and the coffee poor; each side read what it had been sent, listened to the "
        "answer, and asked for a recess.",
    ),
    "zh": (
        "两国政府之间没有外交关系，来往的渠道也很少。1955年8月1日，双方大使在一座彼此都能到达的城市首次会面，记者们在门外等候。",
        "议程的商定用了三个星期；同年9月10日，双方就平民回国问题达成协议，此后再无进展。",
        "文件一再交换，立场一再重申，译员们对那些句子已经耳熟能详。",
        "后来会谈移到另一个首都恢复，那里的房子更冷，会期更短，其间多次长时间休会，直到两国首都找到更好的对话办法为止。"
        "谁也没有对它抱太大的希望。房间朴素，桌子很长，咖啡也不好喝；双方各自宣读国内发来的稿子，听完对方的答复，便要求休会。",
    ),
}
SIZE = 1_000_000
RUNS = 5


def paragraphs(language: str, joined: int) -> list[str]:
    """Paragraphs of so many of the texts each, about `SIZE` characters of them."""
    texts = SENTENCES[language]
    each = sum(map(len, texts)) * joined // len(texts)
    space = " " if language == "en" else ""
    endless = cycle(texts)
    return [space.join(islice(endless, joined)) for _ in range(SIZE // each)]


def _wrapped(language: str, paragraph: str) -> str:
    if language == "en":
        return textwrap.fill(paragraph, 72)
    return "\n".join(paragraph[at : at + 36] for at in range(0, len(paragraph), 36))


FORMS: dict[str, tuple[str, Callable[[str, list[str]], str]]] = {
    "Markdown": ("markdown", lambda _, said: "\n\n".join(said)),
    "HTML": ("html", lambda _, said: f"<!DOCTYPE html><body>{''.join(f'<p>{each}</p>' for each in said)}</body>"),
    "plain text, a line a paragraph": ("text", lambda _, said: "\n\n".join(said)),
    "plain text, hard-wrapped": ("text", lambda code, said: "\n\n".join(_wrapped(code, each) for each in said)),
    "wikitext": ("wikitext", lambda _, said: "\n\n".join(said)),
    "reStructuredText": ("rst", lambda _, said: "\n\n".join(said)),
    "LaTeX": ("latex", lambda _, said: "\n\n".join(said)),
}


def speed(form: str, source: str) -> float:
    """Million characters a second, the best of some runs."""
    read = reader(form)
    read(source[:2000], "a")
    best = 0.0
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        read(source, "a")
        best = max(best, len(source) / (time.process_time() - start) / 1e6)
    return best


def main() -> None:
    """Prints a table."""
    for name, (form, made) in FORMS.items():
        cells = []
        for language in SENTENCES:
            figures = (speed(form, made(language, paragraphs(language, joined))) for joined in (1, 2))
            cells.append(" / ".join(f"{figure:.1f}" for figure in figures))
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
