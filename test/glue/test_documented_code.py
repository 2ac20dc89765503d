"""The Python that the documents show does what they say."""

import re
import runpy
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from file_pipeline.errors import TransformFailed
from staged_file import RUN_ID, encode

ROOT = Path(__file__).parents[2]


def shown_in(document):
    (code,) = re.findall(r"^```python\n(.*?)^```", (ROOT / document).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return code


@pytest.fixture
def script(tmp_path):
    file = tmp_path / "read_names.py"
    file.write_text(shown_in("docs/job-contract.md"), encoding="utf-8")
    return file


def run(script, staged, monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(script), "--JOB_NAME", "read-names", "--request", encode(staged.request()), "--JOB_RUN_ID", RUN_ID])
    runpy.run_path(str(script), run_name="__main__")


def test_the_script_writes_the_rows_and_their_number(script, staged, monkeypatch, tmp_path):
    (tmp_path / "source.data").write_text("1\tAda\n2\tGrace\n", encoding="utf-8")
    run(script, staged, monkeypatch)
    assert staged.rows == [(1, "Ada"), (2, "Grace")]
    assert staged.result == {"rowsRead": 2, "rowsWritten": 2}
    assert any(name.endswith(".snappy.parquet") for name in staged.files)


def test_the_script_writes_a_file_also_for_no_rows(script, staged, monkeypatch, tmp_path):
    (tmp_path / "source.data").write_bytes(b"")
    run(script, staged, monkeypatch)
    assert staged.result == {"rowsRead": 0, "rowsWritten": 0}
    assert any(name.endswith(".parquet") for name in staged.files)


def test_the_transform_drops_rows_and_adds_a_column(staged):
    staged.csv("id,total\n1,5\n2,-3\n", [("id", "bigint"), ("total", "decimal(12,2)")]).convert(transform=shown_in("docs/file-types.md"))
    assert staged.rows == [(2, Decimal("-3.00"), "incoming/a b.csv")]
    assert (staged.result["rowsRead"], staged.result["rowsWritten"]) == (2, 1)


def test_what_the_transform_raises_names_the_line_that_the_page_says(staged):
    with pytest.raises(TransformFailed, match=r"^TRANSFORM_FAILED: refunds\.py, line 6: "):
        staged.csv("id\n1\n", ["id"]).convert(transform=shown_in("docs/file-types.md"))
    assert "`TRANSFORM_FAILED: refunds.py, line 6: ...`" in (ROOT / "docs/file-types.md").read_text(encoding="utf-8")
