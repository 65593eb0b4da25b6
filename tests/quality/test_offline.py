"""Nothing of the program opens a socket that could leave this machine, however it is used."""

from __future__ import annotations

import json
import math
import os
import struct
import sys
import wave
from pathlib import Path

import pytest

from tests.guards.syscalls import Traced, can_trace, trace
from tests.tiny_model import model_folder
from tests.unit.media.test_machine_draft import spoken

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not can_trace() and not os.environ.get("CI"), reason="strace cannot watch programs here."
    ),
]

SUBTITLES = """1
00:00:00,500 --> 00:00:03,000
Host: Good evening and welcome to the rehearsal.

2
00:00:03,000 --> 00:00:07,500
Speaker: The archive stays on your own machine, whatever happens.
"""


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with eight seconds of sound and what is said in them."""
    folder = tmp_path_factory.mktemp("recordings")
    with wave.open(str(folder / "rehearsal.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        tone = (round(8000 * math.sin(i / 6)) for i in range(8 * 16_000))
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in tone))
    (folder / "rehearsal.srt").write_text(SUBTITLES, "utf-8")
    return folder


def spacesviewer(tmp_path: Path, *words: str) -> Traced:
    """One command of the program, watched."""
    command = [sys.executable, "-P", "-m", "spacesviewer", *words]
    traced = trace(command, tmp_path, {**os.environ, **ENVIRONMENT})
    assert traced.exit_code == 0, traced.output
    return traced


@pytest.mark.parametrize(
    ("program", "family"),
    [
        ("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "AF_INET"),
        ("import socket; socket.socket(socket.AF_INET6, socket.SOCK_STREAM)", "AF_INET6"),
        # In a thread of a process of a process, as a library might.
        (
            "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import threading,"
            "socket as s; t = threading.Thread(target=s.socket); t.start(); t.join()'])",
            "AF_INET",
        ),
    ],
)
def test_a_socket_to_the_outside_is_noticed(program: str, family: str, tmp_path: Path) -> None:
    traced = trace([sys.executable, "-c", program], tmp_path, os.environ)
    assert traced.exit_code == 0, traced.output
    assert traced.families == (family,)


def test_a_local_socket_is_none_of_our_business(tmp_path: Path) -> None:
    program = "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX)"
    traced = trace([sys.executable, "-c", program], tmp_path, os.environ)
    assert (traced.exit_code, traced.families) == (0, ())


def test_the_command_line_opens_no_socket(recordings: Path, tmp_path: Path) -> None:
    added = spacesviewer(tmp_path, "add", str(recordings), "--json")
    assert added.processes > 1  # it decoded in a process of its own, which was watched too
    listed = json.loads(added.output[added.output.index("{") : added.output.rindex("}") + 1])
    session = listed["sessions"][0]["id"]
    stretch = ("--from", "3", "--to", "7.5")
    steps = [
        added,
        spacesviewer(tmp_path, "sessions"),
        spacesviewer(tmp_path, "show", session),
        spacesviewer(tmp_path, "transcript", session),
        spacesviewer(tmp_path, "search", "archive"),
        spacesviewer(tmp_path, "quote", session, *stretch),
        spacesviewer(tmp_path, "tag", session, "On archives", *stretch),
        spacesviewer(tmp_path, "topics"),
        spacesviewer(tmp_path, "export", "quotes", "--format", "html", "--output", "q.html"),
        spacesviewer(tmp_path, "clip", session, *stretch, "--output", "clip.flac"),
        spacesviewer(tmp_path, "formats"),
    ]
    assert [step.families for step in steps] == [()] * len(steps)
    assert "archive" in (tmp_path / "q.html").read_text("utf-8")
    assert (tmp_path / "clip.flac").stat().st_size > 1000


def test_a_machine_that_transcribes_opens_no_socket(tmp_path: Path) -> None:
    model = model_folder(tmp_path / "tiny")
    recording = spoken(tmp_path / "talk.wav", 12)
    spacesviewer(tmp_path, "add", str(recording))
    written = spacesviewer(tmp_path, "transcribe", "talk", "--model", str(model))
    assert "check every quote" in written.output
    assert written.processes > 1
    assert written.families == ()


# Opens the window on a session, plays for a moment and closes, all in the program's own way.
WINDOW = """
import sys
from pathlib import Path
import shiboken6
from PySide6.QtCore import QTimer
from spacesviewer import app
from spacesviewer.ui.sound.player import Player

application = app.application()

def play():
    for player in filter(lambda each: isinstance(each, Player), shiboken6.getAllValidWrappers()):
        if player.is_playing:
            print("played")
            timer.stop()
            QTimer.singleShot(1000, application.quit)
        else:
            player.play()

# Again and again, until the session is there.
timer = QTimer(interval=200)
timer.timeout.connect(play)
timer.start()
QTimer.singleShot(60_000, application.quit)
sys.exit(app.run(Path(sys.argv[1]), target=sys.argv[2]))
"""


def test_the_window_opens_no_socket(recordings: Path, tmp_path: Path) -> None:
    spacesviewer(tmp_path, "add", str(recordings))
    command = [sys.executable, "-P", "-c", WINDOW, os.environ["SPACESVIEWER_ARCHIVE"], "rehearsal"]
    traced = trace(command, tmp_path, {**os.environ, **ENVIRONMENT})
    assert traced.exit_code == 0, traced.output
    assert "played" in traced.output
    assert traced.families == ()
