"""The Spark driver of the emulator, and the credentials with which it runs the scripts of a role."""

import hashlib
import os

from ministack.core.responses import get_account_id
from ministack.services import sts

from .driver_process import DriverProcess

SESSION_NAME = "GlueJobRunnerSession"

DRIVER = DriverProcess()


def is_spark_available() -> bool:
    return "EMULATOR_SPARK_CLASS_PATH" in os.environ


def warm_up() -> None:
    """Starts Spark while the first file is still on its way."""
    if is_spark_available():
        DRIVER.start()


def session_credentials(role: str) -> dict:
    """Returns the credentials of a session of exactly this role."""
    name = role.rsplit("/", 1)[-1]
    account = get_account_id()
    digest = hashlib.sha256(f"{account}:{name}:{SESSION_NAME}".encode()).hexdigest()
    access_key, secret, token = f"ASIA{digest[:16].upper()}", f"secret{digest}", f"token{digest}"
    sts.register_session(access_key, {
        "Arn": f"arn:aws:sts::{account}:assumed-role/{name}/{SESSION_NAME}",
        "UserId": f"{name}:{SESSION_NAME}",
        "SecretAccessKey": secret,
        "SessionToken": token,
    })
    return {"AWS_ACCESS_KEY_ID": access_key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": token}
