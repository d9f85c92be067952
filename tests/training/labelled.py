"""What the models of kinds learn from, each labelled claim with what the rules find in it."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from claimwire.claims import Extractor
from claimwire.claims.kinds.judge import Judged, Setting
from claimwire.claims.kinds.learned import features
from claimwire.claims.matching.lexicon import base_language
from claimwire.claims.score import match_claims
from claimwire.claims.sentences.clauses import Clause
from claimwire.records import Article, Claim, Kind, from_json_lines
from claimwire.text import match_form
from claimwire.topic import load_topic

TESTS = Path(__file__).parents[1]
KINDS = TESTS / "corpus" / "kinds"
ARTICLES = TESTS / "corpus" / "articles"
TOPIC = TESTS.parent / "topic.toml"
_CASES_OF = "2026-01-20"  # the day that `tests/claims` reads its sentences on
_MASK = "§"
_NOON = "T12:00:00+00:00"
# Learned from the other texts, articles are judged best with these sentences at half weight
# (zh .803 to .815, en .769 to .770, ja .785 to .791 of 8,500 claims).
_WRITTEN_FOR_COVERAGE = 0.5
_Label = tuple[int, int, Kind]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled claim: where from, its features by name, what the rules said, what is right.

    `weight` is how much it counts among those that are learned from.
    """

    source: str
    features: frozenset[str]
    rules: Kind
    gold: Kind
    weight: float = 1.0


class Reader:
    """Runs the rules over texts, without the model, and keeps what they found in each claim."""

    def __init__(self) -> None:
        topic = load_topic(TOPIC)
        self._extractor = Extractor(topic, settle=self._record)
        self._names = _pattern_of(match_form(n) for e in topic.entities for n in e.all_names)
        self._seen: list[tuple[Sequence[Clause], Setting, Judged]] = []

    def sentences(self, language: str) -> Iterator[Example]:
        """Labelled sentences of all trades, each with the one before it where that matters."""
        yield from self._single(_rows(KINDS / f"sentences-{language}.jsonl"))

    def predicates(self, language: str) -> Iterator[Example]:
        """Labelled sentences that were written for their predicates, one of each."""
        for example in self._single(_rows(KINDS / f"predicates-{language}.jsonl")):
            yield replace(example, weight=_WRITTEN_FOR_COVERAGE)

    def _single(self, rows: Iterable[dict[str, Any]]) -> Iterator[Example]:
        for row in rows:
            before = row["before"] + (" " if row["language"] == "en" and row["before"] else "")
            start = len(before)
            text = before + row["text"]
            yield from self._examples(_article(row, text), [(start, len(text), row["kind"])])

    def passages(self, language: str) -> Iterator[Example]:
        """Labelled paragraphs as they stand in articles, and short articles whole."""
        paragraphs = _rows(KINDS / f"snippets-{language}.jsonl")
        for row in chain(paragraphs, _rows(KINDS / f"articles-{language}.jsonl")):
            text, labels = "", []
            for sentence in row["sentences"]:
                body = sentence["text"].lstrip("\n")
                if len(body) < len(sentence["text"]):
                    text += "\n\n"
                elif text and language == "en":
                    text += " "
                if sentence["claim"]:
                    labels.append((len(text), len(text) + len(body), sentence["kind"]))
                text += body
            yield from self._examples(_article(row, text), labels)

    def cases(self, language: str) -> Iterator[Example]:
        """The sentences that the rules of kinds are tested with."""
        source = KINDS / f"{language}.toml"
        tag = "zh-Hans" if language == "zh" else language
        for group in tomllib.loads(source.read_text(encoding="utf-8"))["say"]:
            for text in group["texts"]:
                row = {"id": text, "published_at": _CASES_OF, "language": tag}
                yield from self._examples(_article(row, text), [(0, len(text), group["kind"])])

    def articles(self, language: str) -> Iterator[Example]:
        """Labelled articles of the repository but those that are kept for checking."""
        for folder in _open_sets():
            labels: dict[str, list[_Label]] = {}
            for row in _rows(folder / "gold.jsonl"):
                label = (row["start"], row["end"], row["kind"])
                labels.setdefault(row["article_id"], []).append(label)
            for article in from_json_lines((folder / "articles.jsonl").read_bytes(), Article):
                if base_language(article.language) == language:
                    yield from self._examples(article, labels.get(article.article_id, []))

    def _record(self, clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Judged:
        self._seen.append((clauses, setting, judged))
        return judged

    def _examples(self, article: Article, labels: Sequence[_Label]) -> Iterator[Example]:
        """The claims found where there is a label; what holds nothing to weigh is left out."""
        self._seen.clear()
        found = self._extractor.extract(article)
        seen = list(self._seen)
        gold = [_claim(article, start, end, kind) for start, end, kind in labels]
        for at, which in match_claims(gold, found, article.text):
            clauses, setting, judged = seen[which]
            if judged.weighed:
                masked = [Clause(c.start, c.end, self._masked(c.text)) for c in clauses]
                setting = replace(setting, whole=self._masked(setting.whole))
                names = frozenset(
                    name for name in features(masked, setting, judged) if _MASK not in name
                )
                yield Example(article.article_id, names, judged.kind, gold[at].kind)

    def _masked(self, text: str) -> str:
        """A clause without the topic's names: what the articles are about must not weigh."""
        return self._names.sub(_MASK, text)


def _pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names, the longest first; a Latin one ends with its word."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    bounded = (
        rf"(?<![a-z0-9]){re.escape(n)}(?![a-z0-9])" if n.isascii() else re.escape(n)
        for n in longest_first
    )
    return re.compile("|".join(bounded), re.IGNORECASE)


def fingerprint(language: str) -> str:
    """SHA-256 over the files that a language's model learns from."""
    digest = hashlib.sha256()
    for path in [
        KINDS / f"sentences-{language}.jsonl",
        KINDS / f"predicates-{language}.jsonl",
        KINDS / f"snippets-{language}.jsonl",
        KINDS / f"articles-{language}.jsonl",
        KINDS / f"{language}.toml",
        *(folder / name for folder in _open_sets() for name in ("articles.jsonl", "gold.jsonl")),
    ]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _open_sets() -> list[Path]:
    sets = tomllib.loads((TESTS / "score.toml").read_text(encoding="utf-8"))["sets"]
    closed = {
        (TESTS / each["gold"]).parent
        for each in sets
        if each["what"] == "claims" and not each["tuned"]
    }
    return [p.parent for p in sorted(ARTICLES.glob("*/gold.jsonl")) if p.parent not in closed]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _article(row: dict[str, Any], text: str) -> Article:
    url = f"https://training.example/{row['id']}"
    return Article(
        article_id=row["id"],
        url=url,
        canonical_url=url,
        site="training.example",
        title="",
        published_at=row["published_at"][:10] + _NOON,
        language=row["language"],
        text=text,
    )


def _claim(article: Article, start: int, end: int, kind: Kind) -> Claim:
    return Claim(
        claim_id=f"{article.article_id}:{start}",
        article_id=article.article_id,
        evidence=article.text[start:end],
        start=start,
        end=end,
        claimant=None,
        attribution="outlet",
        kind=kind,
        negated=False,
        checkworthy=False,
        proposition="",
    )
