"""A record that Spark refuses, told without what is in it."""

from contextlib import contextmanager

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException

from file_pipeline.errors import MalformedRecord

_SIGNS = ("MALFORMED_RECORD_IN_PARSING", "TextParsingException")

_CHECKED = "Spark reads a record otherwise than the validator did; report the file's shape to the maintainers"
_UNCHECKED = "a record is malformed in a file that is too large for the validator to check all of it; correct it, or split it into smaller files"


@contextmanager
def malformed_records(facts):
    try:
        yield
    except (Py4JJavaError, PySparkException) as error:
        if not any(sign in str(error) for sign in _SIGNS):
            raise
        # Without the cause: its text is the record.
        raise MalformedRecord(_CHECKED if facts.complete else _UNCHECKED) from None
