"""Cleaning on public benchmarks: a checkout outside this repository, by its own metric.

    python tests/bench/public.py --kind scrapinghub|fundus|trafilatura|readability|pages FOLDER
        [--tools claimwire,trafilatura] [--worst 15] [--rounds 1] [--least-kb 100] [--speed]

FOLDER is the root of a checkout of scrapinghub/article-extraction-benchmark, flairNLP/fundus,
adbar/trafilatura or mozilla/readability; with `--kind pages` any folder of `.html` and `.html.gz`,
which is timed and not scored. `--speed` compares claimwire's times with trafilatura's and with
those of the beautifulsoup4 tree of the whole page, the best of three calls. Nothing of them
belongs into this repository. The worst pages are told by what went wrong: which rule dropped
text that belongs to the article, what of it stood outside the chosen part, and the kinds of
blocks that were kept and do not belong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clean_peers import TOOLS, TREE, against_peers, run
from figures import merge, say, show, spread
from labelled import Page
from lxml import html
from workers import start

from claimwire.clean.article import blocks_with_reasons
from claimwire.clean.language import language_of
from claimwire.clean.score import body_f1, flat, grams, same
from claimwire.errors import SourceError

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Score:
    """One page: precision, recall, F1, and other figures that its label allows."""

    precision: float
    recall: float
    f1: float
    more: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A benchmark: how its pages are read, how one is scored, and how scores become one figure."""

    read: Callable[[Path], Iterator[Page]]
    score: Callable[[Page, Mapping[str, Any]], Score]
    total: Callable[[Sequence[Score]], dict[str, float]]


def main() -> None:
    """Run the tools over the checkout, print figures and the worst pages of claimwire."""
    parser = argparse.ArgumentParser(description="claimwire's cleaning on a public benchmark")
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", default="claimwire")
    parser.add_argument("--worst", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--least-kb", type=float, default=0, help="leave smaller pages out")
    parser.add_argument("--speed", action="store_true", help="time against the two goals' peers")
    given = parser.parse_args()
    if given.speed:
        given.tools, given.worst = f"claimwire,trafilatura,{TREE}", 0
        given.rounds = max(given.rounds, 3)
    kind = KINDS[given.kind]
    pages = [p for p in kind.read(given.folder) if len(p.body) >= given.least_kb * 1000]
    if not pages:
        parser.error(f"no pages of this kind and size in {given.folder}")
    names = given.tools.split(",")
    running, absent = start("cleaners", [(n, None if n == TREE else TOOLS[n]) for n in names])
    for tool, reason in absent.items():
        say(f"{tool}: left out, {reason}")
    try:
        found, times = run(pages, running, given.rounds, given.kind)
    finally:
        for worker in running.values():
            worker.close()
    report(given.kind, pages, found, times)
    if "claimwire" in found and given.kind != "pages":
        worst(kind, pages, found["claimwire"], given.worst)


def report(
    name: str,
    pages: Sequence[Page],
    found: Mapping[str, Sequence[Mapping[str, Any]]],
    times: Mapping[str, Sequence[float]],
) -> None:
    """Print one row a tool, over all pages and over each language that has at least five."""
    kind = KINDS[name]
    languages = Counter(page.gold["language"] for page in pages)
    groups = ["all", *(code for code, count in languages.most_common() if count >= 5)]
    rows: list[list[object]] = []
    heads: list[str] = []
    flat_figures: dict[str, float] = {}
    for tool, records in found.items():
        by_file = {record["file"]: record for record in records}
        for group in groups if len(groups) > 2 else ["all"]:
            chosen = [
                (number, page)
                for number, page in enumerate(pages)
                if group in ("all", page.gold["language"])
            ]
            scores = [kind.score(page, by_file.get(page.name, {})) for _, page in chosen]
            figures = kind.total(scores) if tool != TREE else {}
            figures |= spread([times[tool][number] for number, _ in chosen])
            start_of_name = f"clean.public.{name}.{tool}.{group}"
            flat_figures |= {f"{start_of_name}.{head}": v for head, v in figures.items()}
            heads = heads or list(figures)
            rows.append([tool, group, len(chosen), *(figures.get(head, "") for head in heads)])
    show(f"{name}: {len(pages)} pages", ["tool", "language", "pages", *heads], rows)
    spreads = {tool: spread(times[tool]) for tool in found}
    flat_figures |= against_peers(spreads, f"clean.public.{name}", f"of {name}")
    merge(flat_figures)


def worst(
    kind: Kind, pages: Sequence[Page], records: Sequence[Mapping[str, Any]], count: int
) -> None:
    """Print the pages with the lowest F1, each with what was lost and what was kept wrongly."""
    by_file = {record["file"]: record for record in records}
    scored = [(kind.score(page, by_file.get(page.name, {})), page) for page in pages]
    for score, page in sorted(scored, key=lambda pair: pair[0].f1)[:count]:
        numbers = f"{score.f1:.3f} (P {score.precision:.3f}, R {score.recall:.3f})"
        say(f"{numbers} {page.gold['language']} {page.name}")
        for line in faults(page, by_file.get(page.name)):
            say(f"    {line}")


def faults(page: Page, record: Mapping[str, Any] | None) -> Iterator[str]:
    """What went wrong on one page, by the kind of block and the rule, without its words."""
    if record is None:
        from claimwire.clean import clean_page

        try:
            clean_page(page.body, url=page.url)
        except SourceError as error:
            yield f"refused: {error.kind}, {error.reason}"
            return
    try:
        blocks = blocks_with_reasons(page.body, url=page.url)
    except SourceError as error:
        yield f"no blocks: {error.kind}"
        return
    wanted = page.gold.get("text") or "\n".join(page.gold.get("with", ()))
    whole = grams(wanted)
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for text, path, reason in blocks:
        own = grams(text)
        size, shared = sum(own.values()), sum((own & whole).values())
        place = "/".join(path.split("/")[-3:])
        if not reason and size and shared < 0.5 * size:
            kept[place] += size
        elif reason and size > 3 and shared > 0.8 * size and flat(text) in flat(wanted):
            dropped[f"{reason}, {place}"] += size
    there = grams("\n".join(text for text, _, _ in blocks))
    for part in wanted.splitlines():
        own = grams(part)
        size = sum(own.values())
        if size and sum((own & there).values()) < 0.5 * size:
            lost["a line of the page's own" if size < 12 else "paragraphs"] += size
    for title, counts in (
        ("kept and not wanted", kept),
        ("wanted and dropped", dropped),
        ("wanted and outside the chosen part", lost),
    ):
        told = "; ".join(f"{name} ({size})" for name, size in counts.most_common(4))
        if told:
            yield f"{title}: {told}"


# --- any folder of pages --------------------------------------------------------------------


def _read_pages(folder: Path) -> Iterator[Page]:
    """All `.html` and `.html.gz` under `folder`, without labels."""
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.html.gz")]):
        body = path.read_bytes()
        name = str(path.relative_to(folder))
        gold = {"file": name, "language": "all"}
        url = "http://unknown.invalid/page.html"
        yield Page(name, url, gzip.decompress(body) if path.suffix == ".gz" else body, gold)


def _score_nothing(page: Page, record: Mapping[str, Any]) -> Score:
    return Score(0.0, 0.0, 0.0)


# --- scrapinghub/article-extraction-benchmark -----------------------------------------------


def _read_scrapinghub(folder: Path) -> Iterator[Page]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, label in sorted(truth.items()):
        body = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        text = label.get("articleBody", "")
        gold = {"file": name, "text": text, "language": language_of(text)}
        yield Page(name, label.get("url", "http://unknown.invalid/"), body, gold)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of `text`; a shorter text is one run."""
    words = _TOKEN.findall(text)
    runs = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[i : i + _SHINGLE]) for i in runs)


def _score_shingles(page: Page, record: Mapping[str, Any]) -> Score:
    """A page with nothing told has no precision, as in the benchmark's own script: NaN here."""
    wanted, told = shingles(page.gold["text"]), shingles(record.get("text") or "")
    both, missing = sum((wanted & told).values()), sum((wanted - told).values())
    extra = sum((told - wanted).values())
    if not wanted and not told:
        return Score(float("nan"), float("nan"), 1.0)
    precision = both / (both + extra) if told else float("nan")
    recall = both / (both + missing) if wanted else float("nan")
    f1 = 2 * both / (2 * both + extra + missing)
    return Score(precision, recall, f1)


def _total_shingles(scores: Sequence[Score]) -> dict[str, float]:
    """The benchmark's F1 is that of the mean precision and the mean recall."""
    precision = _mean([s.precision for s in scores if s.precision == s.precision])
    recall = _mean([s.recall for s in scores if s.recall == s.recall])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}


# --- flairNLP/fundus ------------------------------------------------------------------------


def _read_fundus(folder: Path) -> Iterator[Page]:
    """Chinese, English and Japanese pages; a publisher's versions go with its pages by date."""
    for place in sorted((folder / "tests/resources/parser/test_data").iterdir()):
        if not (place / "meta.info").exists():
            continue
        meta = json.loads((place / "meta.info").read_text(encoding="utf-8"))
        for labels in sorted(place.glob("*.json")):
            versions = list(json.loads(labels.read_text(encoding="utf-8")).items())
            versions.sort(key=lambda pair: [int(n) for n in re.findall(r"\d+", pair[0])])
            files = sorted(place.glob(f"{labels.stem}_[0-9]*.html.gz"))
            if len(files) != len(versions):
                continue
            for path, (_, label) in zip(files, versions, strict=True):
                text = _fundus_text(label.get("body") or {})
                language = language_of(text)
                if not text or language[:2] not in ("zh", "en", "ja"):
                    continue
                gold = {
                    "file": path.name,
                    "text": text,
                    "language": language[:2],
                    "title": label.get("title"),
                    "authors": label.get("authors"),
                    "published_at": (label.get("publishing_date") or "").replace(" ", "T", 1),
                }
                body = gzip.decompress(path.read_bytes())
                yield Page(path.name, meta[path.name]["url"], body, gold)


def _fundus_text(body: Mapping[str, Any]) -> str:
    parts = list(body.get("summary", ()))
    for section in body.get("sections", ()):
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n\n".join(parts)


def _score_grams(page: Page, record: Mapping[str, Any]) -> Score:
    more = {
        name: float(same(name, page.gold[name], record.get(name)))
        for name in ("title", "published_at", "authors")
        if page.gold.get(name)
    }
    return Score(*body_f1(page.gold["text"], record.get("text") or ""), more)


def _total_means(scores: Sequence[Score]) -> dict[str, float]:
    figures = {
        "f1": _mean([s.f1 for s in scores]),
        "precision": _mean([s.precision for s in scores]),
        "recall": _mean([s.recall for s in scores]),
    }
    for name in ("title", "published_at", "authors"):
        told = [s.more[name] for s in scores if name in s.more]
        if told:
            figures[name] = _mean(told)
    return figures


# --- adbar/trafilatura ----------------------------------------------------------------------


def _read_trafilatura(folder: Path) -> Iterator[Page]:
    """Its annotated pages: up to six pieces that must come out, and up to six that must not."""
    tests = folder / "tests"
    labels = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    for url, label in sorted(labels.items()):
        paths = [tests / part / label["file"] for part in ("cache", "eval")]
        path = next((p for p in paths if p.is_file()), None)
        if path is not None:
            gold = {"file": url, "with": label["with"], "without": label["without"]}
            gold["language"] = language_of("\n".join(label["with"]))
            yield Page(url, url, path.read_bytes(), gold)


def _score_pieces(page: Page, record: Mapping[str, Any]) -> Score:
    text = flat(record.get("text"))
    right = sum(flat(piece) in text for piece in page.gold["with"])
    wrong = sum(flat(piece) in text for piece in page.gold["without"])
    wanted = len(page.gold["with"])
    precision = right / (right + wrong) if right + wrong else 0.0
    f1 = 2 * right / (right + wrong + wanted)
    counts = {"right": right, "wrong": wrong, "wanted": wanted}
    return Score(precision, right / wanted, f1, counts)


def _total_pieces(scores: Sequence[Score]) -> dict[str, float]:
    right, wrong, wanted = (
        sum(s.more[name] for s in scores) for name in ("right", "wrong", "wanted")
    )
    precision = right / (right + wrong) if right + wrong else 0.0
    f1 = 2 * right / (right + wrong + wanted)
    return {"f1": f1, "precision": precision, "recall": right / wanted}


# --- mozilla/readability --------------------------------------------------------------------


def _read_readability(folder: Path) -> Iterator[Page]:
    """Its folders of test pages; its own output was checked by eye and serves as the label."""
    for place in sorted((folder / "test" / "test-pages").iterdir()):
        tree = html.fromstring((place / "expected.html").read_text(encoding="utf-8"))
        text = "\n".join(line for part in tree.itertext() if (line := flat(str(part))))
        told = json.loads((place / "expected-metadata.json").read_text(encoding="utf-8"))
        gold = {"file": place.name, "text": text, "language": language_of(text)}
        gold |= {"title": told.get("title")}
        body = (place / "source.html").read_bytes()
        yield Page(place.name, "http://fakehost/test/page.html", body, gold)


KINDS = {
    "pages": Kind(_read_pages, _score_nothing, lambda scores: {}),
    "scrapinghub": Kind(_read_scrapinghub, _score_shingles, _total_shingles),
    "fundus": Kind(_read_fundus, _score_grams, _total_means),
    "trafilatura": Kind(_read_trafilatura, _score_pieces, _total_pieces),
    "readability": Kind(_read_readability, _score_grams, _total_means),
}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main()
