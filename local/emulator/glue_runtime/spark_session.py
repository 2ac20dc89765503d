"""One SparkContext for many scripts, each of which sees it as its own."""

import os
import sys
import tempfile
from pathlib import Path

from pyspark import SparkConf, SparkContext, SparkFiles
from pyspark.sql import SparkSession


S3A_CREDENTIALS = {
    "fs.s3a.access.key": "AWS_ACCESS_KEY_ID",
    "fs.s3a.secret.key": "AWS_SECRET_ACCESS_KEY",
    "fs.s3a.session.token": "AWS_SESSION_TOKEN",
}


def java_options() -> str:
    # Short jobs end before the optimizing compiler, or collecting garbage beside the work, would be worth its time.
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.timezone=UTC", f"-Djava.io.tmpdir={tempfile.gettempdir()}"]
    if archive := os.environ["EMULATOR_SPARK_CLASS_ARCHIVE"]:
        options.append(f"-XX:SharedArchiveFile={archive}")
    return " ".join(f'"{option}"' for option in options)


class WarmSpark:
    """Spark as it is kept from script to script."""

    def __init__(self):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        conf = SparkConf().setAll({
            "spark.master": "local[2]",
            "spark.app.name": "glue",
            "spark.driver.extraClassPath": os.environ["EMULATOR_SPARK_CLASS_PATH"],
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": "1g",
            # A driver that is killed leaves files in this folder, which is deleted with the emulator. Java ignores TMPDIR.
            "spark.local.dir": tempfile.gettempdir(),
            "spark.driver.extraJavaOptions": java_options(),
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            # A reused worker would remember the modules of an earlier script.
            "spark.python.worker.reuse": "false",
            "spark.hadoop.fs.s3.impl": "org.apache.hadoop.fs.s3a.S3AFileSystem",
            "spark.hadoop.fs.s3a.endpoint": os.environ["AWS_ENDPOINT_URL"],
            "spark.hadoop.fs.s3a.path.style.access": "true",
            "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
            "spark.hadoop.fs.s3a.aws.credentials.provider": "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider",
        }.items())
        self.context = SparkContext(conf=conf)
        self._session = SparkSession(self.context)
        self._environment = dict(self.context.environment)
        self.files_folder = SparkFiles.getRootDirectory()
        """The folder of the files that scripts add to the context."""
        self._hadoop = self.context._jsc.hadoopConfiguration()
        # As a resource, the present settings survive the clearing between scripts.
        self._hadoop.addResource(self.context._jvm.org.apache.hadoop.conf.Configuration(self._hadoop))
        # A script may end its session; the next one still needs the context.
        SparkSession.stop = lambda _session: None
        SparkContext.stop = lambda _context: None

    def reset(self, credentials: dict, folder: Path) -> None:
        """Removes what the last script left, and lets the next one reach S3 with these credentials.

        The session is new, and its configuration, views (global ones too) and catalog with it; the catalog stores tables in the folder. What
        remains is what a script added to the SparkContext, such as files, local properties and accumulators.
        """
        self.context.cancelAllJobs()
        self._session.catalog.clearCache()
        self._hadoop.clear()
        self._hadoop.reloadConfiguration()
        # A file system keeps the credentials with which it was opened.
        self.context._jvm.org.apache.hadoop.fs.FileSystem.closeAll()
        for setting, variable in S3A_CREDENTIALS.items():
            self._hadoop.set(setting, credentials[variable])
        # For the Python workers.
        self.context.environment.clear()
        self.context.environment.update(self._environment, **credentials)
        self.context._python_includes.clear()
        self._open_session(folder)

    def _open_session(self, folder: Path) -> None:
        state = self._session._jsparkSession.sharedState()
        self.context._jsc.sc().listenerBus().removeListener(state.statusStore().listener().get())
        java_class = self.context._jvm.org.apache.spark.sql.SparkSession
        # newSession() would share the catalog and the global views. Dropping their tables instead could delete files on S3.
        java_session = java_class(self.context._jsc.sc(), {"spark.sql.warehouse.dir": str(folder / "spark-warehouse")})
        self._session = SparkSession(self.context, java_session)
        SparkSession._instantiatedSession = self._session
        SparkSession._activeSession = self._session
        java_class.setDefaultSession(java_session)
        java_class.setActiveSession(java_session)

    def set_python_packages(self, files: list[str]) -> None:
        """Sets the packages of the Python workers; files added to the context could never be removed again."""
        self.context.environment["PYTHONPATH"] = os.pathsep.join(files)
