"""The staged file as a frame of strings, its columns in the order of the facts and named by position: a name may hold anything."""

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
        # The header is not compared with names that stand for positions.
        "enforceSchema": True,
        "encoding": "UTF-8",
        "sep": facts.dialect.delimiter,
        "quote": facts.dialect.quote,
        "escape": facts.dialect.quote,
        "unescapedQuoteHandling": "RAISE_ERROR",
        "ignoreLeadingWhiteSpace": False,
        "ignoreTrailingWhiteSpace": False,
        # Nothing between two delimiters is null whatever the marker, "" is the empty string; no valid file holds NUL.
        "nullValue": facts.dialect.null_marker or "\u0000",
        "emptyValue": "",
        # In a file that was not checked, two quotes that belong to nothing could make a cell of all that is between them.
        "maxCharsPerColumn": -1 if facts.complete else facts.dialect.field_bytes,
        # One more than there should be, so that a row which is too long is a malformed record.
        "maxColumns": facts.layout.fields + 1,
        "mode": "FAILFAST",
    }
    if facts.needs_multi_line:
        # Detecting it fails on a CR in the header, and rewrites a CRLF inside quotes.
        options.update(multiLine=True, lineSep=_LINE_ENDINGS[facts.line_ending])
    fields = [f"extra{field}" for field in range(facts.layout.fields)]
    for position, column in zip(facts.layout.positions, _positions(facts)):
        fields[position] = column
    frame = spark.read.options(**options).schema(_strings(fields)).csv(uri)
    # A projection over all columns takes the optimizer long if they are thousands.
    return frame if fields == _positions(facts) else frame.select(*_positions(facts))


def _read_json_lines(spark, uri, facts):
    """The stage step has made each record a line, and each value that is not null a string of the digits that were written."""
    names = [column.name for column in facts.columns]
    options = {
        "lineSep": "\n",
        "mode": "FAILFAST",
        # Spark reads more than JSON unless it is told not to.
        "allowSingleQuotes": False,
        "allowNonNumericNumbers": False,
        # Spark would take a column of this name for its own: longer than every name is different from every name.
        "columnNameOfCorruptRecord": "_" * (1 + max(map(len, names), default=0)),
    }
    return spark.read.options(**options).schema(_strings(names)).json(uri).toDF(*_positions(facts))


def _positions(facts):
    return [f"_c{position}" for position in range(len(facts.columns))]


def _strings(names):
    return StructType([StructField(name, StringType()) for name in names])
