import json
from decimal import Decimal

import pytest

from file_pipeline.errors import MalformedRecord


def lines(*records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_lexemes_become_the_types_that_lose_nothing(staged):
    columns = [("flag", "boolean"), ("count", "bigint"), ("ratio", "double"), "text", "nested"]
    staged.json(
        lines(
            {"flag": "true", "count": "9223372036854775807", "ratio": "1E2", "text": " a\n\u2028", "nested": '{"b":[1.10,null]}'},
            {"flag": "false", "count": "-9223372036854775808", "ratio": "-0.1e-3", "text": "", "nested": "[]"},
            {"flag": None, "count": "-0", "ratio": "0"},
        ),
        columns,
    ).convert()
    assert staged.rows == [
        (True, 9223372036854775807, 100.0, " a\n\u2028", '{"b":[1.10,null]}'),
        (False, -9223372036854775808, -0.0001, "", "[]"),
        (None, 0, 0.0, None, None),
    ]
    assert staged.result["badCells"] == {}


def test_numbers_in_string_columns_keep_every_digit(staged):
    digits = "123456789012345678901234567890"
    staged.json(lines({"a": "1.10"}, {"a": "1E2"}, {"a": digits}), ["a"]).convert()
    assert staged.rows == [("1.10",), ("1E2",), (digits,)]


def test_declared_types_are_cast_from_lexemes(staged):
    staged.json(lines({"price": "1.2E+3"}, {"price": "0E-8"}, {"price": "7.50"}), [("price", "decimal(12,2)")]).convert()
    assert staged.rows == [(Decimal("1200.00"),), (Decimal("0.00"),), (Decimal("7.50"),)]


def test_keys_are_told_apart_by_case_and_order_is_that_of_the_facts(staged):
    staged.json(lines({"b": "1", "a": "2", "other": "3"}, {"A": "4"}), ["a", "b"]).convert()
    assert staged.rows == [("2", "1"), (None, None)]


def test_a_key_that_spark_uses_itself(staged):
    staged.json(lines({"_corrupt_record": "x", "a": "1"}), ["_corrupt_record", ("a", "int")]).convert()
    assert staged.rows == [("x", 1)]


def test_the_format_of_a_json_array_is_read_as_the_lines_it_was_staged_as(staged):
    staged.json(lines({"a": "1"}), ["a"], format="json").convert()
    assert staged.rows == [("1",)]


@pytest.mark.parametrize("line", ["{", "{'a':'1'}", '{"a":"1"'])
def test_fails_when_a_line_is_malformed(staged, line):
    staged.json(f'{{"a":"1"}}\n{line}\n', ["a"])
    with pytest.raises(MalformedRecord, match="^MALFORMED_RECORD: [^\n]*$"):
        staged.convert()
