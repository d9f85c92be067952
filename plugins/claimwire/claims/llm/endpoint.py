"""Asks an OpenAI-compatible endpoint: retries, time-outs, and what the server will not take.

Servers differ in what they take: some know no `json_schema`, some no `json_object`, some
refuse `temperature` or want `max_completion_tokens`. A request that is refused as wrong
is sent again in the next poorer form, and the form that was taken is kept.

Nothing that a server sends goes into an error or a log line, since some echo the key.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from claimwire.claims.llm.budget import Budget
from claimwire.claims.llm.options import LlmOptions
from claimwire.claims.llm.prompt import Message
from claimwire.claims.llm.unanswered import Unanswered

MOST_TOKENS = 8000
LEAST_TOKENS = 1000
TOKENS_A_CHAR = 6
"""An answer's room grows with its piece, so that a model that rambles costs little.

A claim of a Chinese sentence of 50 characters takes about 250 tokens with all its fields.
"""

MOST_BYTES = 4_000_000
LONGEST_WAIT = 60.0
"""Seconds; a server that asks for more is not waited for."""

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_WRONG_FORM = frozenset({400, 415, 422})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote; `cut` where it ran out of room; `tokens` that the server counted."""

    text: str
    cut: bool = False
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to put a request: the kind of `response_format`, and whether to tune sampling."""

    schema: bool
    tuned: bool


_FORMS = (_Form(True, True), _Form(True, False), _Form(False, True), _Form(False, False))


class Endpoint:
    """One model behind one address.

    Args:
        options: address, model, key, time-out and tries.
        budget: what the run may still send.
        sleep: waits a number of seconds between two tries.
        elapsed: a clock of seconds that only goes forward.
    """

    def __init__(
        self,
        options: LlmOptions,
        budget: Budget,
        *,
        sleep: Callable[[float], None],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options = options
        self._budget = budget
        self._sleep = sleep
        self._elapsed = elapsed
        self._form = 0
        self.requests = 0

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any], length: int) -> Answer:
        """The model's answer to one question.

        Args:
            messages: the question.
            schema: the JSON Schema of the answer.
            length: characters of the piece that the question is about.

        Raises:
            Unanswered: the budget is spent, the server cannot be reached, stays busy, or
                refuses.
        """
        failure = "unreachable"
        form, tries = self._form, 0
        payload = {"model": self._options.model, "messages": list(messages)}
        room = min(MOST_TOKENS, LEAST_TOKENS + TOKENS_A_CHAR * length)
        while tries < self._options.attempts:
            self._budget.take()
            self.requests += 1
            wait = min(2.0**tries, LONGEST_WAIT)
            try:
                status, headers, body = self._post(payload | _shape(form, schema, room))
            except httpx.TimeoutException:
                failure = "timeout"
            except httpx.TransportError:
                failure = "unreachable"
            except httpx.HTTPError:
                failure = "protocol-error"
            else:
                if status == 200:
                    self._form = form
                    return _answer(body)
                if status in _WRONG_FORM and form + 1 < len(_FORMS):
                    form += 1
                    continue
                if status not in _PASSING:
                    # A wrong form may lie in this article (too long); all else lies in the set-up.
                    raise Unanswered(f"http-{status}", lasting=status not in _WRONG_FORM)
                failure = "busy" if status == 429 else f"http-{status}"
                asked = _retry_after(headers)
                if asked is not None and asked > LONGEST_WAIT:
                    raise Unanswered(failure, down=True)
                wait = wait if asked is None else asked
            tries += 1
            if tries < self._options.attempts:
                self._sleep(wait)
        raise Unanswered(failure, down=True)

    def _post(self, payload: Mapping[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body, within the time and size allowed for the whole answer."""
        until = self._elapsed() + self._options.timeout
        body = bytearray()
        with (
            _client(self._options) as client,
            client.stream("POST", self._options.address, json=payload) as response,
        ):
            for piece in response.iter_bytes():
                body += piece
                if len(body) > MOST_BYTES:
                    raise Unanswered("answer-too-large")
                if self._elapsed() > until:
                    raise httpx.ReadTimeout("the whole answer took too long")
            return response.status_code, response.headers, bytes(body)


def _client(options: LlmOptions) -> httpx.Client:
    """A connection for one request: an answer takes seconds, and so nothing is left to close."""
    headers = {"User-Agent": options.user_agent, "Accept": "application/json"}
    if options.key:
        headers["Authorization"] = f"Bearer {options.key}"
    # The environment's proxies and netrc are not read here; redirects could carry the key off.
    return httpx.Client(
        headers=headers,
        timeout=httpx.Timeout(options.timeout, connect=min(10.0, options.timeout)),
        proxy=options.proxy,
        trust_env=False,
        follow_redirects=False,
    )


def _shape(form: int, schema: Mapping[str, Any], room: int) -> dict[str, Any]:
    """What a form adds to a request: how the answer is bound, and its room in tokens."""
    payload: dict[str, Any] = {}
    if _FORMS[form].schema:
        named = {"name": "claims", "strict": True, "schema": schema}
        payload["response_format"] = {"type": "json_schema", "json_schema": named}
    else:
        payload["response_format"] = {"type": "json_object"}
    if _FORMS[form].tuned:
        return payload | {"temperature": 0, "max_tokens": room}
    return payload | {"max_completion_tokens": room}


def _answer(body: bytes) -> Answer:
    """The first choice's text; empty where the body is no chat completion."""
    try:
        found = json.loads(body)
        choice = found["choices"][0]
        text = choice["message"].get("content")
        cut = choice.get("finish_reason") == "length"
        usage = found.get("usage")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Answer("")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else 0
    return Answer(
        text if isinstance(text, str) else "", cut, tokens if isinstance(tokens, int) else 0
    )


def _retry_after(headers: httpx.Headers) -> float | None:
    """Seconds that the server asks to wait; a date is read against the server's own clock."""
    told = headers.get("Retry-After", "").strip()
    if told.isdecimal():
        return float(told)
    try:
        return max(
            0.0,
            (
                parsedate_to_datetime(told) - parsedate_to_datetime(headers.get("Date", ""))
            ).total_seconds(),
        )
    except (ValueError, TypeError):
        return None
