"""A Glue job of your own, which converts XML to Parquet by the job contract of the pipeline."""

import base64
import json
import sys
from decimal import Decimal
from xml.etree import ElementTree

from pyspark.sql import SparkSession
from pyspark.sql.types import DecimalType, LongType, StringType, StructField, StructType

SCHEMA = StructType([
    StructField("id", LongType(), nullable=False),
    StructField("customer", StringType()),
    StructField("total", DecimalType(12, 2)),
    StructField("currency", StringType()),
])


def argument(name):
    return sys.argv[sys.argv.index(name) + 1]


def read_request():
    text = argument("--request")
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def read_bytes(spark, uri):
    return spark.read.format("binaryFile").load(uri).first().content


def write_text(spark, uri, text):
    """Through the file system that Spark writes with: the job needs no other client and no other permission."""
    path = spark._jvm.org.apache.hadoop.fs.Path(uri)
    stream = path.getFileSystem(spark._jsc.hadoopConfiguration()).create(path, True)
    try:
        stream.write(text.encode("utf-8"))
    finally:
        stream.close()


def read_orders(document):
    for order in ElementTree.fromstring(document).iter("order"):
        total = order.find("total")
        yield int(order.get("id")), order.findtext("customer"), Decimal(total.text), total.get("currency")


def main():
    request = read_request()
    spark = SparkSession.builder.getOrCreate()
    folder = f"{request['outputUri']}{argument('--JOB_RUN_ID')}/"

    orders = list(read_orders(read_bytes(spark, request["inputUri"])))
    spark.createDataFrame(orders, SCHEMA).coalesce(1).write.mode("overwrite").parquet(folder)

    # Written last, because a folder without this file is not complete.
    write_text(spark, f"{folder}_result.json", json.dumps({"rowsRead": len(orders), "rowsWritten": len(orders)}))


if __name__ == "__main__":
    main()
