"""Amounts against the peers: the same sentences, in one run.

    python tests/bench/amounts_peers.py [--most 400] [--tools a,b]

Sentences are those of tests/corpus/figures and tests/corpus/quantities and the evidence of the
labelled claims, an even choice of at most `--most` a language. A peer is measured in the languages
that it reads. Three figures, since no peer knows classifiers (三款, 40 people): `right`, value and
unit; `money`, the same over sums of money and percentages alone; `value`, the number alone. Each
is the F1 of the amounts, as multisets a sentence. Merged into build/figures/bench.json.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import merge, say, show, spread, track
from labelled import ROOT
from workers import Failed, Worker, start

TOOLS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "claimwire": (None, ("zh", "en", "ja")),
    "recognizers": ("recognizers", ("zh", "en", "ja")),
    "quantulum3": ("quantulum3", ("en",)),
    "jionlp": ("jionlp", ("zh",)),
}
LANGUAGES = {"zh": "zh-Hant", "en": "en", "ja": "ja"}
FIGURES = ("right", "money", "value")
_WARM = {"zh": "營收為3億美元。", "en": "Revenue was $3 million.", "ja": "売上高は3億円。"}
_MONEY = re.compile(r"[A-Z]{3}|%")

Amount = tuple[float | None, float | None, float | None, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its language, the amounts that it states, and the kind of set it is from."""

    text: str
    language: str
    amounts: tuple[Amount, ...]
    origin: str


def main() -> None:
    """Measure, print the tables and write the figures."""
    parser = argparse.ArgumentParser(description="claimwire's amounts against its peers")
    parser.add_argument("--most", type=int, default=400, help="sentences a set and language")
    parser.add_argument("--tools", default=",".join(TOOLS))
    given = parser.parse_args()
    groups: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in (*corpus_sentences(), *claim_sentences()):
        groups[sentence.origin, sentence.language[:2]].append(sentence)
    names = given.tools.split(",")
    running, absent = start("amount_readers", [(name, TOOLS[name][0]) for name in names])
    for tool, reason in absent.items():
        say(f"{tool}: left out, {reason}")
    figures: dict[str, float] = {}
    rows: list[list[object]] = []
    try:
        for (origin, language), sentences in sorted(groups.items()):
            chosen = sentences[:: max(1, len(sentences) // given.most)][: given.most]
            tools = [name for name in running if language in TOOLS[name][1]]
            for tool, measured in measure(chosen, tools, running).items():
                rows.append([origin, language, len(chosen), tool, *measured.values()])
                start_of_name = f"amounts.peers.{origin}.{language}.{tool}"
                figures |= {f"{start_of_name}.{name}": v for name, v in measured.items()}
    finally:
        for worker in running.values():
            worker.close()
    heads = ["set", "language", "sentences", "tool", *FIGURES, "ms_p50", "ms_p95", "ms_mean"]
    show("amounts: F1 and milliseconds a sentence", heads, rows)
    merge(figures)


def measure(
    sentences: Sequence[Sentence], tools: Sequence[str], running: dict[str, Worker]
) -> dict[str, dict[str, float]]:
    """The figures of each tool over `sentences`, the tools taking turns at each."""
    counts: dict[str, dict[str, list[int]]] = {
        tool: {figure: [0, 0, 0] for figure in FIGURES} for tool in tools
    }
    times: dict[str, list[float]] = {tool: [] for tool in tools}
    warm = [*tools]
    for sentence in track(sentences, "amounts"):
        for tool in [tool for tool in tools if tool in running]:
            try:
                if tool in warm:
                    warm.remove(tool)
                    running[tool].ask(_WARM[sentence.language[:2]], sentence.language)
                answer = running[tool].ask(sentence.text, sentence.language)
            except Failed as error:
                say(f"{tool}: left out, {error}")
                running.pop(tool).close()
                continue
            times[tool].append(answer["ms"])
            told = [(v, low, high, unit) for v, low, high, unit in answer["result"] or ()]
            for figure in FIGURES:
                _count(counts[tool][figure], _seen(sentence.amounts, figure), _seen(told, figure))
    return {
        tool: {f: _f1(*counts[tool][f]) for f in FIGURES} | spread(times[tool])
        for tool in tools
        if tool in running
    }


def corpus_sentences() -> Iterator[Sentence]:
    """The sentences of the corpora of amounts, those that state none included."""
    for path in sorted((ROOT / "tests" / "corpus" / "figures").glob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["from"]:
            for text, told, *_ in group["cases"]:
                amounts = tuple(_read(a.strip()) for a in told.split(";") if a.strip())
                yield Sentence(text, group["language"], amounts, "figures")
    for name, tag in LANGUAGES.items():
        path = ROOT / "tests" / "corpus" / "quantities" / f"{name}.toml"
        corpus = tomllib.loads(path.read_text(encoding="utf-8"))
        for group in corpus["say"]:
            low, high = group.get("low"), group.get("high")
            amount = (group.get("value"), low, high, group["unit"])
            for text in group["texts"]:
                yield Sentence(text, group.get("language", tag), (amount,), "corpus")
        for group in corpus["mixed"]:
            amounts = tuple(_read(amount) for amount in group["amounts"])
            yield Sentence(group["text"], group.get("language", tag), amounts, "corpus")
        for group in corpus["nothing"]:
            for text in group["texts"]:
                yield Sentence(text, group.get("language", tag), (), "corpus")


def claim_sentences() -> Iterator[Sentence]:
    """The evidence of the labelled claims that are here, with the amounts of each."""
    folders = sorted((ROOT / "tests" / "corpus" / "articles").iterdir())
    for folder in [*folders, ROOT.parent / "shared" / "dev" / "claims"]:
        if not (folder / "gold.jsonl").exists():
            continue
        articles = {a["article_id"]: a["language"] for a in _records(folder / "articles.jsonl")}
        for claim in _records(folder / "gold.jsonl"):
            amounts = tuple(
                (q["value"], q["low"], q["high"], q["unit"]) for q in claim["quantities"]
            )
            yield Sentence(claim["evidence"], articles[claim["article_id"]], amounts, "claims")


def _records(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _read(told: str) -> Amount:
    """An amount as the corpora write it: `14 %`, `500..600 USD`."""
    number, unit = told.split(" ", 1)
    low, between, high = number.partition("..")
    if not between:
        return float(number), None, None, unit
    first, last = (float(n) if n not in ("", "None") else None for n in (low, high))
    return None, first, last, unit


def _seen(amounts: Sequence[Amount], figure: str) -> Counter[tuple[object, ...]]:
    """What one figure compares of `amounts`."""
    found: Counter[tuple[object, ...]] = Counter()
    for *numbers, unit in amounts:
        number = tuple(None if n is None else float(f"{n:.6g}") for n in numbers)
        if figure == "value":
            found[number] += 1
        elif figure == "right" or _MONEY.fullmatch(unit):
            found[(*number, unit)] += 1
    return found


def _count(
    counts: list[int], wanted: Counter[tuple[object, ...]], told: Counter[tuple[object, ...]]
) -> None:
    counts[0] += sum((wanted & told).values())
    counts[1] += sum(wanted.values())
    counts[2] += sum(told.values())


def _f1(both: int, wanted: int, told: int) -> float:
    return 2 * both / (wanted + told) if wanted + told else 1.0


if __name__ == "__main__":
    main()
