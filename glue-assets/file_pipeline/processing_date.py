"""The column with the date of the source object, which a rerun does not change."""

from pyspark.sql import functions as F

from file_pipeline.contract import PROCESSING_DATE_COLUMN


def processing_date_columns(day):
    return [] if day is None else [F.lit(day).alias(PROCESSING_DATE_COLUMN)]
