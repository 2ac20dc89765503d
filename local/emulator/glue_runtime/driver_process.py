"""The emulator's end of a driver: one process per role, as S3A takes its credentials from the process."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path


class DriverDied(Exception):
    pass


class DriverProcess:
    """Runs one script at a time; further ones wait for their turn, though Glue calls them RUNNING too."""

    def __init__(self, credentials: dict):
        self._credentials = credentials
        self._turn = threading.Lock()
        self._starting = threading.Lock()
        self._process = None
        self._answers = None
        self._current = None

    def start(self) -> None:
        with self._starting:
            if self._process is not None and self._process.poll() is None:
                return
            reading, writing = os.pipe()
            self._answers = os.fdopen(reading)
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
            **self._credentials,
            # Without it Spark asks for the machine's name and may listen beyond the loopback interface.
            "SPARK_LOCAL_IP": "127.0.0.1",
            "TZ": "UTC",
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
        }

    def run(self, request: dict, is_cancelled) -> dict | None:
        """The driver's answer, or nothing if the run was cancelled before its turn."""
        with self._turn:
            self._current = request["id"]
            try:
                return None if is_cancelled() else self._ask(request)
            finally:
                self._current = None

    def _ask(self, request: dict) -> dict:
        self.start()
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            answer = self._answers.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise DriverDied(f"Command failed with exit code {self._process.wait()}")
        return json.loads(answer)

    def kill(self, request_id: str) -> None:
        """Ends the script of that request if it runs now; its Java notices by the end of its input."""
        if self._current == request_id and self._process is not None:
            self._process.kill()
