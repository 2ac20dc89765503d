"""The drivers by role, each under exactly the credentials of a session of its role."""

import hashlib
import os
import threading

from ministack.core.responses import get_account_id
from ministack.services import sts

from .driver_process import DriverProcess

SESSION_NAME = "GlueJobRunnerSession"

_drivers: dict[str, DriverProcess] = {}
_choosing = threading.Lock()


def is_spark_available() -> bool:
    return "EMULATOR_SPARK_JARS" in os.environ


def driver_for(role: str) -> DriverProcess:
    name = role.rsplit("/", 1)[-1]
    with _choosing:
        if name not in _drivers:
            _drivers[name] = DriverProcess(_session_credentials(name))
        return _drivers[name]


def warm_up(role: str) -> None:
    """Starts Spark while the first file is still on its way; further roles wait for their first run."""
    if is_spark_available() and not _drivers:
        driver_for(role).start()


def _session_credentials(role_name: str) -> dict:
    account = get_account_id()
    digest = hashlib.sha256(f"{account}:{role_name}:{SESSION_NAME}".encode()).hexdigest()
    access_key, secret, token = f"ASIA{digest[:16].upper()}", f"secret{digest}", f"token{digest}"
    sts.register_session(access_key, {
        "Arn": f"arn:aws:sts::{account}:assumed-role/{role_name}/{SESSION_NAME}",
        "UserId": f"{role_name}:{SESSION_NAME}",
        "SecretAccessKey": secret,
        "SessionToken": token,
    })
    return {"AWS_ACCESS_KEY_ID": access_key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": token}
