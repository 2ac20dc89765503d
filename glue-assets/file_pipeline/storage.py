"""Reads and writes small text objects with Spark's own file system: it needs no other client and no other permission."""


def read_text(spark, uri):
    file_system, path = _locate(spark, uri)
    stream = file_system.open(path)
    try:
        return bytes(spark._jvm.org.apache.commons.io.IOUtils.toByteArray(stream)).decode("utf-8")
    finally:
        stream.close()


def write_text(spark, uri, text):
    file_system, path = _locate(spark, uri)
    stream = file_system.create(path, True)
    try:
        stream.write(text.encode("utf-8"))
    finally:
        stream.close()


def _locate(spark, uri):
    path = spark._jvm.org.apache.hadoop.fs.Path(uri)
    return path.getFileSystem(spark._jsparkSession.sessionState().newHadoopConf()), path
