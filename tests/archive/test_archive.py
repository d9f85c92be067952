"""What is written can be read back, a kill loses no complete record, and damage is found."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from upath import UPath
from warcio.archiveiterator import ArchiveIterator

from archive.answers import Made
from claimwire.archive import WarcBatch, open_store, read_capture, read_captures, verify
from claimwire.errors import StoreCorrupt
from claimwire.records import Capture

BATCH = "20260125T080000-abcdef"


@pytest.fixture(params=["local", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[UPath]:
    """A store on disk and one that is no folder of this machine."""
    if request.param == "local":
        yield open_store(tmp_path / "store")
        return
    memory = open_store(f"memory://{tmp_path.name}")
    yield memory
    memory.fs.rm(memory.path, recursive=True) if memory.exists() else None


def _write(store: UPath, tmp_path: Path, *answers: Made, batch: str = BATCH) -> list[Capture]:
    with WarcBatch(store, batch, spool=tmp_path / "spool") as warc:
        return [
            warc.add(answer, entry_id=f"e{i}", source_id="s") for i, answer in enumerate(answers)
        ]


def test_page_comes_back_as_it_was_fetched(store: UPath, tmp_path: Path) -> None:
    """Body, headers and addresses of a capture are what the server sent."""
    capture = _write(store, tmp_path, Made(body=b"\x00\xa4\xa4" * 1000))[0]
    page = read_capture(store, capture)
    assert page.body == b"\x00\xa4\xa4" * 1000
    assert page.content_type == "text/html; charset=big5"
    assert page.url == "https://news.example/final"
    assert ("Set-Cookie", "b=2") in page.headers
    assert ("X-Archive-Orig-Content-Encoding", "gzip") in page.headers
    assert capture.url == "https://news.example/a?b=\u4e2d"
    assert capture.payload_sha256 == hashlib.sha256(page.body).hexdigest()
    assert capture.unchanged_since is None


def test_odd_headers_break_no_record(store: UPath, tmp_path: Path) -> None:
    """Header lines and status phrases that no standard allows do not cost the page."""
    odd = (
        ("Content-Type", "text/html"),
        ("X-\u00e9", "1"),
        ("", "x"),
        ("X-A", "\u00e9 \u4e2d\r\nB: c"),
    )
    made = Made(status_line="HTTP/1.1 200 \u00bf\u00c9", headers=odd)
    capture = _write(store, tmp_path, made)[0]
    page = read_capture(store, capture)
    assert page.body == made.body
    assert {name for name, _ in page.headers} == {"Content-Type", "X-A", "Content-Length"}
    assert capture.status == 200
    assert list(read_captures(store)) == [capture]
    assert verify(store, [capture]) == []


def test_file_is_plain_warc(store: UPath, tmp_path: Path) -> None:
    """Another WARC reader sees a warcinfo record and responses with right digests."""
    capture = _write(store, tmp_path, Made(), Made(body=b"two"))[0]
    raw = (store / capture.archive).read_bytes()
    kinds = []
    for record in ArchiveIterator(io.BytesIO(raw), check_digests="raise"):
        record.content_stream().read()
        kinds.append((record.rec_type, record.rec_headers.protocol))
    assert kinds == [("warcinfo", "WARC/1.1")] + [("response", "WARC/1.1")] * 2


def test_captures_can_be_listed_from_the_files_alone(store: UPath, tmp_path: Path) -> None:
    """The archive tells of each capture all that the ledger was told."""
    written = _write(store, tmp_path, Made(), Made(body=b"two"))
    assert list(read_captures(store)) == written


def test_same_payload_is_a_revisit(store: UPath, tmp_path: Path) -> None:
    """An unchanged page costs a record without a body, and reads as the page, chain or not."""
    body = bytes(range(256)) * 400
    first = _write(store, tmp_path, Made(body=body), batch="b1")[0]
    later = Made(body=body, fetched_at="2026-01-25T09:00:00+00:00")
    with WarcBatch(store, "b2", spool=tmp_path / "spool") as warc:
        second = warc.add(later, entry_id="e0", source_id="s", previous=first)
    unmodified = dataclasses.replace(
        later, body=b"", status=304, fetched_at="2026-01-25T14:00:00+00:00"
    )
    with WarcBatch(store, "b3", spool=tmp_path / "spool") as warc:
        third = warc.add(unmodified, entry_id="e0", source_id="s", previous=second)
    assert second.unchanged_since == first.capture_id
    assert third.unchanged_since == second.capture_id
    assert second.length < 1500 < first.length or len(body) > second.length
    assert read_capture(store, second).body == body
    assert read_capture(store, third).body == body
    assert verify(store, [first, second, third]) == []


def test_pages_of_one_entry_are_told_apart(store: UPath, tmp_path: Path) -> None:
    """Later pages keep their number in the file, and come back in order up to the first gap."""
    with WarcBatch(store, BATCH, spool=tmp_path / "spool") as warc:
        written = [
            warc.add(
                Made(body=b"%d" % page, final_url=f"https://news.example/{page}"),
                entry_id="e0",
                source_id="s",
                page=page,
            )
            for page in (1, 2, 4)
        ]
    assert [c.page for c in written] == [1, 2, 4]
    assert list(read_captures(store)) == written
    assert WarcBatch(store, BATCH, spool=tmp_path / "spool").salvaged == {"e0": written[:2]}
    assert verify(store, written) == []


def test_other_payload_or_entry_is_no_revisit(store: UPath, tmp_path: Path) -> None:
    """A changed page, and the same bytes at another entry, are written in full."""
    first = _write(store, tmp_path, Made(), batch="b1")[0]
    with WarcBatch(store, "b2", spool=tmp_path / "spool") as warc:
        changed = warc.add(Made(body=b"new"), entry_id="e0", source_id="s", previous=first)
        other = warc.add(Made(), entry_id="e9", source_id="s", previous=first)
    assert changed.unchanged_since is None
    assert other.unchanged_since is None


def test_lost_original_is_kept_once_more(tmp_path: Path) -> None:
    """Where the earlier record cannot be read any more, an unchanged page is written in full."""
    store = open_store(tmp_path)
    first = _write(store, tmp_path, Made(), batch="b1")[0]
    (tmp_path / first.archive).unlink()
    with WarcBatch(store, "b2") as warc:
        second = warc.add(Made(), entry_id="e0", source_id="s", previous=first)
    assert second.unchanged_since is None
    assert read_capture(store, second).body == Made().body


def test_two_writers_of_one_batch_keep_apart(store: UPath, tmp_path: Path) -> None:
    """Two runs of one batch at the same time give two whole files."""
    one = WarcBatch(store, BATCH, spool=tmp_path / "spool")
    a = one.add(Made(body=b"one"), entry_id="e1", source_id="s")
    two = WarcBatch(store, BATCH, spool=tmp_path / "spool")
    assert two.salvaged == {}
    b = two.add(Made(body=b"two"), entry_id="e1", source_id="s")
    two.close()
    one.close()
    assert a.archive != b.archive
    assert [read_capture(store, c).body for c in (a, b)] == [b"one", b"two"]


def test_finished_work_of_the_batch_is_known(store: UPath, tmp_path: Path) -> None:
    """A batch that was archived but not noted anywhere is found again by its next run."""
    written = _write(store, tmp_path, Made(), Made(body=b"two"))
    again = WarcBatch(store, BATCH, spool=tmp_path / "spool")
    assert again.salvaged == {c.entry_id: [c] for c in written}
    assert again.close() is None


def test_error_keeps_the_part_for_the_next_try(store: UPath, tmp_path: Path) -> None:
    """What was archived before an error is there in the next run of the batch."""
    with pytest.raises(RuntimeError), WarcBatch(store, BATCH, spool=tmp_path / "spool") as warc:
        kept = warc.add(Made(), entry_id="e0", source_id="s")
        raise RuntimeError
    again = WarcBatch(store, BATCH, spool=tmp_path / "spool")
    assert again.salvaged == {"e0": [kept]}
    assert read_capture(store, kept).body == Made().body


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 6000))
def test_torn_part_gives_its_complete_records(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    """However short a part was cut off, the records before the cut come back and no other."""
    store = open_store(tmp_path_factory.mktemp("store"))
    warc = WarcBatch(store, BATCH)
    written = [
        warc.add(Made(body=os.urandom(700)), entry_id=f"e{i}", source_id="s") for i in range(6)
    ]
    warc.abandon()
    part = next(Path(store.path).rglob("*.part"))
    with part.open("r+b") as file:
        file.truncate(min(cut, part.stat().st_size))
        size = file.seek(0, os.SEEK_END)
    complete = {c.entry_id: [c] for c in written if c.offset + c.length <= size}
    assert WarcBatch(store, BATCH).salvaged == complete
    assert verify(store, [c for [c] in complete.values()]) == []
    assert not list(Path(store.path).rglob("*.part"))


def test_killed_writer_loses_no_complete_record(tmp_path: Path) -> None:
    """After kill -9 in mid-write the next run has every record that had been told."""
    code = textwrap.dedent(
        """
        import os, sys
        from archive.answers import Made
        from claimwire.archive import WarcBatch, open_store
        warc = WarcBatch(open_store(sys.argv[1]), sys.argv[2])
        for i in range(100000):
            capture = warc.add(Made(body=os.urandom(50000)), entry_id=f"e{i}", source_id="s")
            print(capture.entry_id, flush=True)
        """
    )
    roots = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "plugins")]
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path), BATCH],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(roots)},
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split()
    process.wait()
    store = open_store(tmp_path)
    salvaged = WarcBatch(store, BATCH).salvaged
    assert set(told) <= set(salvaged)
    assert all(read_capture(store, c).body for [c] in salvaged.values())
    assert verify(store, [c for [c] in salvaged.values()]) == []


def test_changed_bytes_are_found(tmp_path: Path) -> None:
    """A flipped bit is told by reading and by verify, with the capture that it hit."""
    store = open_store(tmp_path)
    first, second = _write(store, tmp_path, Made(body=os.urandom(900)), Made(body=b"two"))
    path = tmp_path / first.archive
    raw = bytearray(path.read_bytes())
    raw[first.offset + first.length - 20] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(StoreCorrupt):
        read_capture(store, first)
    findings = verify(store, [first, second])
    assert {f.kind for f in findings} <= {"torn", "missing", "damaged"}
    assert first.capture_id in {f.capture_id for f in findings}


def test_forged_payload_is_found(tmp_path: Path) -> None:
    """A capture whose digest is another's is refused although its record is whole."""
    store = open_store(tmp_path)
    first, second = _write(store, tmp_path, Made(body=b"one"), Made(body=b"two"))
    with pytest.raises(StoreCorrupt):
        read_capture(store, dataclasses.replace(first, payload_sha256=second.payload_sha256))


def test_missing_file_is_found(tmp_path: Path) -> None:
    """A capture whose file is gone is `missing`, and reading it says so in one line."""
    store = open_store(tmp_path)
    capture = _write(store, tmp_path, Made())[0]
    (tmp_path / capture.archive).unlink()
    with pytest.raises(StoreCorrupt) as raised:
        read_capture(store, capture)
    assert "\n" not in str(raised.value)
    assert [f.kind for f in verify(store, [capture])] == ["missing"]


def test_unfinished_part_is_told(tmp_path: Path) -> None:
    """A part that lies there is a finding, not an error."""
    store = open_store(tmp_path)
    warc = WarcBatch(store, BATCH)
    warc.add(Made(), entry_id="e0", source_id="s")
    assert [f.kind for f in verify(store)] == ["unfinished"]
    warc.close()
    assert verify(store) == []
