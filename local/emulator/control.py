"""Serves the controls of the faults: `POST /_control/<name>` with the arguments as a JSON object. AWS has no such API; only tests use it."""

import importlib
import json
import pkgutil

from ministack import app

import faults
from upstream import wrap

PREFIX = "/_control/"


def apply() -> None:
    controls = {}
    for module in pkgutil.iter_modules(faults.__path__):
        fault = importlib.import_module(f"faults.{module.name}")
        controls.update(fault.CONTROLS)
        if hasattr(fault, "apply"):
            fault.apply()

    @wrap(app, "_handle_admin_config_request", 'path != "/_ministack/config" or method != "POST"')
    async def handle(original, path, method, body):
        if not path.startswith(PREFIX):
            return await original(path, method, body)
        control = controls.get(path.removeprefix(PREFIX))
        if method != "POST" or control is None:
            return _answer(404, f"{method} {path} is not a control: POST to one of {', '.join(PREFIX + name for name in controls)}")
        try:
            control(**json.loads(body))
        except (TypeError, ValueError) as error:
            return _answer(400, str(error))
        return _answer(200, "done")


def _answer(status: int, message: str):
    return status, {"Content-Type": "application/json"}, json.dumps({"message": message}).encode()
