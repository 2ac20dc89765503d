"""The validator of the tutorial, which this library is compared with. It reads a whole file as UTF-8 and leaves the rest to Python's csv and json.

`lab_validator.py [--json-lines] FILE...` prints one verdict per line. The end of a name, .csv or .json, decides how a file is read. JSON Lines are invalid
JSON to this validator; with --json-lines it reads each line of a .json file by itself.
"""

import argparse
import csv
import io
import json


def validate(name, content, json_lines=False):
    """Returns whether a file is valid, and the number of its rows or the error. Every exception is a verdict about the file."""
    try:
        text = content.decode("utf-8")
        if name.endswith(".csv"):
            return _validate_csv(text)
        if name.endswith(".json"):
            return _validate_json_lines(text) if json_lines else _validate_json(text)
        return _rejected("Unsupported file type")
    except Exception as error:  # noqa: BLE001
        return _rejected(str(error))


def _validate_csv(text):
    reader = csv.reader(io.StringIO(text))
    next(reader)
    rows = sum(1 for _ in reader)
    return _accepted(rows) if rows > 0 else _rejected("File is empty")


def _validate_json(text):
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return _rejected("Invalid JSON format")
    return _accepted(len(value) if isinstance(value, list) else 1)


def _validate_json_lines(text):
    try:
        return _accepted(sum(1 for line in io.StringIO(text) if line.strip() and json.loads(line) is not None))
    except json.JSONDecodeError:
        return _rejected("Invalid JSON format")


def _accepted(rows):
    return {"valid": True, "rows": rows}


def _rejected(error):
    return {"valid": False, "error": error}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--json-lines", action="store_true")
    parser.add_argument("files", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    for name in arguments.files:
        with open(name, "rb") as file:
            content = file.read()
        print(json.dumps(validate(name, content, arguments.json_lines)))


if __name__ == "__main__":
    main()
