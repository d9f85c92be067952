"""`serve`: the Claims page without Airflow."""

from __future__ import annotations

from typing import Annotated

import typer

from claimwire.cli import edge
from claimwire.cli.console import say


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8088,
    topic: edge.TopicOption = None,
) -> None:
    """Show the Claims page over the published copy, without Airflow."""
    import uvicorn

    from claimwire.web import create_app

    some = edge.settings(topic)
    say(f"Claims page: http://{host}:{port}/   (Ctrl-C ends it)")
    uvicorn.run(
        create_app(some.published_path, edge.topic_of(some)),
        host=host,
        port=port,
        log_level="warning",
    )
