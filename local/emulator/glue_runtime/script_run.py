"""One run of a script: fetches it, runs it with the role of the job, and puts the driver back into its earlier state.

A script leaves traces only on purpose: its threads, its changes to installed modules, and what `WarmSpark.reset` names.
"""

import os
import runpy
import sys
from pathlib import Path

import botocore.config
import botocore.session


class ScriptRun:
    def __init__(self, spark, folder: str, request: dict):
        self._spark = spark
        self._folder = Path(folder)
        self._request = request

    def execute(self) -> None:
        before = list(sys.argv), list(sys.path), set(sys.modules), dict(os.environ), os.getcwd()
        try:
            os.environ.update(self._request["credentials"])
            script = self._download(self._request["script"])
            packages = [str(self._download(location)) for location in self._request["packages"]]
            self._spark.reset(self._request["credentials"], self._folder)
            self._spark.set_python_packages(packages)
            sys.path[1:1] = packages
            sys.argv = [str(script), *self._request["arguments"]]
            os.chdir(self._folder)
            runpy.run_path(str(script), run_name="__main__")
        finally:
            self._restore(*before)

    def _download(self, location: str) -> Path:
        bucket, key = location.removeprefix("s3://").split("/", 1)
        target = self._folder / Path(key).name
        path_style = botocore.config.Config(s3={"addressing_style": "path"})
        s3 = botocore.session.get_session().create_client("s3", config=path_style)
        target.write_bytes(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
        return target

    def _restore(self, arguments, path, modules, environment, working_folder) -> None:
        os.chdir(working_folder)
        sys.argv[:] = arguments
        sys.path[:] = path
        os.environ.clear()
        os.environ.update(environment)
        own_folders = (str(self._folder), self._spark.files_folder)
        for name in set(sys.modules) - modules:
            if (getattr(sys.modules[name], "__file__", None) or "").startswith(own_folders):
                del sys.modules[name]
