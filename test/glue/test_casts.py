"""Accepted and refused cells of each type; Python's own readers are the second opinion."""

import datetime
import random
from decimal import Decimal

import oracle
import pytest

ACCEPTED = {
    "boolean": {"true": True, "FALSE": False, "True": True},
    "tinyint": {"-128": -128, "127": 127, "+1": 1, "007": 7, "-0": 0},
    "smallint": {"-32768": -32768, "32767": 32767},
    "int": {"-2147483648": -2147483648, "2147483647": 2147483647},
    "bigint": {"9223372036854775807": 9223372036854775807, "0" * 50 + "1": 1},
    "float": {"0.5": 0.5, "16777217": 16777216.0, "3.4028235677973362e38": 3.4028234663852886e38, "1e-60": 0.0},
    "double": {"1": 1.0, ".5": 0.5, "5.": 5.0, "+1E+2": 100.0, "-1.5e-3": -0.0015, "1e-400": 0.0, "0." + "3" * 2000: 1 / 3},
    "decimal(5,2)": {
        "1": "1.00", "1.990000": "1.99", ".5": "0.50", "5.": "5.00", "+1": "1.00", "-999.99": "-999.99", "0001.10": "1.10",
        "1E+2": "100.00", "1.2e-1": "0.12", "0E-8": "0.00", "1200e-4": "0.12", "-0": "0.00",
    },
    "decimal(38)": {"9" * 38: "9" * 38, "1e37": "1" + "0" * 37, "7.0": "7"},
    "decimal(38,38)": {"0." + "9" * 38: "0." + "9" * 38},
    "date": {"2024-02-29": "2024-02-29", "0001-01-01": "0001-01-01", "0099-12-31": "0099-12-31", "1582-10-10": "1582-10-10", "9999-12-31": "9999-12-31"},
    "timestamp": {
        "2024-01-05": "2024-01-05T00:00:00", "2024-01-05 10:30": "2024-01-05T10:30:00", "2024-01-05T10:30:00Z": "2024-01-05T10:30:00",
        "2024-01-05 10:30:00.123456000": "2024-01-05T10:30:00.123456", "2024-01-05T10:30:00.5+02:00": "2024-01-05T08:30:00.500000",
        "2024-01-05 10:30:00+00": "2024-01-05T10:30:00", "2024-01-05 10:30:00-0530": "2024-01-05T16:00:00",
        "2024-01-05 10:30:00-18:00": "2024-01-06T04:30:00", "0099-01-01 00:00:00": "0099-01-01T00:00:00",
        "2024-03-10 02:30:00": "2024-03-10T02:30:00",
    },
}  # fmt: skip

EVERYWHERE = [" ", "x", " 1", "1 ", "1\n", "\u0661", "1,0", "null", "-", "+", "."]

REFUSED = {
    "boolean": ["y", "yes", "t", "f", "1", "0", "on", " true"],
    "tinyint": ["128", "-129", "1.0", "1e1"],
    "smallint": ["32768", "-32769"],
    "int": ["2147483648", "1.5", "1e2", "0x1", "1L", "1_000", "--1"],
    "bigint": ["9223372036854775808", "-9223372036854775809", "1.0"],
    "float": ["1e39", "3.4028235677973366e38", "1f", "NaN", "-Infinity"],
    "double": ["1d", "1D", "Inf", "inf", "NaN", "Infinity", "1e400", "-1e400", "0x10", "0x1p3", "1e", "e1", "1e1.5", "1__0"],
    "decimal(5,2)": ["1.999", "1000", "-1000.00", "1e3", "1e-3", "1.5e-2", "1e-9999999", "1e", "NaN", "1d", "999.995", "0" * 1001],
    "decimal(38)": ["1" + "0" * 38, "1e38", "0.5", "1e-1"],
    "decimal(38,38)": ["1", "0." + "0" * 38 + "1"],
    "date": ["2024-02-30", "2023-02-29", "2024-2-1", "0000-01-01", "10:30", "2024-01-05T00:00:00", "24-01-05", "+2024-01-05", "20240105", "2024", "2024-13-01"],
    "timestamp": [
        "10:30", "2024-02-30 00:00:00", "2024-01-05 24:00:00", "2024-01-05 10:30:60", "2024-01-05 10:60", "2024-01-05 10", "2024-01-05 10:30Z",
        "2024-01-05 10:30:00.", "2024-01-05 10:30:00.1234567", "2024-01-05 10:30:00+18:01", "2024-01-05 10:30:00+19", "2024-01-05 10:30:00+02:60",
        "2024-01-05 10:30:00 UTC", "2024-01-05 10:30:00Europe/Berlin", "2024-01-05 10:30:00 +02:00", "2024-01-05t10:30:00", "2024-01-05T10:30:00z",
        "0000-01-01 00:00:00", "1704450600", "2024-1-5 1:2:3",
    ],
}  # fmt: skip


def converted(staged, cells, type_name):
    """Every cell's value, None for a bad cell, as the cast to a string that needs no time zone of Python's."""
    content = "cell\n" + "".join('"' + cell.replace('"', '""') + '"\n' for cell in cells)
    staged.csv(content, [("cell", type_name)], needsMultiLine=True, onCastFailure="null").convert()
    if type_name == "timestamp":
        values = staged.frame.selectExpr("date_format(cell, \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\")")
    else:
        values = staged.frame
    found = [row[0] for row in values.collect()]
    assert staged.result["badCells"] == ({"cell": found.count(None)} if None in found else {})
    return found


def expected(type_name, value):
    if type_name.startswith("decimal"):
        return Decimal(value)
    if type_name == "date":
        return datetime.date.fromisoformat(value)
    if type_name == "timestamp":
        return datetime.datetime.fromisoformat(value).isoformat(timespec="microseconds")
    return value


@pytest.mark.parametrize("type_name", ACCEPTED)
def test_cells_in_the_grammar_are_values_and_all_others_are_bad_cells(staged, type_name):
    wanted = {cell: expected(type_name, value) for cell, value in ACCEPTED[type_name].items()}
    wanted.update((cell, None) for cell in EVERYWHERE + REFUSED[type_name])
    found = converted(staged, list(wanted), type_name)
    assert dict(zip(wanted, found)) == wanted
    assert staged.frame.dtypes == [("cell", "decimal(38,0)" if type_name == "decimal(38)" else type_name)]


@pytest.mark.parametrize("type_name", ["int", "double", "decimal(12,3)", "date", "timestamp"])
def test_python_agrees_about_random_cells(staged, type_name):
    generator = random.Random(f"seed of {type_name}")
    cells = sorted({oracle.random_cell(generator, type_name) for _ in range(4000)} - {""})
    found = converted(staged, cells, type_name)
    differences = [(cell, value, oracle.read(cell, type_name)) for cell, value in zip(cells, found) if value != oracle.read(cell, type_name)]
    assert differences == []
    assert 50 < sum(value is not None for value in found) < len(found)
