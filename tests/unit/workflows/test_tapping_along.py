"""A text without times gets them by hand, as a version of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.library import corrections, journal, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing, quoting, tapping_along, wording_corrections
from tests.made import tone

TEXT = """Ayesha: Welcome to the Space. Good evening.

Omar: The contract was signed.

Omar: Nobody asked.
"""


def made(folder: Path) -> tuple[Archive, int]:
    tone(folder / "talk.wav")
    (folder / "talk.txt").write_text(TEXT, "utf-8")
    archive = Archive.create(folder / "archive")
    importing.add(archive, [folder / "talk.wav", folder / "talk.txt"])
    uid = sessions.list_sessions(archive)[0].id
    (info,) = transcripts.list_for(archive, uid)
    assert not info.timed
    return archive, info.id


def told(archive: Archive, line: int) -> list[tuple[int, int, str, str]]:
    return [(s.start_ms, s.end_ms, s.speaker, s.text) for s in transcripts.segments(archive, line)]


def tapped(archive: Archive, line: int) -> tapping_along.Run:
    run = tapping_along.begin(archive, line)
    run.tapping.tap(500)
    run.tapping.tap_sentence(2000)
    for ms in (3000, 5000, 7500):
        assert run.tapping.tap(ms)
    return run


def test_times_are_a_version_and_the_original_stays(tmp_path: Path) -> None:
    archive, line = made(tmp_path)
    before = told(archive, line)
    version = tapping_along.begin(archive, line).version
    changes = tapping_along.finish(archive, tapped(archive, line), reviewer="Noor")
    assert changes.transcripts == {line}
    info = transcripts.get(archive, line)
    assert info.timed
    assert info.versions == 2
    assert (
        told(archive, line)
        == [
            (500, 2000, "Ayesha", "Welcome to the Space."),
            (2000, 3000, "Ayesha", "Good evening."),
            (3000, 5000, "Omar", "The contract was signed."),
            (5000, 7500, "Omar", "Nobody asked."),
        ]
        or told(archive, line)[3][2] == ""
    )
    assert transcripts.timeline(archive, line).segments_at(3500) == [2]
    assert corrections.list_for(archive, line)[0].kind == "times"
    uid = info.session
    found = quoting.from_range(archive, uid, info, 3000, 5000)
    key, _ = quoting.bookmark(archive, uid, found, line, reviewer="Noor")
    assert key
    journal.undo(archive)
    assert (journal.undo(archive) or ("",))[0] == "tap along"
    assert told(archive, line) == before
    assert not transcripts.get(archive, line).timed
    assert tapping_along.begin(archive, line).version == version
    journal.redo(archive)
    assert transcripts.get(archive, line).timed
    archive.close()


def test_it_goes_on_where_it_was_interrupted(tmp_path: Path) -> None:
    archive, line = made(tmp_path)
    run = tapping_along.begin(archive, line)
    run.tapping.tap(500)
    run.tapping.tap_sentence(2000)
    tapping_along.keep(archive, run, run.tapping.taps)
    with pytest.raises(UserError, match="Not all"):
        tapping_along.finish(archive, run, reviewer="")
    archive.close()
    with Archive.open(tmp_path / "archive") as again:
        later = tapping_along.begin(again, line)
        assert later.tapping.taps == run.tapping.taps
        for ms in (3000, 5000, 7500):
            later.tapping.tap(ms)
        tapping_along.finish(again, later, reviewer="")
        assert len(told(again, line)) == 4
        with pytest.raises(UserError, match="has times already"):
            tapping_along.begin(again, line)


def test_a_text_that_was_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    archive, line = made(tmp_path)
    run = tapped(archive, line)
    key = transcripts.timeline(archive, line).ids[2]
    wording_corrections.set_text(archive, line, key, "Everybody asked.", reviewer="")
    with pytest.raises(UserError, match="changed meanwhile"):
        tapping_along.finish(archive, run, reviewer="")
    tapping_along.finish(archive, tapped(archive, line), reviewer="")
    assert told(archive, line)[3][3] == "Everybody asked."
    archive.close()
