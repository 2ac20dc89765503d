"""Writes every authorization decision as one JSON line. Reports and tests read the file."""

import json
import os
import threading

_writing = threading.Lock()


def record(principal: str, action: str, resource: str, decision: str) -> None:
    line = json.dumps({"principal": principal, "action": action, "resource": resource, "decision": decision})
    with _writing, open(os.environ["EMULATOR_DECISION_LOG"], "a") as log:
        log.write(line + "\n")
