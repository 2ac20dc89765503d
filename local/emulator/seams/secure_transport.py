"""Policies see loopback requests as TLS requests; otherwise a bucket that demands TLS would refuse them."""

import contextvars

from ministack import app
from ministack.core import iam_evaluator

from upstream import expect, wrap


def apply() -> None:
    expect(iam_evaluator, "EvalContext", "secure_transport: bool = field(default_factory=lambda: _request_origin.get()[1])")
    # The default applies where a service acts by itself, outside a request.
    iam_evaluator._request_origin = contextvars.ContextVar("request_origin", default=("127.0.0.1", True))

    @wrap(app, "pin_request_origin", "_request_origin.set((source_ip, secure_transport))")
    def pin_request_origin(original, source_ip, secure_transport):
        original(source_ip, True)
