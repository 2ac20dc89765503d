"""The Glue job: converts one staged file to Parquet and reports what it did in `_result.json`."""

import sys
import time

from file_pipeline.casts import cast_columns
from file_pipeline.counts import BadCells, RowCount, read_through
from file_pipeline.facts import read_facts
from file_pipeline.malformed_records import check_text, malformed_records
from file_pipeline.output import JobResult, write_parquet, write_result
from file_pipeline.readers import read_staged_file
from file_pipeline.request import parse_request
from file_pipeline.session import open_session
from file_pipeline.transform import load_transform


def main(argv):
    started = time.monotonic()
    request = parse_request(argv)
    spark = open_session()
    facts = read_facts(spark, request.facts_uri)
    transform = load_transform(spark, request.transform) if request.transform else None

    if facts.format == "csv" and not facts.complete:
        check_text(spark, request.input_uri, facts)
    rows_read, bad_cells, rows_written = RowCount(), BadCells(), RowCount()
    source = read_staged_file(spark, request.input_uri, facts)
    counted = cast_columns(rows_read.observe(source), facts, bad_cells)
    with malformed_records(facts):
        if transform is None:
            write_parquet(rows_written.observe(counted), request.run_folder)
        else:
            # A transform may read its frame several times or in part, so the counts come from a pass of their own.
            read_through(counted)
    if facts.on_cast_failure == "fail":
        bad_cells.fail_if_any()
    if transform is not None:
        output = transform.apply(cast_columns(source, facts), request.for_transform)
        with transform.failures_of_output():
            write_parquet(rows_written.observe(output), request.run_folder)

    result = JobResult(
        rows_read=rows_read.get(),
        rows_written=rows_written.get(),
        bad_cells=bad_cells.get(),
        seconds=round(time.monotonic() - started, 3),
    )
    write_result(spark, request.run_folder, result)


if __name__ == "__main__":
    main(sys.argv[1:])
