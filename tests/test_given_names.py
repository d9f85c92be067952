"""The list of given names: in good order, and the same for all rooms that read it."""

from __future__ import annotations

from collections import Counter

from claimwire.claims.matching.lexicon import vocabulary as words_of_claims
from claimwire.clean.vocabulary import vocabulary as words_of_pages
from claimwire.given_names import given_names, parts

_GENDERS = ("female", "male", "either")


def test_a_name_has_one_gender() -> None:
    """Names of two parts would tell both of two things."""
    listed = [word for part in _GENDERS for word in parts()[part].split()]
    assert [word for word, times in Counter(listed).items() if times > 1] == []
    assert [word for word in listed if word != word.lower()] == []


def test_parts_are_read_by_name() -> None:
    """Genders are kept apart."""
    assert "ana" in given_names("female", "male")
    assert "ana" not in given_names("male")


def test_both_rooms_read_the_same_list() -> None:
    """Pages leave out what begins a line as a word."""
    claims = set(words_of_claims("en").words("given.female", "given.male", "given.more"))
    assert claims == given_names("female", "male", "more")
    assert "ana" in words_of_pages().given
    assert "german" not in words_of_pages().given
