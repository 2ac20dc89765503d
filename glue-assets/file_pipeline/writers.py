"""Parquet files in the run's own folder."""

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException

from file_pipeline.contract import UNSAFE_IN_COLUMN_NAME
from file_pipeline.errors import InvalidRequest, MalformedRecord

_OPTIONS = {
    "compression": "snappy",
    # Files appear when the whole job commits, not task by task; what says that a run is complete is its result, written last.
    "mapreduce.fileoutputcommitter.algorithm.version": "1",
    "mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}

_MALFORMED = ("MALFORMED_RECORD_IN_PARSING", "TextParsingException")


def write_parquet(frame, folder):
    """Replaces what an earlier attempt of the same run has left: no other run writes there."""
    _refuse_variables(frame)
    try:
        frame.write.options(**_OPTIONS).mode("overwrite").parquet(folder)
    except (Py4JJavaError, PySparkException) as error:
        if not any(name in str(error) for name in _MALFORMED):
            raise
        # Without the cause: its text is the record.
        raise MalformedRecord("Spark reads a record otherwise than the validator did; report the file's shape to the maintainers") from None


def _refuse_variables(frame):
    """The schema reaches Parquet as a Hadoop setting, in which `${env.X}` becomes the value of a secret; there is no escape."""
    if UNSAFE_IN_COLUMN_NAME in frame._jdf.schema().json():
        raise InvalidRequest(
            f"a column's name contains {UNSAFE_IN_COLUMN_NAME}, in which Hadoop would put a setting or an environment variable; rename the column"
        )
