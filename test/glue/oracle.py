"""The grammar once more, read by Python's int, float, decimal and datetime instead of patterns and Spark."""

import datetime
import decimal
import math

PIECES = {
    "int": ["", "-", "+", " ", "0", "00", "7", "42", "2147483647", "2147483648", "x", ".", "e1", "_"],
    "double": ["", "-", "+", "0", "12", "5", ".", ".", "e", "E+", "e-", "300", "d", "Inf", "NaN", " ", "_"],
    "decimal(12,3)": ["", "-", "+", "0", "00", "12", "999999999", "5", ".", ".", "e", "E+", "e-", "3", "1", " ", "NaN", "_"],
}


def random_cell(generator, type_name):
    if type_name in PIECES:
        return "".join(generator.choice(PIECES[type_name]) for _ in range(generator.randint(1, 5)))
    day = f"{generator.choice([0, 1, 50, 99, 1582, 1900, 2024, 9998]):04}-{generator.randint(0, 13):02}-{generator.randint(1, 32):02}"
    if type_name == "date":
        return generator.choice(["", "", "", "", " ", "+"]) + day + generator.choice(["", "", "", "", " ", "T", "-"])
    clock = f"{generator.randint(0, 24):02}:{generator.randint(0, 62):02}"
    second = generator.choice(["", f":{generator.randint(0, 62):02}", ":00"])
    fraction = generator.choice(["", "", ".", ".5", ".123456", ".1234560", ".1234567"])
    offset = generator.choice(["", "", "Z", "z", "+02", "-0330", "+18:00", "+18:01", "-17:59", "+05:60", " +01:00", "UTC"])
    return day + generator.choice(["T", " ", "t"]) + clock + second + fraction + offset


def read(cell, type_name):
    """None if the cell is no value of the type."""
    if type_name in ("date", "timestamp"):
        return _date(cell) if type_name == "date" else _timestamp(cell)
    if not cell.isascii() or cell != cell.strip() or "_" in cell:
        return None
    try:
        return {"int": _int, "double": _double, "decimal(12,3)": _decimal}[type_name](cell)
    except (ValueError, decimal.InvalidOperation):
        return None


def _int(cell):
    value = int(cell)
    return value if -(2**31) <= value < 2**31 else None


def _double(cell):
    value = float(cell)
    return value if math.isfinite(value) else None


def _decimal(cell):
    value = decimal.Decimal(cell)
    # The grammar's own bound: no exponent that far off, not even of 0.
    if not -999 <= value.adjusted() <= 37:
        return None
    with decimal.localcontext(decimal.Context(prec=1000)):
        if not value.is_finite() or value != round(value, 3) or abs(value) >= 10**9:
            return None
        return value


def _date(cell):
    try:
        return datetime.date.fromisoformat(cell) if len(cell) == 10 and cell[4] == cell[7] == "-" else None
    except ValueError:
        return None


def _timestamp(cell):
    day, separator, rest = cell[:10], cell[10:11], cell[11:]
    if _date(day) is None or separator not in ("T", " "):
        return None
    clock, sign, offset = rest.removesuffix("Z"), "", ""
    for candidate in "+-":
        if candidate in clock:
            clock, sign, offset = clock.partition(candidate)
    zoned = rest.endswith("Z") or sign
    seconds, point, fraction = clock.partition(".")
    if (point and (not fraction.isdigit() or fraction[6:].strip("0"))) or (zoned and len(seconds) != 8) or (point and len(seconds) != 8):
        return None
    hours, minutes = int(offset[:2] or 0), int(offset[2:].replace(":", "") or 0)
    if minutes > 59 or hours * 60 + minutes > 18 * 60:
        return None
    try:
        local = datetime.datetime.strptime(f"{day} {seconds}", "%Y-%m-%d %H:%M:%S" if len(seconds) == 8 else "%Y-%m-%d %H:%M")
    except ValueError:
        return None
    if seconds[6:] in ("60", "61"):
        return None
    shift = datetime.timedelta(hours=hours, minutes=minutes) * (-1 if sign == "+" else 1)
    moment = local + shift + datetime.timedelta(microseconds=int(fraction[:6].ljust(6, "0")))
    return moment.isoformat(timespec="microseconds")
