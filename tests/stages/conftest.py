"""A pipeline over the sample site, in a folder of its own, with a clock that can be set on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwire import stages
from claimwire.sample.server import SampleSite
from claimwire.sample.sources import sample_sources
from claimwire.settings import Settings
from claimwire.stages import Pipeline
from claimwire.topic import Topic, load_topic

TOPIC_FILE = Path(__file__).parents[2] / "topic.toml"

RUNS_TO_SETTLE = 2
"""So many runs an hour apart bring all of the few sources, the silent edit included."""

FEW = ("lanyu-wire", "jiazi-daily", "silicon-ledger")
"""Sources with an agency's text, its copy, the silent edit and most kinds of bad neighbours."""


@dataclass
class Desk:
    """A folder, a site and the pipeline between them; `run` runs it and sets the clock on."""

    home: Path
    site: SampleSite
    topic: Topic
    ahead: timedelta = field(default_factory=timedelta)

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline, without politeness and with revisits due at once."""
        return Pipeline(
            settings=Settings(home=self.home, proxy=self.site.url, host_delay=0.0, revisit=1.0),
            topic=self.topic,
            clock=lambda: datetime.now(UTC) + self.ahead,
            sleep=lambda seconds: None,
        )

    def run(self, times: int = 1) -> None:
        """Run all stages so many times, an hour apart."""
        for _ in range(times):
            stages.run(self.pipeline)
            self.ahead += timedelta(hours=1)


MakeDesk = Callable[[Path, SampleSite], Desk]


@pytest.fixture(scope="session")
def sample_topic() -> Topic:
    """Our topic, watched at the sample site."""
    return load_topic(TOPIC_FILE).with_sources(sample_sources())


@pytest.fixture
def site() -> Iterator[SampleSite]:
    """A sample site that nobody has asked yet."""
    with SampleSite() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: SampleSite, sample_topic: Topic) -> Desk:
    """A new folder over a new site."""
    return Desk(home=tmp_path, site=site, topic=sample_topic)


@pytest.fixture(scope="session")
def few_sources(sample_topic: Topic) -> Topic:
    """Our topic, watched at a few sources: enough for all that can happen to a batch."""
    return sample_topic.with_sources([s for s in sample_topic.sources if s.id in FEW])


@pytest.fixture(scope="session")
def settled(few_sources: Topic) -> MakeDesk:
    """Makes a desk over the few sources and runs it until nothing more comes."""

    def make(home: Path, site: SampleSite) -> Desk:
        found = Desk(home=home, site=site, topic=few_sources)
        found.run(RUNS_TO_SETTLE)
        return found

    return make
