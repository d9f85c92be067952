"""The figures of the data contract for cleaned articles, against labelled ones.

Body F1 is the overlap of 4-grams of Chinese and Japanese characters and of Latin words and
numbers, as multisets, averaged over pages; the other figures are right or wrong a page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

_CJK = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3041-\u30ff\uff66-\uff9f\U00020000-\U0002ffff々〇]"
)
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’\-][A-Za-zÀ-ɏ]+)*|\d+(?:[.,]\d+)*")
_SPACE = re.compile(r"[\s\u3000]+")
FIELDS = (
    "title",
    "published_at",
    "modified_at",
    "authors",
    "captions",
    "language",
    "site",
    "canonical_url",
)

Row = Mapping[str, Any]


def score_articles(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    """Compare article records with labelled ones.

    Args:
        gold: labelled records with `file` and, where known, `boilerplate` (lines of the page
            that are no text). A record with `not_article` true must have no prediction.
        predicted: records with `file`, or else found by `url` or `canonical_url`.

    Returns:
        `body_f1`, `body_precision`, `body_recall`, `body_f1_<language>`, `boilerplate_left`
        (a share), `missing`, `false_articles`, `pages`, and a share for each of `FIELDS`.
    """
    by_file = {p["file"]: p for p in predicted if p.get("file")}
    by_url: dict[str, Row] = {}
    for record in predicted:
        for key in ("url", "canonical_url"):
            if record.get(key):
                by_url.setdefault(record[key], record)

    def find(g: Row) -> Row | None:
        if by_file:
            return by_file.get(g.get("file") or "")
        return by_url.get(g.get("url") or "") or by_url.get(g.get("canonical_url") or "")

    articles = [g for g in gold if not g.get("not_article")]
    none = [g for g in gold if g.get("not_article")]
    false = sum(1 for g in none if flat((find(g) or {}).get("text")))
    right: Counter[str] = Counter()
    sums = {"precision": 0.0, "recall": 0.0}
    languages: dict[str, list[float]] = {}
    lines = remaining = missing = 0
    for g in articles:
        p = find(g)
        boilerplate = list(g.get("boilerplate") or ())
        lines += len(boilerplate)
        scores = languages.setdefault(g["language"], [])
        if p is None or not flat(p.get("text")):
            missing += 1
            remaining += len(boilerplate)
            scores.append(0.0)
            continue
        precision, recall, f1 = body_f1(g["text"], p["text"])
        sums["precision"] += precision
        sums["recall"] += recall
        scores.append(f1)
        remaining += len(left(boilerplate, p["text"]))
        for name in FIELDS:
            right[name] += same(name, g.get(name), p.get(name))
    count = max(1, len(articles))
    figures = {
        "pages": float(len(articles)),
        "missing": float(missing),
        "false_articles": float(false),
        "boilerplate_left": remaining / lines if lines else 0.0,
        "body_precision": sums["precision"] / count,
        "body_recall": sums["recall"] / count,
        "body_f1": sum(sum(s) for s in languages.values()) / count,
    }
    for language, scores in sorted(languages.items()):
        figures[f"body_f1_{language}"] = sum(scores) / len(scores)
    return figures | {name: right[name] / count for name in FIELDS}


def flat(text: str | None) -> str:
    """`text` in NFC with blanks and line ends as single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text or "")).strip()


def grams(text: str) -> Counter[str]:
    """4-grams of the CJK characters, and the Latin words and numbers, as one multiset."""
    text = unicodedata.normalize("NFC", text)
    cjk = "".join(_CJK.findall(text))
    found = Counter(cjk[i : i + 4] for i in range(len(cjk) - 3))
    found.update(w.lower() for w in _WORD.findall(text))
    return found


def body_f1(gold: str, predicted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of `predicted` by `grams`."""
    g, p = grams(gold), grams(predicted)
    both = sum((g & p).values())
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / sum(p.values()), both / sum(g.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def left(boilerplate: Sequence[str], text: str) -> list[str]:
    """The lines of `boilerplate` that are still in `text`."""
    whole, rows = flat(text), {flat(line) for line in text.splitlines()}
    return [b for b in boilerplate if (f := flat(b)) in rows or (len(f) >= 6 and f in whole)]


def same(name: str, gold: Any, predicted: Any) -> bool:
    """Whether one field of two records agrees: times as instants, lists in any order."""
    if name in ("published_at", "modified_at"):
        return _same_time(gold, predicted)
    if name == "authors":
        return sorted(map(flat, gold or ())) == sorted(map(flat, predicted or ()))
    if name == "captions":
        return sorted(map(_caption, gold or ())) == sorted(map(_caption, predicted or ()))
    if name == "title":
        return flat(gold) == flat(predicted)
    return bool(gold == predicted)


def _caption(text: str) -> str:
    return flat(text).lstrip("▲▼△↑◎ ").strip()


def _same_time(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return a == b
    try:
        x, y = (datetime.fromisoformat(v.replace("Z", "+00:00")) for v in (a, b))
    except ValueError:
        return False
    return (x.tzinfo is None) == (y.tzinfo is None) and x == y
