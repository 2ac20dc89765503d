"""Reads what the run must do: the argument that carries data, and the other arguments of the run."""

import base64
import json
from dataclasses import dataclass
from typing import Optional

from file_pipeline.arguments import TransformFile, parse_arguments
from file_pipeline.contract import REQUEST_ARGUMENT, REQUEST_VERSION
from file_pipeline.display import shown
from file_pipeline.errors import InvalidRequest
from file_pipeline.transform_request import Source, TransformRequest


@dataclass(frozen=True)
class JobRequest:
    execution: str
    file_type: str
    source: Source
    input_uri: str
    facts_uri: str
    output_uri: str
    run_id: str
    transform: Optional[TransformFile]

    @property
    def run_folder(self):
        return f"{self.output_uri}{self.run_id}/"

    @property
    def for_transform(self):
        return TransformRequest(execution=self.execution, file_type=self.file_type, source=self.source)


def parse_request(argv):
    arguments = parse_arguments(argv)
    body = _decode(arguments.request)
    if body.get("version") != REQUEST_VERSION:
        raise InvalidRequest(
            f"{REQUEST_ARGUMENT} has version {shown(body.get('version'))}, this script reads {REQUEST_VERSION}; "
            "deploy script and functions together"
        )
    return JobRequest(
        execution=_text(body, "execution"),
        file_type=_text(body, "fileType"),
        source=_source(body),
        input_uri=_text(body, "inputUri"),
        facts_uri=_text(body, "factsUri"),
        output_uri=_folder(body, "outputUri"),
        run_id=arguments.run_id,
        transform=arguments.transform,
    )


def _decode(argument):
    try:
        padding = "=" * (-len(argument) % 4)
        body = json.loads(base64.b64decode(argument + padding, altchars=b"-_", validate=True))
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise InvalidRequest(f"{REQUEST_ARGUMENT} is {shown(argument)}; give the base64url of a JSON object")
    return body


def _source(body):
    source = body.get("source")
    if not isinstance(source, dict):
        raise InvalidRequest(f"source in {REQUEST_ARGUMENT} is {shown(source)}; deploy script and functions together")
    version_id = None if source.get("versionId") is None else _text(source, "versionId")
    return Source(bucket=_text(source, "bucket"), key=_text(source, "key"), version_id=version_id)


def _text(body, name):
    value = body.get(name)
    if not isinstance(value, str) or value == "":
        raise InvalidRequest(f"{name} in {REQUEST_ARGUMENT} is {shown(value)}; give a non-empty string")
    return value


def _folder(body, name):
    value = _text(body, name)
    if not value.endswith("/"):
        raise InvalidRequest(f"{name} in {REQUEST_ARGUMENT} is {shown(value)}; end it with a slash")
    return value
