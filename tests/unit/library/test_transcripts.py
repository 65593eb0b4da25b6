from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import originals, participants, sources, transcripts
from spacesviewer.library.store import Archive
from tests.unit.library import making


@pytest.mark.parametrize("words", [False, True])
def test_segments_come_back_as_they_went_in(archive: Archive, words: bool) -> None:
    uid = making.session(archive)
    content = making.parsed(words=words)
    line = making.transcript(archive, uid, content)
    read = transcripts.segments(archive, line)
    assert [replace(s, id=0) for s in _rounded(read)] == _rounded(content.segments)
    assert len({segment.id for segment in read}) == 4
    found = transcripts.words(archive, [segment.id for segment in read])
    assert found == {s.id: s.words for s in read if s.words}
    info = transcripts.get(archive, line)
    assert (info.has_words, info.has_speakers, info.segments) == (words, True, 4)


def _rounded(segments: Sequence[Segment]) -> list[Segment]:
    """Confidences are kept to half a percent."""
    return [
        replace(
            s,
            words=tuple(
                replace(w, confidence=w.confidence and round(w.confidence, 2)) for w in s.words
            ),
        )
        for s in segments
    ]


def test_a_stretch_of_time_gives_the_segments_in_it(archive: Archive) -> None:
    line = making.transcript(archive, making.session(archive))
    starts = [s.start_ms for s in transcripts.segments(archive, line, 3950, 8001)]
    assert starts == [4000, 8000]
    assert [s.start_ms for s in transcripts.segments(archive, line, 3899, 4000)] == [0]


def test_the_timeline_has_the_same_segments(archive: Archive) -> None:
    uid = making.session(archive, participants=making.people("Imran"))
    line = making.transcript(archive, uid)
    timeline = transcripts.timeline(archive, line)
    segments = transcripts.segments(archive, line)
    assert list(timeline.ids) == [s.id for s in segments]
    assert list(timeline.texts) == [s.text for s in segments]
    assert [timeline.speaker(i) for i in range(4)] == [s.speaker for s in segments]
    assert timeline.speakers == ("Ayesha", "Imran", "Caller 1")


def test_an_empty_transcript_is_welcome(archive: Archive) -> None:
    line = making.transcript(archive, making.session(archive), ParsedTranscript(()))
    assert len(transcripts.timeline(archive, line)) == 0
    assert transcripts.segments(archive, line) == []


def test_a_second_time_changes_nothing_and_a_changed_file_is_a_version(archive: Archive) -> None:
    uid = making.session(archive)
    line = making.transcript(archive, uid, data=b"WEBVTT one")
    before = archive.rows("SELECT * FROM segment")
    assert making.transcript(archive, uid, data=b"WEBVTT one") == line
    assert len(transcripts.list_versions(archive, line)) == 1
    changed = making.parsed((*making.RALLY[:-1], ("Imran", "The army has a role.")))
    assert making.transcript(archive, uid, changed, data=b"WEBVTT two") == line
    first, second = transcripts.list_versions(archive, line)
    assert (first.number, second.number) == (1, 2)
    assert transcripts.segments(archive, line)[-1].text == "The army has a role."
    assert archive.rows("SELECT * FROM segment")[: len(before)] == before
    assert originals.read(archive, _sha256(b"WEBVTT one")) == b"WEBVTT one"
    assert transcripts.get(archive, line).versions == 2


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_two_files_of_one_language_are_two_lines(archive: Archive) -> None:
    uid = making.session(archive)
    plain = making.transcript(archive, uid, making.parsed((("", "Hello there."),)), "a.en.srt")
    full = making.transcript(archive, uid, making.parsed(words=True), "a.en.json")
    urdu = making.transcript(
        archive, uid, replace(making.parsed(language="ur"), kind="translation"), "a.ur.vtt"
    )
    assert [t.id for t in transcripts.list_for(archive, uid)] == [plain, full, urdu]
    best = transcripts.primary(archive, uid)
    assert best is not None
    assert best.id == full
    best = transcripts.primary(archive, uid, "ur")
    assert best is not None
    assert best.id == urdu
    assert transcripts.primary(archive, uid, "fr") is None


def test_two_files_of_one_name_are_two_lines_while_both_are_there(
    archive: Archive, tmp_path: Path
) -> None:
    uid = making.session(archive)
    files = []
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
        files.append(tmp_path / folder / "rally.en.vtt")
    files[0].write_text("one")
    first = making.transcript(archive, uid, data=b"one", path=files[0])
    second = making.transcript(archive, uid, data=b"two", path=files[1])
    assert first != second
    # The second one was never written, so the third is that one, moved and changed.
    assert making.transcript(archive, uid, data=b"three", path=files[2]) == second
    # Moved and not changed.
    assert making.transcript(archive, uid, data=b"one", path=tmp_path / "x") == first
    assert transcripts.get(archive, first).versions == 1


def test_labels_stand_for_the_people_of_that_name(archive: Archive) -> None:
    uid = making.session(archive, participants=making.people("imran ", "Ali", "Ali"))
    line = making.transcript(archive, uid)
    named = {v.label: v.participant_id for v in participants.voices(archive, line)}
    (imran, _) = participants.list_for(archive, uid)
    assert named == {"Ayesha": None, "Imran": imran.id, "Caller 1": None}


def test_a_label_that_was_given_a_name_keeps_it_in_the_next_version(archive: Archive) -> None:
    uid = making.session(archive, participants=making.people("Bilal"))
    line = making.transcript(archive, uid)
    (bilal,) = participants.list_for(archive, uid)
    caller = participants.voices(archive, line)[2]
    with archive.operation("Assign speaker") as op:
        participants.assign_voice(archive, op, caller.id, bilal.id)
    assert op.changes.transcripts == {line}
    making.transcript(archive, uid, making.parsed((*making.RALLY, ("Imran", "More."))))
    assert [v.name for v in participants.voices(archive, line)] == ["Ayesha", "Imran", "Bilal"]
    other = making.session(archive, participants=making.people("Somebody else"))
    (stranger,) = participants.list_for(archive, other)
    with pytest.raises(WrongUsage), archive.operation("Assign speaker") as op:
        participants.assign_voice(archive, op, caller.id, stranger.id)


def test_the_file_is_noted_as_seen(archive: Archive) -> None:
    uid = making.session(archive)
    making.transcript(archive, uid)
    (source,) = sources.list_for(archive, uid)
    assert (source.kind, source.session) == ("transcript", uid)


def test_unknown_ids_are_wrong_usage(archive: Archive) -> None:
    for read in (transcripts.get, transcripts.timeline, transcripts.segments):
        with pytest.raises(WrongUsage):
            read(archive, 99)
    with pytest.raises(WrongUsage):
        making.transcript(archive, "snothere")
