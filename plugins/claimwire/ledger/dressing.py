"""What repeats on a host's pages: snapshots that never change, and what was cleaned with which.

A snapshot is kept under the digest of its contents. "" stands for none at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, func, select, update

from claimwire.errors import StoreError
from claimwire.ledger import tables
from claimwire.ledger.engine import Database
from claimwire.ledger.rows import capture_from, stamp
from claimwire.ledger.watching import chunks
from claimwire.records import Capture

# Fewer pages teach nothing, and as many new ones are worth another look.
LEAST_ARTICLES = 4
# A host is learnt again when so large a part of what was read then is new.
_NEW_SHARE = 4
_ROWS = 500


def put(
    db: Database,
    connection: Connection,
    host: str,
    digest: str,
    data: str,
    *,
    pages: int,
    now: datetime,
) -> None:
    """Keep a snapshot, or note that the same was learnt once more."""
    f = tables.furniture
    told = {"pages": pages, "learnt_at": stamp(now)}
    insert = db.insert(f).values(host=host, digest=digest, data=data, **told)
    connection.execute(insert.on_conflict_do_update(index_elements=["host", "digest"], set_=told))


def get(connection: Connection, digest: str) -> str:
    """The text of a snapshot.

    Raises:
        StoreError: there is none.
    """
    f = tables.furniture
    query = select(f.c.data).where(f.c.digest == digest).order_by(f.c.host).limit(1)
    found = connection.execute(query).scalar()
    if found is None:
        raise StoreError(f"the ledger has no furniture {digest}; restore the ledger's backup")
    return str(found)


def newest(connection: Connection, host: str) -> str:
    """The digest of the snapshot of a host that was learnt last."""
    f = tables.furniture
    query = select(f.c.digest).where(f.c.host == host)
    found = connection.execute(query.order_by(f.c.learnt_at.desc(), f.c.digest).limit(1)).scalar()
    return str(found or "")


def used(connection: Connection, captures: Sequence[Capture]) -> dict[str, str]:
    """By capture, what it was cleaned with, or else what its entry was cleaned with last."""
    c = tables.captures
    own: dict[str, str] = {}
    latest: dict[str, str] = {}
    for chunk in chunks(sorted({capture.entry_id for capture in captures}), _ROWS):
        rows = connection.execute(
            select(c.c.capture_id, c.c.entry_id, c.c.furniture)
            .where(c.c.entry_id.in_(chunk), c.c.furniture.is_not(None))
            .order_by(c.c.fetched_utc, c.c.capture_id)
        )
        for row in rows:
            own[row.capture_id] = row.furniture
            latest[row.entry_id] = row.furniture
    known = {c.capture_id: own.get(c.capture_id, latest.get(c.entry_id)) for c in captures}
    return {capture_id: digest for capture_id, digest in known.items() if digest is not None}


def mark_cleaned(connection: Connection, cleaned: Mapping[str, tuple[str, str | None]]) -> None:
    """Note what each capture was cleaned with and which article it gave."""
    c = tables.captures
    if cleaned:
        connection.execute(
            update(c)
            .where(c.c.capture_id == bindparam("of"))
            .values(furniture=bindparam("digest"), article_id=bindparam("article")),
            [
                {"of": capture_id, "digest": digest, "article": article_id}
                for capture_id, (digest, article_id) in sorted(cleaned.items())
            ],
        )


def hosts_to_learn(connection: Connection) -> list[str]:
    """Hosts of which enough is new; an article counts once, however many addresses it has."""
    c, f = tables.captures, tables.furniture
    articles = (
        select(c.c.host, c.c.article_id, func.min(c.c.fetched_utc).label("first"))
        .where(c.c.article_id.is_not(None), c.c.host.is_not(None), c.c.page == 1)
        .group_by(c.c.host, c.c.article_id)
        .subquery()
    )
    place = func.row_number().over(partition_by=f.c.host, order_by=f.c.learnt_at.desc())
    learnt = select(f.c.host, f.c.pages, f.c.learnt_at, place.label("place")).subquery()
    is_new = articles.c.first > func.coalesce(learnt.c.learnt_at, "")
    rows = connection.execute(
        select(
            articles.c.host,
            func.sum(case((is_new, 1), else_=0)).label("new"),
            func.max(learnt.c.pages).label("pages"),
        )
        .outerjoin(learnt, (learnt.c.host == articles.c.host) & (learnt.c.place == 1))
        .group_by(articles.c.host)
        .order_by(articles.c.host)
    )
    return [
        row.host for row in rows if row.new >= max(LEAST_ARTICLES, (row.pages or 0) // _NEW_SHARE)
    ]


def pages_of_host(connection: Connection, host: str, limit: int) -> list[Capture]:
    """The newest capture of each of the newest articles of a host, the newest first."""
    c = tables.captures
    place = func.row_number().over(
        partition_by=c.c.article_id, order_by=(c.c.fetched_utc.desc(), c.c.capture_id)
    )
    ranked = (
        select(c, place.label("place"))
        .where(c.c.host == host, c.c.article_id.is_not(None), c.c.page == 1)
        .subquery()
    )
    query = select(ranked).where(ranked.c.place == 1)
    query = query.order_by(ranked.c.fetched_utc.desc(), ranked.c.capture_id).limit(limit)
    return [capture_from(row) for row in connection.execute(query)]
