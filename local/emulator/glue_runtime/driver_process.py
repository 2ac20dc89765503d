"""Starts the process of the Spark driver and sends it one script after another."""

import json
import os
import select
import subprocess
import sys
import threading
from pathlib import Path


START_SECONDS = 900
"""The start takes ten seconds on a quiet machine; only a hang takes longer than this."""


class DriverDied(Exception):
    """The driver ended, or was ended, before it answered."""


class DriverProcess:
    """Runs one script at a time; further ones wait for their turn, though Glue reports them as RUNNING too."""

    def __init__(self):
        self._turn = threading.Lock()
        self._starting = threading.Lock()
        self._process = None
        self._answers = None
        self._is_ready = False
        self._current = None

    def start(self) -> None:
        with self._starting:
            if self._process is not None and self._process.poll() is None:
                return
            reading, writing = os.pipe()
            self._answers = os.fdopen(reading)
            self._is_ready = False
            self._process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("spark_driver.py")), str(writing)],
                stdin=subprocess.PIPE,
                stdout=sys.stderr,
                pass_fds=(writing,),
                env=self._environment(),
                text=True,
            )
            os.close(writing)

    def _environment(self) -> dict:
        passed_on = ("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "EMULATOR_SPARK_JARS")
        region = os.environ["MINISTACK_REGION"]
        return {
            **{name: os.environ[name] for name in passed_on},
            # Without it Spark asks for the machine's name and may listen beyond the loopback interface.
            "SPARK_LOCAL_IP": "127.0.0.1",
            "TZ": "UTC",
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
        }

    def run(self, request: dict, is_cancelled) -> dict | None:
        """Returns the driver's answer, or None if the run was cancelled before its turn."""
        with self._turn:
            self._current = request["id"]
            try:
                return None if is_cancelled() else self._ask(request)
            finally:
                self._current = None

    def _ask(self, request: dict) -> dict:
        self.start()
        self._wait_until_ready()
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            answer = self._answers.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise DriverDied(f"Command failed with exit code {self._process.wait()}")
        return json.loads(answer)

    def _wait_until_ready(self) -> None:
        """The driver writes one line when Spark has started."""
        if self._is_ready:
            return
        if not select.select([self._answers], [], [], START_SECONDS)[0]:
            self._process.kill()
            raise DriverDied(f"Spark did not start within {START_SECONDS} seconds: see the log of the emulator")
        if not self._answers.readline():
            raise DriverDied(f"Spark did not start: its driver ended with exit code {self._process.wait()}")
        self._is_ready = True

    def kill(self, request_id: str) -> None:
        """Kills the driver if it is running the script of this request. Its Java process ends because its input ends."""
        if self._current == request_id and self._process is not None:
            self._process.kill()
