import re

import pytest

from file_pipeline.errors import CastFailed


def test_a_bad_cell_is_null_and_counted_when_the_policy_is_null(staged):
    staged.csv("a,b,c\n1,x,x\nx,2,\n,true,y\n", [("a", "int"), ("b", "int"), "c"], onCastFailure="null").convert()
    assert staged.rows == [(1, None, "x"), (None, 2, None), (None, None, "y")]
    assert staged.result["badCells"] == {"a": 1, "b": 2}


def test_an_unquoted_empty_cell_is_null_and_no_bad_cell(staged):
    staged.csv("a,b\n,1\n", [("a", "int"), ("b", "int")]).convert()
    assert staged.rows == [(None, 1)]


def test_a_quoted_empty_cell_is_a_bad_cell_of_every_type_but_string(staged):
    types = ["boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal(5,2)", "date", "timestamp"]
    columns = [(f"n{position}", type_name) for position, type_name in enumerate(types)]
    header = ",".join([*(name for name, _ in columns), "s"])
    row = ",".join(['""'] * (len(types) + 1))
    staged.csv(f"{header}\n{row}\n", [*columns, "s"], onCastFailure="null")
    staged.convert()
    assert staged.rows == [(*[None] * len(types), "")]
    assert staged.result["badCells"] == {name: 1 for name, _ in columns}


def test_fails_when_a_cell_is_bad_and_names_the_column_but_no_cell(staged):
    staged.csv('"a\nb",c\nsecret,1\nsecret,2\n', [("a\nb", "int"), "c"], needsMultiLine=True)
    with pytest.raises(CastFailed) as failure:
        staged.convert()
    message = str(failure.value)
    assert re.match(r'CAST_FAILED: 2 cells .*\("a\\nb" int: 2\)', message)
    assert "\n" not in message and "secret" not in message
    assert not staged.run_folder.joinpath("_result.json").exists()


def test_fails_when_many_columns_are_bad_and_names_the_first(staged):
    names = [f"n{position}" for position in range(8)]
    staged.csv(f"{','.join(names)}\n{','.join('x' * 8)}\n", [(name, "date") for name in names])
    with pytest.raises(CastFailed, match=r"8 cells .*\"n4\" date: 1, and 3 more columns\)"):
        staged.convert()
