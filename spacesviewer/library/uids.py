"""Short ids that a person can read out, type and put in a file name."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32, nothing that looks like another


def new_uid(prefix: str) -> str:
    """A random id such as ``s7k2mq4xa``: the prefix and 40 bits."""
    return prefix + "".join(secrets.choice(_LETTERS) for _ in range(8))
