"""Values and texts of others as a part of one line."""

import json

_MESSAGE_CHARACTERS = 500
_NAME_CHARACTERS = 80


def one_line(text):
    """Glue shows the last line of an error only. What comes first survives whoever cuts further."""
    return _cut(" ".join(text.split()), _MESSAGE_CHARACTERS)


def shown(value):
    return _cut(json.dumps(value), _NAME_CHARACTERS)


def shown_name(name):
    """The end of a name is what tells it from others."""
    line = " ".join(name.split())
    return line if len(line) <= _NAME_CHARACTERS else f"...{line[3 - _NAME_CHARACTERS :]}"


def _cut(text, characters):
    return text if len(text) <= characters else f"{text[: characters - 3]}..."
