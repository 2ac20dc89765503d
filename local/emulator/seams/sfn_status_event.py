"""Status-change events have the redrive count, and the error of every bad end; MiniStack leaves them out."""

import contextvars
import json

from ministack.services import eventbridge, stepfunctions

from upstream import wrap

REDRIVABLE = {"FAILED", "TIMED_OUT", "ABORTED"}

_announced = contextvars.ContextVar("announced_execution", default=None)


def apply() -> None:
    @wrap(stepfunctions, "_emit_execution_status_event", '"redriveCount": 0', 'execution.get("error") if failed else None')
    def emit(original, execution):
        token = _announced.set(execution)
        try:
            original(execution)
        finally:
            _announced.reset(token)

    @wrap(eventbridge, "_put_events", "def _put_events(data, allow_aws_source=False)")
    def put_events(original, data, **kwargs):
        execution = _announced.get()
        if execution is not None:
            _announced.set(None)
            (entry,) = data["Entries"]
            detail = {**json.loads(entry["Detail"]), **_left_out(execution)}
            data = {"Entries": [{**entry, "Detail": json.dumps(detail)}]}
        return original(data, **kwargs)


def _left_out(execution: dict) -> dict:
    status = execution["status"]
    redrivable = status in REDRIVABLE
    return {
        "redriveCount": execution.get("redriveCount", 0),
        "redriveDate": stepfunctions._iso_to_epoch_ms(execution.get("redriveDate")),
        "redriveStatus": "REDRIVABLE" if redrivable else "NOT_REDRIVABLE",
        "redriveStatusReason": None if redrivable else f"Execution is {status} and cannot be redriven",
        "error": execution.get("error"),
        "cause": execution.get("cause"),
    }
