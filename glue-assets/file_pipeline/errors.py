"""The errors a run ends with: Glue shows the last line of the traceback, so each is one line that says what to do."""

from file_pipeline.display import one_line


class JobError(Exception):
    code = ""

    def __init__(self, message):
        super().__init__(f"{self.code}: {message}")


class InvalidRequest(JobError):
    """The run was not started as the pipeline starts it."""

    code = "INVALID_REQUEST"


class CastFailed(JobError):
    """A cell is no value of its column's type."""

    code = "CAST_FAILED"


class MalformedRecord(JobError):
    """Spark and the validator disagree about a record, or the validator could not check all of the file."""

    code = "MALFORMED_RECORD"


class TransformFailed(JobError):
    """The user's transform is no transform, raises, or returns what cannot be written."""

    code = "TRANSFORM_FAILED"

    def __init__(self, message):
        # Made of what others have written.
        super().__init__(one_line(message))
