"""What the run is asked to do: the one argument that carries data, and the run's id."""

import argparse
import base64
import json
import re
from dataclasses import dataclass

from file_pipeline.contract import REQUEST_ARGUMENT, REQUEST_VERSION, RUN_ID_ARGUMENT
from file_pipeline.errors import InvalidRequest


@dataclass(frozen=True)
class JobRequest:
    execution: str
    file_type: str
    input_uri: str
    facts_uri: str
    output_uri: str
    run_id: str

    @property
    def run_folder(self):
        return f"{self.output_uri}{self.run_id}/"


def parse_request(argv):
    arguments = _parse_arguments(argv)
    run_id = arguments.run_id
    if re.fullmatch(r"[A-Za-z0-9_-]+", run_id) is None:
        raise InvalidRequest(f"{RUN_ID_ARGUMENT} is {_shown(run_id)}, which is no name of one folder; let Glue give it")
    body = _decode(arguments.request)
    if body.get("version") != REQUEST_VERSION:
        raise InvalidRequest(
            f"{REQUEST_ARGUMENT} has version {_shown(body.get('version'))}, this script reads {REQUEST_VERSION}; "
            "deploy script and functions together"
        )
    return JobRequest(
        execution=_text(body, "execution"),
        file_type=_text(body, "fileType"),
        input_uri=_text(body, "inputUri"),
        facts_uri=_text(body, "factsUri"),
        output_uri=_folder(body, "outputUri"),
        run_id=run_id,
    )


def _parse_arguments(argv):
    """Glue passes many more arguments; an abbreviation would let one of them stand for ours."""
    parser = argparse.ArgumentParser(allow_abbrev=False, add_help=False, exit_on_error=False)
    parser.add_argument(REQUEST_ARGUMENT, dest="request", action="append")
    parser.add_argument(RUN_ID_ARGUMENT, dest="run_id", action="append")
    try:
        arguments, _ = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        raise InvalidRequest(f"{error.argument_name} has no value; start the run from the pipeline") from None
    for name, destination in ((REQUEST_ARGUMENT, "request"), (RUN_ID_ARGUMENT, "run_id")):
        values = getattr(arguments, destination) or []
        if len(values) != 1:
            raise InvalidRequest(f"{name} is given {len(values)} times; give it once")
        setattr(arguments, destination, values[0])
    return arguments


def _decode(argument):
    try:
        padding = "=" * (-len(argument) % 4)
        body = json.loads(base64.b64decode(argument + padding, altchars=b"-_", validate=True))
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise InvalidRequest(f"{REQUEST_ARGUMENT} is {_shown(argument)}; give the base64url of a JSON object")
    return body


def _text(body, name):
    value = body.get(name)
    if not isinstance(value, str) or value == "":
        raise InvalidRequest(f"{name} in {REQUEST_ARGUMENT} is {_shown(value)}; give a non-empty string")
    return value


def _folder(body, name):
    value = _text(body, name)
    if not value.endswith("/"):
        raise InvalidRequest(f"{name} in {REQUEST_ARGUMENT} is {_shown(value)}; end it with a slash")
    return value


def _shown(value):
    text = json.dumps(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
