"""A thrown error keeps its name, and the execution environment of its function stays warm.

MiniStack names every error `Runtime.HandlerError` and ends the worker after it.
"""

import threading

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

from upstream import expect, replace_text, wrap

SETTLED_WITH_ERROR = """_realStdoutWrite(JSON.stringify({
            status: "error", error: String(err.message || err), trace: err.stack || ""
          }) + "\\n");"""

CAUGHT_ERROR = """_realStdoutWrite(JSON.stringify({
        status: "error", error: e.message, trace: e.stack
      }) + "\\n");"""

# With the status "ok" MiniStack keeps the worker; the error is a field of its own.
WRITE_THROWN = """_realStdoutWrite(JSON.stringify({ status: "ok", thrown: %s instanceof Error
            ? { errorType: %s.name, errorMessage: %s.message, trace: (%s.stack || "").split("\\n") }
            : { errorType: typeof %s, errorMessage: String(%s), trace: [] } }) + "\\n");"""

WORKER_DIED = "Worker process died"

_thrown = threading.local()


def apply() -> None:
    expect(lambda_runtime.Worker, "invoke", 'response.get("status") == "error"', WORKER_DIED)
    for old, variable in ((SETTLED_WITH_ERROR, "err"), (CAUGHT_ERROR, "e")):
        replace_text(lambda_runtime, "_NODEJS_WORKER_SCRIPT", old, WRITE_THROWN.replace("%s", variable))

    @wrap(lambda_runtime.Worker, "invoke")
    def invoke(original, *args, **kwargs):
        result = original(*args, **kwargs)
        _thrown.error = result.get("thrown")
        _thrown.exited = result.get("error") == WORKER_DIED
        return result

    @wrap(lambda_svc, "_execute_function_warm", 'error_type = "Runtime.HandlerError"')
    def execute_function_warm(original, func, event, request_id):
        _thrown.error, _thrown.exited = None, False
        result = original(func, event, request_id)
        if _thrown.error:
            trace = "\n".join(_thrown.error["trace"])
            return {"body": _thrown.error, "error": True, "log": f"{result.get('log', '')}\n{trace}".strip()}
        if _thrown.exited:
            result["body"] = {
                "errorType": "Runtime.ExitError",
                "errorMessage": f"RequestId: {request_id} Error: Runtime exited with error: exit status 1",
            }
        return result
