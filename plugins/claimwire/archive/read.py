"""Reading captures back, across revisits, with their digests checked."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from upath import UPath
from warcio.recordloader import ArcWarcRecord

from claimwire.archive.members import (
    REFERS_TO,
    capture_of,
    complete_members,
    field_of,
    parse_record,
)
from claimwire.archive.place import PART, all_files, finished_files
from claimwire.errors import StoreCorrupt
from claimwire.records import Capture

# A revisit points to the record that holds the bytes; a few steps allow for files that were
# written by hand or moved together.
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page as it was fetched: `body` without encodings, `headers` of that very answer."""

    body: bytes
    content_type: str | None
    url: str
    headers: tuple[tuple[str, str], ...]


def read_capture(store: UPath, capture: Capture) -> StoredPage:
    """The page that `capture` names.

    Raises:
        StoreCorrupt: the file or the record is gone, or the bytes are not those that
            were fetched.
    """
    record = read_record(store, capture.archive, capture.offset, capture.length)
    headers = tuple((str(k), str(v)) for k, v in record.http_headers.headers)
    content_type = record.http_headers.get_header("Content-Type")
    body_record = record
    for _ in range(_MOST_STEPS):
        if body_record.rec_type != "revisit":
            break
        body_record = read_record(store, *_place(body_record, capture))
        content_type = content_type or body_record.http_headers.get_header("Content-Type")
    else:
        raise StoreCorrupt(f"{capture.archive}: capture {capture.capture_id} refers in a circle")
    body = body_record.content_stream().read()
    if hashlib.sha256(body).hexdigest() != capture.payload_sha256:
        raise StoreCorrupt(
            f"{capture.archive}: the bytes of capture {capture.capture_id} are not those that "
            "were fetched; run claimwire verify, then claimwire retry its address"
        )
    return StoredPage(body=body, content_type=content_type, url=capture.final_url, headers=headers)


def read_record(store: UPath, archive: str, offset: int, length: int) -> ArcWarcRecord:
    """The record at one place of the store.

    Raises:
        StoreCorrupt: nothing readable lies there.
    """
    where = f"{archive} at {offset}"
    try:
        with (store / archive).open("rb") as file:
            file.seek(offset)
            raw = file.read(length)
    except (OSError, ValueError) as error:
        raise StoreCorrupt(f"{where}: cannot be read ({type(error).__name__})") from None
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        data = inflater.decompress(raw)
    except zlib.error:
        data = b""
    if not inflater.eof:
        raise StoreCorrupt(f"{where}: a damaged record; run claimwire verify")
    record = parse_record(data, where)
    if record.http_headers is None:
        raise StoreCorrupt(f"{where}: no answer of a web server lies there")
    return record


def read_captures(store: UPath, batch_id: str | None = None) -> Iterator[Capture]:
    """All captures in the finished files of the store, or of one batch, in their order."""
    names = all_files(store) if batch_id is None else finished_files(store, batch_id)
    for name in names:
        if name.endswith(PART):
            continue
        with (store / name).open("rb") as file:
            for member in complete_members(file):
                record = parse_record(member.data, f"{name} at {member.offset}")
                capture = capture_of(record, name, member.offset, member.length)
                if capture is not None:
                    yield capture


def _place(record: ArcWarcRecord, capture: Capture) -> tuple[str, int, int]:
    value = field_of(record, REFERS_TO) or ""
    archive, _, numbers = value.partition(" ")
    offset, _, length = numbers.partition(" ")
    if not (offset.isdecimal() and length.isdecimal()):
        raise StoreCorrupt(f"{capture.archive}: capture {capture.capture_id} refers to nothing")
    return archive, int(offset), int(length)
