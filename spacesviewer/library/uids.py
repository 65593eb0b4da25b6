"""Short ids that a person can read out, type and put in a file name, and their rows."""

from __future__ import annotations

import secrets

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library.connection import Handle

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32, nothing that looks like another


def new_uid(prefix: str) -> str:
    """A random id such as ``s7k2mq4xa``: the prefix and 40 bits."""
    return prefix + "".join(secrets.choice(_LETTERS) for _ in range(8))


def row_id(archive: Handle, uid: str) -> int:
    """The number of a session's row; WrongUsage for an unknown uid."""
    found = archive.value("SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (uid,))
    if found is None:
        raise WrongUsage(
            "There is no session {id}.", hint="`spacesviewer sessions` lists them.", id=uid
        )
    return int(found)
