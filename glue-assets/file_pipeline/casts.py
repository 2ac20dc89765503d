"""Strings to the columns' types, the cells that are no value of their type counted in the same pass."""

from pyspark.sql import functions as F

from file_pipeline.grammar import value_of
from file_pipeline.processing_date import processing_date_columns


def cast_columns(frame, facts, bad_cells=None):
    """The frame with the facts' names and types. Bad cells are null in it, and counted if there is something to count them with.

    The optimizer takes the square of the number of columns for each projection that follows upon another, so there are
    two with the counting between them. Casts are text, which Spark reads faster than Python builds columns; names never
    are, for they may hold anything.
    """
    cells = frame.columns
    values = [cell if column.type == "string" else f"value{cell}" for cell, column in zip(cells, facts.columns)]
    typed = [entry for entry in zip(cells, values, facts.columns) if entry[2].type != "string"]
    if typed:
        frame = frame.selectExpr(*cells, *[f"{value_of(cell, column.type)} AS {value}" for cell, value, column in typed])
    if typed and bad_cells is not None:
        conditions = {value: f"{cell} IS NOT NULL AND {value} IS NULL" for cell, value, _ in typed}
        frame = bad_cells.observe(frame, {value: column for _, value, column in typed}, conditions)
    named = [F.col(value).alias(column.name) for value, column in zip(values, facts.columns)]
    return frame.select(*named, *processing_date_columns(facts.processing_date))
