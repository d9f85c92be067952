"""Cleaning against the peers: the same pages, in one run, by the figures of the data contract.

    python tests/bench/clean_peers.py [FOLDER ...] [--real 30] [--rounds 3] [--tools a,b]

Without a folder it measures the development pages (where they are), the sample site's pages and
the test pages, and times all tools on pages of real size made from these. A folder has the
layout of the development set. Figures are merged into build/figures/bench.json.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from figures import merge, say, show, spread, track
from labelled import Page, default_sets, read_folder
from real_size import enlarge
from workers import Failed, Worker, start

from claimwire.clean.score import score_articles

TOOLS: dict[str, str | None] = {
    "claimwire": None,
    "trafilatura": "trafilatura",
    "trafilatura_precision": "trafilatura",
    "trafilatura_fast": "trafilatura",
    "newspaper4k": "newspaper4k",
    "resiliparse": "resiliparse",
    "readability": "readability",
    "goose3": "goose3",
    "gne": "gne",
}
TREE = "bs4_tree"
SHOWN = ("body_f1", "boilerplate_left", "title", "published_at", "authors", "false_articles")
TIMES = ("ms_p50", "ms_p95", "ms_mean")


def main() -> None:
    """Measure, print the tables and write the figures."""
    parser = argparse.ArgumentParser(description="claimwire's cleaning against its peers")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--real", type=int, default=30, help="pages of real size to make")
    parser.add_argument("--rounds", type=int, default=3, help="calls a page; the best counts")
    parser.add_argument("--tools", default=",".join(TOOLS))
    given = parser.parse_args()
    if given.folders:
        sets = {folder.name: read_folder(folder) for folder in given.folders}
    else:
        sets = default_sets()
    names = given.tools.split(",")
    running, absent = start("cleaners", [(n, TOOLS[n]) for n in names] + [(TREE, None)])
    for tool, reason in absent.items():
        say(f"{tool}: left out, {reason}")
    figures: dict[str, float] = {}
    plain = [page for pages in sets.values() for page in pages]
    sets["real"] = enlarge(plain, given.real) if given.real else []
    try:
        for name, pages in sets.items():
            if pages:
                figures |= measure(name, pages, running, given.rounds)
    finally:
        for worker in running.values():
            worker.close()
    real = "clean.peers.real"
    figures |= against_peers(
        {tool: _under(figures, f"{real}.{tool}.") for tool in running}, "clean", "of real size"
    )
    merge(figures)


def measure(
    name: str, pages: Sequence[Page], running: dict[str, Worker], rounds: int
) -> dict[str, float]:
    """Run every tool over one set, page by page in turn; print and return the figures."""
    found, times = run(pages, running, rounds, name)
    gold = [page.gold for page in pages]
    figures: dict[str, float] = {}
    rows: list[list[object]] = []
    for tool, records in found.items():
        measured: dict[str, float] = dict(spread(times[tool]))
        if tool != TREE:
            scores = score_articles(gold, records)
            measured |= {figure: scores[figure] for figure in SHOWN}
        rows.append([tool, *(measured.get(figure, "") for figure in (*SHOWN, *TIMES))])
        figures |= {f"clean.peers.{name}.{tool}.{k}": v for k, v in measured.items()}
    size = sum(len(page.body) for page in pages) / len(pages) / 1000
    title = f"{name}: {len(pages)} pages, {size:.0f} kB a page"
    show(title, ["tool", *SHOWN, *TIMES], rows)
    return figures


def run(
    pages: Sequence[Page], running: dict[str, Worker], rounds: int, name: str
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[float]]]:
    """What each tool found, and its best time a page in milliseconds.

    The tools take turns at every page, so that what else the machine does hits all alike. One
    that dies is named and left out of the rest.
    """
    found: dict[str, list[dict[str, Any]]] = {tool: [] for tool in running}
    times: dict[str, list[float]] = {tool: [] for tool in running}
    with TemporaryDirectory(prefix="claimwire-bench-") as folder:
        path = Path(folder) / "page"
        for page in track(pages, name):
            path.write_bytes(page.body)
            best: dict[str, float] = {}
            for turn in range(rounds):
                for tool, worker in list(running.items()):
                    try:
                        answer = worker.ask(page.url, page.content_type, file=path)
                    except Failed as error:
                        say(f"{tool}: left out from {page.name} on, {error}")
                        worker.close()
                        running.pop(tool)
                        found.pop(tool)
                        times.pop(tool)
                        continue
                    best[tool] = min(answer["ms"], best.get(tool, answer["ms"]))
                    if turn == 0 and answer["result"]:
                        found[tool].append({**answer["result"], "file": page.gold["file"]})
            for tool in running:
                times[tool].append(best[tool])
    return found, times


def _under(figures: Mapping[str, float], start: str) -> dict[str, float]:
    return {name[len(start) :]: v for name, v in figures.items() if name.startswith(start)}


def against_peers(
    times: Mapping[str, Mapping[str, float]], start: str, pages: str
) -> dict[str, float]:
    """Print and return the two ratios that claimwire has goals for, where both tools ran.

    Args:
        times: for each tool its `spread`.
        start: what the names of the figures begin with.
        pages: what kind of pages they are, for the table's head.
    """
    goals = (
        ("p50_against_trafilatura", "ms_p50", "trafilatura", 0.8),
        ("mean_against_bs4_tree", "ms_mean", TREE, 1.0),
    )
    ours = times.get("claimwire", {})
    rows: list[list[object]] = []
    found: dict[str, float] = {}
    for name, figure, peer, goal in goals:
        theirs = times.get(peer, {})
        if figure in ours and theirs.get(figure):
            found[f"{start}.{name}"] = ours[figure] / theirs[figure]
            rows.append([f"{start}.{name}", found[f"{start}.{name}"], f"at most {goal}"])
    if rows:
        show(f"pages {pages}, the same run", ["figure", "value", "goal"], rows)
    return found


if __name__ == "__main__":
    main()
