"""A write with tags needs `s3:PutObjectTagging` too; MiniStack checks it for browser forms only."""

from ministack.core import iam_actions

from upstream import wrap


def apply() -> None:
    @wrap(iam_actions, "s3_additional_checks", 'if action == "PutObject":', "key_arn")
    def s3_additional_checks(original, method, path, headers, body, query_params):
        checks = original(method, path, headers, body, query_params)
        if headers.get("x-amz-tagging") and iam_actions._s3_action(method, path, query_params) == "PutObject":
            bucket, *key = [part for part in path.split("/") if part]
            checks = [*checks, ("s3:PutObjectTagging", f"arn:aws:s3:::{bucket}/{'/'.join(key)}")]
        return checks
