"""The event that S3 sends to EventBridge has the `version-id` of the object; MiniStack leaves it out."""

import contextvars
import json

from ministack.services import eventbridge, s3

from upstream import wrap

_version_id = contextvars.ContextVar("version_id", default=None)


def apply() -> None:
    @wrap(s3, "_fire_s3_event", "version_id: str | None = None", '"object": {"key": key, "size": size, "etag": clean_etag')
    def fire(original, *args, version_id=None, **kwargs):
        token = _version_id.set(version_id)
        try:
            return original(*args, version_id=version_id, **kwargs)
        finally:
            _version_id.reset(token)

    @wrap(eventbridge, "_dispatch_event", "def _dispatch_event(event, view=None)")
    def dispatch(original, event, view=None):
        if event.get("Source") == "aws.s3" and _version_id.get():
            detail = json.loads(event["Detail"])
            detail["object"]["version-id"] = _version_id.get()
            event = {**event, "Detail": json.dumps(detail)}
            view = None
        return original(event, view)
