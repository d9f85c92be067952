"""Encodings: declarations, what the bytes say against them, and bytes that are no text."""

from __future__ import annotations

import pytest

from claimwire.clean.decode import decode
from claimwire.errors import Undecodable

URL = "https://news.example.com/a"
HANT = "縣政府昨日宣布，新的儲能電站將在九月底前完成併網，供應兩萬戶家庭一天的用電。" * 8
HANS = "县政府昨日宣布，新的储能电站将在九月底前完成并网，供应两万户家庭一天的用电。" * 8
JA = (
    "県は昨日、新しい蓄電施設を九月末までに稼働させると発表した。二万世帯の一日分の電力に当たる。"
    * 8
)
KO = "도는 어제 새로운 저장 시설을 구월 말까지 가동한다고 발표했다. 이만 가구의 전력이다. " * 8


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(HANT, "big5"), (HANS, "gbk"), (JA, "cp932"), (JA, "euc_jp"), (KO, "cp949"), (HANT, "utf-8")],
)
def test_pages_that_declare_nothing_are_read(text: str, encoding: str) -> None:
    """The content alone tells the encoding of a page without a declaration."""
    body = f"<html><body><p>{text}</p></body></html>".encode(encoding)
    assert text in decode(body, url=URL).text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_wide_encodings_are_read(encoding: str) -> None:
    """UTF-16 is read with and without its mark."""
    body = f"<html><body><p>{HANT}</p></body></html>".encode(encoding)
    assert HANT in decode(body, url=URL).text


def test_valid_utf8_wins_over_its_label() -> None:
    """A page labelled gb2312 that is UTF-8 is read as UTF-8."""
    body = f'<meta charset="gb2312"><p>{HANS}</p>'.encode()
    found = decode(body, url=URL, content_type="text/html; charset=gb2312")
    assert HANS in found.text
    assert found.encoding == "utf-8"


def test_header_is_believed_where_the_bytes_agree() -> None:
    """The header names the encoding of a page without a meta tag."""
    found = decode(HANT.encode("big5"), url=URL, content_type="text/html; charset=Big5")
    assert found.text == HANT
    assert found.decided_by == "header"


def test_wrong_header_does_not_win_over_the_content() -> None:
    """Big5 bytes that a header calls Latin-1 are Big5."""
    body = f"<p>{HANT}</p>".encode("big5")
    assert HANT in decode(body, url=URL, content_type="text/html; charset=iso-8859-1").text


def test_truncated_utf8_is_read_with_its_loss_counted() -> None:
    """A page cut off within a character is still UTF-8, and the loss is told."""
    body = f"<p>{HANT}電".encode()[:-1]
    found = decode(body, url=URL)
    assert found.encoding == "utf-8"
    assert found.lost == 1


def test_bytes_that_are_no_text_are_refused() -> None:
    """Noise is refused, with the address and what was tried."""
    noise = bytes((i * 7919 + i // 3) % 256 for i in range(20_000))
    with pytest.raises(Undecodable) as refused:
        decode(noise, url=URL)
    assert refused.value.kind == "undecodable"
    assert URL in str(refused.value)


def test_a_declared_one_byte_encoding_of_europe_is_believed() -> None:
    """Letters above ASCII are rare in it, and stand in words."""
    line = '<p class="text">Sejm zag\u0142osowa\u0142 za. Rz\u0105d nie zag\u0142osowa\u0142.</p>'
    page = '<meta charset="windows-1250">' + '<a href="/kraj">Kraj</a>' * 40 + line * 9
    found = decode(page.encode("cp1250"), url="http://x.example/")
    assert (found.encoding, "Rz\u0105d" in found.text) == ("cp1250", True)
