"""A staged file with its facts, as the stage step leaves them, and the job's way with it."""

import base64
import json

from convert_file import main

RUN_ID = "jr_1"

DIALECT = {
    "encoding": "UTF-8",
    "compression": "auto",
    "limits": {"recordBytes": 8 * 1024**2, "fieldBytes": 8 * 1024**2, "nestingDepth": 500},
    "delimiter": ",",
    "quote": '"',
    "header": True,
    "nullMarker": "",
}


class StagedFile:
    def __init__(self, spark, folder):
        self._spark = spark
        self._folder = folder

    def csv(self, content, columns, dialect=None, **facts):
        facts.setdefault("fields", len(columns))
        return self._stage("csv", content, columns, {"dialect": {**DIALECT, **(dialect or {})}, **facts})

    def json(self, content, columns, **facts):
        return self._stage("jsonLines", content, columns, facts)

    def _stage(self, file_format, content, columns, facts):
        """Columns are names, of strings, or pairs of name and type."""
        pairs = [(column, "string") if isinstance(column, str) else column for column in columns]
        body = {
            "version": 1,
            "fileType": "orders",
            "format": file_format,
            "complete": True,
            "columns": [{"name": name, "type": type_name} for name, type_name in pairs],
            "lineEnding": "LF",
            "needsMultiLine": False,
            "onCastFailure": "fail",
            **facts,
        }
        self._folder.joinpath("source.data").write_bytes(content if isinstance(content, bytes) else content.encode())
        self._folder.joinpath("facts.json").write_text(json.dumps(body))
        return self

    def request(self, **fields):
        return {
            "version": 1,
            "execution": "e",
            "redriveCount": 0,
            "fileType": "orders",
            "source": {"bucket": "uploads", "key": "incoming/a b.csv", "versionId": "v1"},
            "inputUri": self._folder.joinpath("source.data").as_uri(),
            "factsUri": self._folder.joinpath("facts.json").as_uri(),
            "outputUri": f"{self._folder.as_uri()}/",
            **fields,
        }

    def convert(self, run_id=RUN_ID, transform=None, transform_name="refunds.py", transform_uri=None):
        """The transform is the text of the user's file."""
        if transform is not None:
            transform_uri = transform_uri or self._save(transform)
        given = ["--transform", transform_uri, "--transform-name", transform_name] if transform_uri else []
        main(["--JOB_NAME", "convert", *given, "--request", encode(self.request()), "--JOB_RUN_ID", run_id])
        return self

    def _save(self, transform):
        # An asset is named after its hash.
        file = self._folder / "0a1b2c.py"
        file.write_bytes(transform if isinstance(transform, bytes) else transform.encode())
        return file.as_uri()

    @property
    def run_folder(self):
        return self._folder / RUN_ID

    @property
    def result(self):
        return json.loads(self.run_folder.joinpath("_result.json").read_text())

    @property
    def files(self):
        return sorted(path.name for path in self.run_folder.iterdir() if not path.name.startswith("."))

    @property
    def frame(self):
        return self._spark.read.parquet(self.run_folder.as_uri())

    @property
    def rows(self):
        return [tuple(row) for row in self.frame.collect()]


def encode(request):
    return base64.urlsafe_b64encode(json.dumps(request).encode()).rstrip(b"=").decode()
