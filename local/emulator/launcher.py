"""Runs MiniStack as a child of this process, so that none of its processes outlives the program that started it.

When standard input ends, that program is gone. The Node.js workers and the Spark driver are in the process group of the child and end
with it; then the data folder is removed.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path


def main(data_folder: str) -> int:
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("serve.py"))],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )

    def end(*_):
        try:
            os.killpg(server.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ending, end)

    def wait_for_starter_to_go():
        sys.stdin.buffer.read()
        end()

    threading.Thread(target=wait_for_starter_to_go, daemon=True).start()
    code = server.wait()
    end()
    shutil.rmtree(data_folder, ignore_errors=True)
    return code


if __name__ == "__main__":
    # os._exit, because the thread that reads standard input would block a normal exit.
    os._exit(max(main(sys.argv[1]), 0))
