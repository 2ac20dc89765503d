"""A staged file with its facts, as the stage step leaves them, and the job's way with it."""

import base64
import json

from convert_file import main

RUN_ID = "jr_1"


class StagedFile:
    def __init__(self, spark, folder):
        self._spark = spark
        self._folder = folder

    def csv(self, content, columns, **facts):
        facts.setdefault("dialect", {"delimiter": ",", "quote": '"'})
        return self._stage("csv", content, columns, facts)

    def json(self, content, columns, **facts):
        return self._stage("jsonLines", content, columns, facts)

    def _stage(self, file_format, content, columns, facts):
        """Columns are names, of strings, or pairs of name and type."""
        pairs = [(column, "string") if isinstance(column, str) else column for column in columns]
        body = {
            "version": 1,
            "fileType": "orders",
            "format": file_format,
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
            "inputUri": self._folder.joinpath("source.data").as_uri(),
            "factsUri": self._folder.joinpath("facts.json").as_uri(),
            "outputUri": f"{self._folder.as_uri()}/",
            **fields,
        }

    def convert(self, run_id=RUN_ID):
        main(["--JOB_NAME", "convert", "--request", encode(self.request()), "--JOB_RUN_ID", run_id])
        return self

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
