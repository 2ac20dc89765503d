"""Reads `facts.json`: what the validator found out about the file."""

import datetime
import json
from dataclasses import dataclass
from typing import Optional

from file_pipeline.contract import FACTS_VERSION
from file_pipeline.errors import InvalidRequest
from file_pipeline.storage import read_text


@dataclass(frozen=True)
class Column:
    name: str
    type: str


@dataclass(frozen=True)
class CsvDialect:
    delimiter: str
    quote: str
    header: bool
    # Empty if there is none.
    null_marker: str
    # The most bytes of a field, with its quotes.
    field_bytes: int


@dataclass(frozen=True)
class CsvLayout:
    """The number of fields in a row, and the positions of the columns among them, counted from 0."""

    fields: int
    positions: list[int]


@dataclass(frozen=True)
class FileFacts:
    format: str
    # True if the validator checked every byte.
    complete: bool
    columns: list[Column]
    # Both are for CSV only.
    dialect: Optional[CsvDialect]
    layout: Optional[CsvLayout]
    line_ending: str
    needs_multi_line: bool
    on_cast_failure: str
    processing_date: Optional[datetime.date]


def read_facts(spark, uri):
    try:
        return _parse(json.loads(read_text(spark, uri)))
    except KeyError as error:
        raise InvalidRequest(f"{uri} lacks {error}; deploy script and functions together") from None
    except ValueError as error:
        raise InvalidRequest(f"{uri} cannot be read: {error}; deploy script and functions together") from None


def _parse(body):
    if body["version"] != FACTS_VERSION:
        raise ValueError(f"its version is {body['version']}, this script reads {FACTS_VERSION}")
    is_csv = body["format"] == "csv"
    columns = [Column(column["name"], column["type"]) for column in body["columns"]]
    day = body.get("processingDate")
    return FileFacts(
        format=body["format"],
        complete=body["complete"],
        columns=columns,
        dialect=_dialect(body["dialect"]) if is_csv else None,
        layout=CsvLayout(body["fields"], body.get("positions", list(range(len(columns))))) if is_csv else None,
        line_ending=body["lineEnding"],
        needs_multi_line=body["needsMultiLine"],
        on_cast_failure=body["onCastFailure"],
        processing_date=datetime.date.fromisoformat(day) if day else None,
    )


def _dialect(body):
    # Its encoding and compression were those before staging.
    return CsvDialect(body["delimiter"], body["quote"], body["header"], body["nullMarker"], body["limits"]["fieldBytes"])
