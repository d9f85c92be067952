"""Which topic, which folder and which web a run is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwire.errors import ConfigError
from claimwire.sample.sources import sample_sources
from claimwire.scheduling.surroundings import surroundings, to_toml
from claimwire.topic import load_topic

ROOT = Path(__file__).resolve().parents[2]


def test_a_topic_written_as_toml_reads_back_the_same(tmp_path: Path) -> None:
    """Every name, keyword and source survives, whatever script it is in."""
    topic = load_topic(ROOT / "topic.toml").with_sources(sample_sources())
    file = tmp_path / "topic.toml"
    file.write_text(to_toml(topic), encoding="utf-8")
    assert load_topic(file) == topic


def test_the_sample_stands_in_for_the_web(tmp_path: Path) -> None:
    """Its sources replace the topic's, and all fetching goes through its server."""
    environ = {"CLAIMWIRE_HOME": str(tmp_path), "CLAIMWIRE_TOPIC": str(ROOT / "topic.toml")}
    with surroundings(environ, sample=True) as variables:
        assert variables["CLAIMWIRE_PROXY"].startswith("http://127.0.0.1:")
        watched = load_topic(Path(variables["CLAIMWIRE_TOPIC"]))
        assert watched.sources == sample_sources()


def test_a_persons_topic_is_watched_as_it_is(tmp_path: Path) -> None:
    """No proxy, no other sources; relative paths are made absolute for Airflow's processes."""
    environ = {"CLAIMWIRE_HOME": str(tmp_path), "CLAIMWIRE_TOPIC": str(ROOT / "topic.toml")}
    with surroundings(environ, sample=False) as variables:
        assert variables == environ


def test_a_missing_topic_is_told_before_airflow_starts(tmp_path: Path) -> None:
    """The one line names the file."""
    environ = {"CLAIMWIRE_HOME": str(tmp_path), "CLAIMWIRE_TOPIC": str(tmp_path / "no.toml")}
    with (
        pytest.raises(ConfigError, match=r"no\.toml"),
        surroundings(environ, sample=False),
    ):
        pass
