"""An answer of a web server, made up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """What `archive.Answer` asks for."""

    body: bytes = b"<p>page</p>"
    url: str = "https://news.example/a?b=\u4e2d"
    final_url: str = "https://news.example/final"
    status: int = 200
    status_line: str = "HTTP/1.1 200 OK"
    headers: tuple[tuple[str, str], ...] = (
        ("Content-Type", "text/html; charset=big5"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "12"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
    )
    fetched_at: str = "2026-01-25T08:00:00.123+00:00"
