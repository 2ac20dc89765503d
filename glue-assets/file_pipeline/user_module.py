"""A Python file of the user's, run as a module of its own."""

import linecache
import sys
import types

from pyspark import cloudpickle


def run_as_module(text, name):
    """The module, named as the user names the file, so that tracebacks name it too, with the source lines.

    Once run it is in no list of modules: functions then travel to the executors as what they are, and not as a name that
    no executor can import. While it runs it must be, because dataclasses look their own module up there.
    """
    code = compile(text, name, "exec", dont_inherit=True)
    # Without a time of modification, nobody looks whether there is such a file.
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    module = types.ModuleType(name)
    module.__file__ = name
    # No import can find a name with a dot and no package before it, so no module of another's is hidden.
    sys.modules[name] = module
    cloudpickle.register_pickle_by_value(module)
    try:
        exec(code, module.__dict__)
    finally:
        cloudpickle.unregister_pickle_by_value(module)
        sys.modules.pop(name, None)
    return module
