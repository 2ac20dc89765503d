"""Runs a small Spark job whose Java process, at its end, archives the classes that it loaded: with the archive, a driver starts in half the time.

A Java process uses an archive only if its class path begins with the class path of the process that wrote it. So the jars of S3A are in front of
Spark's own, here and in `glue_runtime/spark_session.py`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as f


def archive_java_classes(base_archive: str) -> None:
    """Writes the archive of Java's own classes, which the bundled Java lacks and every other archive needs."""
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    # The heap decides how references are stored, which must be as in the driver.
    subprocess.run([java, "-Xmx1g", "-Xshare:dump", f"-XX:SharedArchiveFile={base_archive}"], check=True)


def run_job(session: SparkSession, folder: Path) -> None:
    """Reads, casts and writes as the Glue script does."""
    text = folder / "text.csv"
    text.write_text("number,date,text\n1,2024-02-29,a\n2,,\n")
    frame = session.read.csv(str(text), header=True, mode="FAILFAST", schema="number string, date string, text string")
    typed = frame.select(f.col("number").cast("decimal(10,2)"), f.col("date").cast("date"), f.when(f.col("text").rlike("^a$"), f.col("text")).alias("text"))
    typed.write.mode("overwrite").parquet(str(folder / "parquet"))
    session.read.parquet(str(folder / "parquet")).groupBy("date").count().collect()
    lines = folder / "lines.jsonl"
    lines.write_text('{"number": "1"}\n')
    session.read.json(str(lines), schema="number string", mode="FAILFAST").collect()


def try_s3(session: SparkSession) -> None:
    """Loads the classes of S3A. Nothing listens on the port, so the call fails."""
    settings = {"endpoint": "http://127.0.0.1:1", "access.key": "none", "secret.key": "none", "attempts.maximum": "1", "retry.limit": "0",
                "path.style.access": "true", "connection.ssl.enabled": "false"}
    for name, value in settings.items():
        session.sparkContext._jsc.hadoopConfiguration().set(f"fs.s3a.{name}", value)
    try:
        session.read.text("s3a://bucket/key").collect()
    except Exception:  # noqa: BLE001
        pass


def main(base_archive: str, archive: str, jars: str) -> None:
    archive_java_classes(base_archive)
    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.driver.extraClassPath", jars)
        .config("spark.driver.extraJavaOptions", f'"-XX:SharedArchiveFile={base_archive}" "-XX:ArchiveClassesAtExit={archive}"')
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .getOrCreate()
    )
    process = session.sparkContext._gateway.proc
    with tempfile.TemporaryDirectory() as folder:
        run_job(session, Path(folder))
        try_s3(session)
    session.stop()
    # The Java process ends when its input ends, and writes the archive then.
    process.stdin.close()
    code = process.wait()
    if not Path(archive).exists():
        raise SystemExit(f"Java ended with {code} and wrote no archive")


main(*sys.argv[1:])
