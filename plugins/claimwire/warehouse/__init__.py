"""The warehouse: staged batches in, one DuckDB file, answers and a published copy out."""

from claimwire.warehouse.apart import ask_apart
from claimwire.warehouse.ask import Answer, ask, export, named_queries, to_csv, to_json
from claimwire.warehouse.catalogue import catalogue_markdown
from claimwire.warehouse.checks import CheckResult, run_checks
from claimwire.warehouse.compact import compact
from claimwire.warehouse.connection import connect_reader, connect_writer
from claimwire.warehouse.exports import export_claimreview, export_parquet
from claimwire.warehouse.load import LoadReport, load_batches
from claimwire.warehouse.migrate import migrate
from claimwire.warehouse.publish import PublishReport, publish
from claimwire.warehouse.rates import Rate, read_rates
from claimwire.warehouse.rebuild import rebuilt
from claimwire.warehouse.report import ReportFiles, report
from claimwire.warehouse.staging import (
    Batch,
    PagePlace,
    StagedArticle,
    StagedClaim,
    ready_batches,
    remove_batch,
    write_batch,
)
from claimwire.warehouse.upkeep import remake

__all__ = [
    "Answer",
    "Batch",
    "CheckResult",
    "LoadReport",
    "PagePlace",
    "PublishReport",
    "Rate",
    "ReportFiles",
    "StagedArticle",
    "StagedClaim",
    "ask",
    "ask_apart",
    "catalogue_markdown",
    "compact",
    "connect_reader",
    "connect_writer",
    "export",
    "export_claimreview",
    "export_parquet",
    "load_batches",
    "migrate",
    "named_queries",
    "publish",
    "read_rates",
    "ready_batches",
    "rebuilt",
    "remake",
    "remove_batch",
    "report",
    "run_checks",
    "to_csv",
    "to_json",
    "write_batch",
]
