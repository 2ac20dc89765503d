"""Finds what Parquet cannot store or Athena cannot read in the schema of a frame."""

import json

from file_pipeline.contract import UNSAFE_IN_COLUMN_NAME
from file_pipeline.display import shown

# Names as in the JSON of a schema: pyspark has no class for some of Spark's types.
_TYPES = (
    "string", "boolean", "byte", "short", "integer", "long", "float", "double", "date", "timestamp", "timestamp_ntz", "binary",
)  # fmt: skip
_TYPES_WITH_PARAMETERS = ("decimal(", "char(", "varchar(")


def find_problem(frame):
    """Returns the first problem, worded to complete the sentence "returned ..."; None if there is no problem."""
    if frame.isStreaming:
        return "a streaming frame, which never ends; read what you add to df with spark.read"
    text = frame._jdf.schema().json()
    schema = json.loads(text)
    if not schema["fields"]:
        return "a frame without columns; keep at least one"
    problem = _problem_of_type(schema, ())
    if problem is None and UNSAFE_IN_COLUMN_NAME in text:
        return f"a frame with {UNSAFE_IN_COLUMN_NAME} in a column's metadata; remove it"
    return problem


def _problem_of_type(data_type, path):
    if isinstance(data_type, str):
        if data_type in _TYPES or data_type.startswith(_TYPES_WITH_PARAMETERS):
            return None
        return f"the column {_shown_path(path)} of type {data_type}, which Parquet or Athena cannot store; cast or drop it"
    kind = data_type["type"]
    if kind == "struct":
        return _problem_of_fields(data_type["fields"], path)
    if kind == "map" and not isinstance(data_type["keyType"], str):
        return f"the column {_shown_path(path)} with map keys that are not simple values, which Athena cannot read; cast the keys to string"
    parts = {"array": ("elementType",), "map": ("keyType", "valueType"), "udt": ("sqlType",)}[kind]
    return _first(_problem_of_type(data_type[part], path) for part in parts)


def _problem_of_fields(fields, path):
    if not fields:
        return f"the column {_shown_path(path)}, a struct without fields; add one or drop it"
    names = {}
    for name in (field["name"] for field in fields):
        if UNSAFE_IN_COLUMN_NAME in name:
            return f"the column {_shown_path((*path, name))}: {UNSAFE_IN_COLUMN_NAME} would be replaced by a setting; rename it"
        if name.lower() in names:
            other = names[name.lower()]
            return f"the columns {_shown_path((*path, other))} and {_shown_path((*path, name))}, which Athena treats as one column; rename one"
        names[name.lower()] = name
    return _first(_problem_of_type(field["type"], (*path, field["name"])) for field in fields)


def _first(problems):
    return next((problem for problem in problems if problem is not None), None)


def _shown_path(path):
    return shown(".".join(path))
