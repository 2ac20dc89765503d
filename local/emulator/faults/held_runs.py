"""Job runs that a test controls: they run no script, and change their state only when the test says so."""

from glue_runtime.held_run import HeldRun, hold_runs_of
from seams.glue_job_runs import find_run


def move_run(job_name: str, run_id: str, state: str, error_message: str | None = None) -> None:
    run = find_run(job_name, run_id)
    if not isinstance(run, HeldRun):
        raise ValueError(f"{run_id} is not a held run of job {job_name}: hold the runs of the job before the run is started")
    run.move(state, error_message)


CONTROLS = {"hold-runs": hold_runs_of, "move-run": move_run}
