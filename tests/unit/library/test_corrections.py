"""What a quote of corrected words carries: the file's words, and who changed them, in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import corrections, journal, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def line(archive: Archive) -> int:
    uid = making.session(archive, participants=making.people("Imran", "Bilal"))
    return making.transcript(archive, uid, making.parsed(words=True))


def keys(archive: Archive, line: int) -> list[int]:
    return [segment.id for segment in transcripts.segments(archive, line)]


def test_words_of_a_file_come_from_it_alone(archive: Archive, line: int) -> None:
    origin = corrections.of_segments(archive, keys(archive, line)[1:3])
    assert [one.text for one in origin.original] == [making.RALLY[1][1], making.RALLY[2][1]]
    assert origin.corrections == ()
    assert origin.sha256 == transcripts.get(archive, line).sha256
    with pytest.raises(WrongUsage, match="no segment 7"):
        corrections.of_segments(archive, [7])


def test_corrected_words_carry_who_changed_them_in_order(archive: Archive, line: int) -> None:
    file = keys(archive, line)
    correct.set_text(archive, line, file[3], "The army has no part.", reviewer="Noor")
    correct.set_text(archive, line, file[0], "Welcome.", reviewer="Noor")
    correct.set_text(archive, line, keys(archive, line)[3], "The army has a part.", reviewer="Sami")
    correct.set_text(archive, line, keys(archive, line)[3], "Wrong.", reviewer="Sami")
    journal.undo(archive)
    correct.set_speaker(archive, line, keys(archive, line)[2:], "Bilal", reviewer="Noor")
    origin = corrections.of_segments(archive, keys(archive, line)[3:])
    assert [(one.segment, one.text, one.speaker) for one in origin.original] == [
        (file[3], making.RALLY[3][1], "Imran")
    ]
    assert [
        (c.kind, c.reviewer, c.before[0].text, c.after[0].text) for c in origin.corrections
    ] == [
        ("text", "Noor", making.RALLY[3][1], "The army has no part."),
        ("text", "Sami", "The army has no part.", "The army has a part."),
        ("speaker", "Noor", "The army has a part.", "The army has a part."),
    ]
    (speaker,) = origin.corrections[2].after
    assert (speaker.speaker, origin.corrections[2].before[0].speaker) == ("Bilal", "Imran")
    assert all(one.at for one in origin.corrections)
    # The file's own line, as a quote that was taken before holds it, has no corrections.
    assert corrections.of_segments(archive, [file[3]]).corrections == ()


def test_parts_carry_what_was_corrected_before_they_were_cut(archive: Archive, line: int) -> None:
    correct.set_text(archive, line, keys(archive, line)[1], "A rally. Of voters.", reviewer="Noor")
    correct.split(archive, line, keys(archive, line)[1], 9, reviewer="Sami")
    origin = corrections.of_segments(archive, [keys(archive, line)[2]])
    assert [one.kind for one in origin.corrections] == ["text", "split"]
    assert [one.text for one in origin.original] == [making.RALLY[1][1]]
    correct.merge(archive, line, keys(archive, line)[2], reviewer="Sami")
    origin = corrections.of_segments(archive, [keys(archive, line)[2]])
    assert [one.kind for one in origin.corrections] == ["text", "split", "merge"]
    assert [one.text for one in origin.original] == [making.RALLY[1][1], making.RALLY[2][1]]


def test_what_was_corrected_before_the_file_was_restored_does_not_count(
    archive: Archive, line: int
) -> None:
    correct.set_text(archive, line, keys(archive, line)[3], "Nothing.", reviewer="Noor")
    correct.restore_original(archive, line, reviewer="Noor")
    assert corrections.of_segments(archive, [keys(archive, line)[3]]).corrections == ()
    correct.set_text(archive, line, keys(archive, line)[3], "The army.", reviewer="Sami")
    (only,) = corrections.of_segments(archive, [keys(archive, line)[3]]).corrections
    assert (only.reviewer, only.before[0].text) == ("Sami", making.RALLY[3][1])
    journal.undo(archive)
    journal.undo(archive)
    (only,) = corrections.of_segments(archive, [keys(archive, line)[3]]).corrections
    assert only.after[0].text == "Nothing."


def test_a_segment_that_was_added_comes_from_nobody_but_its_author(
    archive: Archive, line: int
) -> None:
    correct.insert(archive, line, 20_000, 21_000, "New.", reviewer="Noor")
    origin = corrections.of_segments(archive, [keys(archive, line)[4]])
    assert origin.original == ()
    assert [(one.kind, one.before) for one in origin.corrections] == [("insert", ())]
