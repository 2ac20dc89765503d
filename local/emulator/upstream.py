"""Functions with which a seam changes MiniStack. A seam names the text that it replaces, and fails when that text has changed."""

import functools
import inspect
from importlib.metadata import version


class UpstreamChanged(Exception):
    def __init__(self, where: str, snippet: str):
        super().__init__(
            f"MiniStack {version('ministack')} no longer has {snippet!r} in {where}: "
            "read the new code, then adapt or delete the seam"
        )


def expect(owner, name: str, *snippets: str) -> None:
    """Fails unless the upstream function still contains every snippet."""
    source = inspect.getsource(inspect.unwrap(getattr(owner, name)))
    for snippet in snippets:
        if snippet not in source:
            raise UpstreamChanged(f"{owner.__name__}.{name}", snippet)


def replace_text(owner, name: str, old: str, new: str) -> None:
    """Replaces one part of an upstream text constant."""
    text = getattr(owner, name)
    if text.count(old) != 1:
        raise UpstreamChanged(f"{owner.__name__}.{name}", old)
    setattr(owner, name, text.replace(old, new))


def wrap(owner, name: str, *snippets: str):
    """Replaces an upstream function by the decorated one, which receives the original as its first argument."""

    def decorate(replacement):
        expect(owner, name, *snippets)
        original = getattr(owner, name)

        @functools.wraps(original)
        def wrapped(*args, **kwargs):
            return replacement(original, *args, **kwargs)

        setattr(owner, name, wrapped)
        return wrapped

    return decorate
