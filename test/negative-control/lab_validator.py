"""The validator this library has to beat: it reads a whole file, takes it for UTF-8, and leaves the rest to Python's csv and json.

`lab_validator.py [--json-lines] FILE...` prints one verdict a line. It goes by the end of the name: .csv or .json. It knows no JSON Lines, which it takes for
bad JSON; with --json-lines each line of a .json file is read by itself.
"""

import argparse
import csv
import io
import json


def judge(name, content, json_lines=False):
    """What it says of a file: whether it is valid, and how many rows it has or why not. Whatever goes wrong is a verdict about the file."""
    try:
        text = content.decode("utf-8")
        if name.endswith(".csv"):
            return _judge_csv(text)
        if name.endswith(".json"):
            return _judge_json_lines(text) if json_lines else _judge_json(text)
        return _refused("Unsupported file type")
    except Exception as error:  # noqa: BLE001
        return _refused(str(error))


def _judge_csv(text):
    reader = csv.reader(io.StringIO(text))
    next(reader)
    rows = sum(1 for _ in reader)
    return _accepted(rows) if rows > 0 else _refused("File is empty")


def _judge_json(text):
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return _refused("Invalid JSON format")
    return _accepted(len(value) if isinstance(value, list) else 1)


def _judge_json_lines(text):
    try:
        return _accepted(sum(1 for line in io.StringIO(text) if line.strip() and json.loads(line) is not None))
    except json.JSONDecodeError:
        return _refused("Invalid JSON format")


def _accepted(rows):
    return {"valid": True, "rows": rows}


def _refused(error):
    return {"valid": False, "error": error}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--json-lines", action="store_true")
    parser.add_argument("files", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    for name in arguments.files:
        with open(name, "rb") as file:
            content = file.read()
        print(json.dumps(judge(name, content, arguments.json_lines)))


if __name__ == "__main__":
    main()
