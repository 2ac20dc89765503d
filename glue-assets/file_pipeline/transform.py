"""Loads and calls the user's `transform(df, request)`, which is in one Python file."""

import inspect

from py4j.protocol import Py4JJavaError
from pyspark.sql import DataFrame

from file_pipeline.display import shown_name
from file_pipeline.errors import TransformFailed
from file_pipeline.java_errors import java_causes
from file_pipeline.output_schema import find_problem
from file_pipeline.storage import read_text
from file_pipeline.transform_failures import transform_failures
from file_pipeline.user_module import run_as_module

_REMEDY = 'define "def transform(df, request)" at its top level'


class Transform:
    def __init__(self, function, name):
        self._function = function
        self._name = name

    def apply(self, frame, request):
        with transform_failures(self._name):
            output = self._function(frame, request)
        label = shown_name(self._name)
        if not isinstance(output, DataFrame):
            raise TransformFailed(f"transform in {label} returned {_described(output)}; return a Spark DataFrame")
        problem = find_problem(output)
        if problem is not None:
            raise TransformFailed(f"transform in {label} returned {problem}")
        return output

    def failures_of_output(self):
        """Reports errors while the output is written as errors of the transform: Spark computes a frame only when it is written."""
        return transform_failures(self._name, elsewhere=f"the frame that {shown_name(self._name)} returned")


def load_transform(spark, file):
    label = shown_name(file.name)
    text = _read(spark, file.uri, label)
    with transform_failures(file.name):
        function = getattr(run_as_module(text, file.name), "transform", None)
    if function is None:
        raise TransformFailed(f"{label} has no function transform; {_REMEDY}")
    if not callable(function):
        raise TransformFailed(f"transform in {label} is {_described(function)}, not a function; {_REMEDY}")
    _check_parameters(function, label)
    return Transform(function, file.name)


def _read(spark, uri, label):
    try:
        # Editors on Windows start a file with this mark.
        return read_text(spark, uri).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise TransformFailed(f"{label} is not UTF-8 text; save it as UTF-8") from None
    except Py4JJavaError as error:
        reason = java_causes(error)[-1].getClass().getSimpleName()
        raise TransformFailed(f"{label} cannot be read from {uri} ({reason}); deploy the pipeline again, which uploads it") from None


def _check_parameters(function, label):
    try:
        signature = inspect.signature(function)
    except ValueError:
        return
    try:
        signature.bind(None, None)
    except TypeError:
        code = inspect.unwrap(function)
        line = f", line {code.__code__.co_firstlineno}" if inspect.isfunction(code) else ""
        raise TransformFailed(f"{label}{line}: transform{signature} does not take two arguments; {_REMEDY}") from None


def _described(value):
    if value is None:
        return "nothing (None)"
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
