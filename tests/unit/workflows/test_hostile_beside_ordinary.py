"""Every file of ours beside hostile ones: the ordinary are read, the hostile read or named."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer import transcripts as formats
from spacesviewer.library import sessions, sources, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing
from spacesviewer.workflows.report import AddReport

DATA = Path(__file__).parents[2] / "data"
pytestmark = pytest.mark.slow

_TT = '<tt xmlns="http://www.w3.org/ns/ttml"><body>'
_ENTITIES = '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
_STREET = ["قال الوزير ان الحكومة جاهزة", "شكرا لكم على الحضور"] * 8
_PRESS = ["我们今天讨论新闻自由", "媒体的角色非常重要"] * 8


def _srt(lines: list[str]) -> str:
    return "".join(
        f"{row}\n00:00:{row:02},000 --> 00:00:{row:02},900\n{line}\n\n"
        for row, line in enumerate(lines, 1)
    )


READ: dict[str, bytes] = {
    "crlf.srt": _srt(["one", "two"]).replace("\n", "\r\n").encode(),
    "cr.srt": _srt(["one", "two"]).replace("\n", "\r").encode(),
    "two marks.srt": ("\ufeff\ufeff" + _srt(["one", "two"])).encode(),
    "utf-16.srt": _srt(_STREET).encode("utf-16"),
    "utf-32.srt": _srt(_STREET).encode("utf-32"),
    "cp1256.srt": _srt(_STREET).encode("cp1256"),
    "gb18030.srt": _srt(_PRESS).encode("gb18030"),
    "half a letter.srt": _srt(["a \ud800 b", "two"]).encode("utf-8", "surrogatepass"),
    "turned.srt": _srt(["a \u202e evil \u2066 b", "two"]).encode(),
    "backwards.srt": b"1\n00:00:09,000 --> 00:00:02,000\nx\n\n"
    b"2\n-1:00:01,000 --> 00:00:05,000\ny\n",
    "next day.srt": b"1\n30:00:00,000 --> 30:00:05,000\nx\n\n2\n9999:00:00,000 --> 9999:0:5,0\ny\n",
    "no number.json": b'{"segments": [{"start": NaN, "end": 1e999, "text": "a"}, '
    b'{"start": 1, "end": 2, "text": "b"}], "language": "en"}',
    "one line.srt": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"x" * 1_000_000,
}
REFUSED: dict[str, bytes] = {
    "deep.json": b"[" * 100_000,
    "deep.ttml": (_TT + "<div>" * 20_000 + "</div>" * 20_000 + "</body></tt>").encode(),
    "bomb.ttml": (_ENTITIES + _TT + "<div><p begin='1s'>&b;</p></div></body></tt>").encode(),
    "cut.json": b'{"segments": [{"start": 0, "end": 1, "te',
}
_ENDINGS = (
    "srt", "vtt", "json", "ass", "ttml", "eaf", "TextGrid", "smil", "sub", "stl", "scc", "lrc",
    "otr", "nlp", "rttm", "ctm", "stm", "srv3", "sbv",
)  # fmt: skip
for _ending in _ENDINGS:
    REFUSED[f"empty {_ending}.{_ending}"] = b""
    REFUSED[f"zeros {_ending}.{_ending}"] = bytes(3000)
    REFUSED[f"noise {_ending}.{_ending}"] = random.Random(_ending).randbytes(3000)


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("box")
    for kind in ("transcripts", "platforms"):
        for own in sorted((DATA / kind).iterdir()):
            if own.is_dir() and own.name != "others":
                shutil.copytree(own, folder / kind / own.name)
    hostile = folder / "hostile"
    hostile.mkdir()
    for name, data in (READ | REFUSED).items():
        (hostile / name).write_bytes(data)
    (hostile / "loop").symlink_to(".")
    (hostile / "circle.srt").symlink_to("circle.srt")
    os.mkfifo(hostile / "pipe.srt")
    (hostile / "folder.srt").mkdir()
    (hostile / "folder.srt" / "inner.srt").write_text(_srt(["inside", "a folder"]))
    return folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.create(tmp_path_factory.mktemp("hostile") / "archive") as made:
        yield made


@pytest.fixture(scope="module")
def report(archive: Archive, box: Path) -> AddReport:
    return importing.add(archive, [box])


def _taken(archive: Archive, report: AddReport) -> set[Path]:
    """The files that became transcripts with words."""
    taken = set()
    for session in report.sessions:
        for source in sources.list_for(archive, session.id):
            taken.add(Path(source.path))
        assert sessions.get(archive, session.id).facts.title
        for info in transcripts.list_for(archive, session.id):
            assert transcripts.segments(archive, info.id)
    return taken


def test_every_ordinary_file_is_read(archive: Archive, report: AddReport, box: Path) -> None:
    files = {one for one in (box / "transcripts").rglob("*") if one.is_file()}
    missed = files - _taken(archive, report)
    refused = {Path(one.path): one.reason for one in report.refused}
    for path in missed:  # nothing but texts that only a recording of their name makes transcripts
        assert formats.is_loose(path.name), path.name
        assert not formats.begins_as_one(path) or not formats.read(path)[1].timed, path.name
        if path in refused:
            assert "is a transcript without times" in refused[path]


def test_every_hostile_file_is_read_or_named(
    archive: Archive, report: AddReport, box: Path
) -> None:
    refused = {Path(one.path).name: one.reason for one in report.refused}
    assert set(REFUSED) | {"circle.srt", "pipe.srt"} == {
        Path(one.path).name for one in report.refused if "hostile" in Path(one.path).parts
    }
    for name, reason in refused.items():
        assert reason.startswith(name)
        assert reason.endswith((".", "?"))
        assert "fault in" not in reason
    taken = {path.name for path in _taken(archive, report)}
    assert {*READ, "inner.srt"} <= taken


def test_no_letters_are_guessed_in_silence(report: AddReport) -> None:
    warned = {Path(one.path).name for one in report.warnings if "Check the letters" in one.reason}
    assert {"cp1256.srt", "gb18030.srt", "half a letter.srt"} <= warned
    assert not {"utf-16.srt", "utf-32.srt", "two marks.srt", "turned.srt"} & warned
