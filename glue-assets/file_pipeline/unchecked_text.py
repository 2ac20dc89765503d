"""A CSV file that the validator checked in part only: what Spark would take for right is looked for first, in lines that all cores share."""

from pyspark.sql import functions as F

from file_pipeline.errors import MalformedRecord

_REMEDY = "the file is too large for the validator to check all of it; correct it, or split it into smaller files"


def refuse_bad_text(spark, uri, facts):
    line = F.col("value")
    quote = F.lit(facts.dialect.quote)
    counts = (
        spark.read.option("lineSep", "\n")
        .text(uri)
        .agg(
            F.count_if(line != F.decode(line.cast("binary"), "UTF-8")).alias("undecodable"),
            F.count_if(line.contains("\0")).alias("nul"),
            # In octets, which are counted the same in text that is not UTF-8.
            F.sum(F.octet_length(line) - F.octet_length(F.replace(line, quote))).alias("quotes"),
        )
        .first()
    )
    if counts.undecodable:
        raise MalformedRecord(f"{counts.undecodable} lines are not UTF-8; {_REMEDY}")
    if counts.nul:
        raise MalformedRecord(f"{counts.nul} lines hold a NUL character; {_REMEDY}")
    # Spark takes all that follows a quote without an end for one cell.
    if (counts.quotes or 0) % 2:
        raise MalformedRecord(f"the number of quotes is odd, so that one of them is never closed; {_REMEDY}")
