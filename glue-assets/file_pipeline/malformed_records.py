"""A record that Spark refuses, told without what is in it."""

from contextlib import contextmanager

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException

from file_pipeline.errors import MalformedRecord

_SIGNS = ("MALFORMED_RECORD_IN_PARSING", "TextParsingException")


@contextmanager
def malformed_records():
    try:
        yield
    except (Py4JJavaError, PySparkException) as error:
        if not any(sign in str(error) for sign in _SIGNS):
            raise
        # Without the cause: its text is the record.
        raise MalformedRecord("Spark reads a record otherwise than the validator did; report the file's shape to the maintainers") from None
