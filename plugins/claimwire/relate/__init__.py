"""Relating what is in the warehouse: copies of one text, and claims that say the same."""

from claimwire.relate.relate import RelateReport, relate

__all__ = ["RelateReport", "relate"]
