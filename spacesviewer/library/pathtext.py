"""Paths as text that a database can hold, whatever bytes a file name is made of."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

_PREFIX = "file:"


def to_text(path: Path) -> str:
    """The absolute path; one that is not valid text is written as ``file:`` and escaped bytes."""
    text = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() would keep ".."
    try:
        text.encode()
    except UnicodeEncodeError:
        return _PREFIX + quote_from_bytes(os.fsencode(text))
    return text


def to_path(text: str) -> Path:
    """The path that was written so; an absolute path never begins with ``file:``."""
    if text.startswith(_PREFIX):
        return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(_PREFIX))))
    return Path(text)
