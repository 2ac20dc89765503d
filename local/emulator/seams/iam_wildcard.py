"""The wildcards of a policy match a line break too: an S3 key may contain one."""

import functools
import re

from ministack.core import iam_evaluator

from upstream import wrap


def apply() -> None:
    @wrap(iam_evaluator, "_fnmatch_compile", 'regex += ".*"', "re.IGNORECASE if ignore_case else 0)")
    @functools.lru_cache(maxsize=4096)
    def compile_pattern(original, pattern, ignore_case):
        compiled = original(pattern, ignore_case)
        return re.compile(compiled.pattern[:-1] + r"\Z", compiled.flags | re.DOTALL)
