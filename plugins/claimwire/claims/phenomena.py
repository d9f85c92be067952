"""Corpora of phenomena: what real news text does that written examples do not.

Each file of a folder holds small texts of one phenomenon, with labels for the fields that
the phenomenon is about and no others. A label is right when the claim that it is of has
all its fields right; a phenomenon's figure is the share of right labels.

Every second text is held out: those who write rules see the misses of the others only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimwire.errors import ConfigError
from claimwire.records import Article, Claim, Quantity

TOPIC_FILE = "topic.toml"
# A Friday; texts that need no time of publication have it all the same.
_PUBLISHED = "2026-01-23T10:00:00+08:00"
_SITE = "news.example"
_LANGUAGE = "zh-Hant"
_FIELDS = {
    "claimant",
    "via",
    "attribution",
    "kind",
    "negated",
    "evidence",
    "period",
    "period_any",
    "quantities",
    "approximate",
}
_OF_THE_TEXT = {"language", "site", "published", "text", "texts", "claims", "why"}


@dataclass(frozen=True, slots=True)
class Label:
    """What must be so of one claim; `says` are words of it, empty where the text has one."""

    says: str
    wanted: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One text of a phenomenon, as an article that holds nothing else."""

    article: Article
    labels: tuple[Label, ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """One file: its id is the file's name, `title` tells what the texts have in common."""

    id: str
    title: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A label that today's rules get wrong, with what they say instead."""

    phenomenon: str
    text: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Labels and right labels of one phenomenon, first the seen half, then the one held out."""

    labels: tuple[int, int]
    right: tuple[int, int]
    misses: tuple[Miss, ...]

    def share(self, *, held_out: bool) -> float:
        """The share of labels that are right, 0 to 1."""
        return self.right[held_out] / self.labels[held_out] if self.labels[held_out] else 0.0


def read_phenomena(folder: Path) -> list[Phenomenon]:
    """All phenomena of a folder, by their names.

    Raises:
        ConfigError: there are none, or a file is not what it should be.
    """
    paths = sorted(path for path in folder.glob("*.toml") if path.name != TOPIC_FILE)
    if not paths:
        raise ConfigError(str(folder), "", "no corpora of phenomena here")
    return [_read(path) for path in paths]


def try_phenomenon(
    phenomenon: Phenomenon, extract: Callable[[Article], Sequence[Claim]]
) -> Outcome:
    """Run an extractor over the texts of a phenomenon; misses are those of the seen half."""
    labels, right = [0, 0], [0, 0]
    misses = []
    for example in phenomenon.examples:
        claims = extract(example.article)
        for label in example.labels:
            found = _told(_claim_of(label, claims), label.wanted)
            labels[example.held_out] += 1
            if _right(found, label.wanted):
                right[example.held_out] += 1
            elif not example.held_out:
                said = f"{label.says}: " if label.says else ""
                wanted = f"{said}{dict(label.wanted)}"
                misses.append(Miss(phenomenon.id, example.article.text, wanted, str(found)))
    return Outcome((labels[0], labels[1]), (right[0], right[1]), tuple(misses))


def _read(path: Path) -> Phenomenon:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        title, groups = str(raw["title"]), list(raw["say"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ConfigError(str(path), "", f"no corpus of a phenomenon: {error}") from None
    examples: list[Example] = []
    for group in groups:
        if unknown := set(group) - _OF_THE_TEXT - _FIELDS:
            raise ConfigError(str(path), min(unknown), "no such key")
        for text in group.get("texts") or [group["text"]]:
            number = len(examples)
            labels = tuple(_labels(path, group, text))
            article = _article(f"{path.stem}-{number}", text, group)
            examples.append(Example(article, labels, held_out=number % 2 == 1))
    return Phenomenon(path.stem, title, tuple(examples))


def _article(article_id: str, text: str, group: Mapping[str, Any]) -> Article:
    site = group.get("site", _SITE)
    url = f"https://{site}/{article_id}"
    return Article(
        article_id=article_id,
        url=url,
        canonical_url=url,
        site=site,
        title="",
        published_at=group.get("published", _PUBLISHED),
        language=group.get("language", _LANGUAGE),
        text=text,
    )


def _labels(path: Path, group: Mapping[str, Any], text: str) -> Iterable[Label]:
    own = {key: group[key] for key in _FIELDS if key in group}
    for given in group.get("claims") or [own]:
        wanted = {key: value for key, value in given.items() if key != "says"}
        says = given.get("says", "")
        if text.count(says) != 1 and says:
            raise ConfigError(str(path), says, "these words must stand once in their text")
        if not wanted or set(wanted) - _FIELDS:
            raise ConfigError(str(path), text[:20], f"labels are {', '.join(sorted(_FIELDS))}")
        if wanted.get("attribution") == "outlet":
            wanted.setdefault("claimant", None)
        yield Label(says, wanted)


def _claim_of(label: Label, claims: Sequence[Claim]) -> Claim | None:
    if label.says:
        return next((claim for claim in claims if label.says in claim.evidence), None)
    return claims[0] if len(claims) == 1 else None


def _told(claim: Claim | None, wanted: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of a claim that a label asks for; None where there is no such claim."""
    if claim is None:
        return None
    told: dict[str, Any] = {}
    for name in wanted:
        if name == "quantities":
            told[name] = [_amount(q) for q in claim.quantities]
        elif name == "approximate":
            told[name] = [q.approximate for q in claim.quantities]
        elif name == "via":
            told[name] = list(claim.via)
        else:
            told[name] = getattr(claim, name.removesuffix("_any"))
    return told


def _right(told: Mapping[str, Any] | None, wanted: Mapping[str, Any]) -> bool:
    if told is None:
        return False
    for name, value in wanted.items():
        if name == "quantities":
            right = sorted(told[name]) == sorted(value)
        elif name == "period_any":
            right = (told[name] or "") in value
        else:
            right = told[name] == value
        if not right:
            return False
    return True


def _amount(quantity: Quantity) -> str:
    """A quantity as the corpora write it: `14 %`, `500..600 USD`."""
    if quantity.value is None:
        return f"{quantity.low:.12g}..{quantity.high:.12g} {quantity.unit}"
    return f"{quantity.value:.12g} {quantity.unit}"
