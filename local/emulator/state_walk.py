"""Takes an execution through its states, from the position that it has reached."""

import json

from ministack.core.responses import now_iso
from ministack.services import stepfunctions


def walk(execution):
    """Returns the output of the last state."""
    states = execution["definition"]["States"]
    name, data = execution["position"]
    context = _context(execution)
    while name:
        execution["position"] = (name, data)
        state = states[name]
        kind = state["Type"]
        context["State"] = {"Name": name, "EnteredTime": now_iso(), "RetryCount": 0}
        stepfunctions._add_event(execution, f"{kind}StateEntered",
                                 {"stateEnteredEventDetails": {"name": name, "input": json.dumps(data)}})
        data, following = _run_state(kind, state, data, execution, context)
        stepfunctions._add_event(execution, f"{kind}StateExited",
                                 {"stateExitedEventDetails": {"name": name, "output": json.dumps(data)}})
        name = following
    return data


def _context(execution) -> dict:
    definition = execution["definition"]
    machine = stepfunctions._state_machines[execution["stateMachineArn"]]
    return {
        "QueryLanguage": definition.get("QueryLanguage", "JSONPath"),
        "Execution": {
            "Id": execution["executionArn"],
            "Input": json.loads(execution["input"]),
            "Name": execution["name"],
            "RoleArn": machine["roleArn"],
            "StartTime": execution["startDate"],
            "RedriveCount": execution.get("redriveCount", 0),
        },
        "StateMachine": {"Id": execution["stateMachineArn"], "Name": machine["name"]},
        "variables": {},
    }


def _run_state(kind, state, data, execution, context):
    if kind == "Succeed":
        data = stepfunctions._apply_input_path(state, data, context)
        return stepfunctions._apply_output_path(state, data, context), None
    if kind == "Fail":
        raise stepfunctions._ExecutionError(*stepfunctions._fail_state_error(state, data, context))
    run = getattr(stepfunctions, f"_execute_{kind.lower()}")
    if kind in ("Task", "Parallel", "Map"):
        return run(state, data, execution, context)
    return run(state, data, context)
