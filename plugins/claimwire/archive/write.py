"""Writing one batch's captures so that a kill at any moment loses no complete record.

Records go to a `.part` file under a lock that dies with its writer. `close` makes it durable
and gives it its final name in one step. A second writer of the same batch first finishes the
parts of dead writers: cuts the torn record off and renames the rest. Parts of living ones
(a worker thought dead that still runs) are left to them, and since each writer's file has a
name of its own, two runs of one batch never overwrite each other.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
import re
import shutil
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self, cast

from upath import UPath
from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimwire.archive import members
from claimwire.archive.place import (
    PART,
    ROOT,
    SUFFIX,
    is_part_of,
    local_folder,
    shard_of,
    stem_of,
)
from claimwire.archive.read import read_captures, read_record
from claimwire.errors import StoreCorrupt
from claimwire.records import Capture, digest_of

_NOT_MODIFIED = 304
_NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# The body is kept without the encodings it travelled in, so the fields that tell of them
# move aside under the prefix that web archives use for it.
_TRAVEL = {"content-encoding", "transfer-encoding", "content-length"}
_MOVED = "X-Archive-Orig-"
# A field name by RFC 9110; a line with another is no header and would break the record.
_FIELD_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Answer(Protocol):
    """What is archived of a web server's answer; `fetch.Response` is one.

    `url` was asked for and `final_url` answered; `body` is free of encodings; `fetched_at`
    is ISO 8601 with an offset.
    """

    @property
    def url(self) -> str:
        """The address that was asked for."""

    @property
    def final_url(self) -> str:
        """The address that answered."""

    @property
    def status(self) -> int:
        """The status code."""

    @property
    def status_line(self) -> str:
        """The first line of the answer, e.g. `HTTP/1.1 200 OK`."""

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers as received."""

    @property
    def body(self) -> bytes:
        """The body without encodings."""

    @property
    def fetched_at(self) -> str:
        """When it was asked for, ISO 8601 with an offset."""


class WarcBatch:
    """One writer of one batch's file. Use it in a `with`, or call `close` yourself.

    Leaving the `with` by an error keeps the part for the next try.

    Args:
        store: the store; the files lie under `warc/` in it.
        batch_id: the batch that is written.
        spool: where the part lies while it is written, for a store that is no local folder;
            a folder of the system's temporary one where left out.
    """

    def __init__(self, store: UPath, batch_id: str, *, spool: Path | None = None) -> None:
        self._store = store
        self._batch_id = batch_id
        self._shard = f"{ROOT}/{shard_of(batch_id)}"
        home = local_folder(store)
        self._remote = home is None
        if home is None:
            name = hashlib.sha256(str(store).encode()).hexdigest()[:12]
            home = spool or Path(tempfile.gettempdir()) / "claimwire-spool" / name
        self._folder = home / self._shard
        self._folder.mkdir(parents=True, exist_ok=True)
        self._finish_dead_parts()
        self._file: BinaryIO | None = None
        self._part: Path | None = None
        self._salvaged: dict[str, dict[int, Capture]] = {}
        for capture in read_captures(store, batch_id):
            self._salvaged.setdefault(capture.entry_id, {}).setdefault(capture.page, capture)

    @property
    def salvaged(self) -> dict[str, list[Capture]]:
        """By entry id, what earlier tries of this batch archived: no need to fetch it again.

        The pages of an entry come in their order, up to the first that is not there.
        """
        return {entry_id: _in_order(pages) for entry_id, pages in self._salvaged.items()}

    def add(
        self,
        answer: Answer,
        *,
        entry_id: str,
        source_id: str,
        previous: Capture | None = None,
        page: int = 1,
    ) -> Capture:
        """Write one answer and tell where it lies (final once the batch is closed).

        Args:
            answer: what the server sent.
            entry_id: the ledger's entry that it answers.
            source_id: the source that named the entry.
            previous: the last capture of this page of the entry. The same payload, or a 304,
                is written as a revisit of it and `unchanged_since` names it.
            page: the number of the page, for an article on several.
        """
        unchanged = _unchanged(answer, entry_id, previous)
        place = self._place_of_bytes(unchanged) if unchanged else None
        if place is None and answer.status != _NOT_MODIFIED:
            unchanged = None
        payload = unchanged.payload_sha256 if unchanged else _sha256(answer.body)
        capture_id = digest_of("capture", entry_id, answer.final_url, answer.fetched_at, payload)
        file, part = self._open()
        fields = {members.CAPTURE_ID: capture_id, members.ENTRY_ID: entry_id}
        fields |= {members.SOURCE_ID: source_id, members.PAYLOAD: payload}
        if page > 1:
            fields[members.PAGE] = str(page)
        record = self._record(answer, fields, unchanged, place)
        offset = file.tell()
        WARCWriter(file, gzip=True, warc_version="1.1").write_record(record)
        # One write that the kernel has: from here on a killed process loses nothing.
        file.flush()
        headers = record.http_headers
        return Capture(
            capture_id=capture_id,
            entry_id=entry_id,
            source_id=source_id,
            url=_clean(answer.url),
            final_url=_clean(answer.final_url),
            fetched_at=answer.fetched_at,
            status=answer.status,
            content_type=headers.get_header("Content-Type"),
            payload_sha256=payload,
            archive=f"{self._shard}/{part.name.removesuffix(PART)}",
            offset=offset,
            length=file.tell() - offset,
            unchanged_since=unchanged.capture_id if unchanged else None,
            page=page,
        )

    def close(self) -> str | None:
        """Make the file durable under its final name; the name, or None if nothing was added."""
        if self._file is None or self._part is None:
            return None
        file, part = self._file, self._part
        self._file = self._part = None
        name = self._finish(file, part)
        file.close()
        return name

    def abandon(self) -> None:
        """Let go of the part as a killed writer would: the next try of the batch finishes it."""
        if self._file is not None:
            self._file.close()
        self._file = self._part = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def _open(self) -> tuple[BinaryIO, Path]:
        while self._file is None or self._part is None:
            number, name = tempfile.mkstemp(
                prefix=stem_of(self._batch_id), suffix=SUFFIX + PART, dir=self._folder
            )
            file = cast(BinaryIO, os.fdopen(number, "w+b"))
            path = Path(name)
            # Another writer may have taken the fresh file for a dead one's in between.
            if _locked(file) and _is_same(file, path):
                self._file, self._part = file, path
                self._write_info(file, path)
            else:
                file.close()
        return self._file, self._part

    def _write_info(self, file: BinaryIO, part: Path) -> None:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        name = part.name.removesuffix(PART)
        info = {"software": "claimwire", "format": "WARC File Format 1.1", "isPartOf": name}
        writer.write_record(writer.create_warcinfo_record(name, info))

    def _record(
        self,
        answer: Answer,
        identity: dict[str, str],
        unchanged: Capture | None,
        place: str | None,
    ) -> ArcWarcRecord:
        builder = RecordBuilder(warc_version="1.1")
        payload = identity[members.PAYLOAD]
        fields = {
            "WARC-Record-ID": _record_id(identity[members.CAPTURE_ID]),
            "WARC-Date": _warc_date(answer.fetched_at),
            **identity,
            members.URL: _clean(answer.url),
            members.FETCHED_AT: answer.fetched_at,
        }
        # The phrase after the code may be in any encoding, and a WARC holds ASCII there.
        line = answer.status_line.encode("ascii", "replace").decode("ascii")
        protocol, _, status = line.partition(" ")
        http = StatusAndHeaders(status, _kept_headers(answer), protocol=protocol)
        uri = _clean(answer.final_url)
        if unchanged is None:
            fields["WARC-Payload-Digest"] = f"sha256:{payload}"
            return builder.create_warc_record(
                uri,
                "response",
                payload=io.BytesIO(answer.body),
                length=len(answer.body),
                warc_headers_dict=fields,
                http_headers=http,
            )
        fields["WARC-Refers-To"] = _record_id(unchanged.capture_id)
        fields[members.UNCHANGED] = unchanged.capture_id
        fields[members.REFERS_TO] = place or ""
        record = builder.create_revisit_record(
            uri,
            f"sha256:{payload}",
            unchanged.final_url,
            _warc_date(unchanged.fetched_at),
            http_headers=http,
            warc_headers_dict=fields,
        )
        if answer.status == _NOT_MODIFIED:
            record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED_PROFILE)
        return record

    def _place_of_bytes(self, capture: Capture) -> str | None:
        """Where the bytes lie: a revisit of a revisit points to what that one points to.

        None where the earlier record cannot be read: then the page is better kept once more.
        """
        try:
            record = read_record(self._store, capture.archive, capture.offset, capture.length)
        except StoreCorrupt:
            return None
        place = members.field_of(record, members.REFERS_TO)
        return place or f"{capture.archive} {capture.offset} {capture.length}"

    def _finish_dead_parts(self) -> None:
        for path in sorted(self._folder.iterdir()):
            if not is_part_of(path.name, self._batch_id):
                continue
            try:
                file = path.open("r+b")
            except FileNotFoundError:
                continue  # its writer, or another one after us, finished it just now
            with file:
                if _locked(file) and _is_same(file, path):
                    self._salvage(file, path)

    def _salvage(self, file: BinaryIO, path: Path) -> None:
        end, captures = 0, 0
        name = f"{self._shard}/{path.name.removesuffix(PART)}"
        for member in members.complete_members(file):
            end = member.offset + member.length
            record = members.parse_record(member.data, name)
            captures += members.capture_of(record, name, member.offset, member.length) is not None
        if not captures:
            path.unlink()
            return
        file.truncate(end)
        self._finish(file, path)

    def _finish(self, file: BinaryIO, part: Path) -> str:
        file.flush()
        os.fsync(file.fileno())
        name = f"{self._shard}/{part.name.removesuffix(PART)}"
        if not self._remote:
            part.replace(part.with_name(part.name.removesuffix(PART)))
            _sync_folder(self._folder)
            return name
        target = self._store / name
        target.parent.mkdir(parents=True, exist_ok=True)
        file.seek(0)
        with target.open("wb") as out:
            shutil.copyfileobj(file, out)
        if target.stat().st_size != file.tell():
            raise StoreCorrupt(f"{name}: the store holds less than was written; try again")
        part.unlink()
        return name


def _unchanged(answer: Answer, entry_id: str, previous: Capture | None) -> Capture | None:
    if previous is None or previous.entry_id != entry_id:
        return None
    if answer.status == _NOT_MODIFIED or _sha256(answer.body) == previous.payload_sha256:
        return previous
    return None


def _in_order(pages: dict[int, Capture]) -> list[Capture]:
    found: list[Capture] = []
    while (number := len(found) + 1) in pages:
        found.append(pages[number])
    return found


def _kept_headers(answer: Answer) -> list[tuple[str, str]]:
    kept = [
        (_MOVED + name if name.lower() in _TRAVEL else name, _clean_value(value))
        for name, value in answer.headers
        if _FIELD_NAME.fullmatch(name)
    ]
    return [*kept, ("Content-Length", str(len(answer.body)))]


def _clean(url: str) -> str:
    return "".join(url.split())


def _clean_value(value: str) -> str:
    return " ".join(value.split())


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _record_id(capture_id: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'claimwire:' + capture_id)}>"


def _warc_date(moment: str) -> str:
    utc = datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def _locked(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_same(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
