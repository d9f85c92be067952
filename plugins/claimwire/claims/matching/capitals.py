"""Capital and small letters of all Latin alphabets, for patterns that tell names by them.

`[A-Z]` misses Šefčovič, Østergaard and Élysée. `latin` widens the class in a pattern.
"""

from __future__ import annotations


def _letters(upper: bool) -> str:
    """The letters with marks of one case, Latin-1 to Extended-B and the Vietnamese ones."""
    codes = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    return "".join(c for c in map(chr, codes) if (c.isupper() if upper else c.islower()))


UPPER = _letters(upper=True)
LOWER = _letters(upper=False)


def latin(pattern: str) -> str:
    """A pattern whose classes `A-Z` and `a-z` take the letters with marks too."""
    return pattern.replace("A-Z", f"A-Z{UPPER}").replace("a-z", f"a-z{LOWER}")
