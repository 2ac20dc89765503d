"""What is promised of a CSV file that is too large for the validator: it is read whole, or the run fails."""

import pytest

from file_pipeline.errors import MalformedRecord


def convert(staged, content, columns=("a", "b"), dialect=None, **facts):
    return staged.csv(content, list(columns), dialect, complete=False, needsMultiLine=True, **facts).convert()


def test_a_file_without_defects_is_read(staged):
    convert(staged, 'a,b\n1,"x""\ny"\n,""\nÄ,\U0001f600\n')
    assert staged.rows == [("1", 'x"\ny'), (None, ""), ("Ä", "\U0001f600")]
    assert staged.result["rowsRead"] == 3


def test_a_header_without_rows_is_read(staged):
    assert convert(staged, "a,b\n").result["rowsRead"] == 0


def test_the_quote_is_that_of_the_dialect(staged):
    convert(staged, "a,b\n1,'x\"'\n", dialect={"quote": "'"})
    assert staged.rows == [("1", 'x"')]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (b"1,\xff\n2,\xc3\n", "2 .* UTF-8"),
        (b"1,\xed\xa0\x80\n", "1 .* UTF-8"),
        (b"1,x\n2,\xc3", "1 .* UTF-8"),
        (b"1,\0\n", "1 .* NUL"),
        (b'1,"x\n2,y\n', ".* quotes"),
        (b'1,5" pipe\n2,y\n', ".* quotes"),
        (b'1,"x""\n', ".* quotes"),
        (b"1\n2,y\n", "a record is malformed"),
        (b"1,x,y\n", "a record is malformed"),
        (b" \n1,x\n", "a record is malformed"),
        (b'1,"x"y\n', "a record is malformed"),
        (b'1,"x\n2,y\n3,"z\n', "a record is malformed"),
        (b"1,x\r2,y\n", "a record is malformed"),
    ],
)
def test_fails_when_text_would_be_read_otherwise_than_it_is_written(staged, rows, message):
    with pytest.raises(MalformedRecord, match=f"^MALFORMED_RECORD: {message}[^\n]*too large for the validator[^\n]*$"):
        convert(staged, b"a,b\n" + rows)
    assert not staged.run_folder.exists() or not staged.run_folder.joinpath("_result.json").exists()


def test_fails_when_rows_end_otherwise_than_those_that_were_checked(staged):
    with pytest.raises(MalformedRecord):
        convert(staged, "a,b\r\n1,x\n2,y\r\n", lineEnding="CRLF")


def test_fails_when_two_quotes_that_belong_to_nothing_make_a_cell_larger_than_a_field_may_be(staged):
    limits = {"recordBytes": 1000, "fieldBytes": 1000, "nestingDepth": 500}
    with pytest.raises(MalformedRecord):
        convert(staged, 'a,b\n1,"x\n' + "2,y\n" * 500 + '3,"\n', dialect={"limits": limits})
