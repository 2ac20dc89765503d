"""Counts rows and bad cells while they pass, so that no count needs a pass of its own."""

import json

from pyspark.sql import Observation
from pyspark.sql import functions as F

from file_pipeline.errors import CastFailed

_NAMED_COLUMNS = 5


class RowCount:
    """The number of rows of one frame."""

    def __init__(self):
        self._observation = Observation()

    def observe(self, frame):
        """Returns the frame with the count attached."""
        return frame.observe(self._observation, F.count(F.lit(1)).alias("rows"))

    def get(self):
        """Returns the count. Call it only after the frame was written or read through: it waits for that."""
        return self._observation.get["rows"]


def read_through(frame):
    """Reads every row once and keeps none. Its tasks end without a shuffle, so Spark counts the rows of each task exactly once."""
    frame.write.format("noop").mode("overwrite").save()


class BadCells:
    """The number of cells in each column that are not values of the column's type."""

    def __init__(self):
        self._columns = {}
        self._observation = Observation()

    def observe(self, frame, columns, conditions):
        """Returns the frame with the counts attached. Columns and SQL conditions of a bad cell are given by the key of their count."""
        self._columns = columns
        counts = [F.expr(f"count(CASE WHEN {condition} THEN 1 END) AS {key}") for key, condition in conditions.items()]
        return frame.observe(self._observation, *counts)

    def get(self):
        """Returns the counts above 0 by column name. Call it only after the frame was written or read through: it waits for that."""
        return {column.name: count for column, count in self._counts()}

    def fail_if_any(self):
        """Raises CastFailed if there is a bad cell."""
        counts = self._counts()
        if not counts:
            return
        # No example: a cell may be personal data, and the message is shown to everyone.
        named = [f"{json.dumps(column.name)} {column.type}: {count}" for column, count in counts[:_NAMED_COLUMNS]]
        if len(counts) > _NAMED_COLUMNS:
            named.append(f"and {len(counts) - _NAMED_COLUMNS} more columns")
        total = sum(count for _, count in counts)
        raise CastFailed(
            f"{total} cells are not values of their column's type ({', '.join(named)}); "
            "correct the file, declare the column as string, or choose null for failed casts"
        )

    def _counts(self):
        if not self._columns:
            return []
        counts = self._observation.get
        return [(column, counts[key]) for key, column in self._columns.items() if counts[key] > 0]
