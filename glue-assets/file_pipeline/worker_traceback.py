"""Reads the traceback of a Python worker, which reaches the driver as text inside a Java error."""

import re
from dataclasses import dataclass
from typing import Optional

_START = "Traceback (most recent call last):\n"
_JAVA = re.compile(r"\n+(\tat |Driver stacktrace:|JVM stacktrace:)")

_NAMES_CODE_ONLY = ("pyspark.errors.", "ModuleNotFoundError:", "ImportError:")


@dataclass(frozen=True)
class WorkerFailure:
    line: Optional[int]
    """The line in the user's file; None if only other code was running."""
    what: str


def find_worker_failure(text, name):
    """Returns the last exception of the last traceback; None if no Python worker raised one."""
    _, start, rest = text.rpartition(_START)
    if not start:
        return None
    frames, error = _split(_JAVA.split(rest, maxsplit=1)[0].rstrip())
    lines = re.findall(rf'^  File "{re.escape(name)}", line (\d+)', frames, re.MULTILINE)
    if lines:
        return WorkerFailure(int(lines[-1]), error)
    # The text is not the user's, so it may contain a row.
    return WorkerFailure(None, error if error.startswith(_NAMES_CODE_ONLY) else error.partition(":")[0])


def _split(block):
    """Returns the frames and the error: frames are indented, the error is not."""
    match = re.search(r"^\S", block, re.MULTILINE)
    return (block[: match.start()], block[match.start() :]) if match else (block, "")
