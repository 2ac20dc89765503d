"""Runs Glue jobs on one Spark driver."""
