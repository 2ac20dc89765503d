"""Shortens values and texts of unknown content so that they fit into one line of a message."""

import json

_MESSAGE_CHARACTERS = 500
_NAME_CHARACTERS = 80


def one_line(text):
    """Returns the text as one line: Glue shows the last line of an error only. The start is kept, because others may cut the end."""
    return _cut(" ".join(text.split()), _MESSAGE_CHARACTERS)


def shown(value):
    """Returns the value as JSON."""
    return _cut(json.dumps(value), _NAME_CHARACTERS)


def shown_name(name):
    """Returns the name, or its end if it is long: the end differs most from other names."""
    line = " ".join(name.split())
    return line if len(line) <= _NAME_CHARACTERS else f"...{line[3 - _NAME_CHARACTERS :]}"


def _cut(text, characters):
    return text if len(text) <= characters else f"{text[: characters - 3]}..."
