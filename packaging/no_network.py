"""A command put where there is no network at all, not even loopback: a network namespace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHECK = Path(__file__).with_name("check_no_network.py")
# .ci/run looks for the first of these sentences: without it the offline proof has failed.
PROVED = "The tests run in a network namespace of their own: nothing can be reached from there."
NOT_PROVED = (
    "No network namespace can be made here: the tests run, but they do not prove that the "
    "program works without a network."
)


def namespace() -> list[str]:
    """The words before a command that take the network from it; none where that can't be done."""
    unshare = shutil.which("unshare")
    if unshare is None:  # not Linux, or a very small one
        return []
    words = [unshare, "--net"]
    if os.geteuid() != 0:
        words.insert(1, "--map-current-user")
    return words if _nothing_is_reached(words) else []


def without_network(command: Sequence[str]) -> list[str]:
    """The command without a network, if that can be had; says on stdout which of the two it is."""
    before = namespace()
    print(PROVED if before else NOT_PROVED, flush=True)
    return [*before, *command]


def _nothing_is_reached(words: Sequence[str]) -> bool:
    tried = subprocess.run([*words, sys.executable, str(CHECK)], capture_output=True, check=False)
    return tried.returncode == 0
