"""Typed values as the oracle has them: of a timestamp its text, for which no time zone of Python's is needed."""

import oracle


def comparable(column, type_name):
    """An SQL expression."""
    if type_name != "timestamp":
        return column
    text = f"date_format({column}, \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\")"
    return f"CASE WHEN {column} IS NULL OR year({column}) BETWEEN 1 AND 9999 THEN {text} ELSE '{oracle.ANOTHER_YEAR}' END"


def comparable_frame(frame):
    types = [type_name for _, type_name in frame.dtypes]
    # Each projection over thousands of columns takes long.
    if "timestamp" not in types:
        return frame
    # Names may hold anything, and so are no text of an expression.
    columns = [f"_c{position}" for position in range(len(types))]
    return frame.toDF(*columns).selectExpr(*map(comparable, columns, types))


def expected_row(record, columns):
    return [None if text is None else oracle.read(text, column.type) for text, column in zip(record, columns)]
