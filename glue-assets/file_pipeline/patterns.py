"""Regular expressions as conditions in Spark SQL."""

DIGITS = r"(?=\.?\d)\d{0,1000}"
"""The digits before the point, of a number that has at least one digit. Spark reads a decimal in a time that grows with the square of its length."""


def matches(cell, pattern):
    """Whether the whole cell matches: `$` would also match before a last line feed."""
    return rf"{cell} RLIKE r'\A(?:{pattern})\z'"
