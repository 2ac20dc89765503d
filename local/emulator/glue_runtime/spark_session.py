"""One SparkContext for many scripts, each of which believes that it has its own."""

import os
import sys
import tempfile

from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession


class WarmSpark:
    def __init__(self):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        conf = SparkConf().setAll({
            "spark.master": "local[2]",
            "spark.app.name": "glue",
            "spark.jars": os.environ["EMULATOR_SPARK_JARS"],
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": "1g",
            # A driver that is killed leaves its files behind: in the folder that goes with the emulator. Java does not heed TMPDIR.
            "spark.local.dir": tempfile.gettempdir(),
            # Short jobs end before the optimizing compiler would pay.
            "spark.driver.extraJavaOptions": f'-XX:TieredStopAtLevel=1 -Duser.timezone=UTC "-Djava.io.tmpdir={tempfile.gettempdir()}"',
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            # A reused worker would remember the modules of an earlier script.
            "spark.python.worker.reuse": "false",
            "spark.hadoop.fs.s3.impl": "org.apache.hadoop.fs.s3a.S3AFileSystem",
            "spark.hadoop.fs.s3a.endpoint": os.environ["AWS_ENDPOINT_URL"],
            "spark.hadoop.fs.s3a.path.style.access": "true",
            "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
            "spark.hadoop.fs.s3a.aws.credentials.provider": "com.amazonaws.auth.EnvironmentVariableCredentialsProvider",
        }.items())
        self.context = SparkContext(conf=conf)
        self._first_session = SparkSession(self.context)
        self._hadoop = self.context._jsc.hadoopConfiguration()
        # As a resource, today's settings survive the clearing between scripts.
        self._hadoop.addResource(self.context._jvm.org.apache.hadoop.conf.Configuration(self._hadoop))
        # A script may end its session; the next one still needs the context.
        SparkSession.stop = lambda _session: None
        SparkContext.stop = lambda _context: None

    def reset(self) -> None:
        self.context.cancelAllJobs()
        self._first_session.catalog.clearCache()
        self._hadoop.clear()
        self._hadoop.reloadConfiguration()
        session = self._first_session.newSession()
        SparkSession._instantiatedSession = session
        SparkSession._activeSession = session
        java_session = self.context._jvm.org.apache.spark.sql.SparkSession
        java_session.setDefaultSession(session._jsparkSession)
        java_session.setActiveSession(session._jsparkSession)

    def set_python_packages(self, files: list[str]) -> None:
        """For the Python workers; files added to the context could never be taken away again."""
        self.context.environment["PYTHONPATH"] = os.pathsep.join(files)
