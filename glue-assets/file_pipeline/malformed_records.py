"""Reports records that Spark cannot read or would misread, without their content."""

from contextlib import contextmanager

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import functions as F

from file_pipeline.errors import MalformedRecord

_SIGNS = ("MALFORMED_RECORD_IN_PARSING", "TextParsingException")

_CHECKED = "Spark and the validator read a record differently; report the shape of the file to the maintainers"
_REMEDY = "the file is too large for the validator to check all of it; correct it, or split it into smaller files"
_UNCHECKED = f"a record is malformed; {_REMEDY}"


@contextmanager
def malformed_records(facts):
    """Turns an error about a malformed record into MalformedRecord."""
    try:
        yield
    except (Py4JJavaError, PySparkException) as error:
        if not any(sign in str(error) for sign in _SIGNS):
            raise
        # Without the cause: its text is the record.
        raise MalformedRecord(_CHECKED if facts.complete else _UNCHECKED) from None


def check_text(spark, uri, facts):
    """Fails if Spark would misread a CSV file that the validator checked only in part. All cores share the lines."""
    line = F.col("value")
    quote = F.lit(facts.dialect.quote)
    counts = (
        spark.read.option("lineSep", "\n")
        .text(uri)
        .agg(
            F.count_if(line != F.decode(line.cast("binary"), "UTF-8")).alias("undecodable"),
            F.count_if(line.contains("\0")).alias("nul"),
            # In octets, whose count is the same in text that is not UTF-8.
            F.sum(F.octet_length(line) - F.octet_length(F.replace(line, quote))).alias("quotes"),
        )
        .first()
    )
    if counts.undecodable:
        raise MalformedRecord(f"{counts.undecodable} lines are not UTF-8; {_REMEDY}")
    if counts.nul:
        raise MalformedRecord(f"{counts.nul} lines contain a NUL character; {_REMEDY}")
    # Spark reads everything after a quote that is never closed as one cell.
    if (counts.quotes or 0) % 2:
        raise MalformedRecord(f"the number of quotes is odd, so that one of them is never closed; {_REMEDY}")
