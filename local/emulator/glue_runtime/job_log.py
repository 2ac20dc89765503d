"""Writes what a script printed to the log groups that Glue uses."""

import time

from ministack.services import cloudwatch_logs


def group_prefix(job: dict) -> str:
    return job["DefaultArguments"].get("--custom-logGroup-prefix", "/aws-glue/jobs")


def write(job: dict, run_id: str, answer: dict) -> None:
    for group, text in (("output", answer["output"]), ("error", answer["errors"])):
        names = {"logGroupName": f"{group_prefix(job)}/{group}", "logStreamName": run_id}
        # Both may exist already, which is fine.
        cloudwatch_logs._create_log_group(names)
        cloudwatch_logs._create_log_stream(names)
        now = round(time.time() * 1000)
        events = [{"timestamp": now, "message": line} for line in text.splitlines() if line]
        if events:
            cloudwatch_logs._put_log_events({**names, "logEvents": events})
