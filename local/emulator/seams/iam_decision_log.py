"""Logs each authorization decision; MiniStack keeps none."""

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id

import decision_log
from upstream import wrap


def apply() -> None:
    @wrap(iam_evaluator, "enforce", "Returns ``None`` if allowed, an ``AuthError`` for authentication failures")
    def enforce(original, access_key_id, iam_action, service, region, resource_arn="*", **kwargs):
        denial = original(access_key_id, iam_action, service, region, resource_arn=resource_arn, **kwargs)
        principal = iam_evaluator.resolve_principal(access_key_id or "", get_account_id())
        decision_log.record(
            principal=getattr(principal, "arn", "anonymous"),
            action=iam_action,
            resource=resource_arn,
            decision="Allow" if denial is None else getattr(denial, "decision", "AuthenticationFailed"),
        )
        return denial
