"""`score --compare`: two extractors over the same labelled claims, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimwire.claims.llm import EXTRACTORS, ClaimExtractor, extractor_for
from claimwire.claims.llm.choose import counts_of
from claimwire.cli import edge
from claimwire.cli.console import say, table
from claimwire.cli.corpora import LabelledSet
from claimwire.errors import ConfigError
from claimwire.settings import Settings
from claimwire.topic import Topic


@dataclass
class _Contestant:
    """One extractor by name; it is made anew for the topic of each set."""

    name: str
    settings: Settings
    run: str
    last: ClaimExtractor | None = field(default=None)

    def make(self, topic: Topic) -> ClaimExtractor:
        """The extractor for a topic."""
        self.last = extractor_for(self.settings, topic, name=self.name, run=self.run)
        return self.last

    @property
    def counts(self) -> dict[str, int]:
        """What the last extractor counted: requests, what was thrown away, fallbacks."""
        return dict(counts_of(self.last)) if self.last else {}


def compare_extractors(sets: Iterable[LabelledSet], names: str) -> None:
    """Score each extractor of a list such as `rules,llm` on every set of claims; print tables.

    One budget holds for all sets together. Articles that a model did not answer are scored
    by the rules, and the table says how many these were.

    Raises:
        ConfigError: a name is none of the extractors, or the model's settings are wrong.
    """
    chosen = list(dict.fromkeys(n.strip() for n in names.split(",") if n.strip()))
    if not chosen:
        raise ConfigError("--compare", "", f"names no extractor; say {','.join(EXTRACTORS)}")
    pipeline = edge.pipeline()
    contestants = [_Contestant(name, pipeline.settings, pipeline.run) for name in chosen]
    for contestant in contestants:
        contestant.make(pipeline.topic)  # wrong settings show before the first set is scored
    for some in sets:
        if some.what != "claims":
            continue
        columns, counted = [], []
        for contestant in contestants:
            columns.append(some.score(contestant.make))
            counted.append(contestant.counts)
        say(f"{some.id} (claims, {'rules were tuned on it' if some.tuned else 'untouched'})")
        rows: list[tuple[object, ...]] = [
            (name, *(f"{figures[name]:.3f}" for figures in columns)) for name in columns[0]
        ]
        for name in dict.fromkeys(name for counts in counted for name in counts):
            rows.append((name, *(str(counts.get(name, "")) for counts in counted)))
        table(["figure", *chosen], rows)
