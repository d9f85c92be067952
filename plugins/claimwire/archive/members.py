"""The records of a WARC file, one gzip member each, and what claimwire notes in them.

WARC readers stumble over a file that ends in mid-record. Here each member is inflated by
itself and counts only if it ends with a right checksum, so a file that a killed writer left
gives all that it completed and the place where the rest begins.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from claimwire.errors import StoreCorrupt
from claimwire.records import Capture

# Fields of our own in the header of a record; other readers pass over them.
CAPTURE_ID = "Claimwire-Capture-ID"
ENTRY_ID = "Claimwire-Entry-ID"
SOURCE_ID = "Claimwire-Source-ID"
URL = "Claimwire-URL"
PAYLOAD = "Claimwire-Payload-SHA256"
UNCHANGED = "Claimwire-Unchanged-Since"
REFERS_TO = "Claimwire-Refers-To-Place"
FETCHED_AT = "Claimwire-Fetched-At"
PAGE = "Claimwire-Page"

_GZIP = 16 + zlib.MAX_WBITS
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One complete gzip member: its place in the file and what it inflates to."""

    offset: int
    length: int
    data: bytes


def complete_members(file: BinaryIO) -> Iterator[Member]:
    """The complete members of `file` from its beginning to the first damaged one, if any."""
    offset = 0
    pending = b""
    while True:
        inflater = zlib.decompressobj(_GZIP)
        pieces: list[bytes] = []
        consumed = 0
        while not inflater.eof:
            chunk = pending or file.read(_CHUNK)
            pending = b""
            if not chunk:
                return
            try:
                pieces.append(inflater.decompress(chunk))
            except zlib.error:
                return
            consumed += len(chunk)
        pending = inflater.unused_data
        length = consumed - len(pending)
        yield Member(offset, length, b"".join(pieces))
        offset += length


def parse_record(data: bytes, where: str) -> ArcWarcRecord:
    """The one WARC record in an inflated member, with the stream of its content open.

    Raises:
        StoreCorrupt: it is no WARC record.
    """
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data), check_digests=False)), None)
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise StoreCorrupt(f"{where}: no WARC record ({error}); run claimwire verify") from None
    if record is None:
        raise StoreCorrupt(f"{where}: an empty WARC record; run claimwire verify")
    return record


def field_of(record: ArcWarcRecord, name: str) -> str | None:
    """A field of the record's WARC header, or None."""
    value = record.rec_headers.get_header(name)
    return str(value) if value else None


def capture_of(record: ArcWarcRecord, archive: str, offset: int, length: int) -> Capture | None:
    """The capture that a record holds; None for a record of another kind or maker."""
    identity = [field_of(record, name) for name in (CAPTURE_ID, ENTRY_ID, SOURCE_ID, PAYLOAD)]
    if record.rec_type not in ("response", "revisit") or record.http_headers is None:
        return None
    capture_id, entry_id, source_id, payload = identity
    if capture_id is None or entry_id is None or source_id is None or payload is None:
        return None
    final_url = field_of(record, "WARC-Target-URI") or ""
    return Capture(
        capture_id=capture_id,
        entry_id=entry_id,
        source_id=source_id,
        url=field_of(record, URL) or final_url,
        final_url=final_url,
        fetched_at=field_of(record, FETCHED_AT) or field_of(record, "WARC-Date") or "",
        status=int(record.http_headers.get_statuscode()),
        content_type=record.http_headers.get_header("Content-Type"),
        payload_sha256=payload,
        archive=archive,
        offset=offset,
        length=length,
        unchanged_since=field_of(record, UNCHANGED),
        page=int(field_of(record, PAGE) or 1),
    )
