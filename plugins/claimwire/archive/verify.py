"""Proving that all that the archive should hold can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from upath import UPath

from claimwire.archive.members import REFERS_TO, capture_of, complete_members, parse_record
from claimwire.archive.place import PART, all_files
from claimwire.archive.read import read_capture
from claimwire.errors import StoreCorrupt
from claimwire.records import Capture

Fault = Literal["unfinished", "torn", "damaged", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: in which file, where (bytes from its start), what, and for which capture.

    `unfinished` is a part that no writer has finished (or one that is being written now),
    `torn` a file with unreadable bytes after its last good record, `damaged` a record whose
    bytes are not those that were fetched, `missing` a capture that lies nowhere.
    """

    archive: str
    offset: int
    kind: Fault
    message: str
    capture_id: str | None = None


def verify(store: UPath, captures: Iterable[Capture] = ()) -> list[Finding]:
    """Read every file of the archive, and every one of `captures`; return what is wrong.

    Args:
        store: the store to read.
        captures: what the ledger says lies there; each must be at its place.
    """
    findings: list[Finding] = []
    seen: set[tuple[str, int, str]] = set()
    damaged: set[str] = set()
    for name in all_files(store):
        if name.endswith(PART):
            message = "not finished by its writer; the next run of its batch does it"
            findings.append(Finding(archive=name, offset=0, kind="unfinished", message=message))
            continue
        for found in _file(store, name):
            if isinstance(found, Finding):
                findings.append(found)
                damaged.update({found.capture_id} if found.capture_id else set())
            else:
                seen.add((name, found.offset, found.capture_id))
    for capture in captures:
        place = (capture.archive, capture.offset, capture.capture_id)
        if place in seen or capture.capture_id in damaged:
            continue
        findings.append(
            Finding(
                archive=capture.archive,
                offset=capture.offset,
                kind="missing",
                message=f"{capture.url} was captured here, but is not; retry the address",
                capture_id=capture.capture_id,
            )
        )
    return findings


def _file(store: UPath, name: str) -> Iterator[Capture | Finding]:
    end = 0
    with (store / name).open("rb") as file:
        for member in complete_members(file):
            end = member.offset + member.length
            yield from _member(store, name, member.offset, member.length, member.data)
    size = (store / name).stat().st_size
    if size > end:
        message = f"{size - end} bytes after the last good record cannot be read"
        yield Finding(archive=name, offset=end, kind="torn", message=message)


def _member(
    store: UPath, name: str, offset: int, length: int, data: bytes
) -> Iterator[Capture | Finding]:
    capture: Capture | None = None
    try:
        record = parse_record(data, f"{name} at {offset}")
        capture = capture_of(record, name, offset, length)
        if capture is None:
            return
        if record.rec_headers.get_header(REFERS_TO):
            read_capture(store, capture)
        elif hashlib.sha256(record.content_stream().read()).hexdigest() != capture.payload_sha256:
            yield _damaged(capture, name, offset, "the bytes are not those that were fetched")
            return
        yield capture
    except StoreCorrupt as error:
        yield _damaged(capture, name, offset, str(error))


def _damaged(capture: Capture | None, name: str, offset: int, message: str) -> Finding:
    return Finding(
        archive=name,
        offset=offset,
        kind="damaged",
        message=message,
        capture_id=capture.capture_id if capture else None,
    )
