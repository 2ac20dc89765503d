import datetime
import json
import os

import pytest

from file_pipeline.errors import InvalidRequest

HOSTILE_NAMES = [
    "a b", "a.b", "a,b;c{d}(e)=f", "`tick`", 'say "x"', "it's", "line\nbreak", "tab\tx", "Ä日本\U0001f600", "$", "*", "_c0", "value_c0",
    "_corrupt_record", "_metadata", "", " ", "a", "true", "x" * 1000, "\\", "r'\\d'", "$x{", "-- x", "/* x", "_spark_metadata",
]  # fmt: skip


@pytest.mark.parametrize("type_name", ["string", "int"])
def test_column_names_may_hold_anything(staged, type_name):
    cells = [str(position) for position in range(len(HOSTILE_NAMES))]
    header = ",".join('"' + name.replace('"', '""') + '"' for name in HOSTILE_NAMES)
    staged.csv(f"{header}\n{','.join(cells)}\n", [(name, type_name) for name in HOSTILE_NAMES], needsMultiLine=True).convert()
    assert staged.frame.columns == HOSTILE_NAMES
    assert [str(value) for value in staged.rows[0]] == cells


def test_json_keys_may_hold_anything(staged):
    record = {name: str(position) for position, name in enumerate(HOSTILE_NAMES)}
    staged.json(json.dumps(record) + "\n", HOSTILE_NAMES).convert()
    assert staged.frame.columns == HOSTILE_NAMES
    assert list(staged.rows[0]) == list(record.values())


@pytest.mark.parametrize("name", ["${java.home}", "a ${env.PATH} b", "${"])
def test_fails_when_hadoop_would_replace_a_part_of_a_name(staged, name):
    staged.csv(f"a,{name}\n1,2\n", ["a", name])
    with pytest.raises(InvalidRequest, match=r"^INVALID_REQUEST: a column's name contains \$\{"):
        staged.convert()
    assert not staged.run_folder.exists()


def test_names_that_differ_only_by_case_stay_apart(staged):
    staged.csv("a,A\n1,2\n", ["a", ("A", "int")]).convert()
    assert staged.rows == [("1", 2)]


def test_the_processing_date_comes_last_as_a_date(staged):
    staged.csv("a\n1\n", ["a"], processingDate="2024-02-29").convert()
    assert staged.frame.dtypes == [("a", "string"), ("processing_date", "date")]
    assert staged.rows == [("1", datetime.date(2024, 2, 29))]


@pytest.mark.parametrize("column", ["a", ("a", "decimal(10,2)")])
def test_a_file_without_rows_becomes_one_typed_parquet_file(staged, column):
    staged.csv("a\n", [column], processingDate="2024-02-29").convert()
    assert [name.endswith(".snappy.parquet") for name in staged.files] == [False, True]
    assert staged.frame.dtypes == [("a", "string" if column == "a" else column[1]), ("processing_date", "date")]
    assert staged.result["rowsRead"] == staged.result["rowsWritten"] == staged.frame.count() == 0


@pytest.mark.parametrize("content", ["", "\n", "  \n"])
def test_json_lines_without_a_record_become_one_typed_parquet_file(staged, content):
    staged.json(content, [("a", "bigint")]).convert()
    assert [name.endswith(".snappy.parquet") for name in staged.files] == [False, True]
    assert staged.frame.dtypes == [("a", "bigint")]
    assert staged.rows == []


def test_a_file_without_columns_has_only_the_processing_date(staged):
    staged.json("", [], processingDate="2024-02-29").convert()
    assert staged.frame.dtypes == [("processing_date", "date")]


def test_the_result_tells_rows_bad_cells_and_seconds(staged):
    staged.csv("a,b\n1,x\nx,\ny,1\n", [("a", "int"), ("b", "int")], onCastFailure="null").convert()
    result = staged.result
    assert 0 < result.pop("seconds") < 60
    assert result == {"rowsRead": 3, "rowsWritten": 3, "badCells": {"a": 2, "b": 1}}


def test_the_run_folder_holds_nothing_but_parquet_and_the_result(staged):
    staged.csv("a\n1\n", ["a"]).convert()
    result, part = staged.files
    assert result == "_result.json"
    assert part.startswith("part-00000-") and part.endswith(".snappy.parquet")


def test_what_an_earlier_attempt_of_the_run_left_is_replaced(staged):
    staged.csv("a\n1\n", ["a"]).convert()
    os.makedirs(staged.run_folder / "_temporary" / "0")
    staged.convert()
    assert len(staged.files) == 2
    assert staged.rows == [("1",)]


def test_runs_of_one_execution_do_not_touch_each_other(staged):
    staged.csv("a\n1\n", ["a"]).convert()
    before = staged.files
    staged.convert(run_id="jr_2_attempt_1")
    assert staged.files == before
