"""One SparkContext for many scripts, each of which sees it as its own."""

import os
import sys
import tempfile

from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession


S3A_CREDENTIALS = {
    "fs.s3a.access.key": "AWS_ACCESS_KEY_ID",
    "fs.s3a.secret.key": "AWS_SECRET_ACCESS_KEY",
    "fs.s3a.session.token": "AWS_SESSION_TOKEN",
}


class WarmSpark:
    """Spark as it is kept from script to script."""

    def __init__(self):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        conf = SparkConf().setAll({
            "spark.master": "local[2]",
            "spark.app.name": "glue",
            "spark.jars": os.environ["EMULATOR_SPARK_JARS"],
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": "1g",
            # A driver that is killed leaves files in this folder, which is deleted with the emulator. Java ignores TMPDIR.
            "spark.local.dir": tempfile.gettempdir(),
            # Short jobs end before the optimizing compiler would be worth its time.
            "spark.driver.extraJavaOptions": f'-XX:TieredStopAtLevel=1 -Duser.timezone=UTC "-Djava.io.tmpdir={tempfile.gettempdir()}"',
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
        self._first_session = SparkSession(self.context)
        self._hadoop = self.context._jsc.hadoopConfiguration()
        # As a resource, the present settings survive the clearing between scripts.
        self._hadoop.addResource(self.context._jvm.org.apache.hadoop.conf.Configuration(self._hadoop))
        # A script may end its session; the next one still needs the context.
        SparkSession.stop = lambda _session: None
        SparkContext.stop = lambda _context: None

    def reset(self, credentials: dict) -> None:
        """Removes what the last script left, and lets the next one reach S3 with these credentials."""
        self.context.cancelAllJobs()
        self._first_session.catalog.clearCache()
        self._hadoop.clear()
        self._hadoop.reloadConfiguration()
        # A file system keeps the credentials with which it was opened.
        self.context._jvm.org.apache.hadoop.fs.FileSystem.closeAll()
        for setting, variable in S3A_CREDENTIALS.items():
            self._hadoop.set(setting, credentials[variable])
        # For the Python workers.
        self.context.environment.update(credentials)
        session = self._first_session.newSession()
        SparkSession._instantiatedSession = session
        SparkSession._activeSession = session
        java_session = self.context._jvm.org.apache.spark.sql.SparkSession
        java_session.setDefaultSession(session._jsparkSession)
        java_session.setActiveSession(session._jsparkSession)

    def set_python_packages(self, files: list[str]) -> None:
        """Sets the packages of the Python workers; files added to the context could never be removed again."""
        self.context.environment["PYTHONPATH"] = os.pathsep.join(files)
