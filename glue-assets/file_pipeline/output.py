"""Writes the output of a run: the Parquet files, and last `_result.json`. A folder without it is not complete."""

import json
from dataclasses import dataclass

from file_pipeline.contract import RESULT_NAME, UNSAFE_IN_COLUMN_NAME
from file_pipeline.errors import InvalidRequest
from file_pipeline.storage import write_text

_OPTIONS = {
    "compression": "snappy",
    # Files appear when the whole job commits, not task by task.
    "mapreduce.fileoutputcommitter.algorithm.version": "1",
    "mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}


def write_parquet(frame, folder):
    """Writes the frame, and replaces what an earlier attempt of the same run left: no other run writes to this folder."""
    _check_column_names(frame)
    frame.write.options(**_OPTIONS).mode("overwrite").parquet(folder)


def _check_column_names(frame):
    """Fails if a name contains `${`: the schema reaches Parquet as a Hadoop setting, in which `${env.X}` becomes a secret, without an escape."""
    if UNSAFE_IN_COLUMN_NAME in frame._jdf.schema().json():
        raise InvalidRequest(
            f"a column's name contains {UNSAFE_IN_COLUMN_NAME}, which Hadoop would replace by a setting or an environment variable; rename the column"
        )


@dataclass(frozen=True)
class JobResult:
    """The content of `_result.json`."""

    rows_read: int
    rows_written: int
    bad_cells: dict[str, int]
    seconds: float


def write_result(spark, folder, result):
    body = {
        "rowsRead": result.rows_read,
        "rowsWritten": result.rows_written,
        "badCells": result.bad_cells,
        "seconds": result.seconds,
    }
    write_text(spark, folder + RESULT_NAME, json.dumps(body))
