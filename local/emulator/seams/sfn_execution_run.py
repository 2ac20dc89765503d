"""Runs an execution from a state to its end; an execution that is redriven has several runs.

MiniStack has no redrive and no time-out of the machine, and a late task result overwrites a stopped execution.
"""

import contextvars
import json
import threading

from ministack.core.responses import error_response_json, json_response, new_uuid, now_iso
from ministack.services import stepfunctions

from state_walk import walk
from upstream import expect, wrap

_current_run = contextvars.ContextVar("current_run", default=None)
_closing = threading.RLock()


class RunIsOver(Exception):
    """Ends the thread of a run that was stopped, timed out or redriven in the meantime."""


def apply() -> None:
    expect(stepfunctions, "handle_request", '"StopExecution": _stop_execution')
    expect(stepfunctions, "_start_execution", "args=(_run_execution, exec_arn)")

    @wrap(stepfunctions, "_add_event", "def _add_event(execution, event_type, details=None)")
    def add_event(original, execution, event_type, details=None):
        run = _current_run.get()
        if run is not None and execution.get("run") != run:
            raise RunIsOver()
        return original(execution, event_type, details)

    @wrap(stepfunctions, "_run_execution", 'ctx["State"] = {"Name": current_name', "_fail_execution(execution, err.error, err.cause)")
    def run_execution(_original, arn):
        execution = stepfunctions._executions[arn]
        machine = stepfunctions._state_machines[execution["stateMachineArn"]]
        # A redrive uses the definition with which the execution started.
        execution["definition"] = json.loads(machine["definition"])
        execution["position"] = (execution["definition"]["StartAt"], json.loads(execution["input"]))
        _run_from_position(execution)

    @wrap(stepfunctions, "_stop_execution", 'execution["status"] = "ABORTED"')
    def stop_execution(original, data):
        with _closing:
            response = original(data)
            execution = stepfunctions._executions.get(data.get("executionArn"))
            if execution and execution["status"] == "ABORTED":
                execution["run"] = None
        return response

    @wrap(stepfunctions, "_describe_execution", '"status": execution["status"]')
    def describe_execution(original, data):
        status, headers, body = original(data)
        if status != 200:
            return status, headers, body
        execution = stepfunctions._executions[data["executionArn"]]
        redrivable = execution["status"] in ("FAILED", "TIMED_OUT", "ABORTED")
        return json_response({
            **json.loads(body),
            "redriveCount": execution.get("redriveCount", 0),
            "redriveStatus": "REDRIVABLE" if redrivable else "NOT_REDRIVABLE",
            **({"redriveDate": execution["redriveDate"]} if execution.get("redriveDate") else {}),
        })

    @wrap(stepfunctions, "handle_request")
    async def handle_request(original, method, path, headers, body, query_params):
        if headers.get("x-amz-target", "").endswith(".RedriveExecution"):
            return stepfunctions._finalize_response(_redrive(json.loads(body)))
        return await original(method, path, headers, body, query_params)


def _redrive(data):
    execution = stepfunctions._executions.get(data.get("executionArn"))
    if execution is None:
        return error_response_json("ExecutionDoesNotExist", f"Execution Does Not Exist: '{data.get('executionArn')}'", 400)
    with _closing:
        if execution["status"] not in ("FAILED", "TIMED_OUT", "ABORTED"):
            return error_response_json("ExecutionNotRedrivable", f"Execution is {execution['status']} and cannot be redriven", 400)
        redrives = execution.get("redriveCount", 0) + 1
        execution.update(status="RUNNING", stopDate=None, error=None, cause=None, output=None,
                         redriveCount=redrives, redriveDate=now_iso())
        stepfunctions._add_event(execution, "ExecutionRedriven", {"executionRedrivenEventDetails": {"redriveCount": redrives}})
    stepfunctions._emit_execution_status_event(execution)
    threading.Thread(target=contextvars.copy_context().run, args=(_run_from_position, execution), daemon=True).start()
    return json_response({"redriveDate": execution["redriveDate"]})


def _run_from_position(execution) -> None:
    run = new_uuid()
    with _closing:
        if execution["status"] != "RUNNING":
            return
        execution["run"] = run
    _current_run.set(run)
    deadline = _start_deadline(execution, run)
    try:
        output = json.dumps(walk(execution))
        _close(execution, run, "SUCCEEDED", {"output": output})
    except RunIsOver:
        pass
    except stepfunctions._ExecutionError as failure:
        _close(execution, run, "FAILED", {"error": failure.error, "cause": failure.cause})
    except Exception as failure:
        stepfunctions.logger.exception("Unexpected error in execution %s", execution["executionArn"])
        _close(execution, run, "FAILED", {"error": "States.Runtime", "cause": str(failure)})
    finally:
        if deadline:
            deadline.cancel()


def _start_deadline(execution, run):
    seconds = execution["definition"].get("TimeoutSeconds")
    if seconds is None:
        return None
    deadline = threading.Timer(seconds, contextvars.copy_context().run, args=(_close, execution, run, "TIMED_OUT", {}))
    deadline.daemon = True
    deadline.start()
    return deadline


def _close(execution, run, status: str, details: dict) -> None:
    with _closing:
        if execution.get("run") != run:
            return
        name = {"SUCCEEDED": "Succeeded", "FAILED": "Failed", "TIMED_OUT": "TimedOut"}[status]
        stepfunctions._add_event(execution, f"Execution{name}", {f"execution{name}EventDetails": details})
        execution.update(status=status, stopDate=now_iso(), run=None, **details)
    stepfunctions._emit_execution_status_event(execution)
