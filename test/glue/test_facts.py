import pytest

from file_pipeline.errors import InvalidRequest


def fails_with(staged, message):
    with pytest.raises(InvalidRequest, match=message):
        staged.convert()


def test_fails_when_the_version_is_another(staged):
    fails_with(staged.csv("a\n1\n", ["a"], version=2), "its version is 2, this script reads 1")


def test_fails_when_the_processing_date_is_no_date(staged):
    fails_with(staged.csv("a\n1\n", ["a"], processingDate="2024-02-30' OR '"), "facts.json cannot be read")


def test_fails_when_the_format_is_unknown(staged):
    fails_with(staged.csv("a\n1\n", ["a"], format="xml"), "format is 'xml'; this job reads csv, json and jsonLines")


@pytest.mark.parametrize("type_name", ["char(3)", "integer", "array<int>", "INT", "int) --", "decimal(39,2)", "decimal(2,3)", "decimal(0)", "decimal(x)"])
def test_fails_when_a_type_is_not_in_the_grammar(staged, type_name):
    fails_with(staged.csv("a\n1\n", [("a", type_name)]), "^INVALID_REQUEST: a column has the type")


def test_fails_when_a_field_is_missing(staged, tmp_path):
    staged.csv("a\n1\n", ["a"])
    tmp_path.joinpath("facts.json").write_text('{"version": 1}')
    fails_with(staged, "facts.json lacks 'dialect'|facts.json lacks 'format'")
