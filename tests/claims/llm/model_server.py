"""A local server that speaks OpenAI's chat protocol and replays recorded answers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Payload = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """One answer of the server; `delay` in seconds before its body is sent."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


def said(content: str | None, finish: str = "stop", tokens: int = 100) -> Reply:
    """A chat completion with this content."""
    message = {"role": "assistant", "content": content}
    return Reply(
        body=json.dumps(
            {
                "object": "chat.completion",
                "choices": [{"index": 0, "message": message, "finish_reason": finish}],
                "usage": {"total_tokens": tokens},
            }
        )
    )


def claims(*found: Payload) -> Reply:
    """A chat completion whose content is an object with these claims."""
    return said(json.dumps({"claims": list(found)}, ensure_ascii=False))


def claim(evidence: str, **fields: Any) -> Payload:
    """A claim as a model gives it, with plain values for what is not told."""
    return {
        "evidence": evidence,
        "claimant": None,
        "via": [],
        "attribution": "outlet",
        "kind": "fact",
        "negated": False,
        "entities": [],
        "themes": [],
        "quantities": [],
        "period": None,
        "checkworthy": True,
        "proposition": evidence,
        **fields,
    }


class ModelServer:
    """Gives its replies in turn, the last one for ever; keeps what it was asked."""

    def __init__(self, *replies: Reply | Callable[[Payload], Reply]) -> None:
        self.replies = list(replies)
        self.asked: list[Payload] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers.get("Content-Length", 0))
                payload = json.loads(self.rfile.read(size))
                outer.asked.append(payload)
                outer.headers.append({k.lower(): v for k, v in self.headers.items()})
                at = min(len(outer.asked), len(outer.replies)) - 1
                found = outer.replies[at]
                reply = found if isinstance(found, Reply) else found(payload)
                time.sleep(reply.delay)
                data = reply.body.encode()
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except (BrokenPipeError, ConnectionResetError):
                    return  # the client gave up waiting, as it should

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def url(self) -> str:
        """The address that settings name."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> ModelServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
