"""A job run runs the script of the job; MiniStack reports SUCCEEDED for every Spark job without running it."""

import contextvars
import threading

from ministack.core.responses import error_response_json, json_response
from ministack.services import glue
from ministack.services.cloudformation import provisioners

from glue_runtime.driver import warm_up
from glue_runtime.held_run import HeldRun, is_held
from glue_runtime.job_run import JobRun
from upstream import expect, wrap

DEFAULT_CONCURRENT_RUNS = 1

_runs: dict[str, list[JobRun]] = {}
_starting = threading.Lock()


def apply() -> None:
    expect(glue, "_handle_request_sync", '"StartJobRun": _start_job_run', '"BatchStopJobRun": _batch_stop_job_run')

    @wrap(provisioners, "_glue_job_fields", '("Role", "Command", *_GLUE_JOB_DEFAULTS)')
    def job_fields(original, props):
        fields = original(props)
        if "ExecutionProperty" in props:
            fields["ExecutionProperty"] = props["ExecutionProperty"]
        return fields

    @wrap(glue, "_create_job", '"DefaultArguments": data.get("DefaultArguments", {})')
    def create_job(original, data):
        response = original(data)
        if response[0] == 200:
            glue._jobs[data["Name"]]["ExecutionProperty"] = data.get("ExecutionProperty", {"MaxConcurrentRuns": DEFAULT_CONCURRENT_RUNS})
            warm_up()
        return response

    @wrap(glue, "_start_job_run", 'run["JobRunState"] = "SUCCEEDED"')
    def start_job_run(_original, data):
        job = glue._jobs.get(data.get("JobName"))
        if job is None:
            return _not_found(f"Failed to start job run due to missing metadata: job {data.get('JobName')}")
        with _starting:
            runs = _runs.setdefault(job["Name"], [])
            most = int(job["ExecutionProperty"].get("MaxConcurrentRuns", DEFAULT_CONCURRENT_RUNS))
            if sum(run.is_active for run in runs) >= most:
                return error_response_json("ConcurrentRunsExceededException", f"Concurrent runs exceeded for {job['Name']}", 400)
            kind = HeldRun if is_held(job["Name"]) else JobRun
            run = kind(job, data.get("Arguments") or {}, data.get("Timeout") or job["Timeout"])
            runs.insert(0, run)
        threading.Thread(target=contextvars.copy_context().run, args=(run.execute,), daemon=True).start()
        return json_response({"JobRunId": run.record["Id"]})

    @wrap(glue, "_get_job_run", '{"JobRun": run}')
    def get_job_run(_original, data):
        run = find_run(data.get("JobName"), data.get("RunId"))
        return json_response({"JobRun": run.record}) if run else _not_found(f"Job Run {data.get('RunId')} not found")

    @wrap(glue, "_get_job_runs", '{"JobRuns": _job_runs.get(job_name, [])}')
    def get_job_runs(_original, data):
        if data.get("JobName") not in glue._jobs:
            return _not_found(f"Job {data.get('JobName')} not found")
        runs = _runs.get(data["JobName"], [])
        # The token counts from the oldest run, so that newer ones do not shift the pages.
        end = int(data["NextToken"]) if data.get("NextToken") else len(runs)
        page = runs[len(runs) - end:][:data.get("MaxResults") or 200]
        left = end - len(page)
        return json_response({"JobRuns": [run.record for run in page], **({"NextToken": str(left)} if left else {})})

    @wrap(glue, "_batch_stop_job_run", 'run["JobRunState"] = "STOPPED"')
    def batch_stop_job_run(_original, data):
        name, stopped, errors = data.get("JobName"), [], []
        for run_id in data.get("JobRunIds", []):
            run = find_run(name, run_id)
            ids = {"JobName": name, "JobRunId": run_id}
            if run and run.is_active:
                run.stop()
                stopped.append(ids)
            else:
                code = "InvalidInputException" if run else "EntityNotFoundException"
                errors.append({**ids, "ErrorDetail": {"ErrorCode": code, "ErrorMessage": f"Job Run {run_id} cannot be stopped"}})
        return json_response({"SuccessfulSubmissions": stopped, "Errors": errors})


def find_run(job_name: str, run_id: str) -> JobRun | None:
    return next((run for run in _runs.get(job_name, []) if run.record["Id"] == run_id), None)


def _not_found(message: str):
    return error_response_json("EntityNotFoundException", message, 400)
