"""What a run says when a transform fails: one line that leads to the line."""

import re
import traceback

import pytest
from py4j.protocol import Py4JJavaError

from file_pipeline.errors import TransformFailed
from file_pipeline.java_errors import describe_java_error

SECRET = "4111-1111"
HEAD = """\
from pyspark.sql import functions as F
from pyspark.sql.functions import udf
def transform(df, request):
    """
FRAME = "the frame that refunds.py returned: "


@pytest.fixture
def refunds(staged):
    return staged.csv(f"id,card\n1,{SECRET}\n2,\n", ["id", "card"])


def failure_of(staged, code, **arguments):
    with pytest.raises(TransformFailed) as failure:
        staged.convert(transform=code, **arguments)
    *_, last = traceback.format_exception(failure.value)
    assert last.count("\n") == 1 and len(last) < 600
    assert not staged.run_folder.joinpath("_result.json").exists()
    return last.strip().removeprefix("file_pipeline.errors.TransformFailed: TRANSFORM_FAILED: ")


def assert_fails_with(staged, code, pattern):
    message = failure_of(staged, code)
    assert re.fullmatch(pattern, message), message
    assert SECRET not in message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import os\ndef transform(df, request)\n    return df\n", "refunds.py, line 2: SyntaxError: expected ':'"),
        ("def transform(df, request):\nreturn df\n", "refunds.py, line 2: IndentationError: expected an indented block .*"),
        ("x = 1\0", "refunds.py(, line 1)?: (SyntaxError|ValueError): source code string cannot contain null bytes"),
        (b"def transform(df, request):\n    return '\xff'\n", "refunds.py is not UTF-8 text; .*"),
        ("\n\nimport no_such_module\n", "refunds.py, line 3: ModuleNotFoundError: No module named 'no_such_module'"),
        ("x = 1\n", r'refunds.py has no function transform; define "def transform\(df, request\)" at its top level'),
        ("transform = 5\n", "transform in refunds.py is int, not a function; define .*"),
        ("\ndef transform(df): pass\n", r"refunds.py, line 2: transform\(df\) does not take two arguments; define .*"),
        ("def transform(a, b, c): pass\n", r"refunds.py, line 1: transform\(a, b, c\) does not take two arguments; define .*"),
    ],
)
def test_fails_when_the_file_holds_no_transform(refunds, code, message):
    assert_fails_with(refunds, code, message)


def test_fails_when_the_file_is_not_there(refunds, tmp_path):
    message = failure_of(refunds, "", transform_uri=tmp_path.joinpath("no.py").as_uri())
    assert re.fullmatch(r"refunds.py cannot be read from file:.*/no.py \(FileNotFoundException\); deploy the pipeline again, which uploads it", message)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise ValueError('no\\namount')", "refunds.py, line 4: ValueError: no amount"),
        ("assert df is None", "refunds.py, line 4: AssertionError"),
        ("return helper()\ndef helper():\n    return {}['amount']", "refunds.py, line 6: KeyError: 'amount'"),
        ("import json\n    json.loads('{')", "refunds.py, line 5: JSONDecodeError: Expecting property name .*"),
        ("import sys\n    sys.exit(0)", "refunds.py, line 5: SystemExit: 0"),
        ("return df.select(3)", r"refunds.py, line 4: PySparkTypeError: \[NOT_COLUMN_OR_STR\] .*"),
        ("return df.select('amount')", r"refunds.py, line 4: AnalysisException: \[UNRESOLVED_COLUMN.WITH_SUGGESTION\] .* `amount` cannot be resolved.*\]\."),
        ("return df.selectExpr('a b c (')", r"refunds.py, line 4: AnalysisException: \[PARSE_SYNTAX_ERROR\] .*"),
    ],
)
def test_fails_when_the_transform_raises_and_names_the_deepest_line_of_the_file(refunds, body, message):
    assert_fails_with(refunds, HEAD + body, message)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("pass", r"transform in refunds.py returned nothing \(None\); return a Spark DataFrame"),
        ("return df.collect()", "transform in refunds.py returned list; return a Spark DataFrame"),
        ("return df.groupBy('id')", "transform in refunds.py returned pyspark.sql.group.GroupedData; return a Spark DataFrame"),
        ("return df.withColumn('ID', df.id)", 'transform in refunds.py returned the columns "id" and "ID", .*'),
    ],
)
def test_fails_when_what_the_transform_returns_is_no_frame_that_can_be_stored(refunds, body, message):
    assert_fails_with(refunds, HEAD + body, message)


UDF = HEAD + "return df.select(parse('card')){action}\ndef deeper(card):\n    {raising}\n@udf('int')\ndef parse(card):\n    return deeper(card)\n"


@pytest.mark.parametrize(
    ("action", "raising", "message"),
    [
        ("", "raise ValueError('no\\n amount')", "refunds.py, line 6: ValueError: no amount"),
        ("", "assert False", "refunds.py, line 6: AssertionError"),
        (".collect()", "return {}['amount']", "refunds.py, line 6: KeyError: 'amount'"),
    ],
)
def test_fails_when_a_python_udf_raises_in_an_executor_and_names_the_line(refunds, action, raising, message):
    assert_fails_with(refunds, UDF.format(action=action, raising=raising), message)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return df.rdd.map(lambda row: ({}[0],)).toDF('card int')", "refunds.py, line 4: KeyError: 0"),
        ("df.sparkSession.conf.set('spark.sql.ansi.enabled', True)\n    df.select(df.card.cast('int')).collect()", "refunds.py, line 5: .*CAST_INVALID_INPUT, .*"),
        ("return df.select(F.from_json('card', 'a int', {'mode': 'FAILFAST'}))", FRAME + "SparkException MALFORMED_RECORD_IN_PARSING.*"),
        ("return df.select(F.raise_error('no amount').cast('int').alias('x'))", FRAME + "RuntimeException: no amount"),
        ("return df.select(udf(lambda _: type('T', (), {})(), 'int')('card'))", FRAME + "PickleException: expected zero arguments .*"),
        ("return df.select(udf(lambda _: __import__('os')._exit(1), 'int')('card'))", FRAME + r"Python worker exited unexpectedly \(crashed\)"),
    ],
)
def test_fails_when_spark_fails_and_says_what_but_no_cell(refunds, body, message):
    assert_fails_with(refunds, HEAD + body, message)


def test_fails_when_the_plan_turns_out_to_be_none_only_at_the_write(spark, refunds):
    body = "df.sparkSession.conf.set('spark.sql.crossJoin.enabled', False); return df.select('id').join(df.select('card'))"
    assert_fails_with(refunds, HEAD + body, FRAME + "AnalysisException: Detected implicit cartesian product .*")
    spark.conf.unset("spark.sql.crossJoin.enabled")


def test_fails_when_an_executor_is_lost_and_says_why():
    lost = "ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits"
    task = "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.1 executor 3): "
    assert describe_java_error(Exception(f"{task}{lost}\nDriver stacktrace:\n\tat")) == lost


def test_fails_when_the_output_cannot_be_written_without_blaming_the_transform(refunds, monkeypatch, tmp_path):
    request = refunds.request(outputUri=f"{tmp_path.joinpath('source.data').as_uri()}/")
    monkeypatch.setattr(refunds, "request", lambda: request)
    with pytest.raises(Py4JJavaError):
        refunds.convert(transform=HEAD + "return df")


def test_fails_when_names_and_texts_are_long_and_still_names_the_line_at_once(refunds):
    name = "a" * 240 + " refunds.py"
    message = failure_of(refunds, HEAD + "raise ValueError('x' * 100_000)", transform_name=name)
    assert " refunds.py, line 4: ValueError: xxx" in message[:150]
    assert message.endswith("...")


@pytest.mark.parametrize(
    ("body", "logged"),
    [
        ("raise ValueError('no amount')  # here", '  File "refunds.py", line 4, in transform\n    raise ValueError(\'no amount\')  # here\n'),
        ("df.sparkSession.conf.set('spark.sql.ansi.enabled', True); return df.select(df.card.cast('int'))", "CAST_INVALID_INPUT"),
    ],
)
def test_the_traceback_in_the_logs_shows_the_lines_of_the_file_but_no_cell(refunds, body, logged):
    with pytest.raises(TransformFailed) as failure:
        refunds.convert(transform=HEAD + body)
    text = "".join(traceback.format_exception(failure.value))
    assert logged in text and SECRET not in text
