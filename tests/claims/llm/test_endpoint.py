"""The wire: what is sent, what is tried again, how long is waited, what is given up."""

from __future__ import annotations

import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from claims.llm.desk import Waits, settings
from claims.llm.model_server import ModelServer, Reply, said
from claimwire.claims.llm.budget import Budget
from claimwire.claims.llm.endpoint import Endpoint
from claimwire.claims.llm.options import options_from
from claimwire.claims.llm.unanswered import Unanswered

MESSAGES = [{"role": "user", "content": "hello"}]
SCHEMA = {"type": "object"}


def ask(server: ModelServer, home: Path, waits: Waits | None = None, **fields: Any) -> str:
    """One question to a server; its answer's text."""
    options = options_from(settings(server, home, **fields))
    endpoint = Endpoint(
        options, Budget(100, home / "spent.json"), sleep=Waits() if waits is None else waits
    )
    return endpoint.ask(MESSAGES, SCHEMA, 100).text


def test_a_schema_binds_the_answer(tmp_path: Path) -> None:
    """The first request names model and schema, and wants no chance in the answer."""
    with ModelServer(said("x")) as server:
        assert ask(server, tmp_path) == "x"
    (asked,) = server.asked
    assert asked["model"] == "tiny"
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (asked["temperature"], asked["max_tokens"]) == (0, 1600)
    assert "authorization" not in server.headers[0]


def test_a_server_without_schemas_is_asked_for_an_object(tmp_path: Path) -> None:
    """A refused form is put more simply, down to one that is taken."""

    def picky(payload: dict[str, Any]) -> Reply:
        plain = payload["response_format"]["type"] == "json_object"
        return said("x") if plain and "temperature" not in payload else Reply(400)

    with ModelServer(picky) as server:
        assert ask(server, tmp_path) == "x"
    assert [a["response_format"]["type"] for a in server.asked] == (
        ["json_schema"] * 2 + ["json_object"] * 2
    )
    assert "max_completion_tokens" in server.asked[-1]


@pytest.mark.parametrize(
    ("headers", "waited"), [({"Retry-After": "7"}, 7.0), ({"Retry-After": "soon"}, 1.0), ({}, 1.0)]
)
def test_429_is_waited_for_as_asked(tmp_path: Path, headers: dict[str, str], waited: float) -> None:
    """Retry-After holds where it can be read; else we back off."""
    waits = Waits()
    with ModelServer(Reply(429, headers=headers), said("x")) as server:
        assert ask(server, tmp_path, waits) == "x"
    assert waits == [waited]


def test_a_date_to_come_back_at_is_waited_for(tmp_path: Path) -> None:
    """Retry-After as a date is read against the server's own clock."""
    waits = Waits()
    later = formatdate(time.time() + 9, usegmt=True)
    with ModelServer(Reply(429, headers={"Retry-After": later}), said("x")) as server:
        ask(server, tmp_path, waits)
    assert waits == [pytest.approx(9.0, abs=1.5)]


def test_503_backs_off_and_gives_up(tmp_path: Path) -> None:
    """Waits double; after the last try there is none."""
    waits = Waits()
    with ModelServer(Reply(503)) as server, pytest.raises(Unanswered, match="http-503"):
        ask(server, tmp_path, waits, max_attempts=4)
    assert waits == [1.0, 2.0, 4.0]
    assert len(server.asked) == 4


def test_a_long_wait_is_not_waited(tmp_path: Path) -> None:
    """A server that wants an hour gets the rules instead."""
    waits = Waits()
    with (
        ModelServer(Reply(429, headers={"Retry-After": "3600"})) as server,
        pytest.raises(Unanswered, match="busy"),
    ):
        ask(server, tmp_path, waits)
    assert not waits


def test_a_slow_answer_is_tried_again(tmp_path: Path) -> None:
    """A time-out is a passing failure; the next try may be quick."""
    slow = Reply(200, body="{}", delay=0.6)
    with ModelServer(slow, said("x")) as server:
        assert ask(server, tmp_path, llm_timeout=0.2) == "x"
    with ModelServer(slow) as server, pytest.raises(Unanswered, match="timeout"):
        ask(server, tmp_path, llm_timeout=0.2, max_attempts=2)


def test_nobody_there(tmp_path: Path) -> None:
    """A refused connection is told as such."""
    with ModelServer(said("x")) as server:
        gone = settings(server, tmp_path, max_attempts=2)
    options = options_from(gone)
    endpoint = Endpoint(options, Budget(9, tmp_path / "spent.json"), sleep=Waits())
    with pytest.raises(Unanswered, match="unreachable") as told:
        endpoint.ask(MESSAGES, SCHEMA, 100)
    assert told.value.down


@pytest.mark.parametrize("status", [301, 401, 403, 404])
def test_a_wrong_set_up_is_not_tried_again(tmp_path: Path, status: int) -> None:
    """A redirect is not followed with the key, and a refusal holds for all articles."""
    reply = Reply(status, headers={"Location": "http://127.0.0.1:9/"})
    with ModelServer(reply) as server, pytest.raises(Unanswered) as told:
        ask(server, tmp_path, llm_key="sk-1")
    assert told.value.lasting
    assert len(server.asked) == 1


def test_an_endless_answer_is_cut_short(tmp_path: Path) -> None:
    """No answer fills our memory."""
    with (
        ModelServer(said("x" * 5_000_000)) as server,
        pytest.raises(Unanswered, match="too-large"),
    ):
        ask(server, tmp_path)


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"choices": []}', '{"choices": [{}]}', "<p>"])
def test_what_is_no_completion_is_an_empty_answer(tmp_path: Path, body: str) -> None:
    """A proxy's page in place of an answer breaks nothing."""
    with ModelServer(Reply(200, body=body)) as server:
        assert ask(server, tmp_path) == ""
