"""Staged batches: what the stages before the loader leave for it, one folder a batch.

`<staging>/<batch_id>/` holds `articles.jsonl`, `claims.jsonl`, `captures.jsonl`,
`refusals.jsonl` and, written last, `batch.json`: a folder with it is complete. The
folder is made under a temporary name and renamed, so a batch is there whole or not at all.
What the loader would have to compute row by row is added here, where batches run side by
side: the folded text for search and the days of each period.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from upath import UPath

from claimwire.errors import StoreCorrupt
from claimwire.records import Article, Capture, Claim, Refusal, Stage, digest_of, to_json_lines
from claimwire.text import match_form, nfc, search_form
from claimwire.warehouse.bounds import period_bounds, quantity_bounds

FILES = ("articles.jsonl", "claims.jsonl", "captures.jsonl", "refusals.jsonl")
HEADER = "batch.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """From which offset of an article's text on the words stand on the page of a capture."""

    start: int
    capture_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedArticle:
    """An article with where it came from; `fetched_at` is ISO 8601 with an offset.

    `pages` tells where each page's words begin, for an article on several; `missing_page` is
    the number of the page before which the text breaks off, None where it is whole.
    """

    article: Article
    capture_id: str
    source_id: str
    entry_id: str
    fetched_at: str
    outlet: str
    cleaner_version: str
    pages: tuple[PagePlace, ...] = ()
    missing_page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedClaim:
    """A claim with the article version that it was read in."""

    claim: Claim
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One finished batch; `made_at` (ISO 8601 with an offset) orders batches of one article."""

    batch_id: str
    made_at: str
    extractor_version: str
    articles: int
    claims: int
    captures: int
    refusals: int


def write_batch(
    staging: UPath | Path,
    *,
    batch_id: str,
    made_at: str,
    extractor_version: str,
    articles: Iterable[StagedArticle] = (),
    claims: Iterable[StagedClaim] = (),
    captures: Iterable[Capture] = (),
    refusals: Iterable[Refusal] = (),
    resolved: Mapping[tuple[str, Stage], str] | None = None,
) -> Batch:
    """Stage one batch as `<staging>/<batch_id>/`, replacing an earlier one of that id.

    Args:
        staging: the folder of all staged batches, local or remote.
        batch_id: a name that serves as a folder's.
        made_at: when the batch was finished; of two extractions of one article version the
            later one counts.
        extractor_version: names the extractor's rules and the topic.
        articles: also those in which no claim was found, so that old claims lapse.
        claims: those of `articles`.
        captures: all of the batch, refused pages included.
        refusals: all of the batch.
        resolved: by address and stage, when a refusal was resolved (ISO 8601).

    Returns:
        The batch's header.
    """
    lists = {
        "articles.jsonl": [_article_row(a) for a in articles],
        "claims.jsonl": [_claim_row(c, extractor_version) for c in claims],
        "captures.jsonl": [asdict(c) for c in captures],
        "refusals.jsonl": [
            {**_refusal_row(r), "resolved_at": (resolved or {}).get((r.url, r.stage))}
            for r in refusals
        ],
    }
    batch = Batch(
        batch_id=batch_id,
        made_at=made_at,
        extractor_version=extractor_version,
        articles=len(lists["articles.jsonl"]),
        claims=len(lists["claims.jsonl"]),
        captures=len(lists["captures.jsonl"]),
        refusals=len(lists["refusals.jsonl"]),
    )
    content = {name: to_json_lines(rows) for name, rows in lists.items()}
    content[HEADER] = msgspec.json.encode(batch)
    root = UPath(staging)
    if root.protocol in {"", "file"}:
        _write_local(Path(root.path), batch_id, content)
    else:
        _write_remote(root / batch_id, content)
    return batch


def ready_batches(staging: UPath | Path) -> list[Batch]:
    """The complete batches under `staging`, oldest first.

    Raises:
        StoreCorrupt: a header cannot be read.
    """
    root = UPath(staging)
    if not root.exists():
        return []
    batches = []
    for folder in root.iterdir():
        header = folder / HEADER
        if folder.name.startswith(".") or not header.exists():
            continue
        try:
            batches.append(msgspec.json.decode(header.read_bytes(), type=Batch))
        except msgspec.MsgspecError as error:
            raise StoreCorrupt(f"{header}: {error}; remove the folder and retry") from None
    return sorted(batches, key=lambda b: (b.made_at, b.batch_id))


def remove_batch(staging: UPath | Path, batch_id: str) -> None:
    """Remove a loaded batch, its header first, so that a half-removed one is not ready."""
    folder = UPath(staging) / batch_id
    (folder / HEADER).unlink(missing_ok=True)
    for file in list(folder.iterdir()) if folder.exists() else []:
        file.unlink(missing_ok=True)
    if folder.exists():
        folder.rmdir()


@contextmanager
def local_folder(staging: UPath | Path, batches: Iterable[Batch]) -> Iterator[Path]:
    """A local folder that holds `batches`: `staging` itself, or a copy of a remote one."""
    root = UPath(staging)
    if root.protocol in {"", "file"}:
        yield Path(root.path)
        return
    with TemporaryDirectory(prefix="claimwire-load-") as name:
        for batch in batches:
            folder = Path(name) / batch.batch_id
            folder.mkdir()
            for file in (*FILES, HEADER):
                (folder / file).write_bytes((root / batch.batch_id / file).read_bytes())
        yield Path(name)


def _write_local(root: Path, batch_id: str, content: Mapping[str, bytes]) -> None:
    target = root / batch_id
    temporary = root / f".{batch_id}.{os.getpid()}.tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    for name, data in content.items():
        with (temporary / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    if target.exists():
        # A rename cannot replace a folder that holds files. Without its header the old one
        # is no batch any more, and the caller still has what it was made from.
        (target / HEADER).unlink(missing_ok=True)
        shutil.rmtree(target)
    temporary.rename(target)
    _sync_folder(root)


def _write_remote(target: UPath, content: Mapping[str, bytes]) -> None:
    """Object stores have no rename; the header comes last and makes the batch complete."""
    (target / HEADER).unlink(missing_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        (target / name).write_bytes(data)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _article_row(staged: StagedArticle) -> dict[str, object]:
    article = staged.article
    return {
        **asdict(article),
        "capture_id": staged.capture_id,
        "source_id": staged.source_id,
        "entry_id": staged.entry_id,
        "fetched_at": staged.fetched_at,
        "outlet": staged.outlet,
        "cleaner_version": staged.cleaner_version,
        "pages": [asdict(place) for place in staged.pages],
        "missing_page": staged.missing_page,
        "search_text": search_form(f"{article.title}\n{article.text}"),
        "record_hash": _hash_of(replace(article, content_hash="")),
    }


def _claim_row(staged: StagedClaim, extractor_version: str) -> dict[str, object]:
    claim = staged.claim
    start, end = period_bounds(claim.period)
    words = (claim.evidence, claim.proposition, claim.claimant or "")
    return {
        **asdict(claim),
        "claimant_key": match_form(nfc(claim.claimant)) if claim.claimant else None,
        "content_hash": staged.content_hash,
        "extractor_version": extractor_version,
        "period_start": start,
        "period_end": end,
        "amounts": list(_amounts(claim)),
        "search_text": search_form("\n".join(words)),
        "record_hash": _hash_of(claim),
    }


def _amounts(claim: Claim) -> Iterator[dict[str, object]]:
    """A row for each quantity and measure it belongs to, with the point's period or the claim's.

    What has no number, no words or no unit is no quantity (data contract) and gives none.
    """
    for position, quantity in enumerate(claim.quantities):
        numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
        if not (numbers and quantity.surface and quantity.unit):
            continue
        points: list[tuple[str | None, str | None]] = [
            (p.measure, p.period or claim.period) for p in claim.points if p.quantity == position
        ]
        lower, upper = quantity_bounds(quantity)
        for measure, period in points or [(None, claim.period)]:
            start, end = period_bounds(period)
            yield {
                "position": position,
                **asdict(quantity),
                "lower_bound": lower,
                "upper_bound": upper,
                "measure": measure,
                "period": period,
                "period_start": start,
                "period_end": end,
            }


def _refusal_row(refusal: Refusal) -> dict[str, object]:
    refusal_id = digest_of("refusal", refusal.url, refusal.stage, refusal.kind, refusal.at)
    return {**asdict(refusal), "refusal_id": refusal_id}


def _hash_of(record: object) -> str:
    """64 bits of a digest of all fields, as a decimal number that JSON can carry unrounded."""
    return str(int(digest_of(msgspec.json.encode(record).decode())[:16], 16))
