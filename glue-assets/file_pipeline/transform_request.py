"""What a transform is told, beside the rows, of the file that it transforms."""

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Source:
    """The object that was uploaded: to name in data. The job is not permitted to read it, nor is there need to."""

    bucket: str
    """The bucket's name."""

    key: str
    """The whole key, with the source prefix, as it was uploaded: `incoming/refunds/2024 05.csv`."""

    version_id: Optional[str]
    """The object's version, or None if its bucket keeps none."""


@dataclass(frozen=True)
class TransformRequest:
    """The second argument of `transform(df, request)`. It cannot be changed, and may be used in Python UDFs too."""

    execution: str
    """The name of the Step Functions execution that processes the file: the same in each attempt and each redrive of it."""

    file_type: str
    """The name of the file's type, as the pipeline was given it: `refunds`."""

    source: Source
    """The object that was uploaded."""
