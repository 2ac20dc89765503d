"""EventBridge, SNS and alarms deliver only to receivers whose policies allow it; MiniStack delivers to all."""

import contextvars

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch, eventbridge, lambda_svc, sns, sqs

import decision_log
from upstream import expect, wrap

_rule_arn = contextvars.ContextVar("rule", default="")

_ACTIONS_OF_STATE = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}


def apply() -> None:
    expect(sqs, "queue_policy_allows", "evaluate_resource_policy(raw_policy, ctx, service=service)")
    expect(sns, "topic_policy_allows", "evaluate_resource_policy(raw_policy, ctx, service=service)")

    @wrap(eventbridge, "_invoke_target", "def _invoke_target(target, event, rule, view=None)")
    def invoke_target(original, target, event, rule, view=None):
        _rule_arn.set(eventbridge._rule_arn(rule["Name"], rule.get("EventBusName", "default")))
        return original(target, event, rule, view)

    @wrap(eventbridge, "_dispatch_to_sqs", "def _dispatch_to_sqs(spec, payload, sqs_parameters=None)")
    def events_to_sqs(original, spec, *rest):
        allowed = sqs.queue_policy_allows(str(spec), "events.amazonaws.com", _rule_arn.get(), get_account_id())
        if _recorded(allowed, "events.amazonaws.com", "sqs:SendMessage", str(spec)):
            original(spec, *rest)

    @wrap(eventbridge, "_dispatch_to_sns", "def _dispatch_to_sns(arn, payload)")
    def events_to_sns(original, arn, payload):
        allowed = sns.topic_policy_allows(arn, "events.amazonaws.com", _rule_arn.get(), get_account_id())
        if _recorded(allowed, "events.amazonaws.com", "sns:Publish", arn):
            original(arn, payload)

    @wrap(eventbridge, "_dispatch_to_lambda", "def _dispatch_to_lambda(arn, payload)")
    def events_to_lambda(original, arn, payload):
        if _function_policy_allows(arn, "events.amazonaws.com", _rule_arn.get()):
            original(arn, payload)

    @wrap(sns, "_deliver_to_lambda", "def _deliver_to_lambda(endpoint: str, envelope: str, topic_arn: str")
    def sns_to_lambda(original, endpoint, envelope, topic_arn, *rest):
        if _function_policy_allows(endpoint, "sns.amazonaws.com", topic_arn):
            original(endpoint, envelope, topic_arn, *rest)

    @wrap(cloudwatch, "_dispatch_alarm_actions", '"OK": "OKActions"', "actions = alarm.get(action_field) or []")
    def alarm_to_sns(original, alarm, old_state, new_state, *rest):
        key = _ACTIONS_OF_STATE.get(new_state)
        actions = {key: _allowed_actions(alarm, key)} if key else {}
        original({**alarm, **actions}, old_state, new_state, *rest)


def _allowed_actions(alarm: dict, key: str) -> list[str]:
    service, account = "cloudwatch.amazonaws.com", get_account_id()
    alarm_arn = f"arn:aws:cloudwatch:{get_region()}:{account}:alarm:{alarm['AlarmName']}"
    return [
        action for action in alarm.get(key) or []
        if not cloudwatch._is_sns_action_arn(action)
        or _recorded(sns.topic_policy_allows(action, service, alarm_arn, account), service, "sns:Publish", action)
    ]


def _function_policy_allows(function_arn: str, service: str, source_arn: str) -> bool:
    policy = lambda_svc.function_policy_for_arn(function_arn)
    context = iam_evaluator.EvalContext(
        principal_arn="*", principal_type="Service", principal_account="",
        action="lambda:InvokeFunction", resource_arn=function_arn, region=get_region(),
        service_context={"aws:sourcearn": source_arn, "aws:sourceaccount": get_account_id()},
    )
    allowed = policy is not None and (
        iam_evaluator.evaluate_resource_policy(policy[0], context, service=service).decision == "Allow"
    )
    return _recorded(allowed, service, "lambda:InvokeFunction", function_arn)


def _recorded(allowed: bool, service: str, action: str, resource: str) -> bool:
    decision_log.record(service, action, resource, "Allow" if allowed else "ImplicitDeny")
    return allowed
