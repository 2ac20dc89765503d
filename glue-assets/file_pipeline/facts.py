"""What the validator saw of the file, from `facts.json`."""

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


@dataclass(frozen=True)
class FileFacts:
    format: str
    columns: list[Column]
    dialect: Optional[CsvDialect]
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
    dialect = body.get("dialect")
    day = body.get("processingDate")
    return FileFacts(
        format=body["format"],
        columns=[Column(column["name"], column["type"]) for column in body["columns"]],
        dialect=CsvDialect(dialect["delimiter"], dialect["quote"]) if dialect else None,
        line_ending=body["lineEnding"],
        needs_multi_line=body["needsMultiLine"],
        on_cast_failure=body["onCastFailure"],
        processing_date=datetime.date.fromisoformat(day) if day else None,
    )
