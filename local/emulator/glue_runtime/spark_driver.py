"""A warm Spark driver: holds one SparkContext under one role and runs the scripts it is sent, one after another.

A request and its answer are one JSON line each, on standard input and on the file descriptor given as argument.
"""

import contextlib
import io
import json
import os
import sys
import tempfile
import traceback

from script_run import ScriptRun
from spark_session import WarmSpark

LONGEST_ERROR_MESSAGE = 2000


def error_message(error: BaseException) -> str:
    """As Glue reports it: the exception's own line, without the Java stack that Spark appends."""
    text = f"{type(error).__name__}: {error}"
    return " ".join(text.split("\n\tat ")[0].split())[:LONGEST_ERROR_MESSAGE]


def run_script(spark: WarmSpark, request: dict) -> dict:
    output, errors = io.StringIO(), io.StringIO()
    answer = {"id": request["id"], "state": "SUCCEEDED"}
    with tempfile.TemporaryDirectory(prefix="glue-run-") as folder:
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
                ScriptRun(spark, folder, request).execute()
        except SystemExit as end:
            if end.code not in (None, 0):
                answer.update(state="FAILED", error=error_message(end))
        except BaseException as error:
            traceback.print_exc(file=errors)
            answer.update(state="FAILED", error=error_message(error))
    return {**answer, "output": output.getvalue(), "errors": errors.getvalue()}


def main() -> None:
    with os.fdopen(int(sys.argv[1]), "w") as answers:
        spark = WarmSpark()
        for line in sys.stdin:
            answers.write(json.dumps(run_script(spark, json.loads(line))) + "\n")
            answers.flush()


if __name__ == "__main__":
    main()
