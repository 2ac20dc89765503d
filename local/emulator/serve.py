"""Runs MiniStack with our seams and faults."""

import importlib
import os
import pkgutil
import signal
import sys
import threading

import control
import seams


def die_with_the_launcher() -> None:
    """Ends this process and its group when the launcher ends, even if it is killed."""
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


def apply_seams() -> None:
    left_out = set(filter(None, os.environ.get("MINISTACK_WITHOUT_SEAMS", "").split(",")))
    names = sorted(module.name for module in pkgutil.iter_modules(seams.__path__))
    unknown = left_out - set(names) - {"all"}
    if unknown:
        raise SystemExit(f"MINISTACK_WITHOUT_SEAMS has unknown seams: {', '.join(sorted(unknown))}")
    for name in names:
        if "all" not in left_out and name not in left_out:
            importlib.import_module(f"seams.{name}").apply()


if __name__ == "__main__":
    threading.Thread(target=die_with_the_launcher, daemon=True).start()
    apply_seams()
    control.apply()
    from ministack.app import main

    main()
