"""A message that a queue does not accept goes to the dead-letter queue of its subscription; MiniStack drops it."""

import json

from ministack.services import sns, sqs

from upstream import expect, wrap

SENDER = "sns.amazonaws.com"


def apply() -> None:
    expect(sns, "_fanout", "_deliver_to_sqs(endpoint, envelope, raw, effective_message,", "topic_arn=topic_arn)")

    @wrap(sns, "_deliver_to_sqs", "queue = _sqs._queue_by_arn(str(spec))", "if not _sqs.queue_policy_allows(str(spec)")
    def deliver_to_sqs(original, endpoint, *message, topic_arn="", **attributes):
        if not _takes_from(endpoint, topic_arn):
            endpoint = _dead_letter_queue(endpoint, topic_arn) or endpoint
        original(endpoint, *message, topic_arn=topic_arn, **attributes)


def _takes_from(queue_arn: str, topic_arn: str) -> bool:
    return sqs.queue_policy_allows(queue_arn, SENDER, topic_arn, topic_arn.split(":")[4])


def _dead_letter_queue(queue_arn: str, topic_arn: str) -> str | None:
    for subscription in sns._topic_by_arn_any_scope(topic_arn)["subscriptions"]:
        if (subscription["protocol"], subscription["endpoint"]) == ("sqs", queue_arn):
            return json.loads(subscription["attributes"].get("RedrivePolicy") or "{}").get("deadLetterTargetArn")
    return None
