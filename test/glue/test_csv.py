from decimal import Decimal

import pytest

from file_pipeline.errors import MalformedRecord


def test_null_and_empty_string_are_told_apart(staged):
    staged.csv('a,b\n,""\n"",\n', ["a", "b"]).convert()
    assert staged.rows == [(None, ""), ("", None)]


def test_white_space_is_kept(staged):
    staged.csv("a,b\n x ,\ty\t\n   ,\u00a0\n", ["a", "b"]).convert()
    assert staged.rows == [(" x ", "\ty\t"), ("   ", "\u00a0")]


def test_digits_and_markers_stay_as_they_were_written(staged):
    staged.csv("a,b\n00123,NaN\n1.10,null\n#x,NULL\n", ["a", "b"]).convert()
    assert staged.rows == [("00123", "NaN"), ("1.10", "null"), ("#x", "NULL")]


def test_quotes_delimiters_and_backslashes_inside_quotes(staged):
    staged.csv('a,b\n"say ""hi""","1,2"\n"\\","x\\"""\n', ["a", "b"]).convert()
    assert staged.rows == [('say "hi"', "1,2"), ("\\", 'x\\"')]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_dialect_decides_delimiter_and_quote(staged, delimiter):
    content = f"a{delimiter}b\n'x{delimiter}''y'''{delimiter}z,\n"
    staged.csv(content, ["a", "b"], {"delimiter": delimiter, "quote": "'"}).convert()
    assert staged.rows == [(f"x{delimiter}'y'", "z,")]


@pytest.mark.parametrize("multi_line", [False, True])
@pytest.mark.parametrize("marker", ["NULL", "\\N", "-", "n/a b", "∅", "#"])
def test_a_null_marker_is_null_quoted_or_not_beside_the_unquoted_empty_cell(staged, marker, multi_line):
    content = f'a,b\n{marker},"{marker}"\n,""\n {marker},"{marker} "\n'
    staged.csv(content, ["a", "b"], {"nullMarker": marker}, needsMultiLine=multi_line).convert()
    assert staged.rows == [(None, None), (None, ""), (f" {marker}", f"{marker} ")]


def test_a_null_marker_is_no_bad_cell(staged):
    staged.csv("a\nNULL\n1\n", [("a", "int")], {"nullMarker": "NULL"}).convert()
    assert staged.rows == [(None,), (1,)]


@pytest.mark.parametrize("multi_line", [False, True])
def test_no_row_is_skipped_if_there_is_no_header(staged, multi_line):
    staged.csv("\n1,x\n\n2,y\n", [("id", "int"), "name"], {"header": False}, needsMultiLine=multi_line).convert()
    assert staged.rows == [(1, "x"), (2, "y")]
    assert staged.frame.columns == ["id", "name"]


@pytest.mark.parametrize("multi_line", [False, True])
def test_columns_are_taken_from_their_positions(staged, multi_line):
    staged.csv("price,x,id\n2.5,y,1\n3,,\n", [("id", "int"), ("price", "decimal(5,2)")], fields=3, positions=[2, 0], needsMultiLine=multi_line).convert()
    assert staged.rows == [(1, Decimal("2.50")), (None, Decimal("3.00"))]
    assert staged.frame.columns == ["id", "price"]


@pytest.mark.parametrize("row", ["1,2", "1,2,3,4", "1"])
def test_fails_when_a_row_has_another_number_of_fields_than_the_facts_though_one_column_is_taken(staged, row):
    staged.csv(f"a,b,c\n1,2,3\n{row}\n", ["a"], fields=3, positions=[0])
    with pytest.raises(MalformedRecord, match="^MALFORMED_RECORD: Spark and the validator"):
        staged.convert()


def test_crlf_between_rows(staged):
    staged.csv("a,b\r\n1,2\r\n3,\r\n", ["a", "b"], lineEnding="CRLF").convert()
    assert staged.rows == [("1", "2"), ("3", None)]


@pytest.mark.parametrize(("name", "ending"), [("LF", "\n"), ("CRLF", "\r\n")])
def test_line_breaks_inside_quotes_are_kept(staged, name, ending):
    content = f'"a\r\nb",c{ending}"1\n2","3\r\n4"{ending}"5\r6",""{ending}'
    staged.csv(content, ["a\r\nb", "c"], lineEnding=name, needsMultiLine=True).convert()
    assert staged.rows == [("1\n2", "3\r\n4"), ("5\r6", "")]


def test_a_line_of_white_space_is_a_row_when_the_facts_say_so(staged):
    staged.csv("a\n \n1\n\n2", ["a"], needsMultiLine=True).convert()
    assert staged.rows == [(" ",), ("1",), ("2",)]


def test_a_last_row_without_line_end_and_blank_lines(staged):
    staged.csv("\na,b\n\n1,2\n\n3,4", ["a", "b"]).convert()
    assert staged.rows == [("1", "2"), ("3", "4")]


def test_characters_beyond_ascii(staged):
    staged.csv("a,b\nÄ,\U0001f600\n日本,e\u0301\n", ["a", "b"]).convert()
    assert staged.rows == [("Ä", "\U0001f600"), ("日本", "e\u0301")]


def test_one_small_file_becomes_one_parquet_file(staged):
    rows = 120_000
    staged.csv("a,b\n" + "".join(f"{row},{'x' * 80}\n" for row in range(rows)), [("a", "int"), "b"]).convert()
    assert staged.result["rowsWritten"] == rows
    assert len([name for name in staged.files if name.endswith(".snappy.parquet")]) == 1
    assert staged.frame.selectExpr("sum(a)").first()[0] == rows * (rows - 1) // 2


def test_a_cell_of_a_megabyte(staged):
    staged.csv(f"a,b\n{'x' * 1_000_000},1\n", ["a", "b"]).convert()
    assert staged.rows == [("x" * 1_000_000, "1")]


def test_hundreds_of_columns_keep_their_order(staged):
    names = [f"n{position}" for position in range(300, 0, -1)]
    types = ["int" if position % 2 else "string" for position in range(300)]
    content = f"{','.join(names)}\n{','.join(map(str, range(300)))}\n"
    staged.csv(content, list(zip(names, types))).convert()
    assert staged.frame.columns == names
    assert list(staged.rows[0]) == [position if position % 2 else str(position) for position in range(300)]


@pytest.mark.parametrize(
    ("row", "multi_line"),
    [("1", False), ("1", True), ("1,2,3", False), ("1,2,3,4,5,6", True), ('"1"x,y', False), ('"open,1', False)],
)
def test_fails_when_a_record_is_malformed(staged, row, multi_line):
    staged.csv(f"a,b\n1,2\n{row}\n", ["a", "b"], needsMultiLine=multi_line)
    with pytest.raises(MalformedRecord, match="^MALFORMED_RECORD: [^\n]*$"):
        staged.convert()
    assert not staged.run_folder.joinpath("_result.json").exists()
