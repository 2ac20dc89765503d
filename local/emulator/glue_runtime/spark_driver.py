"""A warm Spark driver: keeps one SparkContext and runs one script after another, each with the credentials of its role.

A request and its answer are one JSON line each: requests arrive on standard input, answers go to the file descriptor that is given
as an argument. Before the first answer, one line reports that Spark has started.
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
    """Returns the error as Glue reports it: the exception's own line, without the Java stack that Spark appends."""
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
        answers.write(json.dumps({"ready": True}) + "\n")
        answers.flush()
        for line in sys.stdin:
            answers.write(json.dumps(run_script(spark, json.loads(line))) + "\n")
            answers.flush()


if __name__ == "__main__":
    main()
