"""Runs the user's Python file as a module."""

import linecache
import sys
import types

from pyspark import cloudpickle


def run_as_module(text, name):
    """Returns the module. It has the user's name of the file, so that tracebacks show that name and the source lines.

    After the run, the module is not in `sys.modules`: Spark then sends functions to the executors by value, not as a name that
    no executor can import. During the run it must be there, because dataclasses look up their own module.
    """
    code = compile(text, name, "exec", dont_inherit=True)
    # Without a modification time, linecache does not look for a file of this name.
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    module = types.ModuleType(name)
    module.__file__ = name
    # An import cannot find a name with a dot that follows no package, so no other module is hidden.
    sys.modules[name] = module
    cloudpickle.register_pickle_by_value(module)
    try:
        exec(code, module.__dict__)
    finally:
        cloudpickle.unregister_pickle_by_value(module)
        sys.modules.pop(name, None)
    return module
