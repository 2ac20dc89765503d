"""StartExecution with a known name returns the running execution if the input is the same, and fails otherwise.

MiniStack refuses every second start of a name, and accepts every name.
"""

import json
import re

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response
from ministack.services import stepfunctions

from upstream import wrap

ILLEGAL_IN_A_NAME = re.compile(r"[\s<>{}\[\]?*\"#%\\^|~`$&,;:/\x00-\x1f\x7f-\x9f]")
LONGEST_NAME = 80


def apply() -> None:
    @wrap(stepfunctions, "_start_execution", "if exec_arn in _executions:", '"ExecutionAlreadyExists"')
    def start_execution(original, data):
        name = data.get("name")
        if name is None:
            return original(data)
        if not name or len(name) > LONGEST_NAME or ILLEGAL_IN_A_NAME.search(name):
            return error_response_json("InvalidName", f"Invalid Name: '{name}'", 400)
        running = _running_execution(data.get("stateMachineArn", ""), name)
        if running and _same_input(running["input"], data.get("input", "{}")):
            return json_response({"executionArn": running["executionArn"], "startDate": running["startDate"]})
        return original(data)


def _running_execution(state_machine_arn: str, name: str):
    machine = stepfunctions._state_machines.get(stepfunctions._resolve_state_machine_arn(state_machine_arn))
    if machine is None:
        return None
    arn = f"arn:aws:states:{get_region()}:{get_account_id()}:execution:{machine['name']}:{name}"
    execution = stepfunctions._executions.get(arn)
    return execution if execution and execution["status"] == "RUNNING" else None


def _same_input(one: str, other: str) -> bool:
    return one == other or json.loads(one) == json.loads(other)
