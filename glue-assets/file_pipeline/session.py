"""Opens the Spark session with every setting that affects values."""

from pyspark.sql import SparkSession

SETTINGS = {
    # With pruning, counting rows of different lengths succeeds in spite of FAILFAST.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    # One partition for each 128 MiB, not for each core: a small file becomes one Parquet file, which publishing replaces atomically.
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
    """Returns the session. Glue may have created it before; all settings take effect in an existing session too."""
    spark = SparkSession.builder.getOrCreate()
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark
