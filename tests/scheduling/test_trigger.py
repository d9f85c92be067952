"""The trigger of a source: what it fires, how it backs off, and that nothing ends it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any, cast

import pytest
from airflow.triggers.base import BaseEventTrigger, TriggerEvent

from claimwire import stages
from claimwire.errors import StoreBusy
from claimwire.records import StageReport
from claimwire.scheduling import edge, trigger
from claimwire.scheduling.trigger import MOST_BACK_OFF, SourceTrigger, look

TOPIC = """
[topic]
id = "tides"
time_zone = "UTC"
names = {en = "Tides"}
"""


@pytest.fixture
def topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A topic and a data folder, named by the environment."""
    file = tmp_path / "topic.toml"
    file.write_text(TOPIC, encoding="utf-8")
    monkeypatch.setenv("CLAIMWIRE_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("CLAIMWIRE_TOPIC", str(file))
    monkeypatch.setattr(stages, "set_up", lambda pipeline: None)
    return file


def looks(*found: tuple[int, bool]) -> Callable[[str], tuple[int, bool]]:
    """A `look` that gives `found` one after the other, then nothing for ever."""
    rest: Iterator[tuple[int, bool]] = iter(found)
    return lambda source_id: next(rest, (0, True))


def events(some: SourceTrigger, count: int) -> list[Any]:
    """The payloads of the first `count` events."""

    async def collect() -> list[Any]:
        stream = cast("AsyncIterator[TriggerEvent]", some.run())
        payloads: list[Any] = []
        async with aclosing(stream), asyncio.timeout(10):
            async for event in stream:
                payloads.append(event.payload)
                if len(payloads) == count:
                    break
        return payloads

    return asyncio.run(collect())


def test_it_can_be_made_anew_from_what_it_serialises() -> None:
    """The triggerer gets a class path and arguments, and imports the class from there."""
    path, arguments = SourceTrigger("harbour", 300.0).serialize()
    assert path == "claimwire.scheduling.trigger.SourceTrigger"
    assert SourceTrigger(**arguments).serialize() == (path, arguments)


def test_two_sources_never_share_a_trigger() -> None:
    """Airflow runs equal triggers once; the source's id keeps ours apart."""
    one, other = (SourceTrigger(name, 60.0).serialize() for name in ("one", "other"))
    assert BaseEventTrigger.hash(*one) != BaseEventTrigger.hash(*other)


def test_it_fires_only_when_something_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks that find nothing, or fail, send no event; the payload is a hint and no data."""
    monkeypatch.setattr(trigger, "look", looks((0, True), (2, True), (0, False), (1, True)))
    assert events(SourceTrigger("harbour", 0.001), 2) == [
        {"source_id": "harbour", "new": 2},
        {"source_id": "harbour", "new": 1},
    ]


def test_a_failing_source_is_asked_more_and_more_rarely(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause doubles up to a limit, and one good look brings it back."""
    pauses: list[float] = []

    async def note(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(trigger.asyncio, "sleep", note)
    failures = [(0, False)] * 6
    monkeypatch.setattr(trigger, "look", looks(*failures, (1, True), (1, True)))
    events(SourceTrigger("harbour", 10.0), 2)
    assert pauses == [20.0, 40.0, 80.0, 160.0, 10.0 * MOST_BACK_OFF, 10.0 * MOST_BACK_OFF, 10.0]


def test_a_slow_source_does_not_hold_up_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a look waits for a server, other triggers of the same triggerer go on."""

    def slowly(source_id: str) -> tuple[int, bool]:
        time.sleep(0.5)
        return 1, True

    monkeypatch.setattr(trigger, "look", slowly)

    async def beats_during_a_look() -> int:
        stream = SourceTrigger("harbour", 1.0).run()
        fired = asyncio.ensure_future(anext(stream))
        beats = 0
        while not fired.done():
            await asyncio.sleep(0.01)
            beats += 1
        return beats

    assert asyncio.run(beats_during_a_look()) > 10


@pytest.mark.parametrize("error", [StoreBusy("ledger: locked"), KeyError("a fault of ours")])
def test_no_error_ends_the_watching(
    topic: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A trigger that raised would stay dead until the triggerer is restarted."""

    def broken(*_: object) -> StageReport:
        raise error

    monkeypatch.setattr(stages, "watch", broken)
    assert look("harbour") == (0, False)


def test_a_broken_topic_file_is_survived_and_its_repair_noticed(
    topic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read at every look, so an edit counts at once, and so does its repair."""
    monkeypatch.setattr(stages, "watch", lambda *_: StageReport(stage="watch", done=1))
    whole = topic.read_text(encoding="utf-8")
    topic.write_text("[topic", encoding="utf-8")
    assert look("harbour") == (0, False)
    topic.write_text(whole, encoding="utf-8")
    assert look("harbour") == (1, True)


def test_the_stores_are_set_up_once_for_all_sources(
    topic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new source in the file has them set up again; looking again does not."""
    calls: list[int] = []
    monkeypatch.setattr(stages, "set_up", lambda pipeline: calls.append(1))
    edge.ready_pipeline()
    edge.ready_pipeline()
    assert len(calls) == 1
    source = (
        '[[sources]]\nid = "harbour"\nurl = "https://harbour.example/feed"\nkind = "rss"\n'
        'outlet = "Harbour"\nlanguage = "en"\ntime_zone = "UTC"\n'
    )
    topic.write_text(TOPIC + source, encoding="utf-8")
    edge.ready_pipeline()
    assert len(calls) == 2
