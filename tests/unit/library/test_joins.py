"""Sessions put together: everything keeps its time, and a quote its sound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.library import (
    belonging,
    joins,
    journal,
    marks,
    participants,
    quotes,
    recordings,
    search,
    sessions,
    sources,
    store,
    topics,
    transcripts,
)
from spacesviewer.library.store import Archive
from tests.unit.library import making
from tests.unit.library.test_journal import everything


class Two:
    """Two sessions of one event, each with sound, words, a topic, a mark and a quote."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.first, self.rec1, self.line1, self.quote1 = self._make("one", "2024-03-01T20:00:00Z")
        self.second, self.rec2, self.line2, self.quote2 = self._make("two", "")

    def _make(self, name: str, started_at: str) -> tuple[str, int, int, str]:
        archive = self.archive
        uid = making.session(
            archive,
            f"Session {name}",
            started_at=started_at,
            url=f"https://example.org/{name}",
            participants=(Participant("Imran", "speaker", joined_ms=500), Participant(f"C {name}")),
            figures=(Figure("listeners", 7, "X"), Figure("listeners", len(name + started_at), "Y")),
        )
        recording = making.recording(archive, uid, f"{name}.m4a")
        line = making.transcript(
            archive, uid, making.parsed((("Imran", f"word {name} spoken."), ("C " + name, "Yes."))),
            f"{name}.vtt",
        )  # fmt: skip
        found = recordings.get(archive, recording)
        assert found is not None
        with archive.operation("prepare") as op:
            topics.add_span(archive, op, uid, "Army", 1000, 2000)
            marks.add(archive, op, uid, 1500, name)
            taken = replace(
                making.quote(uid, f"word {name}"),
                start_ms=1000,
                end_ms=2000,
                transcript_id=line,
                recording_sha256=found.sha256,
            )
            quote = quotes.add(archive, op, taken)
        return uid, recording, line, quote

    def join(self, offset_ms: int) -> None:
        with self.archive.operation("join") as op:
            joins.join(self.archive, op, self.first, self.second, offset_ms)


@pytest.fixture
def two(archive: Archive) -> Two:
    return Two(archive)


def place_in_file(archive: Archive, uid: str) -> tuple[str, int]:
    """Which recording a quote leads to now, and where in it: by its place in the session."""
    quote = quotes.get(archive, uid)
    (found,) = [
        r for r in recordings.list_for(archive, quote.session) if r.sha256 == quote.recording_sha256
    ]
    return found.path, quote.place_ms[0] - found.offset_ms


@pytest.mark.parametrize("offset_ms", [0, 60_000, 90_000, -30_000])
def test_everything_stands_where_it_was_said(archive: Archive, two: Two, offset_ms: int) -> None:
    before = {uid: place_in_file(archive, uid) for uid in (two.quote1, two.quote2)}
    frozen = archive.rows("SELECT * FROM quote ORDER BY id")
    two.join(offset_ms)
    here, there = max(0, -offset_ms), max(0, offset_ms)
    assert [s.id for s in sessions.list_sessions(archive)] == [two.first]
    (summary,) = sessions.list_sessions(archive)
    assert (summary.recordings, summary.quotes, summary.segments) == (2, 2, 4)
    offsets = {r.id: r.offset_ms for r in recordings.list_for(archive, two.first)}
    assert offsets == {two.rec1: here, two.rec2: there}
    assert [s.start_ms for s in topics.spans_for(archive, two.first)] == sorted(
        (1000 + here, 1000 + there)
    )
    assert {m.note: m.at_ms for m in marks.list_for(archive, two.first)} == {
        "one": 1500 + here,
        "two": 1500 + there,
    }
    for line, shift in ((two.line1, here), (two.line2, there)):
        starts = [s.start_ms for s in transcripts.segments(archive, line)]
        assert starts == [shift, 4000 + shift]
    assert [hit.start_ms for hit in search.search(archive, "two").hits] == [there]
    assert search.search(archive, "two").hits[0].session == two.first
    assert archive.rows("SELECT * FROM quote ORDER BY id") == frozen
    listed = {q.id: q for q in quotes.list_quotes(archive, session=two.first)}
    assert listed[two.quote2].session == two.first
    assert listed[two.quote2].place_ms == (1000 + there, 2000 + there)
    assert listed[two.quote2].words_ms == (1000 + there, 2000 + there)
    assert listed[two.quote2].start_ms == 1000
    assert {uid: place_in_file(archive, uid) for uid in before} == before
    assert store.check(archive) == []


def test_undo_takes_them_apart_to_the_byte(archive: Archive, two: Two) -> None:
    before = everything(archive)
    two.join(-45_000)
    joined = everything(archive)
    journal.undo(archive)
    assert everything(archive) == before
    assert {s.id for s in sessions.list_sessions(archive)} == {two.first, two.second}
    assert [hit.session for hit in search.search(archive, "two").hits] == [two.second]
    journal.redo(archive)
    assert everything(archive) == joined
    assert store.check(archive) == []


def test_facts_are_filled_and_people_are_one(archive: Archive, two: Two) -> None:
    two.join(60_000)
    facts = sessions.get(archive, two.first).facts
    assert (facts.title, facts.url) == ("Session one", "https://example.org/one")
    assert [(p.name, p.joined_ms) for p in facts.participants] == [
        ("C one", None),
        ("C two", None),
        ("Imran", 500),
    ]
    assert sorted(f.value for f in facts.figures) == [3, 7, 23]
    speakers = [s.speaker for s in transcripts.segments(archive, two.line2)]
    assert speakers == ["Imran", "C two"]
    imran = next(p for p in facts.participants if p.name == "Imran")
    voices = participants.voices(archive, two.line2)
    assert [v.participant_id for v in voices if v.label == "Imran"] == [imran.id]


def test_the_clock_stays_right_when_the_other_begins_earlier(archive: Archive, two: Two) -> None:
    two.join(-30_000)
    facts = sessions.get(archive, two.first).facts
    assert facts.started_at == "2024-03-01T19:59:30+00:00"
    assert "earlier recording" in facts.date_source


def test_parts_and_mirrors_are_told_apart(archive: Archive, two: Two) -> None:
    two.join(60_000)
    assert [r.role for r in recordings.list_for(archive, two.first)] == ["main", "part"]
    journal.undo(archive)
    two.join(30_000)
    assert [r.role for r in recordings.list_for(archive, two.first)] == ["main", "mirror"]


def test_a_third_one_and_a_quote_taken_after(archive: Archive, two: Two) -> None:
    two.join(60_000)
    third = making.session(archive, "Third")
    making.recording(archive, third, "three.m4a")
    found = recordings.get(archive, two.rec2)
    assert found is not None
    with archive.operation("quote") as op:
        taken = replace(
            making.quote(two.first),
            start_ms=61_000,
            end_ms=62_000,
            transcript_id=two.line2,
            recording_sha256=found.sha256,
        )
        late = quotes.add(archive, op, taken)
    with archive.operation("join") as op:
        joins.join(archive, op, third, two.first, 100_000)
    assert quotes.get(archive, late).place_ms == (161_000, 162_000)
    assert quotes.get(archive, two.quote2).place_ms == (161_000, 162_000)
    assert {q.session for q in quotes.list_quotes(archive)} == {third}
    assert sessions.home_of(archive, two.second) == third


def test_files_of_a_joined_session_are_known_and_a_new_version_stands_right(
    archive: Archive, two: Two
) -> None:
    two.join(60_000)
    changed = making.parsed((("Imran", "word two corrected."),))
    assert making.transcript(archive, two.first, changed, "two.vtt") == two.line2
    (segment,) = transcripts.segments(archive, two.line2)
    assert (segment.start_ms, segment.end_ms) == (60_000, 63_900)
    assert {s.session for s in sources.list_all(archive)} == {two.first}
    assert quotes.get(archive, two.quote2).words_ms == (61_000, 62_000)


def test_a_quote_without_sound_follows_its_words(archive: Archive) -> None:
    one, two = making.session(archive, "One"), making.session(archive, "Two")
    making.recording(archive, one)
    line = making.transcript(archive, two, name="two.vtt")
    with archive.operation("quote") as op:
        uid = quotes.add(archive, op, making.quote(two, transcript_id=line))
    with archive.operation("join") as op:
        joins.join(archive, op, one, two, 10_000)
    assert quotes.get(archive, uid).place_ms == (22_000, 25_900)


def test_a_recording_that_is_moved_takes_along_what_is_of_it_alone(
    archive: Archive, two: Two
) -> None:
    two.join(60_000)
    before = everything(archive)
    with archive.operation("offset") as op:
        joins.move_recording_to(archive, op, two.rec2, 70_000)
    assert transcripts.segments(archive, two.line2)[0].start_ms == 70_000
    assert transcripts.segments(archive, two.line1)[0].start_ms == 0
    assert {m.note: m.at_ms for m in marks.list_for(archive, two.first)} == {
        "one": 1500,
        "two": 71_500,
    }
    assert quotes.get(archive, two.quote2).place_ms == (71_000, 72_000)
    journal.undo(archive)
    assert everything(archive) == before
    with pytest.raises(WrongUsage, match="before its session"), archive.operation("x") as op:
        joins.move_recording_to(archive, op, two.rec2, -1)


def test_a_transcript_moves_to_another_session_with_its_voices(archive: Archive, two: Two) -> None:
    before = everything(archive)
    with archive.operation("pair") as op:
        belonging.move_transcript(archive, op, two.line2, two.first)
    assert len(transcripts.list_for(archive, two.first)) == 2
    assert transcripts.list_for(archive, two.second) == []
    assert [s.speaker for s in transcripts.segments(archive, two.line2)] == ["Imran", "C two"]
    assert [hit.session for hit in search.search(archive, "two").hits] == [two.first]
    # The quote stays with the session and the recording from which it was taken.
    assert [q.id for q in quotes.list_quotes(archive, session=two.second)] == [two.quote2]
    journal.undo(archive)
    assert everything(archive) == before


def test_what_cannot_be_joined(archive: Archive, two: Two) -> None:
    with pytest.raises(WrongUsage, match="itself"), archive.operation("x") as op:
        joins.join(archive, op, two.first, two.first, 0)
    two.join(0)
    with pytest.raises(UserError), archive.operation("x") as op:
        joins.join(archive, op, two.first, two.second, 0)


def test_two_callers_of_one_name_and_other_handles_stay_two(archive: Archive) -> None:
    one = making.session(archive, "1", participants=(Participant("Ali", "caller", "ali_a"),))
    two = making.session(archive, "2", participants=(Participant("Ali", "caller", "ali_b"),))
    with archive.operation("join") as op:
        joins.join(archive, op, one, two, 0)
    assert [p.handle for p in participants.list_for(archive, one)] == ["ali_a", "ali_b"]
