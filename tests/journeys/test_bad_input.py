"""A folder as the world leaves it: the bad files are named, the good ones read, nothing is lost."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from spacesviewer.domain.plaintext import clean_line
from tests.journeys.program import Program
from tests.made import SRT, session_folder, tone

ESCAPE = "\x1b[31m\x9b2J"
WEB_PAGE = "<!DOCTYPE html><html><head><title>403</title></head><body>Sign in</body></html>"
PICTURE = b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 8
BAD: dict[str, bytes | str] = {
    **{f"empty.{ending}": b"" for ending in ("mp3", "m4a", "wav", "webm", "srt", "vtt", "json")},
    **{f"picture {ending}.{ending}": PICTURE for ending in ("mp3", "m4a", "wav", "srt", "vtt")},
    **{f"page {ending}.{ending}": WEB_PAGE for ending in ("mp3", "m4a", "srt", "vtt", "json")},
    **{f"zip {ending}.{ending}": b"PK\x03\x04" + b"\0" * 400 for ending in ("m4a", "srt", "json")},
    "list.mp3": "#EXTM3U\n#EXTINF:10,\n/etc/passwd\n",
    "list.m4a": "ffconcat version 1.0\nfile '/etc/passwd'\n",
    "cut.m4a": b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42\0\0\x10\0mdat" + b"\x21" * 4088,
    "zeros.wav": bytes(10_000),
    "header.flac": b"fLaC\0\0\0\x22" + b"\xff" * 34,
    "no times.srt": "Only words,\nand no times.\n",
    "not a number.srt": "1\nNaN --> Infinity\nwords\n",
    "arrows.srt": "-->" * 50_000,
    "nul.srt": bytes(5000),
    "deep.json": "[" * 200_000,
    "deeper.json": '{"segments":' + "[" * 100_000 + "]" * 100_000 + "}",
    "number.json": '{"segments": [{"start": ' + "9" * 5000 + ', "end": 2, "text": "x"}]}',
    "broken.json": '{"segments": [{"start": 0, "end": 1, "te',
    "two.json": '{"segments": []}{"segments": []}',
    "wrong.json": json.dumps({"segments": [{"start": [], "end": {}, "text": 5}], "language": []}),
    "unknown.json": '{"a": 1}',
    f"escape{ESCAPE}.srt": "no times either",
    "new\nline.srt": "no times either",
    "اردو.srt": "یہاں وقت نہیں",
    "-dash.srt": "no times either",
    "x" * 240 + ".srt": "no times either",
}


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    session_folder(folder)
    tone(folder / "alone.wav", 3)
    (folder / "hostile words.srt").write_text(
        SRT.replace("Omar", f"Om{ESCAPE}ar").replace(
            "March", f'M{ESCAPE}arch <img src="file:///etc/passwd"> \u202e\0'
        )
    )
    for name, content in BAD.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    for ending in ("srt", "json", "vtt"):
        with (folder / f"endless.{ending}").open("wb") as file:
            file.truncate(10 * 2**30)
    (folder / "circle.srt").symlink_to("circle.srt")
    (folder / "folder.mp3").mkdir()
    os.mkfifo(folder / "pipe.wav")
    (folder / "wrong rate.wav").write_bytes(_with_rate((folder / "alone.wav").read_bytes(), 0))
    with open(os.fsencode(folder) + b"/bad\x80.srt", "wb") as file:  # noqa: PTH123 - any bytes
        file.write(b"no times either")
    return folder


def test_bad_files_are_named_and_cost_nothing_else(tmp_path: Path, box: Path) -> None:
    program = Program(tmp_path)
    report = program.run("add", box, "--json", expect=1, fresh=True).json
    refused = {Path(refusal["path"]).name: refusal["reason"] for refusal in report["refused"]}
    also = {"endless.srt", "endless.json", "endless.vtt", "circle.srt", "pipe.wav"}
    assert set(refused) == {*BAD, *also, "wrong rate.wav", "bad\udc80.srt"}
    for name, reason in refused.items():
        assert clean_line(name) in reason
        assert reason.isprintable()
        assert "fault in" not in reason
        assert reason.endswith((".", "?"))
    titles = {session["title"]: session for session in report["sessions"]}
    assert set(titles) == {"town hall", "alone", "hostile words"}
    assert (titles["town hall"]["transcripts"], titles["town hall"]["segments"]) == (2, 5)

    # What is stored and printed commands no terminal.
    for command in (("show", "hostile"), ("transcript", "hostile")):
        assert not set(program.run(*command).out) & {"\x1b", "\x9b", "\0", "\u202e"}
    before = _everything(program.archive)

    # A second hostile run: the same again, with good files that have turned bad.
    (box / "town hall.wav").write_bytes(PICTURE)
    (box / "town hall.en.srt").write_text(WEB_PAGE)
    again = program.run("add", box, expect=1)
    assert not set(again.out + again.err) & {"\x1b", "\x9b", "\0"}
    assert "town hall.wav" in again.err
    assert "Traceback" not in again.err
    assert _everything(program.archive) == before


def _with_rate(wav: bytes, rate: int) -> bytes:
    return wav[:24] + struct.pack("<I", rate) + wav[28:]


def _everything(archive: Path) -> list[str]:
    """All that the archive holds, but for the list of refused files."""
    with closing(sqlite3.connect(archive / "archive.db")) as db:
        return [line for line in db.iterdump() if "refusal" not in line[:60]]
