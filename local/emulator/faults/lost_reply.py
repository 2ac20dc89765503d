"""A call that is carried out, but whose reply is lost: the connection ends before the answer is complete."""

from ministack import app

from upstream import expect, wrap

_lost: list[str] = []


def lose_reply(target: str) -> None:
    """Loses the reply to the next call of this operation, named as in the header X-Amz-Target, such as `AWSGlue.StartJobRun`."""
    _lost.append(target)


CONTROLS = {"lose-reply": lose_reply}


def apply() -> None:
    expect(app, "_send_response", 'if not head and "content-length" not in {k.lower() for k in headers}')

    @wrap(app, "_dispatch_service_request", "async def _dispatch_service_request", "method: str, path: str, headers: dict")
    async def dispatch(original, method, path, headers, *rest):
        status, answer_headers, answer = await original(method, path, headers, *rest)
        target = headers.get("x-amz-target")
        if status == 200 and target in _lost:
            _lost.remove(target)
            # The server closes a connection on which it sent less than it announced.
            answer_headers = {**answer_headers, "Content-Length": str(len(answer) + 1)}
        return status, answer_headers, answer
