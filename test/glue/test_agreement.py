"""What the validator accepts, Spark reads with the same rows and values: the corpus of the validator's own tests, staged as the stage step does."""

import json
import subprocess
from pathlib import Path

import pytest

from file_pipeline.facts import read_facts
from file_pipeline.readers import read_staged_file
from file_pipeline.session import open_session

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    script = ["node", "--import", "tsx", "test/glue/export-corpus.ts", str(folder)]
    subprocess.run(script, cwd=REPOSITORY, check=True)
    return folder


def test_spark_reads_every_valid_file_of_the_corpus_as_the_validator_did(spark, corpus):
    session = open_session()
    expected_files = sorted(corpus.glob("*.expected.json"))
    assert len(expected_files) >= 70
    differences = []
    for file in expected_files:
        expected = json.loads(file.read_text())
        stem = file.name.removesuffix(".expected.json")
        facts = read_facts(session, corpus.joinpath(f"{stem}.facts.json").as_uri())
        frame = read_staged_file(session, corpus.joinpath(f"{stem}.data").as_uri(), facts)
        # A row at a time, not sorted: the order of the rows must be the file's.
        rows = [list(row) for row in frame.collect()]
        if rows != expected["records"]:
            differences.append((expected["name"], rows[:3], expected["records"][:3]))
    assert differences == []
