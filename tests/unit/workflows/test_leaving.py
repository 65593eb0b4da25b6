"""Whatever leaves the archive is an entry of its log of custody, with the hash of the file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from spacesviewer.library import custody
from spacesviewer.library.custody import Step
from spacesviewer.library.store import Archive
from spacesviewer.workflows import leaving, tagging
from tests.unit.workflows.test_clips import copied, prepare, run, take


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = prepare(tmp_path_factory.mktemp("leaving"), words=True)
    with Archive.open(folder / "archive") as archive:
        quote = take(archive, 2200, 4600)
        tagging.mark(archive, quote.session, 3000, "Ask who signed.")
    return folder


def exported(folder: Path) -> list[Step]:
    with Archive.open(folder / "archive") as archive:
        assert custody.problems(archive) == []
        return [one for one in custody.all_steps(archive) if one.kind == custody.EXPORTED]


def test_every_export_is_logged_with_its_hash(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path) as archive:
        uid, session = (
            str(archive.value(f"SELECT uid FROM {table}")) for table in ("quote", "session")
        )
        sources = {
            kind: str(archive.value(f"SELECT sha256 FROM {table}"))
            for kind, table in (("recording", "recording"), ("transcript", "transcript_version"))
        }
    quote, of_all = f"quote:{uid}", f"session:{session}"
    wanted = [
        (("export", "quotes", "--format", "docx"), "q.docx", "quotes", [quote]),
        (("export", "recap", session), "r.md", "recap", [of_all, quote]),
        (("export", "notes", "--format", "csv"), "n.csv", "notes", [of_all]),
        (
            ("export", "transcript", session, "--format", "srt"),
            *("t.srt", "transcript", [f"transcript:{sources['transcript']}"]),
        ),
        (("card", uid), "c.png", "card", [quote]),
        (("clip", uid), "c.wav", "clip", [quote]),
        (
            ("clip", session, "--from", "1", "--to", "2"),
            *("s.flac", "clip", [f"recording:{sources['recording']}"]),
        ),
    ]
    for number, (command, name, what, subjects) in enumerate(wanted):
        before = len(exported(tmp_path))
        run(tmp_path, *command, "--output", tmp_path / name)
        steps = exported(tmp_path)[before:]
        assert [one.subject for one in steps] == subjects, command
        data = (tmp_path / name).read_bytes()
        for one in steps:
            assert one.detail == {
                "what": what,
                "format": name.partition(".")[2],
                "sha256": hashlib.sha256(data).hexdigest(),
                "bytes": len(data),
            }, number
    told = json.loads(run(tmp_path, "custody", uid, "--exports", "--json"))
    assert [one["detail"]["what"] for one in told] == ["quotes", "recap", "card", "clip"]
    assert f"SHA-256 {told[0]['detail']['sha256']}" in run(tmp_path, "custody")


def test_what_was_exported_is_hashed_where_it_lies(tmp_path: Path) -> None:
    assert leaving.a_file("clip", "WAV", (), tmp_path / "gone.wav").sha256 == ""
    told = leaving.a_text("quotes", leaving.CLIPBOARD, ("quote:q1",), "“ہاں”")
    assert told.sha256 == hashlib.sha256("“ہاں”".encode()).hexdigest()
