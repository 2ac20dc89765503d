"""The grammar of decimal(p,s): a value whose digits would be cut is refused, where Spark's cast rounds it."""

import re

from file_pipeline.errors import InvalidRequest
from file_pipeline.patterns import DIGITS, matches

_MAX_PRECISION = 38
_SCIENTIFIC = rf"[+-]?{DIGITS}(?:\.\d{{0,1000}})?[eE][+-]?\d{{1,3}}"


def decimal_condition(type_name, cell):
    scale = _scale(type_name)
    plain = rf"[+-]?{DIGITS}(?:\.\d{{0,{scale}}}0{{0,1000}})?"
    return f"({matches(cell, plain)} OR {matches(cell, _SCIENTIFIC)} AND {_needed_scale(cell)} <= {scale})"


def _scale(type_name):
    match = re.fullmatch(r"decimal\((\d+)(?:,(\d+))?\)", type_name, re.ASCII)
    precision, scale = (int(number or 0) for number in match.groups()) if match else (0, 0)
    if not (0 < precision <= _MAX_PRECISION and scale <= precision):
        raise InvalidRequest(f"a column has the type {type_name!r}; give a precision of 1 to {_MAX_PRECISION} and a scale up to it")
    return scale


def _needed_scale(cell):
    """Of a number with an exponent, as other writers print 0.00 (`0E-2`) and 1200 (`1.2E+3`)."""
    digits = rf"regexp_replace({cell}, r'[eE].*|[.+-]', '')"
    fraction = rf"regexp_extract({cell}, r'\.(\d*)', 1)"
    exponent = rf"CAST(regexp_extract({cell}, r'[eE](.*)', 1) AS INT)"
    significant = f"rtrim('0', {digits})"
    return (
        f"CASE WHEN {significant} = '' THEN 0 "
        f"ELSE length({fraction}) - {exponent} - (length({digits}) - length({significant})) END"
    )
