"""What a cell must look like to be a value of a type. Whatever a bare cast accepts beyond it is no value: '1d', '10:30', 'y', ' 1'."""

from file_pipeline.decimals import decimal_condition
from file_pipeline.errors import InvalidRequest
from file_pipeline.patterns import matches

_INTEGER = r"[+-]?\d+"
_FLOATING = r"[+-]?(?=\.?\d)\d*(?:\.\d*)?(?:[eE][+-]?\d+)?"
# SQL has no year 0, and Python cannot show it.
_DATE = r"(?!0000)\d{4}-\d{2}-\d{2}"
# A digit below the microsecond would be lost, unless it is 0.
_SECONDS = r":\d{2}(?:\.\d{1,6}0*)?"
# Only a time with seconds can have an offset: Spark's cast knows no other. Names of zones are refused, as what they mean changes.
_OFFSET = r"(?:Z|[+-]\d{2}(?::?\d{2})?)"
_TIMESTAMP = rf"{_DATE}(?:[ T]\d{{2}}:\d{{2}}(?:{_SECONDS}{_OFFSET}?)?)?"

_PATTERNS = {
    "boolean": r"(?i:true|false)",
    "tinyint": _INTEGER,
    "smallint": _INTEGER,
    "int": _INTEGER,
    "bigint": _INTEGER,
    "float": _FLOATING,
    "double": _FLOATING,
    "date": _DATE,
    "timestamp": _TIMESTAMP,
}

# The least doubles that are no values: that of float is halfway between the largest one and what would follow it.
_ENDS = {"float": "3.4028235677973366E38", "double": "Infinity"}


def value_of(cell, type_name):
    """The SQL expression of a cell's value: null if the cell is no value of the type. Spark and the Glue Data Catalog name types alike."""
    return f"CASE WHEN {_condition(cell, type_name)} THEN CAST({cell} AS {type_name}) END"


def _condition(cell, type_name):
    if type_name.startswith("decimal("):
        return decimal_condition(type_name, cell)
    if type_name not in _PATTERNS:
        raise InvalidRequest(f"a column has the type {type_name!r}; declare string, decimal(p,s) or one of {', '.join(_PATTERNS)}")
    condition = matches(cell, _PATTERNS[type_name])
    if type_name in _ENDS:
        # Beyond the type's range the cast gives an infinity, not null. The validator has doubles only, so a float is judged by its double, too.
        condition += f" AND abs(CAST({cell} AS DOUBLE)) < DOUBLE('{_ENDS[type_name]}')"
    return condition
