"""Reads the arguments of a run that the pipeline gives it."""

import argparse
import re
from dataclasses import dataclass
from typing import Optional

from file_pipeline.contract import REQUEST_ARGUMENT, RUN_ID_ARGUMENT, TRANSFORM_ARGUMENT, TRANSFORM_NAME_ARGUMENT
from file_pipeline.display import shown
from file_pipeline.errors import InvalidRequest


@dataclass(frozen=True)
class TransformFile:
    uri: str
    name: str
    """The name that its author gave it: the object is named after its hash."""


@dataclass(frozen=True)
class RunArguments:
    request: str
    run_id: str
    transform: Optional[TransformFile]


def parse_arguments(argv):
    values = _parse(argv)
    run_id = _once(values, RUN_ID_ARGUMENT)
    if re.fullmatch(r"[A-Za-z0-9_-]+", run_id) is None:
        raise InvalidRequest(f"{RUN_ID_ARGUMENT} is {shown(run_id)}, which is not the name of a folder; let Glue set it")
    return RunArguments(request=_once(values, REQUEST_ARGUMENT), run_id=run_id, transform=_transform(values))


def _parse(argv):
    """Glue passes many more arguments. With abbreviations, one of them could be read as one of ours."""
    parser = argparse.ArgumentParser(allow_abbrev=False, add_help=False, exit_on_error=False)
    for name in (REQUEST_ARGUMENT, RUN_ID_ARGUMENT, TRANSFORM_ARGUMENT, TRANSFORM_NAME_ARGUMENT):
        parser.add_argument(name, dest=name, action="append", default=[])
    try:
        return vars(parser.parse_known_args(argv)[0])
    except argparse.ArgumentError as error:
        raise InvalidRequest(f"{error.argument_name} has no value; start the run from the pipeline") from None


def _transform(values):
    if not values[TRANSFORM_ARGUMENT] and not values[TRANSFORM_NAME_ARGUMENT]:
        return None
    uri, name = _once(values, TRANSFORM_ARGUMENT), _once(values, TRANSFORM_NAME_ARGUMENT)
    if not uri or not name:
        raise InvalidRequest(f"{TRANSFORM_ARGUMENT} is {shown(uri)} and {TRANSFORM_NAME_ARGUMENT} {shown(name)}; give both or neither")
    return TransformFile(uri, name)


def _once(values, name):
    given = values[name]
    if len(given) != 1:
        raise InvalidRequest(f"{name} is given {len(given)} times; give it once")
    return given[0]
