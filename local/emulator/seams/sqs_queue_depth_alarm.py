"""Alarms on the visible messages of a queue follow the queue; MiniStack has no metrics of SQS.

Here an alarm changes within a second; on AWS it takes the minutes of its periods.
"""

import operator
import threading
import time

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch, sqs

from upstream import expect, wrap

METRIC = ("AWS/SQS", "ApproximateNumberOfMessagesVisible")
LOOK_AGAIN_SECONDS = 0.5
COMPARISONS = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}


def apply() -> None:
    expect(sqs, "_refresh_counts", 'q["attributes"]["ApproximateNumberOfMessages"] = str(visible)')
    expect(cloudwatch, "_dispatch_alarm_actions", "def _dispatch_alarm_actions(alarm, old_state, new_state, reason)")

    @wrap(cloudwatch, "_evaluate_alarm", 'alarm["StateReason"] = reason', "_record_history(alarm[")
    def evaluate_alarm(original, alarm):
        # MiniStack does not compare dimensions, so it would use the depth of another queue.
        if not _is_on_queue_depth(alarm):
            original(alarm)

    threading.Thread(target=_follow_the_queues, daemon=True).start()


def _is_on_queue_depth(alarm: dict) -> bool:
    return (alarm.get("Namespace"), alarm.get("MetricName")) == METRIC


def _follow_the_queues() -> None:
    while True:
        time.sleep(LOOK_AGAIN_SECONDS)
        for alarm in list(cloudwatch._alarms.values()):
            if _is_on_queue_depth(alarm):
                _follow(alarm)


def _follow(alarm: dict) -> None:
    name = next((each["Value"] for each in alarm.get("Dimensions", []) if each["Name"] == "QueueName"), None)
    queue = sqs._queue_by_arn(f"arn:aws:sqs:{get_region()}:{get_account_id()}:{name}")
    if queue is None:
        return
    sqs._refresh_counts(queue)
    depth = int(queue["attributes"]["ApproximateNumberOfMessages"])
    breaching = COMPARISONS[alarm["ComparisonOperator"]](depth, float(alarm["Threshold"]))
    old_state, new_state = alarm["StateValue"], "ALARM" if breaching else "OK"
    if new_state == old_state:
        return
    reason = f"Threshold Crossed: 1 datapoint [{depth}] against the threshold ({alarm['Threshold']})."
    alarm.update(StateValue=new_state, StateReason=reason, StateUpdatedTimestamp=int(time.time()))
    cloudwatch._record_history(alarm["AlarmName"], old_state, new_state, reason)
    cloudwatch._dispatch_alarm_actions(alarm, old_state, new_state, reason)
