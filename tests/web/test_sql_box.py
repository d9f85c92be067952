"""The SQL box: what it answers, what it refuses, and what can be taken away."""

from __future__ import annotations

import csv
import io
import time

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from claimwire.web import sql_box


def asked(client: TestClient, sql: str) -> str:
    """The page with the answer to some SQL."""
    return client.get("/sql", params={"q": sql}).text


def test_answer_is_a_table_with_links(client: TestClient) -> None:
    """Ids in an answer lead to their pages."""
    html = asked(client, "select claim_id, article_id from current_claims")
    assert "7 rows" in html
    assert 'href="/claims/' in html
    assert 'href="/articles/mountain"' in html


@pytest.mark.parametrize(
    "sql",
    [
        "delete from claims",
        "update claims set kind = 'fact'",
        "create table t as select 1",
        "drop view current_claims",
        "copy claims to 'claims.csv'",
        "attach 'other.duckdb'",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "install httpfs",
        "set memory_limit = '64GB'",
        "pragma database_list",
        "select 1; select 2",
        "selec 1",
        "select nothing from nowhere",
    ],
)
def test_what_does_more_than_read_is_refused(client: TestClient, sql: str) -> None:
    """Writing, other files, extensions and settings are out of reach; the reason is one line."""
    answer = client.get("/sql", params={"q": sql})
    assert answer.status_code == 400
    line = answer.text.split('role="alert">')[1].split("</p>")[0]
    assert line.strip()
    assert "\n" not in line


def test_time_is_bounded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that would never end is ended."""
    monkeypatch.setattr(sql_box, "SECONDS", 0.5)
    started = time.monotonic()
    html = asked(
        client,
        "select count(*) from range(10000000) a, range(10000000) b where a = b + 1 or a * b = 7",
    )
    assert "took longer than 0.5 s" in html
    assert time.monotonic() - started < 20


def test_one_huge_value_is_ended_or_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that nothing interrupts holds no slot, and one that fills the page is not sent."""
    monkeypatch.setattr(sql_box, "SECONDS", 1.0)
    started = time.monotonic()
    endless = client.get("/sql", params={"q": "select md5(repeat('ab', 400000000))"})
    assert time.monotonic() - started < 20
    assert len(endless.text) < 1_000_000
    monkeypatch.setattr(sql_box, "SECONDS", 10.0)
    huge = client.get("/sql/answer.csv", params={"q": "select repeat('x', 100000000)"})
    assert huge.status_code == 400
    assert "larger than 64 MB" in huge.text


def test_rows_are_bounded(client: TestClient) -> None:
    """The page shows the first rows and says that there are more; a file holds more of them."""
    html = asked(client, "from range(200000)")
    assert "500 rows" in html
    assert "only the first 500" in html
    answer = client.get("/sql/answer.csv", params={"q": "from range(200000)"})
    assert answer.headers["x-claimwire-rows"] == "100000"
    assert answer.headers["x-claimwire-truncated"] == "true"


def test_named_queries_take_parameters(client: TestClient) -> None:
    """A query of the catalogue is run with what the address gives, and a wrong value is told."""
    html = client.get("/sql?name=measure_over_time&p.measure=local-share&run=1").text
    assert "35.1" in html
    wrong = client.get("/sql?name=measure_over_time&p.since=soon&run=1")
    assert wrong.status_code == 400
    assert "is no date" in wrong.text
    assert "needed" in client.get("/sql?name=quotes_of").text


def test_a_named_query_can_be_made_ones_own(client: TestClient) -> None:
    """The SQL with its values written out runs in the box and gives the same rows."""
    page = client.get("/sql?name=quotes_of&p.claimant=陳阿土&run=1")
    link = next(
        part.split('"')[0].replace("&amp;", "&")
        for part in page.text.split('href="')
        if part.startswith("/sql?q=")
    )
    own = client.get(link)
    assert own.status_code == 200
    assert "1 row<" in own.text
    assert "1 row<" in page.text


def test_a_link_from_elsewhere_only_fills_the_box(client: TestClient) -> None:
    """Foreign pages cannot make a reader's browser ask."""
    headers = {"sec-fetch-site": "cross-site"}
    html = client.get("/sql", params={"q": "select 40 + 2"}, headers=headers).text
    assert "select 40 + 2" in html
    assert ">42<" not in html
    assert "came from elsewhere" in html


def test_csv_opens_in_a_spreadsheet_without_running_anything(client: TestClient) -> None:
    """UTF-8 is marked, Chinese is whole, numbers stay numbers and formulas become text."""
    sql = "select claimant, -1 as number from current_claims order by claimant"
    answer = client.get("/sql/answer.csv", params={"q": sql})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    names = {row["claimant"] for row in rows}
    assert "陳阿土" in names
    assert not [name for name in names if name.startswith("=")]
    assert {row["number"] for row in rows} == {"-1"}


def test_parquet_holds_what_the_table_holds(client: TestClient) -> None:
    """A Parquet file has the types of the answer and its texts unchanged."""
    sql = """
        select claimant, published_on, quantities
        from current_claims
        inner join (
            select claim_id, list(value) as quantities from current_quantities group by all
        ) using (claim_id)
    """
    answer = client.get("/sql/answer.parquet", params={"q": sql})
    table = pyarrow.parquet.read_table(io.BytesIO(answer.content))
    assert table.num_rows == 6
    assert str(table.schema.field("published_on").type).startswith("date32")


def test_nothing_asked_is_told(client: TestClient) -> None:
    """A download without a question, and one too long, get one line."""
    assert client.get("/sql/answer.csv").status_code == 400
    long = client.get("/sql/answer.csv", params={"q": "select " + "1," * 5000 + "1"})
    assert long.status_code == 400
    assert "longer than" in long.text


@pytest.mark.parametrize(
    "sql",
    [
        "select timestamp '290000-01-01' as far",
        "select 'infinity'::timestamp as endless, 'infinity'::date as day",
        "select interval 1 month as span, '101'::bit as bits, 1::hugeint as huge",
        "select 1 as a, 2 as a",
        "select map {'茶': [1, 2]} as nested, '\\x00'::blob as bytes",
        "explain select 1",
        "from range(0)",
    ],
)
def test_odd_values_break_nothing(client: TestClient, sql: str) -> None:
    """Whatever type SQL can give is shown, or refused in one line; never an error of ours."""
    for path in ("/sql", "/sql/answer.csv", "/sql/answer.parquet"):
        answer = client.get(path, params={"q": sql})
        assert answer.status_code in {200, 400}
        if answer.status_code == 400:
            assert "cast it to varchar" in answer.text
