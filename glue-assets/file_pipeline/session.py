"""The Spark session, with every setting that decides what a value is."""

from pyspark.sql import SparkSession

SETTINGS = {
    # With pruning, a count over rows of different lengths passes in spite of FAILFAST.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    # One piece for each 128 MiB and not one for each core: a small file becomes one Parquet file, which publishing replaces atomically.
    "spark.sql.files.minPartitionNum": "1",
    "spark.sql.caseSensitive": "true",
    # A cast that fails must give null: casts.py counts it.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}


def open_session():
    """Glue, or whoever runs the script, may have made the session already: all settings are such that it can still take."""
    spark = SparkSession.builder.getOrCreate()
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark
