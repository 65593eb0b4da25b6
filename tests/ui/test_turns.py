"""Turns of speakers that a file beside the transcript tells are the lanes of the timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.library import corrections, journal, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.ui.models.session_data import load
from spacesviewer.ui.widgets.timeline_data import TimelineData
from spacesviewer.ui.widgets.timeline_scene import Scene
from spacesviewer.workflows import importing, reconciling
from spacesviewer.workflows import wording_corrections as correcting
from tests.made import tone


def test_the_turns_are_the_lanes(tmp_path: Path) -> None:
    tone(tmp_path / "box" / "talk.wav")
    (tmp_path / "box" / "talk.rttm").write_text(
        "SPEAKER talk 1 0.0 2.0 <NA> <NA> ann <NA>\nSPEAKER talk 1 2.5 1.0 <NA> <NA> ben <NA>\n"
    )
    (tmp_path / "box" / "talk.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nWe asked.\n\n00:02.000 --> 00:04.000\nNobody says.\n"
    )
    with Archive.open(tmp_path / "archive", create=True) as archive:
        (session,) = importing.add(archive, [tmp_path / "box"]).sessions
        data = load(session.id)(archive)
        turns = next(one for one in transcripts.list_for(archive, session.id) if one.turns)
        alone = load(session.id, turns.id)(archive)
    assert data.turns is not None
    scene = Scene(
        TimelineData(timeline=data.timeline, speakers=data.timeline.speakers, turns=data.turns)
    )
    assert [lane.name for lane in scene.lanes] == ["ann", "ben"]
    assert [[*lane.spoken.starts] for lane in scene.lanes] == [[0.0], [2500.0]]
    assert [lane.voice for lane in scene.lanes] == [0, 1]
    # Chosen itself, the file of turns is the transcript, and needs no other.
    assert alone.turns is None
    assert [*alone.timeline.texts] == ["", ""]


def test_the_edges_of_a_turn_are_moved_and_moved_back(tmp_path: Path) -> None:
    tone(tmp_path / "box" / "talk.wav")
    rttm = tmp_path / "box" / "talk.rttm"
    rttm.write_text("SPEAKER talk 1 0.0 2.0 <NA> <NA> ann <NA>\n")
    (tmp_path / "box" / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nWe asked.\n")
    with Archive.open(tmp_path / "archive", create=True) as archive:
        (session,) = importing.add(archive, [tmp_path / "box"]).sessions

        def spans() -> list[tuple[int, int]]:
            turns = load(session.id)(archive).turns
            assert turns is not None
            return [*zip(turns.starts, turns.ends, strict=True)]

        data = load(session.id)(archive)
        assert data.turns is not None
        turn, line = data.turns.ids[0], data.turns_of
        changes = correcting.set_times(archive, line, turn, 250, 1500, reviewer="Meera")
        assert changes.transcripts
        assert spans() == [(250, 1500)]
        assert [one.after[0].end_ms for one in corrections.list_for(archive, line)] == [1500]
        importing.add(archive, [tmp_path / "box"])
        assert spans() == [(250, 1500)]
        undone = journal.undo(archive)
        assert undone is not None
        assert undone[0] == "move turn's edges"
        assert spans() == [(0, 2000)]
        with pytest.raises(UserError, match="no words"):
            correcting.set_text(archive, line, turn, "We", reviewer="Meera")


def test_a_newer_file_of_turns_is_taken_with_the_edges_that_were_moved(tmp_path: Path) -> None:
    tone(tmp_path / "box" / "talk.wav")
    rttm = tmp_path / "box" / "talk.rttm"
    ann = "SPEAKER talk 1 0.0 2.0 <NA> <NA> ann <NA>\n"
    rttm.write_text(ann)
    (tmp_path / "box" / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nWe asked.\n")
    with Archive.open(tmp_path / "archive", create=True) as archive:
        (session,) = importing.add(archive, [tmp_path / "box"]).sessions
        data = load(session.id)(archive)
        assert data.turns is not None
        assert data.transcript is not None
        shown = data.transcript.id
        assert reconciling.to_compare(archive, shown) == shown
        correcting.set_times(archive, data.turns_of, data.turns.ids[0], 250, 1500, reviewer="M")
        rttm.write_text(ann + ann.replace("0.0 2.0", "2.5 1.0"))
        importing.add(archive, [tmp_path / "box"])
        assert reconciling.to_compare(archive, shown) == data.turns_of
        found = reconciling.compare(archive, data.turns_of)
        reconciling.apply(archive, found, {}, reviewer="M")
        turns = load(session.id)(archive).turns
    assert turns is not None
    assert [*zip(turns.starts, turns.ends, strict=True)] == [(250, 1500), (2500, 3500)]
