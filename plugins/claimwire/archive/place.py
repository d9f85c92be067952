"""Where the files of the archive lie within the store.

    warc/<shard>/<batch>-<writer>.warc.gz         finished, never changed again
    warc/<shard>/<batch>-<writer>.warc.gz.part    being written, or left by a killed writer

The shard is the day at the head of a batch id, so that a folder holds one day. The part of a
store that is no local folder lies in a spool folder of the machine that writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from upath import UPath

ROOT = "warc"
SUFFIX = ".warc.gz"
PART = ".part"
_DAY = re.compile(r"\d{8}(?=\D|$)")
_UNSAFE = re.compile(r"[^A-Za-z0-9_.]")


def open_store(url: str | Path | UPath) -> UPath:
    """The store at a path or universal-pathlib URL such as `s3://bucket/news`."""
    return UPath(url)


def local_folder(store: UPath) -> Path | None:
    """The store as a folder of this machine, or None where it is somewhere else."""
    return Path(store.path) if store.protocol in ("", "file", "local") else None


def shard_of(batch_id: str) -> str:
    """The folder for the files of `batch_id`."""
    day = _DAY.match(batch_id)
    return day.group() if day else "other"


def stem_of(batch_id: str) -> str:
    """How the names of the files of `batch_id` begin; the writer's part follows."""
    return _UNSAFE.sub("_", batch_id) + "-"


def finished_files(store: UPath, batch_id: str) -> list[str]:
    """The names within the store of the finished files of one batch, sorted."""
    folder = f"{ROOT}/{shard_of(batch_id)}"
    names = _names(store / folder)
    return [f"{folder}/{n}" for n in names if _is_of(n, batch_id) and n.endswith(SUFFIX)]


def is_part_of(name: str, batch_id: str) -> bool:
    """Whether the file `name` is an unfinished file of the batch."""
    return _is_of(name, batch_id) and name.endswith(SUFFIX + PART)


def all_files(store: UPath) -> Iterator[str]:
    """The names within the store of all files of the archive, finished or not, sorted."""
    for shard in _names(store / ROOT):
        for name in _names(store / ROOT / shard):
            if name.endswith((SUFFIX, SUFFIX + PART)):
                yield f"{ROOT}/{shard}/{name}"


def _is_of(name: str, batch_id: str) -> bool:
    stem = stem_of(batch_id)
    return name.startswith(stem) and "-" not in name[len(stem) :]


def _names(folder: UPath) -> list[str]:
    try:
        return sorted(item.name for item in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
