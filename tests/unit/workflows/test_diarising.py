"""A transcript without speakers beside a file that tells who speaks when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing
from tests.made import tone

RTTM = "SPEAKER talk 1 0.0 2.0 <NA> <NA> ann <NA> <NA>\nSPEAKER talk 1 2.0 2.0 <NA> <NA> ben <NA>\n"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nWe asked.\n\n00:02.000 --> 00:04.000\nNobody says.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", create=True) as opened:
        yield opened


@pytest.fixture
def box(tmp_path: Path) -> Path:
    tone(tmp_path / "box" / "talk.wav")
    return tmp_path / "box"


def shown(archive: Archive, box: Path) -> tuple[str, list[tuple[str, str]], tuple[str, ...]]:
    (session,) = importing.add(archive, [box]).sessions
    info = transcripts.primary(archive, session.id)
    assert info is not None
    said = transcripts.segments(archive, info.id)
    return session.id, [(one.speaker, one.text) for one in said], info.notes


NAMED = [("ann", "We asked."), ("ben", "Nobody says.")]


def test_both_at_once(archive: Archive, box: Path) -> None:
    (box / "talk.rttm").write_text(RTTM)
    (box / "talk.vtt").write_text(VTT)
    uid, said, notes = shown(archive, box)
    assert said == NAMED
    assert notes == ("The speakers come from talk.rttm, by who speaks when.",)
    assert [one.turns for one in transcripts.list_for(archive, uid)] == [True, False]


def test_turns_that_come_later(archive: Archive, box: Path) -> None:
    (box / "talk.vtt").write_text(VTT)
    uid, said, _ = shown(archive, box)
    assert said == [("", text) for _, text in NAMED]
    (box / "talk.rttm").write_text(RTTM)
    assert shown(archive, box)[1] == NAMED
    info = transcripts.primary(archive, uid)
    assert info is not None
    assert info.versions == 2
    shown(archive, box)
    assert transcripts.get(archive, info.id).versions == 2


def test_words_that_come_later(archive: Archive, box: Path) -> None:
    (box / "talk.rttm").write_text(RTTM)
    uid, said, _ = shown(archive, box)
    assert said == [("ann", ""), ("ben", "")]
    (box / "talk.vtt").write_text(VTT)
    assert shown(archive, box)[1] == NAMED
    assert len(transcripts.list_for(archive, uid)) == 2


def test_a_transcript_with_names_of_its_own_keeps_them(archive: Archive, box: Path) -> None:
    (box / "talk.rttm").write_text(RTTM)
    (box / "talk.vtt").write_text(VTT.replace("We asked.", "<v Mara>We asked."))
    assert shown(archive, box)[1] == [("Mara", "We asked."), ("", "Nobody says.")]


def test_turns_of_something_else_give_nothing(archive: Archive, box: Path) -> None:
    (box / "talk.rttm").write_text("SPEAKER talk 1 900.0 2.0 <NA> <NA> ann <NA> <NA>\n")
    (box / "talk.vtt").write_text(VTT)
    assert shown(archive, box)[1] == [("", text) for _, text in NAMED]
