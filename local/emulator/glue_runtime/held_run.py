"""A job run without a script, in the state that a test sets. AWS has no call that brings a run into most of its states."""

import time

from .job_run import ACTIVE_STATES, JobRun

_held_jobs: set[str] = set()


def hold_runs_of(job_name: str) -> None:
    _held_jobs.add(job_name)


def is_held(job_name: str) -> bool:
    return job_name in _held_jobs


class HeldRun(JobRun):
    def execute(self) -> None:
        self._change("RUNNING", only_from="STARTING")

    def stop(self) -> None:
        self.move("STOPPED")

    def move(self, state: str, error_message: str | None = None) -> None:
        with self._changing:
            now = time.time()
            self.record.update(JobRunState=state, LastModifiedOn=now)
            if state not in ACTIVE_STATES:
                self.record["CompletedOn"] = now
            if error_message is not None:
                self.record["ErrorMessage"] = error_message
