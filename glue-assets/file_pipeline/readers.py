"""Reads the staged file as a frame of strings. Columns are in the order of the facts and named by position: a name may contain anything."""

from pyspark.sql.types import StringType, StructField, StructType

from file_pipeline.errors import InvalidRequest

_LINE_ENDINGS = {"LF": "\n", "CRLF": "\r\n"}


def read_staged_file(spark, uri, facts):
    if facts.format == "csv":
        return _read_csv(spark, uri, facts)
    if facts.format in ("json", "jsonLines"):
        return _read_json_lines(spark, uri, facts)
    raise InvalidRequest(f"the file's format is {facts.format!r}; this job reads csv, json and jsonLines")


def _read_csv(spark, uri, facts):
    options = {
        "header": facts.dialect.header,
        # The names are positions, so Spark must not compare the header with them.
        "enforceSchema": True,
        "encoding": "UTF-8",
        "sep": facts.dialect.delimiter,
        "quote": facts.dialect.quote,
        "escape": facts.dialect.quote,
        "unescapedQuoteHandling": "RAISE_ERROR",
        "ignoreLeadingWhiteSpace": False,
        "ignoreTrailingWhiteSpace": False,
        # An empty field is null whatever the marker, and "" is the empty string. No valid file contains NUL.
        "nullValue": facts.dialect.null_marker or "\u0000",
        "emptyValue": "",
        # In a file that was not checked, two stray quotes could turn everything between them into one cell.
        "maxCharsPerColumn": -1 if facts.complete else facts.dialect.field_bytes,
        # One more than expected, so that a row with too many fields is a malformed record.
        "maxColumns": facts.layout.fields + 1,
        "mode": "FAILFAST",
    }
    if facts.needs_multi_line:
        # Spark's detection fails on a CR in the header, and rewrites a CRLF inside quotes.
        options.update(multiLine=True, lineSep=_LINE_ENDINGS[facts.line_ending])
    fields = [f"extra{field}" for field in range(facts.layout.fields)]
    for position, column in zip(facts.layout.positions, _positions(facts)):
        fields[position] = column
    frame = spark.read.options(**options).schema(_strings(fields)).csv(uri)
    # With thousands of columns, the optimizer needs long for a projection over all of them.
    return frame if fields == _positions(facts) else frame.select(*_positions(facts))


def _read_json_lines(spark, uri, facts):
    """The stage step has written each record on a line of its own, and each value that is not null as a string with its original digits."""
    names = [column.name for column in facts.columns]
    options = {
        "lineSep": "\n",
        "mode": "FAILFAST",
        # By default Spark reads more than JSON.
        "allowSingleQuotes": False,
        "allowNonNumericNumbers": False,
        # Spark would treat a column of this name as its own. A name that is longer than all others is different from all others.
        "columnNameOfCorruptRecord": "_" * (1 + max(map(len, names), default=0)),
    }
    return spark.read.options(**options).schema(_strings(names)).json(uri).toDF(*_positions(facts))


def _positions(facts):
    return [f"_c{position}" for position in range(len(facts.columns))]


def _strings(names):
    return StructType([StructField(name, StringType()) for name in names])
