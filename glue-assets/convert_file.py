"""The Glue job: one staged file to Parquet, and what was done to `_result.json`."""

import sys
import time

from file_pipeline.casts import cast_columns
from file_pipeline.counts import RowCount
from file_pipeline.facts import read_facts
from file_pipeline.readers import read_staged_file
from file_pipeline.request import parse_request
from file_pipeline.result import JobResult, write_result
from file_pipeline.session import open_session
from file_pipeline.writers import write_parquet


def main(argv):
    started = time.monotonic()
    request = parse_request(argv)
    spark = open_session()
    facts = read_facts(spark, request.facts_uri)

    rows_read, rows_written = RowCount(), RowCount()
    source = rows_read.observe(read_staged_file(spark, request.input_uri, facts))
    converted, bad_cells = cast_columns(source, facts)
    output = rows_written.observe(converted)
    write_parquet(output, request.run_folder)

    if facts.on_cast_failure == "fail":
        bad_cells.fail_if_any()
    result = JobResult(
        rows_read=rows_read.get(),
        rows_written=rows_written.get(),
        bad_cells=bad_cells.get(),
        seconds=round(time.monotonic() - started, 3),
    )
    write_result(spark, request.run_folder, result)


if __name__ == "__main__":
    main(sys.argv[1:])
