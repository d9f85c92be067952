"""The verbs of `claimwire`, each in the module of its kind."""

from __future__ import annotations

from typing import Annotated

import typer

from claimwire import __version__
from claimwire.cli import figures, files, operator, page, questions, stage_verbs, summary

app = typer.Typer(
    name="claimwire",
    help="Who claims what in the news, since when, and with which numbers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimwire {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Who claims what in the news, since when, and with which numbers."""


stage_verbs.register(app)
files.register(app)
questions.register(app)
summary.register(app)
figures.register(app)
operator.register(app)
page.register(app)
