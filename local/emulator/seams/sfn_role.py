"""A state machine can invoke only the functions that its role allows; MiniStack invokes all."""

import contextvars

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import lambda_svc, stepfunctions

import decision_log
from upstream import wrap

ACTION = "lambda:InvokeFunction"

_role_arn = contextvars.ContextVar("state_machine_role", default=None)


def apply() -> None:
    @wrap(stepfunctions, "_execute_task", "def _execute_task(state_def, raw_input, execution, ctx)")
    def execute_task(original, state_def, raw_input, execution, ctx):
        _role_arn.set(stepfunctions._state_machines[execution["stateMachineArn"]]["roleArn"])
        return original(state_def, raw_input, execution, ctx)

    @wrap(stepfunctions, "_call_lambda", "lambda_svc._get_func_record_for_ref(func_ref)")
    def call_lambda(original, function_reference, event):
        _, config, _ = lambda_svc._get_func_record_for_ref(function_reference)
        if config and not _role_allows(_role_arn.get(), config["FunctionArn"]):
            session = _role_arn.get().replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")
            raise stepfunctions._ExecutionError(
                "Lambda.AWSLambdaException",
                f"User: {session} is not authorized to perform: {ACTION} on resource: {config['FunctionArn']} "
                f"because no identity-based policy allows the {ACTION} action "
                "(Service: Lambda, Status Code: 403, Error Code: AccessDeniedException)",
            )
        return original(function_reference, event)


def _role_allows(role_arn: str, function_arn: str) -> bool:
    account = get_account_id()
    policies = iam_evaluator._gather_role_policies(role_arn.rsplit("/", 1)[-1], account)
    context = iam_evaluator.EvalContext(
        principal_arn=role_arn, principal_type="AssumedRole", principal_account=account,
        action=ACTION, resource_arn=function_arn, region=get_region(),
    )
    decision = iam_evaluator.evaluate(context, policies).decision
    decision_log.record(role_arn, ACTION, function_arn, decision)
    return decision == "Allow"
