"""The errors that end a run. Glue shows the last line of the traceback, so each message is one line that says what to do."""

from file_pipeline.display import one_line


class JobError(Exception):
    """An error whose message starts with its code."""

    code = ""

    def __init__(self, message):
        super().__init__(f"{self.code}: {message}")


class InvalidRequest(JobError):
    """The run was not started in the way the pipeline starts it."""

    code = "INVALID_REQUEST"


class CastFailed(JobError):
    """A cell is not a value of its column's type."""

    code = "CAST_FAILED"


class MalformedRecord(JobError):
    """Spark and the validator read a record differently, or a part of the file that the validator could not check is malformed."""

    code = "MALFORMED_RECORD"


class TransformFailed(JobError):
    """The user's file has no transform, or the transform raises or returns what cannot be written."""

    code = "TRANSFORM_FAILED"

    def __init__(self, message):
        # It contains text from the user's code.
        super().__init__(one_line(message))
