"""Takes one job run through its states, on a thread of its own."""

import secrets
import threading
import time

from . import job_log
from .driver_process import DriverDied
from .driver import DRIVER, is_spark_available, session_credentials

ACTIVE_STATES = {"STARTING", "RUNNING", "STOPPING", "WAITING"}


class JobRun:
    def __init__(self, job: dict, arguments: dict, timeout_minutes: float):
        self._job = job
        self._given = arguments
        self._changing = threading.Lock()
        self.record = {
            "Id": f"jr_{secrets.token_hex(32)}",
            "Attempt": 0,
            "JobName": job["Name"],
            "StartedOn": time.time(),
            "LastModifiedOn": time.time(),
            "JobRunState": "STARTING",
            "Arguments": arguments,
            "PredecessorRuns": [],
            "ExecutionTime": 0,
            "Timeout": timeout_minutes,
            "GlueVersion": job["GlueVersion"],
            "WorkerType": job["WorkerType"],
            "NumberOfWorkers": job["NumberOfWorkers"],
            "LogGroupName": job_log.group_prefix(job),
        }

    @property
    def is_active(self) -> bool:
        return self.record["JobRunState"] in ACTIVE_STATES

    def execute(self) -> None:
        deadline = threading.Timer(self.record["Timeout"] * 60, self._time_out)
        deadline.daemon = True
        try:
            self._change("RUNNING", only_from="STARTING")
            self._run_script(on_begin=deadline.start)
        except DriverDied as death:
            self._end("FAILED", str(death))
        except Exception as error:
            # Without an end, the run would be polled for ever.
            self._end("FAILED", f"{type(error).__name__}: {error}")
        finally:
            deadline.cancel()

    def stop(self) -> None:
        self._change("STOPPING")
        DRIVER.kill(self.record["Id"])

    def _run_script(self, on_begin) -> None:
        if not is_spark_available():
            self._end("FAILED", "This emulator was started without Spark.")
            return
        answer = DRIVER.run(self._request(), lambda: self.record["JobRunState"] != "RUNNING", on_begin)
        if answer is None:
            self._end("STOPPED")
            return
        job_log.write(self._job, self.record["Id"], answer)
        self._end(answer["state"], answer.get("error"))

    def _request(self) -> dict:
        arguments = {
            "--JOB_ID": f"j_{self._job['Name']}",
            **self._job["DefaultArguments"],
            **self._given,
            "--JOB_NAME": self._job["Name"],
            "--JOB_RUN_ID": self.record["Id"],
        }
        packages = arguments.get("--extra-py-files", "")
        return {
            "id": self.record["Id"],
            "credentials": session_credentials(self._job["Role"]),
            "script": self._job["Command"]["ScriptLocation"],
            "packages": [package for package in packages.split(",") if package],
            "arguments": [part for pair in arguments.items() for part in pair],
        }

    def _time_out(self) -> None:
        if self.is_active:
            self._end("TIMEOUT", "Job run timed out.")
            DRIVER.kill(self.record["Id"])

    def _change(self, state: str, only_from: str | None = None) -> None:
        with self._changing:
            if only_from in (None, self.record["JobRunState"]):
                self.record.update(JobRunState=state, LastModifiedOn=time.time())

    def _end(self, state: str, error: str | None = None) -> None:
        with self._changing:
            if not self.is_active:
                return
            if self.record["JobRunState"] == "STOPPING":
                state, error = "STOPPED", None
            now = time.time()
            self.record.update(JobRunState=state, CompletedOn=now, LastModifiedOn=now,
                               ExecutionTime=round(now - self.record["StartedOn"]))
            if error:
                self.record["ErrorMessage"] = error
