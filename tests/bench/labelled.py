"""Pages with their labels, from the folders that hold such: one form for all measurements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claimwire.sample.gold import write_pages

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, address, bytes, HTTP header if known, and its label.

    A label is a record as `claimwire.clean.score.score_articles` takes it.
    """

    name: str
    url: str
    body: bytes
    gold: dict[str, Any]
    content_type: str | None = None


def default_sets() -> dict[str, list[Page]]:
    """The sets that are here: development pages, the sample site, the test pages.

    Of the test pages, those that were held back while rules were written are a set of their own.
    """
    sets = {}
    dev = ROOT.parent / "shared" / "dev" / "pages"
    if dev.is_dir():
        sets["dev"] = read_folder(dev)
    with TemporaryDirectory(prefix="claimwire-bench-") as folder:
        write_pages(Path(folder))
        sets["sample"] = read_folder(Path(folder))
    cases = list(read_cases(ROOT / "tests" / "pages"))
    sets["tests"] = [page for page in cases if not page.name.startswith("held_")]
    sets["held"] = [page for page in cases if page.name.startswith("held_")]
    return sets


def read_folder(folder: Path) -> list[Page]:
    """A folder of `NAME.html`, `gold.jsonl` and, for pages that are none, `not_articles.txt`."""
    pages = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        body = (folder / gold["file"]).read_bytes()
        pages.append(Page(gold["file"], gold["url"], body, gold))
    beside = folder / "not_articles.txt"
    if beside.exists():
        for line in beside.read_text(encoding="utf-8").splitlines():
            name, url = line.split("\t")[:2]
            gold = {"file": name, "url": url, "not_article": True}
            pages.append(Page(name, url, (folder / name).read_bytes(), gold))
    return pages


def read_cases(folder: Path) -> Iterator[Page]:
    """The pages of `tests/pages`, each in a folder of its own."""
    for place in sorted(folder.iterdir()):
        if not (place / "expected.json").exists():
            continue
        expected = json.loads((place / "expected.json").read_text(encoding="utf-8"))
        (source,) = place.glob("source.*")
        gold = expected | {"file": place.name, "not_article": "refused" in expected}
        header = expected.get("content_type")
        yield Page(place.name, expected["url"], source.read_bytes(), gold, header)
