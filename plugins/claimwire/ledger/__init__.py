"""The ledger: what was seen, what is under way, what came of it (design, "Five things").

One `Ledger` over SQLite or PostgreSQL. Every method is one transaction, may be killed and
called again, and may run twice at the same moment: nothing is lost and nothing is doubled.
"""

from claimwire.ledger.ledger import Ledger
from claimwire.ledger.rows import (
    Batch,
    LeasedEntry,
    RecordedRefusal,
    SourceState,
    Stuck,
    entry_id_of,
)
from claimwire.ledger.watching import DAMAGED

__all__ = [
    "DAMAGED",
    "Batch",
    "LeasedEntry",
    "Ledger",
    "RecordedRefusal",
    "SourceState",
    "Stuck",
    "entry_id_of",
]
