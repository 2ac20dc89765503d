"""Describes Spark's own errors without their texts, which contain rows of the file."""

import re

from py4j.protocol import Py4JError, Py4JJavaError

_HARMLESS_TEXT = re.compile(r"ExecutorLostFailure \([^\n]*|Python worker exited unexpectedly \(crashed\)")

_QUOTED = {
    # From raise_error and assert_true: the text is the user's.
    "java.lang.RuntimeException",
    "java.lang.OutOfMemoryError",
    "org.apache.spark.memory.SparkOutOfMemoryError",
    # A Python UDF returned a value that Spark does not know.
    "net.razorvine.pickle.PickleException",
    # They name a path.
    "java.io.FileNotFoundException",
    "java.nio.file.AccessDeniedException",
}

_WRAPPERS = ("TASK_WRITE_FAILED",)

_STORAGE = re.compile(r"(java\.(io|net|nio)|com\.amazonaws|software\.amazon|org\.apache\.hadoop|org\.apache\.http)\.")


def java_causes(error):
    """Returns the Java exceptions from the outermost to the root; empty if the error does not come from Java."""
    cause = error.java_exception if isinstance(error, Py4JJavaError) else getattr(error, "_origin", None)
    causes = []
    while cause is not None:
        causes.append(cause)
        cause = cause.getCause()
    return causes


def describe_java_error(error):
    """Returns the name of the error, and its text if that cannot contain rows."""
    harmless = _HARMLESS_TEXT.search(str(error))
    if harmless:
        return harmless.group()
    causes = java_causes(error)
    if causes and causes[-1].getClass().getName() in _QUOTED:
        return f"{causes[-1].getClass().getSimpleName()}: {causes[-1].getMessage()}"
    return f"{_name(error, causes)}, whose text is only in the logs of the run, because it may hold rows"


def is_storage_error(error):
    """Returns true if the root is that something could not be read or written, which is not the fault of any code."""
    causes = java_causes(error)
    return bool(causes) and _STORAGE.match(causes[-1].getClass().getName()) is not None and not _HARMLESS_TEXT.search(str(error))


def _name(error, causes):
    """Returns Spark's own name of the error if it has one; the deepest is the most specific."""
    for cause in reversed(causes):
        name = _error_class(cause)
        if name is not None and name not in _WRAPPERS and not name.startswith("_LEGACY"):
            return f"{cause.getClass().getSimpleName()} {name}"
    return causes[-1].getClass().getSimpleName() if causes else type(error).__name__


def _error_class(cause):
    try:
        return cause.getErrorClass()
    except Py4JError:
        return None
