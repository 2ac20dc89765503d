"""`measure.py COMMAND...` runs a command and prints the processor time in seconds and the peak memory in bytes of exactly this process, as the kernel counts.

The output of the command goes to standard error.
"""

import json
import os
import sys

child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(child, 0)
# Linux counts in KiB, macOS in bytes.
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({"seconds": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * unit, "code": os.waitstatus_to_exitcode(status)}))
