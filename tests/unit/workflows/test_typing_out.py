"""A transcript is typed paragraph by paragraph, each stored, undone and found on its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.library import corrections, journal, search, transcripts, typed
from spacesviewer.library.store import Archive
from spacesviewer.library.typed import Typing
from spacesviewer.workflows import importing, typing_out, wording_corrections
from tests.made import tone
from tests.unit.library import making

START = Typing("ur", "original", 0, 1000)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "archive")


def write(archive: Archive, uid: str, typing: Typing, text: str, at_ms: int) -> Typing:
    return typing_out.add(archive, uid, replace(typing, text=text), at_ms, reviewer="Noor")[0]


def test_paragraphs_are_stored_with_times_and_speakers(archive: Archive) -> None:
    uid = making.session(archive, participants=making.people("Imran"))
    typing = write(archive, uid, START, "Imran: معاہدہ مارچ میں ہوا تھا۔", 4000)
    assert typing.start_ms == 4000
    typing = write(archive, uid, typing, "Zoya: Who? [0:09] Nobody.", 4000)
    info = transcripts.get(archive, typing.transcript_id)
    assert (info.language, info.origin, info.format) == ("ur", "human", "Typed")
    assert info.has_speakers
    assert not info.turns
    assert not info.corrected
    told = [
        (s.start_ms, s.end_ms, s.speaker, s.text) for s in transcripts.segments(archive, info.id)
    ]
    assert told == [
        (1000, 4000, "Imran", "معاہدہ مارچ میں ہوا تھا۔"),
        (4000, 9000, "Zoya", "Who?"),
        (9000, 9700, "", "Nobody."),
    ]
    assert search.search(archive, "Nobody").total == 1
    known = corrections.list_for(archive, info.id)
    assert [(one.kind, one.reviewer, len(one.after)) for one in known] == [
        ("insert", "Noor", 1),
        ("insert", "Noor", 2),
    ]
    archive.close()


def test_each_paragraph_is_undone_and_at_last_the_transcript(archive: Archive) -> None:
    uid = making.session(archive)
    typing = write(archive, uid, START, "One.", 2000)
    typing = write(archive, uid, typing, "Two.", 3000)

    def texts() -> list[str]:
        return [s.text for s in transcripts.segments(archive, typing.transcript_id)]

    assert (journal.undo(archive) or ("",))[0] == "type paragraph"
    assert texts() == ["One."]
    journal.redo(archive)
    assert texts() == ["One.", "Two."]
    for _ in range(3):
        journal.undo(archive)
    assert transcripts.list_for(archive, uid) == []
    again = write(archive, uid, typing, "Three.", 9000)
    assert again.transcript_id != typing.transcript_id
    assert [info.segments for info in transcripts.list_for(archive, uid)] == [1]
    archive.close()


def test_a_typed_text_is_corrected_like_any_other(archive: Archive) -> None:
    uid = making.session(archive)
    typing = write(archive, uid, START, "Omar: The contracd was signed.", 5000)
    line = typing.transcript_id
    (segment,) = transcripts.segments(archive, line)
    wording_corrections.set_text(
        archive, line, segment.id, "The contract was signed.", reviewer="Noor"
    )
    typing = write(archive, uid, typing, "Omar: In March.", 8000)
    assert [(s.speaker, s.text) for s in transcripts.segments(archive, line)] == [
        ("Omar", "The contract was signed."),
        ("Omar", "In March."),
    ]
    archive.close()


def test_two_typed_texts_of_a_session_are_two(archive: Archive) -> None:
    uid = making.session(archive)
    first = write(archive, uid, START, "One.", 2000)
    second = write(archive, uid, START, "Uno.", 2000)
    assert first.transcript_id != second.transcript_id
    assert [info.name for info in transcripts.list_for(archive, uid)] == [
        "Typed transcript",
        "Typed transcript 2",
    ]
    archive.close()


def test_what_stands_in_the_field_is_kept(archive: Archive) -> None:
    uid = making.session(archive)
    assert typed.of(archive, uid) is None
    typed.keep(archive, uid, replace(START, text="half a sen"))
    assert typed.of(archive, uid) == replace(START, text="half a sen")
    typing = write(archive, uid, START, "half a sentence", 3000)
    assert typed.of(archive, uid) == typing
    assert write(archive, uid, typing, " ", 7000).start_ms == 7000  # no words: from where one is
    typed.drop(archive, uid)
    assert typed.of(archive, uid) is None
    with pytest.raises(UserError, match="too long"):
        write(archive, uid, typing, "a" * 30_000, 9000)
    archive.close()


def test_adding_the_folder_again_leaves_it(archive: Archive, tmp_path: Path) -> None:
    tone(tmp_path / "in" / "talk.wav")
    importing.add(archive, [tmp_path / "in"])
    (uid,) = [one.id for one in importing.add(archive, [tmp_path / "in"]).sessions]
    line = write(archive, uid, START, "One.", 2000).transcript_id
    importing.add(archive, [tmp_path / "in"])
    assert [info.id for info in transcripts.list_for(archive, uid)] == [line]
    archive.close()
