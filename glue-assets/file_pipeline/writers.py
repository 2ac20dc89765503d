"""Parquet files in the run's own folder."""

from file_pipeline.contract import UNSAFE_IN_COLUMN_NAME
from file_pipeline.errors import InvalidRequest

_OPTIONS = {
    "compression": "snappy",
    # Files appear when the whole job commits, not task by task; what says that a run is complete is its result, written last.
    "mapreduce.fileoutputcommitter.algorithm.version": "1",
    "mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}


def write_parquet(frame, folder):
    """Replaces what an earlier attempt of the same run has left: no other run writes there."""
    _refuse_variables(frame)
    frame.write.options(**_OPTIONS).mode("overwrite").parquet(folder)


def _refuse_variables(frame):
    """The schema reaches Parquet as a Hadoop setting, in which `${env.X}` becomes the value of a secret; there is no escape."""
    if UNSAFE_IN_COLUMN_NAME in frame._jdf.schema().json():
        raise InvalidRequest(
            f"a column's name contains {UNSAFE_IN_COLUMN_NAME}, in which Hadoop would put a setting or an environment variable; rename the column"
        )
