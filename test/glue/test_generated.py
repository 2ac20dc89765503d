"""Generated files and cells: what the validator accepts, Spark reads as references do that are not ours. `npm run fuzz` runs more of them."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import oracle
import pytest
from comparable import comparable_frame
from pyspark.sql import functions as F

from file_pipeline.facts import read_facts
from file_pipeline.grammar import value_of
from file_pipeline.readers import read_staged_file
from file_pipeline.session import open_session

REPOSITORY = Path(__file__).parents[2]
FORMATS = ["csv", "json", "jsonLines"]


@pytest.fixture(scope="module")
def generated(tmp_path_factory, pytestconfig):
    folder = tmp_path_factory.mktemp("generated")
    counts = [part for name in ("seed", *FORMATS, "cells") for part in (f"--{name}", str(pytestconfig.getoption(f"generated_{name}")))]
    subprocess.run(["node", "--import", "tsx", "test/fuzz/export-for-spark.ts", str(folder), *counts], cwd=REPOSITORY, check=True, timeout=900)
    return folder


@pytest.mark.parametrize("file_format", FORMATS)
def test_spark_reads_what_the_validator_accepts_as_the_references_do(spark, generated, pytestconfig, file_format):
    session = open_session()
    report = json.loads(generated.joinpath("reports.json").read_text())["reports"][file_format]
    with ThreadPoolExecutor(4) as threads:
        groups = sorted(generated.joinpath("groups").glob(f"{file_format}-*"))
        differences = [difference for found in threads.map(lambda group: differences_of(session, group), groups) for difference in found]
    rejected = len([text for text in report["disagreements"] if text.startswith("false reject")])
    print(
        f"\n{file_format}: {report['documents']} documents, {report['accepted']} accepted and read by Spark in {len(groups)} reads; "
        f"false accepts {len(differences) + len(report['disagreements']) - rejected}, false rejects {rejected}"
    )
    assert report["disagreements"] == []
    assert differences == []
    assert report["accepted"] == pytestconfig.getoption(f"generated_{file_format}")


def test_spark_takes_the_same_cells_for_values_as_the_validator(spark, generated):
    session = open_session()
    differences, count = [], 0
    for judged in json.loads(generated.joinpath("cells.json").read_text()):
        frame = session.createDataFrame(judged["cells"], "cell string, accepted boolean")
        differing = frame.where(f"accepted <> (({value_of('cell', judged['type'])}) IS NOT NULL)")
        differences += [(judged["type"], *row) for row in differing.take(20)]
        count += len(judged["cells"])
    print(f"\n{count} cells, differences {len(differences)}")
    assert differences == []
    assert count > 0


def test_typed_columns_of_the_files_hold_what_python_reads_and_inferred_types_hold_every_cell(spark, generated):
    session = open_session()
    differences, count = [], 0
    for texts in json.loads(generated.joinpath("typed-values.json").read_text()):
        type_name, inferred = texts["type"], set(texts["inferred"])
        cells = sorted({*texts["declared"], *inferred})
        values = session.createDataFrame([(cell,) for cell in cells], "cell string").selectExpr(f"{value_of('cell', type_name)} AS value")
        found = [row[0] for row in comparable_frame(values).collect()]
        wanted = [oracle.read(cell, type_name) for cell in cells]
        differences += [(type_name, *row) for row in zip(cells, found, wanted) if row[1] != row[2] or (row[1] is None and row[0] in inferred)]
        count += len(cells)
    print(f"\n{count} typed cells of the files, differences {len(differences)}")
    assert differences == []


def differences_of(session, group):
    expected = json.loads(group.joinpath("expected.json").read_text())
    facts = read_facts(session, group.joinpath("facts.json").as_uri())
    try:
        found = rows_by_file(session, group.joinpath("data"), facts)
    except Exception:
        # One by one, to tell which it is.
        found = {str(index): rows_or_error(session, group.joinpath("data", str(index)), facts) for index in range(len(expected))}
    return [(file["content"], file["records"], rows) for index, file in enumerate(expected) if (rows := own_columns(found, index, file)) != file["records"]]


def own_columns(found, index, file):
    rows = found.get(str(index), [])
    return rows if isinstance(rows, str) else [[row[column] for column in file["columns"]] for row in rows]


def rows_or_error(session, path, facts):
    try:
        return rows_by_file(session, path, facts).get(path.name, [])
    except Exception as error:
        return str(error)[:200]


def rows_by_file(session, path, facts):
    """The rows of each file in their order: Spark does not cut files that are so small."""
    files = {}
    for file, *values in read_staged_file(session, path.as_uri(), facts).select(F.input_file_name(), "*").collect():
        files.setdefault(file.rpartition("/")[2], []).append(values)
    return files
