"""What is made of a long text where it is read is what the widgets would make of it themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.library.store import Archive
from spacesviewer.ui.models.prepared import prepare
from spacesviewer.ui.models.session_data import SessionData, load
from spacesviewer.ui.models.shown import rows_of, timeline_data
from spacesviewer.ui.widgets.timeline_scene import Scene
from spacesviewer.ui.widgets.transcript_rows import Rows
from tests.unit.library import making


def read(folder: Path, content: ParsedTranscript) -> SessionData:
    """A session with one transcript, as the reader's thread gives it."""
    with Archive.create(folder) as archive:
        uid = making.session(archive)
        making.transcript(archive, uid, content)
        return load(uid)(archive)


def test_the_timeline_and_the_transcript_take_what_is_prepared(tmp_path: Path) -> None:
    data = read(tmp_path / "archive", making.parsed())
    assert data.prepared is not None
    scene = Scene(timeline_data(data))
    assert scene.lanes
    for lane in scene.lanes:
        assert lane.spoken is data.prepared.speech.voices[lane.voice]
    by_itself = Scene(replace(timeline_data(data), speech=None))
    assert [lane.name for lane in scene.lanes] == [lane.name for lane in by_itself.lanes]
    for mine, own in zip(scene.lanes, by_itself.lanes, strict=True):
        assert mine.spoken.starts.tolist() == own.spoken.starts.tolist()
        assert mine.spoken.ends.tolist() == own.spoken.ends.tolist()
    for ms in range(0, 40_000, 1700):
        assert scene.snaps.start(ms, 900) == by_itself.snaps.start(ms, 900)
        assert scene.snaps.end(ms, 900) == by_itself.snaps.end(ms, 900)
    rows, own_rows = rows_of(data), Rows(data.timeline)
    assert rows is data.prepared.rows
    assert np.array_equal(rows.lengths, own_rows.lengths)
    assert np.array_equal(rows.opens, own_rows.opens)


def test_the_lanes_of_turns_are_prepared_and_the_edges_snap_to_segments(tmp_path: Path) -> None:
    data = read(tmp_path / "archive", making.parsed())
    turns = replace(data, turns=data.timeline, prepared=prepare(data.timeline, data.timeline))
    scene = Scene(timeline_data(turns))
    assert turns.prepared is not None
    assert all(one.spoken is turns.prepared.speech.voices[one.voice] for one in scene.lanes)
    assert scene.snaps.start(4100, 900) == 4000.0


def test_a_text_without_times_has_no_lanes(tmp_path: Path) -> None:
    data = read(tmp_path / "archive", replace(making.parsed(), timed=False))
    assert not data.timeline.timed
    assert Scene(timeline_data(data)).lanes == []
    assert rows_of(data) is not None
