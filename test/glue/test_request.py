import base64
import json
from dataclasses import FrozenInstanceError

import pytest

from file_pipeline.arguments import TransformFile
from file_pipeline.errors import InvalidRequest
from file_pipeline.request import parse_request
from file_pipeline.transform_request import Source
from staged_file import encode

BODY = {
    "version": 1,
    "execution": "orders-1f",
    "redriveCount": 0,
    "fileType": "orders",
    "source": {"bucket": "uploads", "key": "incoming/a b.csv", "versionId": "v1"},
    "inputUri": "s3://bucket/staging/orders-1f/source.csv",
    "factsUri": "s3://bucket/staging/orders-1f/facts.json",
    "outputUri": "s3://bucket/staging/orders-1f/",
}
RUN_ID = "jr_0a1b"


def arguments(body=None, run_id=RUN_ID):
    return ["--request", encode(BODY if body is None else body), "--JOB_RUN_ID", run_id]


def fails_with(argv, message):
    with pytest.raises(InvalidRequest, match=message) as failure:
        parse_request(argv)
    assert str(failure.value).startswith("INVALID_REQUEST: ")
    assert "\n" not in str(failure.value)


def test_the_request_is_read():
    request = parse_request(arguments())
    assert request.execution == "orders-1f"
    assert request.file_type == "orders"
    assert request.input_uri == BODY["inputUri"]
    assert request.facts_uri == BODY["factsUri"]
    assert request.run_folder == "s3://bucket/staging/orders-1f/jr_0a1b/"
    assert request.source == Source(bucket="uploads", key="incoming/a b.csv", version_id="v1")
    assert request.transform is None


def test_an_object_of_a_bucket_without_versions_has_none():
    source = {"bucket": "uploads", "key": "a", "versionId": None}
    assert parse_request(arguments({**BODY, "source": source})).source.version_id is None


def test_what_a_transform_is_told_cannot_be_changed():
    told = parse_request(arguments()).for_transform
    assert (told.execution, told.file_type, told.source.key) == ("orders-1f", "orders", "incoming/a b.csv")
    for thing, name in ((told, "execution"), (told.source, "key")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, "x")


def test_a_transform_is_a_file_and_its_name():
    request = parse_request([*arguments(), "--transform", "s3://assets/0a.py", "--transform-name", "refunds.py"])
    assert request.transform == TransformFile(uri="s3://assets/0a.py", name="refunds.py")


def test_arguments_of_glue_are_ignored():
    glue = ["--JOB_NAME", "convert", "--JOB_ID", "j_1", "--enable-metrics", "--TempDir", "s3://b/t", "--requests", "x", "--req", "y"]
    assert parse_request([*glue, *arguments(), "true", "--SECURITY_CONFIGURATION=none"]) == parse_request(arguments())


def test_a_value_may_follow_an_equals_sign():
    assert parse_request([f"--request={encode(BODY)}", f"--JOB_RUN_ID={RUN_ID}"]) == parse_request(arguments())


def test_padding_may_be_there():
    padded = base64.urlsafe_b64encode(json.dumps({**BODY, "fileType": "o"}).encode()).decode()
    assert parse_request(["--request", padded, "--JOB_RUN_ID", RUN_ID]).file_type == "o"


def test_fails_when_an_argument_is_missing():
    fails_with(arguments()[2:], "--request is given 0 times; give it once")
    fails_with(arguments()[:2], "--JOB_RUN_ID is given 0 times; give it once")


def test_fails_when_an_argument_is_given_twice():
    fails_with([*arguments(), *arguments()[:2]], "--request is given 2 times")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--transform", "s3://a/b.py"], "--transform-name is given 0 times; give it once"),
        (["--transform-name", "b.py"], "--transform is given 0 times; give it once"),
        (["--transform", "s3://a/b.py", "--transform-name", "b.py", "--transform", "s3://a/c.py"], "--transform is given 2 times"),
        (["--transform", "", "--transform-name", "b.py"], '--transform is "" and --transform-name "b.py"; give both or neither'),
    ],
)
def test_fails_when_a_transform_is_not_one_file_with_a_name(given, message):
    fails_with([*arguments(), *given], message)


@pytest.mark.parametrize("source", [None, "s3://b/k", {"bucket": "b"}, {"bucket": "b", "key": ""}, {"bucket": "b", "key": "k", "versionId": 1}])
def test_fails_when_the_source_is_no_object(source):
    fails_with(arguments({**BODY, "source": source}), "(source|bucket|key|versionId) in --request is")


def test_fails_when_an_argument_has_no_value():
    fails_with([*arguments()[:2], "--JOB_RUN_ID"], "--JOB_RUN_ID has no value")


@pytest.mark.parametrize("argument", ["x", "bm90IGpzb24", "W10", "e30*", "é", "bnVsbA", "A" * 500])
def test_fails_when_the_request_is_no_object(argument):
    fails_with(["--request", argument, "--JOB_RUN_ID", RUN_ID], "give the base64url of a JSON object")


@pytest.mark.parametrize("name", ["execution", "fileType", "inputUri", "factsUri", "outputUri"])
@pytest.mark.parametrize("value", [None, "", 1, ["x"]])
def test_fails_when_a_field_is_no_text(name, value):
    fails_with(arguments({**BODY, name: value}), f"{name} in --request is")


def test_fails_when_the_version_is_another():
    fails_with(arguments({**BODY, "version": 2}), "version 2, this script reads 1")


def test_fails_when_the_output_is_no_folder():
    fails_with(arguments({**BODY, "outputUri": "s3://b/x"}), "end it with a slash")


@pytest.mark.parametrize("run_id", ["../x", "a/b", "..", "", "a b", "a\n"])
def test_fails_when_the_run_id_is_no_folder_name(run_id):
    fails_with(arguments(run_id=run_id), "--JOB_RUN_ID is ")
