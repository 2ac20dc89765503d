"""The grammar once more, read by Python's int, float, decimal and datetime instead of patterns and Spark."""

import datetime
import decimal
import math
import re
import struct

# Python has no years beyond 1 to 9999, into which an offset may lead.
ANOTHER_YEAR = "before 0001 or after 9999"

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
    """None if the cell is no value of the type; a timestamp as text, which needs no time zone of Python's."""
    if type_name == "string":
        return cell
    if type_name == "date":
        return _date(cell)
    if type_name == "timestamp":
        return _timestamp(cell)
    if not cell.isascii() or cell != cell.strip() or "_" in cell or "\0" in cell:
        return None
    try:
        return _decimal(cell, *DECIMAL.fullmatch(type_name).groups("0")) if type_name.startswith("decimal") else READERS[type_name](cell)
    except (ValueError, decimal.InvalidOperation):
        return None


def _boolean(cell):
    return {"true": True, "false": False}.get(cell.lower())


def _integer(bits):
    def read_integer(cell):
        # Python limits the digits, but not those of a decimal.
        value = decimal.Decimal(cell) if cell.lstrip("+-").isdigit() else None
        return int(value) if value is not None and -(2 ** (bits - 1)) <= value < 2 ** (bits - 1) else None

    return read_integer


def _double(cell):
    value = float(cell)
    return value if math.isfinite(value) else None


def _float(cell):
    try:
        (value,) = struct.unpack("f", struct.pack("f", float(cell)))
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


READERS = {
    "boolean": _boolean,
    "tinyint": _integer(8),
    "smallint": _integer(16),
    "int": _integer(32),
    "bigint": _integer(64),
    "float": _float,
    "double": _double,
}
DECIMAL = re.compile(r"decimal\((\d+)(?:,\s*(\d+))?\)")


def _decimal(cell, precision, scale):
    precision, scale = int(precision), int(scale)
    value = decimal.Decimal(cell)
    # The grammar's own bounds: of digits before and after the point, of the exponent, and no exponent that far off, not even of 0.
    mantissa, _, exponent = cell.lower().lstrip("+-").partition("e")
    whole, _, fraction = mantissa.partition(".")
    if len(whole) > 1000 or len(fraction) > 1000 + (0 if exponent else scale) or len(exponent.lstrip("+-")) > 3:
        return None
    if not value.is_finite() or value.adjusted() > 37:
        return None
    with decimal.localcontext(decimal.Context(prec=4000)):
        if value != round(value, scale) or abs(value) >= 10 ** (precision - scale):
            return None
        return round(value, scale)


def _date(cell):
    try:
        return datetime.date.fromisoformat(cell) if len(cell) == 10 and cell[4] == cell[7] == "-" else None
    except ValueError:
        return None


def _timestamp(cell):
    day, separator, rest = cell[:10], cell[10:11], cell[11:]
    date = _date(day)
    if date is None:
        return None
    if cell == day:
        return f"{day}T00:00:00.000000"
    clock = _clock(rest)
    if separator not in ("T", " ") or clock is None:
        return None
    time, shift = clock
    try:
        moment = datetime.datetime.combine(date, time) + shift
    except OverflowError:
        return ANOTHER_YEAR
    return moment.isoformat(timespec="microseconds")


def _clock(text):
    """The time of the day, and what has to be added to it for UTC."""
    clock, sign, offset = text.removesuffix("Z"), "", ""
    for candidate in "+-":
        if candidate in clock:
            clock, sign, offset = clock.partition(candidate)
    if sign and (text.endswith("Z") or [len(part) for part in offset.split(":")] not in ([2], [4], [2, 2])):
        return None
    seconds, point, fraction = clock.partition(".")
    parts = seconds.split(":")
    digits = "".join([*parts, offset.replace(":", ""), fraction])
    if not (digits.isascii() and digits.isdigit()) or [len(part) for part in parts] not in ([2, 2], [2, 2, 2]):
        return None
    if (len(parts) == 2 and (point or sign or text.endswith("Z"))) or (point and (not fraction or fraction[6:].strip("0"))):
        return None
    hours, minutes = int(offset[:2] or 0), int(offset[2:].replace(":", "") or 0)
    if minutes > 59 or hours * 60 + minutes > 18 * 60:
        return None
    try:
        time = datetime.time(*map(int, parts), int(fraction[:6].ljust(6, "0")) if point else 0)
    except (ValueError, TypeError):
        return None
    return time, datetime.timedelta(hours=hours, minutes=minutes) * (-1 if sign == "+" else 1)
