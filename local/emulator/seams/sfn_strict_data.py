"""A JSONPath without a value ends an execution with States.Runtime, and a result that is too large with DataLimitExceeded.

MiniStack uses null instead, so that a mistake in a definition looks like a success.
"""

import json

from ministack.services import stepfunctions

from upstream import wrap

LARGEST_PAYLOAD = 256 * 1024
UNCATCHABLE = {"States.Runtime", "States.DataLimitExceeded"}


def apply() -> None:
    @wrap(stepfunctions, "_resolve_path", "return values[0] if values else None")
    def resolve_path(original, path, data):
        if not _finds_something(path, data):
            raise stepfunctions._ExecutionError(
                "States.Runtime", f"The JSONPath '{path}' could not be found in the input '{json.dumps(data)}'"
            )
        return original(path, data)

    @wrap(stepfunctions, "_evaluate_rule", 'return (value is not None) == rule["IsPresent"]')
    def evaluate_rule(original, rule, data, ctx=None):
        if "IsPresent" not in rule:
            return original(rule, data, ctx)
        path = rule["Variable"]
        found = _finds_something(path[1:], ctx or {}) if path.startswith("$$.") else _finds_something(path, data)
        return found == rule["IsPresent"]

    @wrap(stepfunctions, "_error_matches", '"States.ALL" in error_equals or error in error_equals')
    def error_matches(original, error_equals, error):
        return error in error_equals if error in UNCATCHABLE else original(error_equals, error)

    @wrap(stepfunctions, "_invoke_resource", '"states:::lambda:invoke" in resource')
    def invoke_resource(original, resource, input_data):
        _limit(input_data)
        result = original(resource, input_data)
        _limit(result)
        return result


def _finds_something(path: str, data) -> bool:
    if not path or path == "$" or not path.startswith("$"):
        return True
    tokens = stepfunctions._parse_jsonpath_tokens(path)
    if tokens is None:
        return False
    for kind, value in tokens:
        if kind == "wildcard":
            return True
        if kind == "field" and isinstance(data, dict) and value in data:
            data = data[value]
        elif kind == "index" and isinstance(data, list) and value < len(data):
            data = data[value]
        else:
            return False
    return True


def _limit(payload) -> None:
    if len(json.dumps(payload, ensure_ascii=False).encode()) > LARGEST_PAYLOAD:
        raise stepfunctions._ExecutionError(
            "States.DataLimitExceeded", "The state/task returned a result with a size exceeding the maximum number of bytes service limit."
        )
