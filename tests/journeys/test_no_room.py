"""An archive on a disk that is write-protected or full: reading goes on, writing is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.program import ROOT, Program
from tests.made import session_folder

_COMMANDS = {
    "sessions": ("sessions",),
    "show": ("show", "town"),
    "search": ("search", "contract"),
    "transcript": ("transcript", "town"),
    "tag": ("tag", "town", "Contract", "--from", "1", "--to", "2"),
    "quote": ("quote", "town", "--from", "1", "--to", "4"),
}

# Runs in a namespace of its own, where it may mount a small disk in memory.
_DISK = """
import json, pathlib, subprocess, sys
from tests.journeys.program import Program
source, place, state, commands = sys.argv[1:]
place = pathlib.Path(place)
place.mkdir()
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], check=True)
(place / "archive.db").write_bytes(pathlib.Path(source).read_bytes())
if state == "full":
    with open(place / "filling", "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
else:
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
ran = {}
for name, arguments in json.loads(commands).items():
    program = Program(pathlib.Path.cwd()).run("--archive", place, *arguments, expect=None)
    ran[name] = program.code, program.out, program.err
print(json.dumps(ran))
"""


def _can_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    trial = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("state", ["write-protected", "full"])
def test_what_can_only_be_read_is_read(tmp_path: Path, state: str) -> None:
    if not _can_mount():
        pytest.skip("this system gives no namespace in which a small disk can be mounted")
    program = Program(tmp_path)
    session_folder(tmp_path / "box")
    program.run("add", tmp_path / "box")
    source = program.archive / "archive.db"
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", _DISK, source, tmp_path / "disk", state,
         json.dumps(_COMMANDS)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **program.environment},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    ran = json.loads(done.stdout)
    for name in ("sessions", "show", "search", "transcript"):
        code, out, err = ran[name]
        assert code == 0, (name, err)
        assert "town hall" in out or "contract" in out, name
        assert "can only be read now" in err
    for name in ("tag", "quote"):
        code, out, err = ran[name]
        assert (code, out) == (3, ""), name
        assert ("is full" if state == "full" else "cannot be") in err
