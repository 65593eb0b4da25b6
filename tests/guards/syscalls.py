"""Which sockets a program opens, as the kernel sees it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Families that can leave this machine, or ask about its network.
_OUTSIDE = re.compile(r"\b(?:socket|socketcall)\((?:SYS_SOCKET, \[)?(AF_(?!UNIX\b|LOCAL\b)\w+)")


@dataclass(frozen=True, slots=True)
class Traced:
    """How a program ended, what it said, and the socket families it asked the kernel for."""

    exit_code: int
    output: str
    families: tuple[str, ...]
    processes: int


def can_trace() -> bool:
    """Whether strace is here and may watch a process."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


def trace(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Traced:
    """Runs a command and all that it starts, and gives each socket that is not a local one."""
    log = folder / "strace.log"
    # --seccomp-bpf: only the calls in question stop the program, so it runs at its own pace.
    watch = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=?socket,?socketcall,execve"]
    done = subprocess.run(
        [*watch, "-o", str(log), "--", *command],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = log.read_text("utf-8", "replace").splitlines()
    families = tuple(match[1] for line in lines if (match := _OUTSIDE.search(line)))
    seen = {line.split(maxsplit=1)[0] for line in lines}
    return Traced(done.returncode, done.stdout + done.stderr, families, len(seen))
