import re

import pytest
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

from file_pipeline.output_schema import find_problem

TYPES = ["boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal(38,18)", "date", "timestamp", "timestamp_ntz", "binary", "string"]
NESTED = "array<map<string,struct<a:int>>>"


def of_type(expression):
    return lambda frame: frame.selectExpr(f"{expression} AS x")


def cannot_store(type_name):
    return rf'the column "x" of type {type_name},'


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda frame: frame.select(), "a frame without columns;"),
        (lambda frame: frame.sparkSession.readStream.format("rate").load(), r"a streaming frame,.* spark\.read"),
        (lambda frame: frame.select("id", frame.id.alias("Id")), 'the columns "id" and "Id",'),
        (lambda frame: frame.select("id", "id"), 'the columns "id" and "id",'),
        (of_type("array(named_struct('a', 1, 'A', 2))"), r'the columns "x\.a" and "x\.A",'),
        (lambda frame: frame.select(frame.id.alias("${env.X}")), r'the column "\${env\.X}": \${ '),
        (of_type("named_struct('${', id)"), r'the column "x\.\${": \${ '),
        (lambda frame: frame.select(frame.id.alias("x", metadata={"comment": "${y}"})), r"a frame with \${ in a column's metadata;"),
        (of_type("NULL"), cannot_store("void")),
        (of_type("map('a', array(NULL))"), cannot_store("void")),
        (of_type("INTERVAL '1' DAY"), cannot_store("interval day")),
        (of_type("INTERVAL '1' YEAR"), cannot_store("interval year")),
        (of_type("make_interval(1, 2)"), cannot_store("interval")),
        (of_type("map(named_struct('a', 1), 1)"), 'the column "x" with map keys '),
        (lambda frame: frame.select(F.from_json(F.lit("{}"), StructType([])).alias("x")), 'the column "x", a struct without fields;'),
    ],
)
def test_fails_when_a_frame_cannot_be_stored_or_read(spark, change, problem):
    assert re.match(problem, find_problem(change(spark.range(1))))


def test_every_type_that_parquet_and_athena_take_may_be_returned(staged):
    selected = [f"CAST(NULL AS {name}) AS c{position}" for position, name in enumerate([*TYPES, NESTED])]
    staged.csv("a\n1\n", ["a"]).convert(transform=f"def transform(df, request): return df.selectExpr(*{selected})")
    assert [name for _, name in staged.frame.dtypes] == [*TYPES, NESTED]
