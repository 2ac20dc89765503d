"""`_result.json`: what the run has done. It is written last, so a folder without it is not complete."""

import json
from dataclasses import dataclass

from file_pipeline.contract import RESULT_NAME
from file_pipeline.storage import write_text


@dataclass(frozen=True)
class JobResult:
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
