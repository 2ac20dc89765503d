"""Describes the file to a transform, in addition to its rows."""

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Source:
    """The object that was uploaded, for use in data. The job has no permission to read it."""

    bucket: str
    """The bucket's name."""

    key: str
    """The whole key, with the source prefix, as it was uploaded: `incoming/refunds/2024 05.csv`."""

    version_id: Optional[str]
    """The object's version, or None if its bucket is not versioned."""


@dataclass(frozen=True)
class TransformRequest:
    """The second argument of `transform(df, request)`. It is read-only, and Python UDFs can use it too."""

    execution: str
    """The name of the Step Functions execution that processes the file; it is the same in each attempt and each redrive."""

    file_type: str
    """The name of the file type, as declared in the pipeline: `refunds`."""

    source: Source
    """The object that was uploaded."""
