"""Cells that are no value of their column's type, counted by column."""

import json

from pyspark.sql import Observation
from pyspark.sql import functions as F

from file_pipeline.errors import CastFailed

_NAMED_COLUMNS = 5


class BadCells:
    def __init__(self):
        self._columns = {}
        self._observation = Observation()

    def observe(self, frame, columns, conditions):
        """The columns, and the SQL conditions of a bad cell, by the key under which they are counted."""
        self._columns = columns
        counts = [F.expr(f"count(CASE WHEN {condition} THEN 1 END) AS {key}") for key, condition in conditions.items()]
        return frame.observe(self._observation, *counts)

    def get(self):
        """Counts above 0, by column name. Only after the frame was written or read through: it waits for it."""
        return {column.name: count for column, count in self._counts()}

    def fail_if_any(self):
        counts = self._counts()
        if not counts:
            return
        # No example: a cell may be personal data, and the message is shown to everyone.
        named = [f"{json.dumps(column.name)} {column.type}: {count}" for column, count in counts[:_NAMED_COLUMNS]]
        if len(counts) > _NAMED_COLUMNS:
            named.append(f"and {len(counts) - _NAMED_COLUMNS} columns more")
        total = sum(count for _, count in counts)
        raise CastFailed(
            f"{total} cells are no value of their column's type ({', '.join(named)}); "
            "correct the file, declare the column as string, or choose null for failed casts"
        )

    def _counts(self):
        if not self._columns:
            return []
        counts = self._observation.get
        return [(column, counts[key]) for key, column in self._columns.items() if counts[key] > 0]
