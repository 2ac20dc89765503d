"""CopyObject obeys `If-Match` and `If-None-Match` of the destination, in the way of MiniStack's PutObject; MiniStack ignores them."""

from ministack.services import s3

from upstream import expect, wrap


def apply() -> None:
    expect(s3, "_check_put_preconditions", "def _check_put_preconditions(headers: dict, existing_obj: dict | None)")

    @wrap(s3, "_copy_object", "dest_bucket = _ensure_bucket(bucket_name)", 'dest_bucket["objects"].get(dest_key)')
    def copy_object(original, bucket_name, dest_key, headers):
        bucket = s3._ensure_bucket(bucket_name)
        refused = bucket and s3._check_put_preconditions(headers, bucket["objects"].get(dest_key))
        return refused or original(bucket_name, dest_key, headers)
