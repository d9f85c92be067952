"""The edge: environment, clock and options become the `Pipeline` that stages take."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from claimwire.errors import ConfigError
from claimwire.settings import Settings
from claimwire.stages import Pipeline
from claimwire.topic import Topic, load_topic

TopicOption = Annotated[
    Path | None,
    typer.Option("--topic", help="The topic file; default: $CLAIMWIRE_TOPIC or topic.toml."),
]


def settings(topic: Path | None = None) -> Settings:
    """The settings of this process; `topic` replaces the one of the environment."""
    found = Settings.from_environment(os.environ)
    return replace(found, topic=topic) if topic else found


def topic_of(some: Settings) -> Topic:
    """The topic that the settings name.

    Raises:
        ConfigError: there is no such file, or it is wrong.
    """
    return load_topic(some.topic)


def pipeline(topic: Path | None = None) -> Pipeline:
    """The pipeline of this process's environment."""
    some = settings(topic)
    return Pipeline(settings=some, topic=topic_of(some), clock=now, run=uuid.uuid4().hex)


def now() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)


def moment(text: str | None, name: str) -> datetime | None:
    """An ISO 8601 date or time that a person gave; without an offset it is UTC.

    Raises:
        ConfigError: it is neither.
    """
    if text is None:
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(name, "", f"{text!r} is no date such as 2026-01-24") from None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
