"""Corrections of words: the file's text stays as it is, and each can be taken back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import (
    corrected,
    corrections,
    journal,
    people,
    quotes,
    store,
    transcripts,
    versions,
)
from spacesviewer.library.search import search
from spacesviewer.library.segmentids import id_range
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing, reconciling, speaking
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


class Scene:
    """A session of four segments with words that have times."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.uid = making.session(archive, participants=making.people("Imran", "Bilal"))
        self.line = making.transcript(archive, self.uid, making.parsed(words=True))

    @property
    def segments(self) -> list[Segment]:
        return transcripts.segments(self.archive, self.line)

    def key(self, place: int) -> int:
        return self.segments[place].id

    def texts(self) -> list[str]:
        return [segment.text for segment in self.segments]

    def rows_of_files(self) -> list[object]:
        """Every byte of the versions that came from files."""
        found: list[object] = []
        for version in versions.list_versions(self.archive, self.line):
            if not version.base:
                ids = id_range(version.id)
                for sql in (
                    "SELECT * FROM segment WHERE id BETWEEN ? AND ? ORDER BY id",
                    "SELECT * FROM segment_words WHERE id BETWEEN ? AND ? ORDER BY id",
                ):
                    found.append((version, *self.archive.rows(sql, ids)))
        return found

    def earlier(self) -> dict[str, object]:
        """Every byte of each version but the one that is worked on, and of the history."""
        archive, found = self.archive, dict[str, object]()
        shown = archive.value("SELECT current_id FROM transcript WHERE id = ?", (self.line,))
        for version in versions.list_versions(archive, self.line):
            if version.id != shown or not version.base:
                rows: list[object] = [version]
                rows += archive.rows("SELECT * FROM voice WHERE version_id = ?", (version.id,))
                for table in ("segment", "segment_words"):
                    sql = f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id"
                    rows += archive.rows(sql, id_range(version.id))
                found[f"version {version.id}"] = rows
        for table in ("correction", "original"):
            sql = f"SELECT * FROM {table}"
            found |= {f"{table} {row[0]!r}": row for row in archive.rows(sql)}
        return found


@pytest.fixture
def scene(archive: Archive) -> Scene:
    return Scene(archive)


def test_the_first_correction_makes_a_version_and_later_ones_change_it(scene: Scene) -> None:
    before = scene.rows_of_files()
    for text in ("The army has no part in media freedom.", "The army has no say in it."):
        changes = correct.set_text(scene.archive, scene.line, scene.key(3), text, reviewer="Noor")
        assert changes.transcripts == {scene.line}
        assert scene.texts()[3] == text
    first, second = versions.list_versions(scene.archive, scene.line)
    assert (first.base, second.base, second.number) == (0, first.id, 2)
    assert scene.rows_of_files() == before
    info = transcripts.get(scene.archive, scene.line)
    assert (info.corrected, info.segments, info.notes) == (True, 4, ())


def test_words_that_stay_keep_their_times(scene: Scene) -> None:
    old = scene.segments[3]
    correct.set_text(
        scene.archive, scene.line, old.id, "The army has no real role.", reviewer="Noor"
    )
    new = scene.segments[3]
    assert new.words[:4] == old.words[:4]
    assert [word.confidence for word in new.words[4:]] == [None, None]
    assert all(old.start_ms <= word.start_ms <= word.end_ms <= old.end_ms for word in new.words)


def test_search_finds_the_new_words_and_not_the_old_ones(scene: Scene) -> None:
    archive = scene.archive
    making.transcript(archive, scene.uid, making.parsed(), "twin.srt")  # the same words again
    correct.set_text(archive, scene.line, scene.key(3), "The armée has a café.", reviewer="")
    assert [search(archive, word).total for word in ("cafe", "army", "rally")] == [1, 1, 1]
    correct.set_text(archive, scene.line, scene.key(3), "The Armée has a Café!", reviewer="")
    assert search(archive, "cafe").total == 1
    journal.undo(archive)
    journal.undo(archive)
    assert [search(archive, word).total for word in ("cafe", "army")] == [0, 2]
    assert store.check(archive) == []


def test_lines_that_come_and_go_are_found_or_not(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.insert(archive, line, 16_000, 17_000, "A word about weasels.", reviewer="")
    assert search(archive, "weasels").total == 1
    correct.delete(archive, line, scene.key(4), reviewer="")
    assert search(archive, "weasels").total == 0
    journal.undo(archive)
    assert search(archive, "weasels").total == 1
    assert store.check(archive) == []
    journal.undo(archive)
    assert search(archive, "weasels").total == 0
    assert store.check(archive) == []


def test_a_split_and_a_merge_give_the_same_lines(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.set_text(archive, line, scene.key(0), "Welcome everybody to this Space.", reviewer="")
    before = scene.segments
    correct.split(archive, line, scene.key(1), before[1].text.index("about"), reviewer="")
    assert scene.texts()[1:3] == ["The rally is", "about media freedom and 1,234 voters."]
    first, second = scene.segments[1:3]
    assert (first.end_ms, second.start_ms, second.speaker) == (4300, 4300, "Imran")
    assert second.words[0].start_ms == 4300
    assert (len(scene.segments), transcripts.get(archive, line).segments) == (5, 5)
    correct.merge(archive, line, first.id, reviewer="")
    assert scene.segments == before


def test_a_split_takes_what_was_typed_meanwhile(scene: Scene) -> None:
    typed = "The rally was about  media freedom."
    place = typed.index("media")
    correct.split(scene.archive, scene.line, scene.key(1), place, text=typed, reviewer="")
    assert scene.texts()[1:3] == ["The rally was about", "media freedom."]


def test_edges_move_and_words_stay_where_they_are_said(scene: Scene) -> None:
    correct.set_times(scene.archive, scene.line, scene.key(1), 3950, 9000, reviewer="")
    segment = scene.segments[1]
    assert (segment.start_ms, segment.end_ms, segment.words[0].start_ms) == (3950, 9000, 4000)
    with pytest.raises(WrongUsage, match="cannot go from 0:00:09"):
        correct.set_times(scene.archive, scene.line, scene.key(1), 9000, 9000, reviewer="")


def test_a_stretch_gets_a_speaker(scene: Scene) -> None:
    keys = [scene.key(0), scene.key(2)]
    for name, told in (("imran", "Imran"), ("Bilal", "Bilal"), ("", "")):
        correct.set_speaker(scene.archive, scene.line, keys, name, reviewer="Noor")
        assert [scene.segments[place].speaker for place in (0, 2)] == [told, told]
    with pytest.raises(WrongUsage, match="nobody “Imram”") as refused:
        correct.set_speaker(scene.archive, scene.line, keys, "Imram", reviewer="Noor")
    assert "Bilal" in refused.value.candidates


def test_somebody_of_another_session_is_named_and_stays_one_person(scene: Scene) -> None:
    archive = scene.archive
    zoya = Participant("Zoya", "host", "zoya_pk")
    making.session(archive, "Last week", participants=(zoya, Participant("Imran", "host")))
    other = next(one for one in people.list_people(archive) if one.handle == "zoya_pk")
    before = len(people.list_people(archive))
    assert other.name in {one.name for one in people.list_elsewhere(archive, scene.uid)}
    for place in (0, 2):
        correct.set_speaker(
            archive, scene.line, [scene.key(place)], "Zoya", reviewer="Noor", person=other.id
        )
    assert [segment.speaker for segment in scene.segments] == ["Zoya", "Imran", "Zoya", "Imran"]
    assert transcripts.timeline(archive, scene.line).speakers.count("Zoya") == 1
    assert people.get(archive, other.id).sessions == 2
    assert len(people.list_people(archive)) == before
    assert other.name not in {one.name for one in people.list_elsewhere(archive, scene.uid)}
    for _ in range(2):
        journal.undo(archive)
    assert people.get(archive, other.id).sessions == 1
    assert scene.segments[0].speaker == "Ayesha"
    speaking.assign_label(
        archive, scene.line, scene.key(1), "Zoya", reviewer="Noor", person=other.id
    )
    assert [segment.speaker for segment in scene.segments][1::2] == ["Zoya", "Zoya"]
    assert people.get(archive, other.id).sessions == 2


def test_words_that_come_into_the_mouth_of_another_are_the_reviewers_word(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    speaking.confirm(archive, line, [scene.key(0)], reviewer="Sami")
    correct.merge(archive, line, scene.key(0), reviewer="Noor", through=scene.key(2))
    assert [segment.speaker for segment in scene.segments] == ["Ayesha", "Imran"]
    assert scene.texts()[0] == " ".join(text for _, text in making.RALLY[:3])
    key = scene.key(0)
    told = speaking.speaker_provenance(archive, [key])[key]
    assert (told.level, told.by, told.confirmed_by) == ("person", "Noor", "")
    correct.merge(archive, line, key, reviewer="Sami")
    assert len(scene.segments) == 1
    for _ in range(2):
        journal.undo(archive)
    assert scene.texts() == [text for _, text in making.RALLY]


def test_all_that_was_chosen_is_deleted_in_one_step(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    before = scene.rows_of_files()
    correct.delete(archive, line, *[one.id for one in scene.segments], reviewer="Noor")
    assert scene.segments == []
    assert journal.next_undo(archive) == "delete segments"
    journal.undo(archive)
    assert scene.texts() == [text for _, text in making.RALLY]
    assert scene.rows_of_files() == before


def test_speakers_keep_their_numbers(scene: Scene) -> None:
    """Else the key of a speaker would be another one's after each correction."""
    before = transcripts.timeline(scene.archive, scene.line).speakers
    assert before == ("Ayesha", "Imran", "Caller 1")
    everybody = [segment.id for segment in scene.segments]
    correct.set_speaker(scene.archive, scene.line, everybody, "Caller 1", reviewer="")
    assert transcripts.timeline(scene.archive, scene.line).speakers == before
    correct.set_speaker(scene.archive, scene.line, everybody[:1], "Bilal", reviewer="")
    timeline = transcripts.timeline(scene.archive, scene.line)
    assert timeline.speakers == (*before, "Bilal")
    assert [timeline.speaker(n) for n in range(4)] == ["Bilal", *["Caller 1"] * 3]


def test_the_history_tells_who_and_what_and_keeps_what_was_undone(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.set_text(archive, line, scene.key(3), "The army has no part.", reviewer="Noor")
    correct.delete(archive, line, scene.key(0), reviewer="Sami")
    journal.undo(archive)
    edit, deletion = corrections.list_for(archive, line)
    assert (edit.kind, edit.reviewer, edit.undone) == ("text", "Noor", False)
    assert edit.before[0].text == "The army has no role in media freedom."
    assert (edit.after[0].text, edit.after[0].speaker) == ("The army has no part.", "Imran")
    assert (deletion.kind, deletion.undone, deletion.after) == ("delete", True, ())
    assert corrections.list_for(archive, line, 13_000) == [edit]
    for statement in ("DELETE FROM correction", "UPDATE correction SET kind = ''"):
        with pytest.raises(Exception, match="correct"):
            archive.run(statement)


def test_the_original_is_seen_and_restored(scene: Scene) -> None:
    archive, line, file = scene.archive, scene.line, scene.texts()
    correct.set_text(archive, line, scene.key(3), "The army has no part.", reviewer="Noor")
    (original,) = corrected.originals_of(archive, scene.key(3))
    assert (original.text, original.speaker) == (file[3], "Imran")
    assert corrected.changed_words(archive, line) == {scene.key(3): ((16, 21),)}
    correct.restore_original(archive, line, reviewer="Noor", segment_id=scene.key(3))
    assert scene.texts() == file
    correct.set_text(archive, line, scene.key(0), "Welcome.", reviewer="Noor")
    correct.restore_original(archive, line, reviewer="Noor")
    assert scene.texts() == file
    assert [c.kind for c in corrections.list_for(archive, line)] == [
        "text", "text", "text", "restore",
    ]  # fmt: skip
    journal.undo(archive)
    assert scene.texts()[0] == "Welcome."


def test_a_part_of_a_split_segment_has_no_original_of_its_own(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.split(archive, line, scene.key(3), 9, reviewer="")
    assert corrected.changed_words(archive, line) == {}
    with pytest.raises(WrongUsage, match="was split"):
        correct.restore_original(archive, line, reviewer="", segment_id=scene.key(4))
    correct.merge(archive, line, scene.key(3), reviewer="")
    correct.set_text(archive, line, scene.key(3), "Other words.", reviewer="")
    correct.restore_original(archive, line, reviewer="", segment_id=scene.key(3))
    assert scene.texts()[3] == making.RALLY[3][1]
    correct.insert(archive, line, 20_000, 21_000, "New.", reviewer="", speaker="Bilal")
    with pytest.raises(WrongUsage, match="added by hand"):
        correct.restore_original(archive, line, reviewer="", segment_id=scene.key(4))


def test_a_newer_file_waits_beside_the_corrections(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.set_text(archive, line, scene.key(0), "Welcome, all.", reviewer="Noor")
    making.transcript(archive, scene.uid, making.parsed(words=True))  # the same file again
    assert len(versions.list_versions(archive, line)) == 2
    newer = making.parsed((("Ayesha", "Welcome everyone."), ("Imran", "Thanks.")))
    for _ in range(2):
        assert making.transcript(archive, scene.uid, newer) == line
    assert len(versions.list_versions(archive, line)) == 3
    assert scene.texts()[0] == "Welcome, all."
    (note,) = transcripts.get(archive, line).notes
    assert "newer file" in note
    correct.set_text(archive, line, scene.key(1), "The rally is on.", reviewer="Noor")
    assert (scene.texts()[0], scene.texts()[1]) == ("Welcome, all.", "The rally is on.")
    correct.restore_original(archive, line, reviewer="Noor")
    assert scene.texts() == ["Welcome everyone.", "Thanks."]
    assert transcripts.get(archive, line).notes == ()


def test_quotes_stay_as_they_were_taken(scene: Scene) -> None:
    archive = scene.archive
    with archive.operation("Bookmark quote") as op:
        uid = quotes.add(archive, op, making.quote(scene.uid, segment_ids=(scene.key(3),)))
    frozen = quotes.get(archive, uid)
    correct.set_text(archive, scene.line, scene.key(3), "Something else.", reviewer="")
    assert quotes.get(archive, uid) == frozen
    kin = corrected.kin(archive, scene.line)
    assert {key >> 24 for key in frozen.segment_ids} <= kin
    assert corrected.segment_now(archive, scene.line, frozen.segment_ids[0]) == scene.key(3)


def test_what_another_window_has_changed_is_not_written_over(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    seen = scene.segments[3]
    correct.set_text(archive, line, seen.id, "First.", reviewer="")
    with pytest.raises(UserError, match="changed meanwhile"):
        correct.set_text(archive, line, seen.id, "Second.", reviewer="", shown=seen.text)
    correct.delete(archive, line, seen.id, reviewer="")
    with pytest.raises(UserError, match="changed meanwhile"):
        correct.set_text(archive, line, seen.id, "Third.", reviewer="")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (
            lambda s: correct.set_text(s.archive, s.line, s.key(0), " \n\u200b\u202e", reviewer=""),
            "needs words",
        ),
        (
            lambda s: correct.set_text(s.archive, s.line, s.key(0), "x" * 30_000, reviewer=""),
            "too long",
        ),
        (lambda s: correct.split(s.archive, s.line, s.key(0), 0, reviewer=""), "nothing to split"),
        (lambda s: correct.merge(s.archive, s.line, s.key(3), reviewer=""), "last segment"),
        (lambda s: correct.insert(s.archive, s.line, 5, 4, "x", reviewer=""), "cannot go"),
        (lambda s: correct.restore_original(s.archive, s.line, reviewer=""), "is the original"),
        (lambda s: correct.set_text(s.archive, s.line, 7, "x", reviewer=""), "changed meanwhile"),
        (
            lambda s: correct.delete(s.archive, s.line, *range(10_001), reviewer=""),
            "10,001 segments are too many",
        ),
        (lambda s: correct.set_text(s.archive, 99, 7, "x", reviewer=""), "no transcript 99"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    scene: Scene, what: object, words: str
) -> None:
    assert callable(what)
    with pytest.raises(UserError, match=words):
        what(scene)
    assert len(versions.list_versions(scene.archive, scene.line)) == 1
    assert corrections.list_for(scene.archive, scene.line) == []


def test_the_same_words_again_are_no_correction(scene: Scene) -> None:
    text = scene.texts()[0]
    nothing = correct.set_text(scene.archive, scene.line, scene.key(0), f" {text} ", reviewer="")
    assert nothing == Changes()
    assert journal.next_undo(scene.archive) is None


def test_a_text_without_times_can_be_edited_but_not_split(archive: Archive) -> None:
    uid = making.session(archive)
    said = Segment(0, 0, "Nobody timed this.", "Ayesha")
    content = ParsedTranscript((said,), timed=False)
    line = making.transcript(archive, uid, content)
    (segment,) = transcripts.segments(archive, line)
    correct.set_text(archive, line, segment.id, "Nobody timed it.", reviewer="")
    assert transcripts.segments(archive, line)[0].text == "Nobody timed it."
    with pytest.raises(UserError, match="no times"):
        correct.split(archive, line, segment.id, 7, reviewer="")


def _some_edit(scene: Scene, rng: random.Random) -> None:
    segments = scene.segments
    line, one = scene.line, rng.choice(segments)
    kind = rng.choice(("text", "text", "text", "split", "merge", "times", "speaker", "more"))
    if kind == "text":
        words = one.text.split()
        words[rng.randrange(len(words))] = rng.choice(("army", "فوج", "1,234", "café", "so so"))
        correct.set_text(scene.archive, line, one.id, " ".join(words), reviewer="Noor")
    elif kind == "split" and len(one.text.split()) > 1 and one.end_ms > one.start_ms:
        correct.split(scene.archive, line, one.id, len(one.text) - 1, reviewer="Noor")
    elif kind == "merge" and one.id != segments[-1].id and len(segments) > 20:
        correct.merge(scene.archive, line, one.id, reviewer="Noor")
    elif kind == "times":
        at = rng.randrange(400_000)
        correct.set_times(scene.archive, line, one.id, at, at + 1000, reviewer="Noor")
    elif kind == "speaker":
        chosen = [segment.id for segment in rng.sample(segments, 3)]
        correct.set_speaker(scene.archive, line, chosen, "Bilal", reviewer="Noor")
    elif len(segments) > 30:
        correct.delete(scene.archive, line, one.id, reviewer="Noor")
    else:
        correct.insert(scene.archive, line, 5, 900, "new words", reviewer="Noor", speaker="Imran")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_500_edits_and_3_imports_change_no_byte_of_what_was_before_and_are_undone(
    scene: Scene, seed: int
) -> None:
    """RELIABILITY #5: neither of a file, nor of a text that was corrected, nor of the history."""
    archive, rng = scene.archive, random.Random(seed)
    archive.run("PRAGMA synchronous = OFF")  # no power is cut here, and the disk is waited for
    making.transcript(archive, scene.uid, making.long(40, seed, words=True))
    start, files, known = scene.segments, scene.rows_of_files(), scene.earlier()
    edits = 0
    while edits < 500:
        before = _done(scene)
        _some_edit(scene, rng)
        edits += _done(scene) > before
        if edits in (100, 250, 400) and _done(scene) > before:
            making.transcript(archive, scene.uid, making.long(40, edits, words=True))
            assert scene.rows_of_files()[: len(files)] == files
            files = scene.rows_of_files()
            if edits == 250:  # the corrected text is an earlier one, too, from now on
                reconciling.apply(
                    archive, reconciling.compare(archive, scene.line), {}, reviewer="Noor"
                )
        if edits % 50 == 0:
            known = _unchanged(known, scene)
    assert scene.rows_of_files() == files
    assert len([name for name in known if "version" in name]) == 6
    assert store.check(archive) == []
    edited = scene.segments
    while journal.undo(archive):
        pass
    assert (scene.segments, scene.rows_of_files()[0]) == (start, files[0])
    assert scene.rows_of_files() == files
    while journal.redo(archive):
        pass
    assert scene.segments == edited
    _unchanged(known, scene)
    assert store.check(archive) == []


def _unchanged(known: dict[str, object], scene: Scene) -> dict[str, object]:
    """What there is now of earlier versions, none of which differs from what was known."""
    found = scene.earlier()
    assert [name for name, rows in known.items() if found.get(name) != rows] == []
    return found


def _done(scene: Scene) -> int:
    return int(scene.archive.value("SELECT count(*) FROM correction"))


def test_adding_a_newer_file_tells_that_corrections_are_kept(
    archive: Archive, tmp_path: Path
) -> None:
    file = tmp_path / "talk.srt"
    file.write_text("1\n00:00:00,000 --> 00:00:02,000\nWelcome everybody.\n", "utf-8")
    uid = importing.add(archive, [tmp_path]).sessions[0].id
    (info,) = transcripts.list_for(archive, uid)
    (segment,) = transcripts.segments(archive, info.id)
    correct.set_text(archive, info.id, segment.id, "Welcome, everybody.", reviewer="Noor")
    assert importing.add(archive, [tmp_path]).sessions[0].status == "unchanged"
    file.write_text("1\n00:00:00,000 --> 00:00:02,000\nWelcome to everybody.\n", "utf-8")
    report = importing.add(archive, [tmp_path])
    assert ["newer than the text" in warning.reason for warning in report.warnings] == [True]
    assert transcripts.segments(archive, info.id)[0].text == "Welcome, everybody."


def test_a_corrected_text_is_found_in_the_place_of_its_file(scene: Scene) -> None:
    """No line that is equal is written to the index again, whichever text of the file is shown."""
    archive, line = scene.archive, scene.line
    places = "SELECT id FROM segment_fts_docsize ORDER BY id"
    before = archive.rows(places)
    correct.set_text(archive, line, scene.key(3), "The army has no weasels.", reviewer="")
    assert archive.rows(places) == before
    (hit,) = search(archive, "weasels", speaker="Imran").hits
    assert (hit.segment_id, hit.text, hit.speaker) == (scene.key(3), scene.texts()[3], "Imran")
    assert [h.segment_id for h in search(archive, "rally").hits] == [scene.key(1)]
    assert search(archive, "role", speaker="Imran").total == 0
    assert search(archive, "weasels", session=scene.uid).total == 1
    correct.insert(archive, line, 20_000, 21_000, "Ferrets.", reviewer="", speaker="Bilal")
    (hit,) = search(archive, "ferrets", speaker="Bilal").hits
    assert hit.segment_id == scene.key(4)
    correct.restore_original(archive, line, reviewer="")
    assert [search(archive, word).total for word in ("weasels", "ferrets", "army")] == [0, 0, 2]
    assert archive.rows(places) == before
    journal.undo(archive)
    assert [search(archive, word).total for word in ("weasels", "ferrets", "army")] == [1, 1, 2]
    assert store.check(archive) == []


def test_words_with_times_are_those_of_the_file_until_a_line_gets_its_own(scene: Scene) -> None:
    archive, before = scene.archive, scene.segments
    correct.set_text(archive, scene.line, scene.key(3), "The army has none.", reviewer="")
    assert archive.value("SELECT count(*) FROM segment_words") == 5
    assert [s.words for s in scene.segments[:3]] == [s.words for s in before[:3]]
    keys = [segment.id for segment in scene.segments]
    told = transcripts.words(archive, keys)
    assert [told[key] for key in keys] == [segment.words for segment in scene.segments]
    journal.undo(archive)
    assert scene.segments == before
