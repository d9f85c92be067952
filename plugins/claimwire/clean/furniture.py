"""What repeats across the pages of one host: learned from many pages, used only to drop.

A block that stands word for word on many different articles of a host is no text of any of
them. This sees what no single page shows (a standing appeal among the paragraphs), and so
is never needed and never adds anything.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimwire.clean.boilerplate import fingerprint
from claimwire.errors import StoreError
from claimwire.records import digest_of

# On fewer pages a repetition can be a story told in instalments.
_LEAST_PAGES = 4
_LEAST_SHARE = 0.3
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Furniture:
    """Fingerprints of blocks that repeat on a host; `pages` tells from how many it was learned."""

    fingerprints: frozenset[str] = field(default_factory=frozenset)
    pages: int = 0

    def digest(self) -> str:
        """An id of the contents, for telling which rules cleaned an article."""
        return digest_of("furniture", *sorted(self.fingerprints))

    def to_json(self) -> str:
        """JSON text, the same for the same contents, for `Ledger.put_furniture`."""
        return json.dumps(
            {"fingerprints": sorted(self.fingerprints), "pages": self.pages}, ensure_ascii=False
        )

    @classmethod
    def from_json(cls, text: str) -> Furniture:
        """What `to_json` gave.

        Raises:
            StoreError: the text is no record of furniture.
        """
        try:
            data = json.loads(text)
            fingerprints, pages = data["fingerprints"], data["pages"]
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError(f"damaged record of a host's furniture ({error}); delete it") from None
        sound = isinstance(fingerprints, list) and all(isinstance(f, str) for f in fingerprints)
        if not sound or type(pages) is not int:
            raise StoreError("damaged record of a host's furniture; delete it")
        return cls(frozenset(fingerprints), pages)


def learn_furniture(pages: Iterable[Iterable[str]]) -> Furniture:
    """Learn the furniture of a host.

    Args:
        pages: the blocks of text of each page (`article.page_blocks`), of different articles.

    Returns:
        The blocks that stand on at least four pages and on three of ten.
    """
    seen: Counter[str] = Counter()
    count = 0
    for blocks in pages:
        count += 1
        seen.update({f for b in blocks if len(f := fingerprint(b)) >= _SHORTEST})
    least = max(_LEAST_PAGES, int(count * _LEAST_SHARE + 0.999))
    return Furniture(frozenset(f for f, n in seen.items() if n >= least), count)
