"""A machine writes a draft, is killed in the middle, and goes on from there: without a network."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.journeys.program import Program
from tests.tiny_model import model_folder
from tests.unit.media.test_machine_draft import spoken


@pytest.mark.slow
def test_a_draft_survives_a_kill(tmp_path: Path) -> None:
    model, program = model_folder(tmp_path / "tiny"), Program(tmp_path)
    program.run("add", spoken(tmp_path / "talk.wav", 120))  # two pieces
    words = ("transcribe", "talk", "--model", str(model), "--json")
    drafts = program.archive / "drafts"

    def lines() -> int:
        return sum(len(one.read_text("utf-8").splitlines()) for one in drafts.glob("*.jsonl"))

    with subprocess.Popen(
        [sys.executable, "-m", "spacesviewer", *words],
        env=program.environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "0%\n"
        # Stopped, so that it cannot be ready before it is killed; its worker goes on meanwhile.
        running.send_signal(signal.SIGSTOP)
        deadline = time.monotonic() + 60
        while lines() < 2 and time.monotonic() < deadline:  # the header and the first piece
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    assert lines() >= 2
    done = program.run(*words)
    assert done.json["origin"] == "machine"
    # At least 70 of 120 seconds are not heard again.
    assert int(done.err.partition("%")[0]) >= 58
    shown = program.run("transcript", "talk", "--format", "vtt")
    assert "-->" in shown.out
    quoted = program.run("quote", "talk", "--from", "0", "--to", "120")
    assert quoted.out
    assert "UNVERIFIED" in program.run("quotes").out.upper()


def test_clear_sentences_where_it_cannot_work(tmp_path: Path) -> None:
    program = Program(tmp_path)
    program.run("add", spoken(tmp_path / "talk.wav", 3))
    refused = program.run("transcribe", "talk", "--model", tmp_path, expect=1)
    assert "is no speech model: model.bin" in refused.err
    assert "downloads nothing" in refused.err
    assert "--model" in program.run("transcribe", "talk", expect=2).err
