"""`clean` and `extract`: over the ledger, or on files from outside.

With file arguments they touch neither ledger nor archive: accuracy is measured through
them on pages and articles that claimwire has never seen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from claimwire import stages
from claimwire.claims.llm import extractor_for
from claimwire.clean import clean_page
from claimwire.cli import edge
from claimwire.cli.console import complain, say
from claimwire.cli.stage_verbs import finish
from claimwire.errors import ConfigError, SourceError
from claimwire.records import Article, Claim


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(clean)
    app.command()(extract)


def clean(
    pages: Annotated[
        Path | None, typer.Argument(help="A folder of NAME.html, with urls.tsv (NAME, tab, URL).")
    ] = None,
    out: Annotated[str | None, typer.Argument(help="JSON Lines of articles; - is stdout.")] = None,
    topic: edge.TopicOption = None,
) -> None:
    """Make articles of pages: of the ledger's open batches, or of a folder of pages."""
    if pages is None:
        pipeline = edge.pipeline(topic)
        finish([stages.clean(pipeline, b) for b in stages.fetched_batches(pipeline)])
    elif out is None:
        raise ConfigError("clean", "OUT", "is missing; give a file, or - for standard output")
    else:
        taken, refused = clean_folder(pages, out)
        say(f"{taken} articles, {refused} pages that are none")


def extract(
    articles: Annotated[
        Path | None, typer.Argument(help="JSON Lines of articles; - is stdin.")
    ] = None,
    out: Annotated[str | None, typer.Argument(help="JSON Lines of claims; - is stdout.")] = None,
    topic: edge.TopicOption = None,
) -> None:
    """Make claims of articles: of the ledger's open batches, or of a file of articles."""
    if articles is None:
        pipeline = edge.pipeline(topic)
        finish([stages.extract(pipeline, b) for b in stages.cleaned_batches(pipeline)])
    elif out is None:
        raise ConfigError("extract", "OUT", "is missing; give a file, or - for standard output")
    else:
        some = edge.settings(topic)
        extractor = extractor_for(some, edge.topic_of(some))
        count = 0
        with _Lines(out) as lines:
            for article in read_articles(articles):
                for claim in extractor.extract(article):
                    lines.write(claim_record(claim))
                    count += 1
        say(f"{count} claims")


def clean_folder(pages: Path, out: str) -> tuple[int, int]:
    """Clean every `NAME.html` of a folder into JSON Lines; articles made, pages refused.

    Raises:
        ConfigError: the folder does not exist, holds no page, or its `urls.tsv` is wrong.
    """
    if not pages.is_dir():
        raise ConfigError(str(pages), "", "is no folder")
    files = sorted(p for p in pages.iterdir() if p.suffix.lower() in {".html", ".htm"})
    if not files:
        raise ConfigError(str(pages), "", "holds no NAME.html")
    urls = _read_urls(pages / "urls.tsv")
    taken = refused = 0
    with _Lines(out) as lines:
        for file in files:
            url = (
                urls.get(file.name) or urls.get(file.stem) or f"http://unknown.invalid/{file.name}"
            )
            try:
                article = clean_page(file.read_bytes(), url=url)
            except SourceError as error:
                refused += 1
                complain(f"{file.name}: {error}")
                continue
            taken += 1
            lines.write({"file": file.name, **msgspec.to_builtins(article)})
    return taken, refused


def read_articles(path: Path) -> Iterator[Article]:
    """Article records of a JSON Lines file, or of standard input where `path` is `-`.

    Raises:
        ConfigError: the file is missing, or a line is no article; line and reason are named.
    """
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise ConfigError(str(path), "", f"cannot be read: {error.strerror}") from None
    decoder = msgspec.json.Decoder(Article)
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except msgspec.DecodeError as error:
                raise ConfigError(str(path), f"line {number}", f"no article: {error}") from None


def claim_record(claim: Claim) -> dict[str, object]:
    """A claim as the data contract's JSON object, with its rules and measure points."""
    record: dict[str, object] = msgspec.to_builtins(claim)
    return record


def _read_urls(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    urls: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            name, tab, url = line.partition("\t")
            if not tab:
                raise ConfigError(str(path), f"line {number}", "needs NAME, a tab, URL")
            urls[name.strip()] = url.strip()
    return urls


class _Lines:
    """A writer of JSON Lines to a file (whole or not at all) or to standard output."""

    def __init__(self, out: str) -> None:
        self._path = None if out == "-" else Path(out)
        self._temporary = self._path.with_name(self._path.name + ".part") if self._path else None
        self._encoder = msgspec.json.Encoder()

    def __enter__(self) -> _Lines:
        try:
            self._file = self._temporary.open("wb") if self._temporary else sys.stdout.buffer
        except OSError as error:
            raise ConfigError(str(self._path), "", f"cannot be written: {error.strerror}") from None
        return self

    def write(self, record: dict[str, object]) -> None:
        """Write one line."""
        self._file.write(self._encoder.encode(record) + b"\n")

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self._file.flush()
        if self._path and self._temporary:
            self._file.close()
            if kind is None:
                self._temporary.replace(self._path)
            else:
                self._temporary.unlink()
