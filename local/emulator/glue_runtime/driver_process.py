"""Starts the process of the Spark driver and sends it one script after another."""

import json
import os
import select
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO


START_SECONDS = 900
"""The start takes ten seconds on a quiet machine; only a hang takes longer than this."""


class DriverDied(Exception):
    """The driver ended, or was ended, before it answered."""


@dataclass
class _Driver:
    process: subprocess.Popen
    answers: TextIO
    is_ready: bool = False

    def wait_until_ready(self) -> None:
        """The driver writes one line when Spark has started."""
        if self.is_ready:
            return
        if not select.select([self.answers], [], [], START_SECONDS)[0]:
            self.process.kill()
            self.process.wait()
            raise DriverDied(f"Spark did not start within {START_SECONDS} seconds: see the log of the emulator")
        if not self.answers.readline():
            raise DriverDied(f"Spark did not start: its driver ended with exit code {self.process.wait()}")
        self.is_ready = True

    def ask(self, request: dict) -> dict:
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            answer = self.answers.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise DriverDied(f"Command failed with exit code {self.process.wait()}")
        return json.loads(answer)


class DriverProcess:
    """Runs one script at a time; further ones wait for their turn, though Glue reports them as RUNNING too."""

    def __init__(self):
        self._turn = threading.Lock()
        self._changing = threading.Lock()
        """Guards the two attributes below, so that a kill ends the run that it names and no other."""
        self._driver = None
        self._current = None

    def start(self) -> None:
        with self._changing:
            self._running_driver()

    def _running_driver(self) -> _Driver:
        if self._driver is None or self._driver.process.poll() is not None:
            self._driver = self._start_driver()
        return self._driver

    def _start_driver(self) -> _Driver:
        reading, writing = os.pipe()
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("spark_driver.py")), str(writing)],
            stdin=subprocess.PIPE,
            stdout=sys.stderr,
            pass_fds=(writing,),
            env=self._environment(),
            text=True,
        )
        os.close(writing)
        return _Driver(process, os.fdopen(reading))

    def _environment(self) -> dict:
        passed_on = ("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "EMULATOR_SPARK_CLASS_PATH",
                     "EMULATOR_SPARK_CLASS_ARCHIVE")
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

    def run(self, request: dict, is_cancelled, on_begin) -> dict | None:
        """Returns the driver's answer, or None if the run was cancelled before its turn. Calls `on_begin` when the driver gets the script."""
        with self._turn:
            with self._changing:
                if is_cancelled():
                    return None
                driver = self._running_driver()
                self._current = request["id"]
            try:
                driver.wait_until_ready()
                on_begin()
                return driver.ask(request)
            finally:
                with self._changing:
                    self._current = None

    def kill(self, request_id: str) -> None:
        """Kills the driver if it is running the script of this request. Its Java process ends because its input ends."""
        with self._changing:
            if self._current == request_id and self._driver is not None:
                self._driver.process.kill()
                # The next run must not get the driver that is about to end.
                self._driver = None
