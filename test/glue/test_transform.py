"""A user's Python file between cast and write: what it is given, what it may do, and that the counts are right whatever it does."""

import sys
from pathlib import Path
from textwrap import dedent

import convert_file
import pytest

from file_pipeline.errors import CastFailed, MalformedRecord

REFUNDS = "id,amount,tags\n1,10,a;b\n2,x,c\n3,30,\n4,40,d;e;f\n"
COLUMNS = [("id", "int"), ("amount", "int"), "tags"]


@pytest.fixture
def refunds(staged):
    return staged.csv(REFUNDS, COLUMNS, onCastFailure="null")


def transformed(staged, code):
    return staged.convert(transform="from pyspark.sql import functions as F\n" + dedent(code))


@pytest.mark.parametrize(
    ("body", "rows_written"),
    [
        ("return df", 4),
        ("return df.filter('id > 1').select(F.lit('x').alias('other'))", 3),
        ("return df.limit(0)", 0),
        ("return df.limit(2)", 2),
        ("return df.join(df.select('id'), 'id')", 4),
        ("return df.union(df)", 8),
        ("return df.select('id', F.explode(F.split('tags', ';')).alias('tag'))", 6),
        ("df.count(); df.limit(1).collect(); df.agg(F.max('id')).first(); return df", 4),
        ("cached = df.cache(); cached.count(); return cached.filter('id < 3')", 2),
        ("return df.repartition(3)", 4),
    ],
)
def test_rows_read_and_bad_cells_are_those_of_the_file_whatever_the_transform_does(refunds, body, rows_written):
    transformed(refunds, f"def transform(df, request): {body}")
    result = refunds.result
    assert (result["rowsRead"], result["badCells"]) == (4, {"amount": 1})
    assert result["rowsWritten"] == rows_written == len(refunds.rows)


def test_the_counts_are_those_of_all_partitions(spark, staged, monkeypatch):
    monkeypatch.setitem(sys.modules["file_pipeline.session"].SETTINGS, "spark.sql.files.maxPartitionBytes", "20000")
    rows = 10_000
    staged.csv("id\n" + "".join(f"{row if row % 100 else 'x'}\n" for row in range(rows)), [("id", "int")], onCastFailure="null")
    transformed(staged, "def transform(df, request): assert df.rdd.getNumPartitions() > 1; return df.filter('id % 2 = 0')")
    spark.conf.unset("spark.sql.files.maxPartitionBytes")
    assert len(staged.files) > 2
    assert staged.result["badCells"] == {"id": 100}
    assert (staged.result["rowsRead"], staged.result["rowsWritten"]) == (rows, 4900)


def test_a_transform_gets_typed_columns_and_returns_others(refunds):
    transformed(
        refunds,
        """
        def transform(df, request):
            assert df.dtypes == [("id", "int"), ("amount", "int"), ("tags", "string")]
            return df.select((F.col("amount") / 4).alias("quarter"), F.struct("id").alias("nested"))
        """,
    )
    assert refunds.frame.dtypes == [("quarter", "double"), ("nested", "struct<id:int>")]
    assert refunds.rows[0] == (2.5, (1,))


def test_a_transform_counts_the_rows_that_are_written_also_of_lines_without_a_record(staged):
    staged.json('{"a":"1"}\n  \n\n{"a":"2"}\n', [("a", "bigint")])
    transformed(staged, "def transform(df, request): return df.withColumn('total', F.lit(df.count()))")
    assert staged.rows == [(1, 2), (2, 2)]
    assert staged.result["rowsRead"] == 2


def test_no_row_left_is_one_typed_parquet_file(refunds):
    transformed(refunds, "def transform(df, request): return df.groupBy('tags').count().filter('count > 5')")
    assert len(refunds.files) == 2
    assert refunds.frame.dtypes == [("tags", "string"), ("count", "bigint")]


def test_a_python_udf_takes_what_its_file_defines_to_the_executors(spark, refunds, monkeypatch):
    # As Glue does with the package.
    monkeypatch.setitem(spark.sparkContext.environment, "PYTHONPATH", str(Path(convert_file.__file__).parent))
    refunds.convert(
        transform_name="json.py",
        transform=dedent(
            """\
            from __future__ import annotations
            import json
            from dataclasses import dataclass
            from typing import ClassVar
            from pyspark.sql.functions import udf

            RATE = 3

            @dataclass
            class Refund:
                currency: ClassVar[str] = "EUR"
                amount: int

            def times(amount):
                return Refund(amount).amount * RATE

            as_plain_udf = udf(times, "int")
            AT_ONCE = as_plain_udf("id")

            @udf("string")
            def text(amount, file_type=None):
                return json.dumps([Refund.currency, times(amount or 0)])

            def transform(df, request):
                name_of_source = udf(lambda _: request.source.key, "string")
                return df.select(AT_ONCE, text("amount"), name_of_source("id")).limit(2)

            if __name__ == "__main__":
                raise RuntimeError("is no script")
            """
        ),
    )
    assert refunds.rows == [(3, '["EUR", 30]', "incoming/a b.csv"), (6, '["EUR", 0]', "incoming/a b.csv")]
    assert "json.py" not in sys.modules and hasattr(sys.modules["json"], "loads")


def test_a_transform_is_told_execution_file_type_and_source(refunds):
    transformed(
        refunds,
        """
        def transform(df, request):
            told = [request.execution, request.file_type, request.source.bucket, request.source.key, request.source.version_id]
            return df.limit(1).select(*[F.lit(value).alias(f"v{position}") for position, value in enumerate(told)])
        """,
    )
    assert refunds.rows == [("e", "orders", "uploads", "incoming/a b.csv", "v1")]


def test_a_file_may_begin_with_a_byte_order_mark(refunds):
    refunds.convert(transform=b"\xef\xbb\xbfdef transform(df, request):\r\n    return df\r\n")
    assert len(refunds.rows) == 4


def test_fails_when_a_cell_is_bad_before_the_transform_sees_it(staged):
    staged.csv(REFUNDS, COLUMNS, onCastFailure="fail")
    with pytest.raises(CastFailed, match='"amount" int: 1'):
        transformed(staged, "def transform(df, request): raise RuntimeError('was called')")
    assert not staged.run_folder.exists()


def test_fails_when_a_record_is_malformed_before_the_transform_sees_it(staged):
    staged.csv("a,b\n1,2\n1,2,3\n", ["a", "b"])
    with pytest.raises(MalformedRecord, match="^MALFORMED_RECORD: [^\n]*$"):
        transformed(staged, "def transform(df, request): raise RuntimeError('was called')")


@pytest.mark.parametrize(("transform", "jobs"), [(None, 1), ("def transform(df, request): return df", 2)])
def test_a_file_is_read_once_without_a_transform_and_once_more_to_count_its_rows_before_one(spark, refunds, transform, jobs):
    group = f"jobs {transform}"
    spark.sparkContext.setJobGroup(group, group)
    refunds.convert(transform=transform)
    spark.sparkContext.setLocalProperty("spark.jobGroup.id", None)
    assert len(spark.sparkContext.statusTracker().getJobIdsForGroup(group)) == jobs
    assert refunds.rows == [(1, 10, "a;b"), (2, None, "c"), (3, 30, None), (4, 40, "d;e;f")]
    assert {name: refunds.result[name] for name in ("rowsRead", "rowsWritten", "badCells")} == {"rowsRead": 4, "rowsWritten": 4, "badCells": {"amount": 1}}
