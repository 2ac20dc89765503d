"""Describes a failure of the user's code in one line: where in the file, and what."""

import traceback
from contextlib import contextmanager

from py4j.protocol import Py4JJavaError
from pyspark.errors import AnalysisException
from pyspark.errors.exceptions.captured import CapturedException

from file_pipeline.display import shown_name
from file_pipeline.errors import TransformFailed
from file_pipeline.java_errors import describe_java_error, is_storage_error
from file_pipeline.worker_traceback import find_worker_failure


@contextmanager
def transform_failures(name, elsewhere=None):
    """Turns errors into TransformFailed, with the line in the user's file or `elsewhere`. The traceback is logged unless it may contain rows."""
    try:
        yield
    # sys.exit would end the run as a success.
    except (Exception, SystemExit) as error:
        line, what, keeps_cause = _examine(error, name)
        if line is None and is_storage_error(error):
            raise
        label = shown_name(name)
        place = f"{label}, line {line}" if line is not None else elsewhere or label
        raise TransformFailed(f"{place}: {what}") from (error if keeps_cause else None)


def _examine(error, name):
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno, f"{type(error).__name__}: {error.msg}", True
    line = _deepest_line(error, name)
    if isinstance(error, (Py4JJavaError, CapturedException)):
        failure = find_worker_failure(str(error), name)
        if failure is not None:
            return failure.line or line, failure.what, True
        if isinstance(error, AnalysisException):
            # The rest of the text is the whole plan.
            return line, f"AnalysisException: {_first_line(str(error))}", True
        return line, describe_java_error(error), False
    text = str(error)
    return line, f"{type(error).__name__}: {text}" if text else type(error).__name__, True


def _deepest_line(error, name):
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    return lines[-1] if lines else None


def _first_line(text):
    return text.strip().partition("\n")[0].removesuffix(";")
