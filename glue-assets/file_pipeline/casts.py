"""Casts strings to the types of the columns, and counts the bad cells in the same pass."""

from pyspark.sql import functions as F

from file_pipeline.contract import PROCESSING_DATE_COLUMN
from file_pipeline.grammar import value_of


def cast_columns(frame, facts, bad_cells=None):
    """Returns the frame with the names and types of the facts. Bad cells become null, and are counted if `bad_cells` is given.

    Spark's optimizer needs time in the square of the number of columns for each projection on top of another. So there are
    two projections, with the count between them. Casts are SQL text, which Spark reads faster than Python builds columns.
    Names are never SQL text, because they may contain anything.
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
    return frame.select(*named, *_processing_date_columns(facts.processing_date))


def _processing_date_columns(day):
    """Returns the column with the date of the source object, which does not change when the file is processed again."""
    return [] if day is None else [F.lit(day).alias(PROCESSING_DATE_COLUMN)]
