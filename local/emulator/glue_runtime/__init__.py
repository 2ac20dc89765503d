"""Runs Glue jobs on a real Spark: the driver that keeps a Spark session, and the emulator's side of it."""
