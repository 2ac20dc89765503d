"""Starts one small session, whose resolver downloads the jars to the Ivy folder."""

import secrets
import ssl
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12Certificate, serialize_java_truststore
from pyspark.sql import SparkSession


def java_options_that_trust_what_python_trusts(store) -> str:
    """Returns Java options. The bundled Java trusts only its own authorities, not those of a company's network."""
    authorities = ssl.create_default_context().get_ca_certs(binary_form=True)
    if not authorities:
        return ""
    password = secrets.token_hex(16)
    certificates = [PKCS12Certificate(x509.load_der_x509_certificate(der), None) for der in authorities]
    store.write(serialize_java_truststore(certificates, BestAvailableEncryption(password.encode())))
    store.flush()
    return f'"-Djavax.net.ssl.trustStore={store.name}" -Djavax.net.ssl.trustStorePassword={password}'


def main(ivy_folder: str, packages: str, excludes: str) -> None:
    with tempfile.NamedTemporaryFile(suffix=".p12") as store:
        (
            SparkSession.builder.master("local[1]")
            .config("spark.jars.ivy", ivy_folder)
            .config("spark.jars.packages", packages)
            .config("spark.jars.excludes", excludes)
            .config("spark.driver.extraJavaOptions", java_options_that_trust_what_python_trusts(store))
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
            .stop()
        )


main(*sys.argv[1:])
