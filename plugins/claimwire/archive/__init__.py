"""The archive: raw bytes with their HTTP headers, as WARC 1.1, one gzipped file a batch.

`WarcBatch` writes, `read_capture` reads, `read_captures` lists what lies there (the ledger
can be rebuilt from it) and `verify` proves that all of it can still be read.
"""

from claimwire.archive.place import open_store
from claimwire.archive.read import StoredPage, read_capture, read_captures
from claimwire.archive.verify import Finding, verify
from claimwire.archive.write import Answer, WarcBatch

__all__ = [
    "Answer",
    "Finding",
    "StoredPage",
    "WarcBatch",
    "open_store",
    "read_capture",
    "read_captures",
    "verify",
]
