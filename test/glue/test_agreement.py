"""What the validator accepts, Spark reads with the same rows, values and types: the corpus of the validator's own tests, staged as the stage step does."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from comparable import comparable_frame, expected_row

from file_pipeline.casts import cast_columns
from file_pipeline.facts import read_facts
from file_pipeline.readers import read_staged_file
from file_pipeline.session import open_session

REPOSITORY = Path(__file__).parents[2]

# The casts of thousands of columns take Spark minutes to plan; there they are read as they are cast: as text.
MOST_TYPED_COLUMNS = 1000


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    script = ["node", "--import", "tsx", "test/glue/export-corpus.ts", str(folder)]
    subprocess.run(script, cwd=REPOSITORY, check=True, timeout=900)
    return folder


def test_spark_reads_every_valid_file_of_the_corpus_as_the_validator_did(spark, corpus):
    session = open_session()
    # The widest first, which take longest.
    files = sorted(corpus.glob("*.expected.json"), key=lambda file: file.stat().st_size, reverse=True)
    assert len(files) >= 300
    # A read of a few rows is mostly planning, which threads do beside each other.
    with ThreadPoolExecutor(4) as threads:
        differences = [difference for difference in threads.map(lambda file: difference_of(session, file), files) if difference]
    assert differences == []


def difference_of(session, file):
    expected = json.loads(file.read_text())
    stem = file.name.removesuffix(".expected.json")
    facts = read_facts(session, file.with_name(f"{stem}.facts.json").as_uri())
    frame = read_staged_file(session, file.with_name(f"{stem}.data").as_uri(), facts)
    if len(facts.columns) > MOST_TYPED_COLUMNS:
        rows = [list(row) for row in frame.collect()]
        return None if rows == expected["records"] else (expected["name"], rows[0][:3], expected["records"][0][:3])
    typed = cast_columns(frame, facts)
    wanted_types = [column.type for column in facts.columns]
    types = [data_type for _, data_type in typed.dtypes]
    wanted = [expected_row(record, facts.columns) for record in expected["records"]]
    try:
        # A row at a time, not sorted: the order of the rows must be the file's.
        rows = [list(row) for row in comparable_frame(typed).collect()]
    except Exception as error:
        return expected["name"], str(error)[:300]
    return None if (rows, types) == (wanted, wanted_types) else (expected["name"], types, rows[:3], wanted_types, wanted[:3])
