"""The labelled sets that accuracy is measured on, and the floors that it must keep.

`tests/score.toml` lists the sets, `tests/floors.json` holds for each one the fingerprint
of its files and the lowest figures allowed. A set whose files changed fails until its
floors are written anew, so nobody changes corpus and score in one silent step.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from claimwire.claims import Extractor
from claimwire.claims.llm import ClaimExtractor
from claimwire.claims.phenomena import TOPIC_FILE, Outcome, read_phenomena, try_phenomenon
from claimwire.claims.score import score_claims
from claimwire.clean import clean_page
from claimwire.clean.score import score_articles
from claimwire.errors import ConfigError, SourceError
from claimwire.records import Article, Claim, PageHints
from claimwire.sample.gold import gold_pages
from claimwire.topic import Topic, load_topic

# The folders of pages that nobody reads who writes rules begin with this.
HELD_OUT = "held_"

# Below a floor by less than this is rounding or one doubtful label, not a step back.
MARGIN = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSet:
    """One labelled set: its files, its topic, and whether rules were tuned on it.

    `what` is `claims` (gold claims over `articles`), `pages` (gold articles over the folder
    `pages`), `folders` (one folder a page in the folder `pages`; those that begin with
    `HELD_OUT` where the set is not tuned, all others where it is), `phenomena` (the corpora
    of the folder `texts`, each half tuned, half held out) or `sample` (the sample site's own
    pages, which need no file). Paths are resolved against the folder of the list that names
    them.
    """

    id: str
    what: str
    gold: Path | None = None
    articles: Path | None = None
    pages: Path | None = None
    texts: Path | None = None
    topic: Path | None = None
    tuned: bool = True

    @property
    def present(self) -> bool:
        """Whether its files are there; the development set is not part of the project."""
        return self.gold is None or self.gold.exists()

    @property
    def fingerprint(self) -> str:
        """16 hex digits of all the files that the figures depend on."""
        digest = hashlib.sha256()
        for path in (self.gold, self.articles, self.topic):
            if path:
                digest.update(path.read_bytes())
        if self.texts:
            for path in sorted(self.texts.glob("*.toml")):
                digest.update(path.name.encode() + path.read_bytes())
        if self.what == "sample":
            for sample in gold_pages():
                digest.update(sample.file.encode() + sample.body)
        if self.what == "folders":
            for folder in self._folders():
                for path in (folder / "expected.json", _source(folder)):
                    digest.update(folder.name.encode() + path.read_bytes())
        elif self.pages:
            for page in sorted(self.pages.glob("*.html")):
                digest.update(page.name.encode() + page.read_bytes())
        return digest.hexdigest()[:16]

    def score(
        self, extractor_of: Callable[[Topic], ClaimExtractor] = Extractor
    ) -> dict[str, float]:
        """Run today's rules over the set and compare with its labels; figure to value.

        Args:
            extractor_of: makes the extractor of claims for the set's topic.

        Raises:
            ConfigError: one of its files is not what it should be.
        """
        if self.what == "sample":
            return _score_sample()
        if self.what == "phenomena":
            return _figures_of(self.phenomena(extractor_of))
        if self.what == "folders":
            return _score_folders(self._folders())
        gold = read_records(_needed(self, "gold"))
        if self.what == "claims":
            return self._score_claims(gold, extractor_of)
        return score_articles(gold, self._articles(gold))

    def phenomena(
        self, extractor_of: Callable[[Topic], ClaimExtractor] = Extractor
    ) -> dict[str, Outcome]:
        """What the rules get right of each phenomenon of the folder `texts`, by its id.

        Raises:
            ConfigError: the folder or one of its files is not what it should be.
        """
        folder = _needed(self, "texts")
        extract = extractor_of(load_topic(folder / TOPIC_FILE)).extract
        return {each.id: try_phenomenon(each, extract) for each in read_phenomena(folder)}

    def _folders(self) -> list[Path]:
        """The folders of this set's pages, by name."""
        held_out = not self.tuned
        return [
            path.parent
            for path in sorted(_needed(self, "pages").glob("*/expected.json"))
            if path.parent.name.startswith(HELD_OUT) == held_out
        ]

    def _score_claims(
        self,
        gold: Iterable[Mapping[str, Any]],
        extractor_of: Callable[[Topic], ClaimExtractor],
    ) -> dict[str, float]:
        labelled = [msgspec.convert({"claim_id": "", **record}, Claim) for record in gold]
        articles = {
            article.article_id: article
            for record in read_records(_needed(self, "articles"))
            for article in [msgspec.convert(record, Article)]
        }
        extractor = extractor_of(load_topic(_needed(self, "topic")))
        found = [claim for article in articles.values() for claim in extractor.extract(article)]
        return score_claims(labelled, found, articles)

    def _articles(self, gold: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        folder = _needed(self, "pages")
        urls = {str(record["file"]): str(record["url"]) for record in gold}
        beside = folder / "not_articles.txt"
        if beside.exists():
            for line in beside.read_text(encoding="utf-8").splitlines():
                name, url = line.split("\t")[:2]
                urls[name] = url
        found = []
        for name, url in urls.items():
            try:
                article = clean_page((folder / name).read_bytes(), url=url)
            except SourceError:
                continue
            found.append({"file": name, **msgspec.to_builtins(article)})
        return found


def _figures_of(outcomes: Mapping[str, Outcome]) -> dict[str, float]:
    figures = {}
    for held_out, ending in ((False, ""), (True, ".held_out")):
        for name, outcome in outcomes.items():
            figures[f"{name}{ending}"] = outcome.share(held_out=held_out)
        labels = sum(outcome.labels[held_out] for outcome in outcomes.values())
        right = sum(outcome.right[held_out] for outcome in outcomes.values())
        figures[f"all{ending}"] = right / labels
    return dict(sorted(figures.items()))


def _score_sample() -> dict[str, float]:
    gold, found = [], []
    for page in gold_pages():
        record = msgspec.to_builtins(page.article)
        gold.append({"file": page.file, "boilerplate": list(page.boilerplate), **record})
        try:
            article = clean_page(page.body, url=page.url)
        except SourceError:
            continue
        found.append({"file": page.file, **msgspec.to_builtins(article)})
    return score_articles(gold, found)


def _score_folders(folders: Iterable[Path]) -> dict[str, float]:
    gold, found = [], []
    for folder in folders:
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        name = {"file": folder.name}
        gold.append(expected | name | {"not_article": "refused" in expected})
        try:
            article = clean_page(
                _source(folder).read_bytes(),
                url=expected["url"],
                content_type=expected.get("content_type"),
                hints=PageHints(**expected.get("hints", {})),
            )
        except SourceError:
            continue
        found.append(msgspec.to_builtins(article) | name)
    no_articles = sum(each["not_article"] for each in gold)
    return {"no_articles": float(no_articles)} | score_articles(gold, found)


def _source(folder: Path) -> Path:
    """The page of one folder, whatever its ending.

    Raises:
        ConfigError: there is none, or more than one.
    """
    sources = list(folder.glob("source.*"))
    if len(sources) != 1:
        raise ConfigError(str(folder), "source.*", f"{len(sources)} pages, one is wanted")
    return sources[0]


def read_sets(path: Path) -> list[LabelledSet]:
    """The sets that a list such as `tests/score.toml` names, present or not.

    Raises:
        ConfigError: the list is missing or wrong.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ConfigError(str(path), "", "no such list of labelled sets") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), "", f"not valid TOML: {error}") from None
    base = path.parent
    sets = []
    for item in raw.get("sets", []):
        paths = {
            k: base / item[k] for k in ("gold", "articles", "pages", "texts", "topic") if k in item
        }
        plain = {k: item[k] for k in ("id", "what", "tuned") if k in item}
        try:
            sets.append(LabelledSet(**plain, **paths))
        except TypeError as error:
            raise ConfigError(str(path), str(item.get("id", "sets")), str(error)) from None
    return sets


def read_records(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file.

    Raises:
        ConfigError: it is missing or a line is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ConfigError(str(path), "", f"cannot be read: {error.strerror}") from None
    records = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise ConfigError(str(path), f"line {number}", f"no JSON: {error}") from None
    return records


def below_floor(
    figures: Mapping[str, float], floors: Mapping[str, float], rising_is_worse: Iterable[str] = ()
) -> dict[str, tuple[float, float]]:
    """The figures that are worse than their floor by more than the margin: (figure, floor)."""
    worse = set(rising_is_worse)
    found = {}
    for name, floor in floors.items():
        value = figures.get(name, 0.0)
        gap = value - floor if name in worse else floor - value
        if gap > MARGIN:
            found[name] = (value, floor)
    return found


def _needed(some: LabelledSet, name: str) -> Path:
    path: Path | None = getattr(some, name)
    if path is None:
        raise ConfigError(some.id, name, f"a set of {some.what} needs this path")
    return path
