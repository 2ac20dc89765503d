"""History events are linked, a failed task has its kind and time-out, and an abort has only the error and cause that were given."""

from ministack.services import stepfunctions

from upstream import wrap


def apply() -> None:
    @wrap(stepfunctions, "_add_event", '"id": len(execution["events"]) + 1')
    def add_event(original, execution, event_type, details=None):
        if event_type in ("TaskScheduled", "TaskSucceeded", "TaskFailed"):
            event_type, details = _as_task_event(event_type, details)
        if event_type == "ExecutionAborted":
            details = {key: {name: said for name, said in value.items() if said} for key, value in details.items()}
        event = original(execution, event_type, details)
        event["previousEventId"] = event["id"] - 1
        execution["events"][0].setdefault("previousEventId", 0)
        return event


def _as_task_event(event_type, details):
    (details,) = details.values()
    if details["resource"].startswith("arn:aws:states:::"):
        resource_type, resource = details["resource"].removeprefix("arn:aws:states:::").rsplit(":", 1)
        details = {**details, "resourceType": resource_type, "resource": resource}
    if details.get("error") == "States.Timeout":
        event_type = "TaskTimedOut"
    key = event_type[0].lower() + event_type[1:] + "EventDetails"
    return event_type, {key: details}
