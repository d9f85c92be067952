"""`score` and `bench`: accuracy and speed, as tables for people and figures for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimwire.cli import edge
from claimwire.cli.console import complain, say, table
from claimwire.errors import ConfigError

if TYPE_CHECKING:
    from claimwire.cli.corpora import LabelledSet

FIGURES = Path("build/figures")
# Figures of which less is better; all others are better when higher.
RISING_IS_WORSE = ("boilerplate_left", "false_articles", "missing")


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(score)
    app.command()(bench)


def score(
    gold: Annotated[
        Path | None, typer.Option(help="Gold JSON Lines; alone or with --sets.")
    ] = None,
    articles: Annotated[Path | None, typer.Option(help="Articles of gold claims.")] = None,
    pages: Annotated[
        Path | None, typer.Option(help="Folder of the pages of gold articles.")
    ] = None,
    topic: Annotated[Path | None, typer.Option(help="Topic file of gold claims.")] = None,
    sets: Annotated[Path, typer.Option(help="List of labelled sets.")] = Path("tests/score.toml"),
    update_floors: Annotated[
        bool, typer.Option("--update-floors", help="Write today's figures as the new floors.")
    ] = False,
    allow_lower: Annotated[
        bool, typer.Option("--accept-worse-accuracy", help="Let --update-floors lower a floor.")
    ] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="Only show what is wrong in tuned halves of phenomena.")
    ] = False,
    compare: Annotated[
        str, typer.Option(help="Extractors side by side on the sets of claims: rules,llm.")
    ] = "",
) -> None:
    """Compare today's rules with labels: the figures of the data contract."""
    from claimwire.cli.compared import compare_extractors
    from claimwire.cli.corpora import LabelledSet, below_floor, read_sets

    if gold is not None:
        if (articles is None) == (pages is None):
            raise ConfigError("score", "--gold", "needs --articles (claims) or --pages (articles)")
        one = LabelledSet(
            id=gold.stem,
            what="claims" if articles else "pages",
            gold=gold,
            articles=articles,
            pages=pages,
            topic=topic or Path("topic.toml"),
        )
        if compare:
            compare_extractors([one], compare)
        else:
            _show(one, one.score())
        return
    if compare:
        compare_extractors([some for some in read_sets(sets) if some.present], compare)
        return
    if misses:
        _show_misses([some for some in read_sets(sets) if some.what == "phenomena"])
        return
    floors_path = sets.parent / "floors.json"
    floors = json.loads(floors_path.read_text()) if floors_path.exists() else {}
    flat: dict[str, float] = {}
    faults: list[str] = []
    for some in read_sets(sets):
        if not some.present:
            say(f"{some.id}: not here, left out")
            continue
        figures = some.score()
        _show(some, figures)
        flat.update({f"{some.id}.{name}": round(value, 4) for name, value in figures.items()})
        kept = floors.get(some.id, {})
        worse = below_floor(figures, kept.get("figures", {}), RISING_IS_WORSE)
        if update_floors:
            if worse and not allow_lower:
                faults += [
                    f"{some.id}.{n}: {v:.3f} would lower {f:.3f}" for n, (v, f) in worse.items()
                ]
                continue
            floors[some.id] = {
                "fingerprint": some.fingerprint,
                "figures": {name: round(value, 3) for name, value in figures.items()},
            }
        elif kept and kept["fingerprint"] != some.fingerprint:
            faults.append(f"{some.id}: its files changed; read them and use --update-floors")
        else:
            faults += [f"{some.id}.{n}: {v:.3f} is below {f:.3f}" for n, (v, f) in worse.items()]
    _write("score", flat)
    if update_floors:
        floors_path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    for fault in faults:
        complain(fault)
    raise typer.Exit(1 if faults else 0)


def bench(
    part: Annotated[
        list[str] | None,
        typer.Option(help="What to time: clean, extract, queries, load, relate; may be repeated."),
    ] = None,
    pages: Annotated[
        Path | None, typer.Option(help="A folder of pages to time cleaning on.")
    ] = None,
    rows: Annotated[
        int, typer.Option(help="Claims in the made-up table that queries are timed on.")
    ] = 100_000,
    query: Annotated[
        list[str] | None, typer.Option(help="A named query to time, all unless given.")
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(help="Keep the made-up tables here and use them again; 3 GB a million."),
    ] = None,
    topic: edge.TopicOption = None,
) -> None:
    """Time cleaning, extraction and the named queries on this machine."""
    from claimwire.cli.bench import PARTS, USUAL, Wanted, measure, slow_queries

    for name in part or ():
        if name not in PARTS:
            raise ConfigError("bench", "--part", f"{name!r} is none of {', '.join(PARTS)}")
    figures = measure(
        Wanted(
            parts=part or USUAL,
            pages=pages,
            rows=rows,
            folder=folder,
            queries=query or (),
            topic=edge.topic_of(edge.settings(topic)),
        )
    )
    asked = [
        n.removesuffix(".p50") for n in figures if n.startswith("query.") and n.endswith(".p50")
    ]
    shown = {f"{name}.{kind}" for name in asked for kind in ("p50", "p95", "cpu", "rows")}
    table(
        ["figure", "value"],
        sorted((name, value) for name, value in figures.items() if name not in shown),
        title="Speed",
    )
    if asked:
        table(
            ["query", "p50 ms", "p95 ms", "processor ms", "rows"],
            [
                (
                    name.removeprefix("query."),
                    *(f"{1000 * figures[f'{name}.{kind}']:.0f}" for kind in ("p50", "p95", "cpu")),
                    f"{figures[f'{name}.rows']:.0f}",
                )
                for name in asked
            ],
            title=f"Named queries over {figures['query.size.claims']:,.0f} claims",
        )
    for name, (seconds, goal) in slow_queries(figures).items():
        say(f"over its goal: {name} {1000 * seconds:.0f} ms of {1000 * goal:.0f} ms (p95)")
    _write("bench", figures)


def _show(some: LabelledSet, figures: dict[str, float]) -> None:
    if some.what == "phenomena":
        say(f"{some.id} (share of labels right; rules were tuned on the first half of the texts)")
        names = [name for name in figures if not name.endswith(".held_out")]
        rows = [(n, f"{figures[n]:.3f}", f"{figures[f'{n}.held_out']:.3f}") for n in names]
        table(["phenomenon", "tuned half", "held out"], rows)
        return
    if some.what == "folders":
        say(_one_line(some, figures))
        return
    tuned = "rules were tuned on it" if some.tuned else "untouched"
    say(f"{some.id} ({some.what}, {tuned})")
    table(["figure", "value"], [(name, f"{value:.3f}") for name, value in figures.items()])


def _one_line(some: LabelledSet, figures: dict[str, float]) -> str:
    """The set of folders and all its figures: the tuned and the held-out one read as a pair."""
    counts = ("pages", "missing", "no_articles", "false_articles")
    parts = [f"{name} {figures[name]:.0f}" for name in counts]
    parts += [f"{name} {value:.3f}" for name, value in figures.items() if name not in counts]
    return f"pages ({'tuned' if some.tuned else 'held out'}): {', '.join(parts)}"


def _show_misses(sets: Iterable[LabelledSet]) -> None:
    for some in sets:
        for name, outcome in some.phenomena().items():
            for miss in outcome.misses:
                typer.echo(f"{name}: {miss.text!r}")
                typer.echo(f"  labelled {miss.wanted}\n  found {miss.found}")


def _write(name: str, figures: dict[str, float]) -> None:
    FIGURES.mkdir(parents=True, exist_ok=True)
    path = FIGURES / f"{name}.json"
    path.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
    say(f"figures written to {path}")
