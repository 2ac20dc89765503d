"""Converts one staged file to Parquet, with plain pyspark."""
