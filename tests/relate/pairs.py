"""Labelled pairs: copies made of written articles as outlets make them, and claims told anew."""

from __future__ import annotations

import itertools
import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from opencc import OpenCC

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    """Two texts, whether they are copies of one, and whether that is hard to tell."""

    one: str
    other: str
    same: bool
    hard: bool


def story_pairs() -> list[Pair]:
    """Pairs of articles from `stories.toml`."""
    data = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))
    pairs: list[Pair] = []
    others = [e["other"] for e in data["event"]]
    for number, event in enumerate(data["event"]):
        text, language = event["text"], event["language"]
        extra = others[(number + 1) % len(others)]
        copies = [make(text, language, extra) for make in COPIES]
        pairs += [Pair(text, copy, same=True, hard=i >= 2) for i, copy in enumerate(copies)]
        pairs += [
            Pair(a, b, same=True, hard=True) for a, b in itertools.combinations(copies[1:], 2)
        ]
        pairs += [Pair(copy, event["other"], same=False, hard=True) for copy in (text, *copies[1:])]
    for template in data["template"]:
        days = [_filled(template["text"], seed) for seed in range(8)]
        pairs += [Pair(a, b, same=False, hard=True) for a, b in itertools.combinations(days, 2)]
    texts = [e["text"] for e in data["event"]]
    pairs += [Pair(a, b, same=False, hard=False) for a, b in itertools.combinations(texts, 2)]
    return pairs


def _other_script(text: str, language: str, _: str) -> str:
    return OpenCC("t2s" if language == "zh-Hant" else "s2t").convert(text)


def _other_opening(text: str, language: str, _: str) -> str:
    openings = {"en": "LONDON (Senwick) - ", "ja": "【東京＝山海通信】"}
    opening = openings.get(language, "（海嶼社15日電）")
    return f"{opening}{text}\n\n" + ("Editing by R. Hale" if language == "en" else "（編輯：林一）")


def _cut(text: str, language: str, _: str) -> str:
    sentences = _sentences(text, language)
    return "".join(sentences[: max(len(sentences) * 3 // 5, 2)])


def _edited(text: str, language: str, _: str) -> str:
    """Every third sentence loses its first clause; one word is changed throughout."""
    changed = []
    for number, sentence in enumerate(_sentences(text, language)):
        mark = "," if language == "en" else ("、" if language == "ja" else "，")
        head, found, tail = sentence.partition(mark)
        changed.append(tail if number % 3 == 1 and found and len(tail) > len(head) else sentence)
    swap = {"說": "表示", "说": "表示", "said": "stated", "今天": "15日", "述べ": "語り"}
    result = "".join(changed)
    for word, new in swap.items():
        result = result.replace(word, new)
    return result


def _added(text: str, language: str, extra: str) -> str:
    return f"{text}\n\n{extra[: len(text) // 2]}"


def _reordered(text: str, language: str, _: str) -> str:
    first, *rest = text.split("\n\n")
    return "\n\n".join([first, *rest[::-1]])


COPIES: tuple[Callable[[str, str, str], str], ...] = (
    _other_script,
    _other_opening,
    _cut,
    _edited,
    _added,
    _reordered,
)


def _sentences(text: str, language: str) -> list[str]:
    mark = ". " if language == "en" else "。"
    return [part + mark for part in text.replace("\n\n", "\n").split(mark) if part.strip()]


def _filled(template: str, seed: int) -> str:
    rng = random.Random(seed)
    values = {name: f"{rng.uniform(1, 900):.2f}" for name in "acdefghijklmno"}
    return template.format(**values, b=rng.choice(["上漲", "下跌"]))


def claim_pairs(
    name: str = "claims",
) -> Iterator[tuple[dict[str, object], dict[str, object], bool, bool]]:
    """Pairs of claims from a file: both, whether they say the same, in two languages."""
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    for family in data["family"]:
        shared = {k: v for k, v in family.items() if k not in {"told", "not"}}
        told = [{**shared, **row} for row in family["told"]]
        different = [{**shared, **row} for row in family.get("not", [])]
        for one, other in itertools.combinations(told, 2):
            yield one, other, True, one["language"] != other["language"]
        for one, other in itertools.product(told, different):
            yield one, other, False, one["language"] != other["language"]
