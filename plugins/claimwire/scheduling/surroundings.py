"""What `make run` and `make up` run over: which topic, which data folder, which web.

A person's topic runs on the live web; without one, the sample site that comes with claimwire
is served on loopback and stands in for the web, reached through `CLAIMWIRE_PROXY`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from claimwire.sample.server import SampleSite
from claimwire.sample.sources import sample_sources
from claimwire.settings import PREFIX, Settings
from claimwire.topic import Topic, load_topic

SAMPLE_PACE = 0.05
"""Seconds between two requests to one host of the sample site: it is ours, on this machine."""

SAMPLE_REVISIT = 5.0
"""Seconds until the sample's pages are looked at again, so that the next run finds the edit."""


@contextmanager
def surroundings(environ: Mapping[str, str], *, sample: bool) -> Iterator[dict[str, str]]:
    """The `CLAIMWIRE_*` variables for a run, all paths absolute; serves the sample meanwhile.

    Raises:
        ConfigError: the environment or the topic file is wrong.
    """
    settings = Settings.from_environment(environ)
    topic = load_topic(settings.topic)
    home = settings.home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    found = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    found |= {"CLAIMWIRE_HOME": str(home), "CLAIMWIRE_TOPIC": str(settings.topic.resolve())}
    if not sample:
        yield found
        return
    with SampleSite(state_file=home / "sample-site.json") as site:
        watched = home / "sample-topic.toml"
        watched.write_text(to_toml(topic.with_sources(sample_sources())), encoding="utf-8")
        found |= {"CLAIMWIRE_PROXY": site.url, "CLAIMWIRE_TOPIC": str(watched)}
        found.setdefault("CLAIMWIRE_HOST_DELAY", str(SAMPLE_PACE))
        found.setdefault("CLAIMWIRE_REVISIT", str(SAMPLE_REVISIT))
        yield found


def apply(variables: Mapping[str, str]) -> None:
    """Make `variables` those of this process and of the processes that it starts."""
    os.environ.update(variables)


def to_toml(topic: Topic) -> str:
    """`topic` as a topic file, one line a table."""
    lines = ["# Written by claimwire: the topic, watched at its sample site."]
    for key, value in topic.model_dump(mode="json", exclude_none=True).items():
        if isinstance(value, list):
            items = "".join(f"    {_value(item)},\n" for item in value)
            lines.append(f"{key} = [\n{items}]")
        else:
            lines.append(f"{key} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_value(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
