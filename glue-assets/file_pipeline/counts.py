"""Rows counted while they pass, which costs no pass of its own."""

from pyspark.sql import Observation
from pyspark.sql import functions as F


class RowCount:
    def __init__(self):
        self._observation = Observation()

    def observe(self, frame):
        return frame.observe(self._observation, F.count(F.lit(1)).alias("rows"))

    def get(self):
        """Only after the frame was written or read through: it waits for it."""
        return self._observation.get["rows"]


def read_through(frame):
    """Reads every row once and keeps none. Its tasks end in no shuffle, so Spark adds what each of them observed exactly once."""
    frame.write.format("noop").mode("overwrite").save()
