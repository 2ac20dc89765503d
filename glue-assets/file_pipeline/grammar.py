"""Decides which text is a value of a type. A plain cast of Spark accepts more, such as '1d', '10:30', 'y' and ' 1'."""

import re

from file_pipeline.errors import InvalidRequest

_INTEGER = r"[+-]?\d+"
_FLOATING = r"[+-]?(?=\.?\d)\d*(?:\.\d*)?(?:[eE][+-]?\d+)?"
# SQL has no year 0, and Python cannot show it.
_DATE = r"(?!0000)\d{4}-\d{2}-\d{2}"
# A digit below the microsecond would be lost, unless it is 0.
_SECONDS = r":\d{2}(?:\.\d{1,6}0*)?"
# Only a time with seconds can have an offset: Spark's cast accepts no other. Names of zones are not accepted, because their meaning changes.
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

# The least doubles that are not values: for float it is halfway between the largest float and the next power of two.
_ENDS = {"float": "3.4028235677973366E38", "double": "Infinity"}


def value_of(cell, type_name):
    """Returns the SQL expression of a cell's value, which is null if the cell is not a value of the type. Type names are those of Spark and Glue."""
    return f"CASE WHEN {_condition(cell, type_name)} THEN CAST({cell} AS {type_name}) END"


def _condition(cell, type_name):
    if type_name.startswith("decimal("):
        return _decimal_condition(type_name, cell)
    if type_name not in _PATTERNS:
        raise InvalidRequest(f"a column has the type {type_name!r}; declare string, decimal(p,s) or one of {', '.join(_PATTERNS)}")
    condition = _matches(cell, _PATTERNS[type_name])
    if type_name in _ENDS:
        # Beyond the type's range the cast gives an infinity, not null. The validator has doubles only, so the double of a float decides here too.
        condition += f" AND abs(CAST({cell} AS DOUBLE)) < DOUBLE('{_ENDS[type_name]}')"
    return condition


def _matches(cell, pattern):
    """Returns a condition that is true if the whole cell matches; `$` would also match before a last line feed."""
    return rf"{cell} RLIKE r'\A(?:{pattern})\z'"


# The digits before the point of a number with at least one digit. Spark needs time in the square of a decimal's length.
_DIGITS = r"(?=\.?\d)\d{0,1000}"
_MAX_PRECISION = 38
_SCIENTIFIC = rf"[+-]?{_DIGITS}(?:\.\d{{0,1000}})?[eE][+-]?\d{{1,3}}"


def _decimal_condition(type_name, cell):
    """Returns a condition that is false for a value with digits other than 0 below the scale: Spark's cast would round them."""
    scale = _scale(type_name)
    plain = rf"[+-]?{_DIGITS}(?:\.\d{{0,{scale}}}0{{0,1000}})?"
    return f"({_matches(cell, plain)} OR {_matches(cell, _SCIENTIFIC)} AND {_needed_scale(cell)} <= {scale})"


def _scale(type_name):
    match = re.fullmatch(r"decimal\((\d+)(?:,(\d+))?\)", type_name, re.ASCII)
    precision, scale = (int(number or 0) for number in match.groups()) if match else (0, 0)
    if not (0 < precision <= _MAX_PRECISION and scale <= precision):
        raise InvalidRequest(f"a column has the type {type_name!r}; give a precision of 1 to {_MAX_PRECISION} and a scale up to it")
    return scale


def _needed_scale(cell):
    """Returns the scale that a number with an exponent needs. Other writers print 0.00 as `0E-2`, and 1200 as `1.2E+3`."""
    digits = rf"regexp_replace({cell}, r'[eE].*|[.+-]', '')"
    fraction = rf"regexp_extract({cell}, r'\.(\d*)', 1)"
    exponent = rf"CAST(regexp_extract({cell}, r'[eE](.*)', 1) AS INT)"
    significant = f"rtrim('0', {digits})"
    return (
        f"CASE WHEN {significant} = '' THEN 0 "
        f"ELSE length({fraction}) - {exponent} - (length({digits}) - length({significant})) END"
    )
