"""Retry delays obey MaxDelaySeconds and JitterStrategy, and are not scaled.

MiniStack ignores both settings, and applies SFN_WAIT_SCALE to retry delays too, where it should scale Wait states only.
"""

import random
import time

from ministack.services import stepfunctions

from upstream import expect, wrap


def apply() -> None:
    expect(
        stepfunctions,
        "_execute_task",
        'interval = retrier.get("IntervalSeconds", 1)',
        "_scaled_sleep(min(sleep_sec, 60))",
    )

    @wrap(stepfunctions, "_find_matching_retrier", "return retrier, idx")
    def find_matching_retrier(original, retriers, error, retry_counts):
        retrier, index = original(retriers, error, retry_counts)
        if retrier is None:
            return None, -1
        time.sleep(_delay(retrier, retry_counts.get(index, 0)))
        return {**retrier, "IntervalSeconds": 0}, index


def _delay(retrier: dict, retries: int) -> float:
    delay = retrier.get("IntervalSeconds", 1) * retrier.get("BackoffRate", 2.0) ** retries
    delay = min(delay, retrier.get("MaxDelaySeconds", delay))
    return random.uniform(0, delay) if retrier.get("JitterStrategy") == "FULL" else delay
