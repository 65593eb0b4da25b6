"""Translations: typed segment by segment, kept for good, beside an original that may change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm, doubts, is_unverified, said_text
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Said
from spacesviewer.domain.segment import Segment
from spacesviewer.export.quotes_json import render
from spacesviewer.library import corrections, journal, quotes, transcripts, translations, versions
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    exporting,
    off_record,
    quoting,
    translated_words,
    translating,
)
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making

URDU = "سب کو خوش آمدید۔"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


class Scene:
    """A session of four segments and its Urdu translation, empty so far."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.uid = making.session(archive, participants=making.people("Imran"))
        self.source = making.transcript(archive, self.uid)
        self.first = self.originals()[0].id
        self.line, _ = translating.begin(archive, self.source, "ur", reviewer="Noor")

    def originals(self) -> list[Segment]:
        return transcripts.segments(self.archive, self.source)

    def lines(self) -> list[Segment]:
        return transcripts.segments(self.archive, self.line)

    def type(self, place: int, text: str, who: str = "Noor") -> None:
        wanted = self.originals()[place]
        here = [one for one in self.lines() if one.start_ms == wanted.start_ms]
        target, shown = (here[0].id, here[0].text) if here else (None, "")
        translating.translate(
            self.archive, self.line, wanted.id, text, reviewer=who, target=target, shown=shown
        )

    def statuses(self) -> list[str]:
        known = translations.lines(self.archive, self.line)
        return [known[one.id].status for one in self.lines()]


@pytest.fixture
def scene(archive: Archive) -> Scene:
    return Scene(archive)


def test_a_typed_segment_has_the_times_and_the_speaker_of_the_original(scene: Scene) -> None:
    scene.type(1, URDU)
    (line,), original = scene.lines(), scene.originals()[1]
    assert (line.text, line.speaker) == (URDU, "Imran")
    assert (line.start_ms, line.end_ms) == (original.start_ms, original.end_ms)
    known = translations.lines(scene.archive, scene.line)[line.id]
    assert (known.status, known.translator) == ("reporter", "Noor")
    assert known.source_text == original.text
    assert not transcripts.get(scene.archive, scene.line).turns


def test_it_is_begun_once_for_a_language(scene: Scene) -> None:
    again, changes = translating.begin(scene.archive, scene.source, "UR", reviewer="Bilal")
    assert again == scene.line
    assert not changes
    other, _ = translating.begin(scene.archive, scene.source, "ar", reviewer="Bilal")
    assert other != scene.line


@pytest.mark.parametrize("language", ["", "no tag!", "x" * 40, "en"])
def test_a_language_must_be_another_one(scene: Scene, language: str) -> None:
    with pytest.raises(WrongUsage):
        translating.begin(scene.archive, scene.source, language, reviewer="")


def test_every_step_is_undone_and_done_again(scene: Scene) -> None:
    scene.type(0, URDU)
    scene.type(0, "خوش آمدید")
    translating.set_status(
        scene.archive, scene.line, [scene.lines()[0].id], "checked", reviewer="Zoya"
    )
    scene.type(0, "")
    assert scene.lines() == []
    steps = [([URDU], ["reporter"]), (["خوش آمدید"], ["reporter"]), (["خوش آمدید"], ["checked"])]
    for texts, statuses in reversed(steps):
        journal.undo(scene.archive)
        assert ([one.text for one in scene.lines()], scene.statuses()) == (texts, statuses)
    journal.undo(scene.archive)
    assert scene.lines() == []
    for _ in steps:
        journal.redo(scene.archive)
    assert scene.statuses() == ["checked"]
    journal.undo(scene.archive)
    assert len(corrections.list_for(scene.archive, scene.line)) == 4


def test_undo_of_the_beginning_takes_the_translation_out_of_sight(archive: Archive) -> None:
    uid = making.session(archive)
    source = making.transcript(archive, uid)
    line, changes = translating.begin(archive, source, "ur", reviewer="Noor")
    assert changes.transcripts == {line}
    journal.undo(archive)
    assert [one.id for one in transcripts.list_for(archive, uid)] == [source]
    journal.redo(archive)
    assert [one.id for one in transcripts.list_for(archive, uid)] == [source, line]


def test_what_is_typed_is_found_by_search(scene: Scene) -> None:
    scene.type(2, "فوج کا کردار کیا ہے؟")
    assert [hit.text for hit in search(scene.archive, "فوج").hits] == ["فوج کا کردار کیا ہے؟"]


def test_a_newer_original_does_not_lose_it(scene: Scene) -> None:
    for place in range(4):
        scene.type(place, f"{URDU} {place}")
    newer = making.parsed((("Ayesha", "Welcome, everybody."), *making.RALLY[1:]))
    making.transcript(scene.archive, scene.uid, newer)
    assert len(versions.list_versions(scene.archive, scene.source)) == 2
    assert [one.text for one in scene.lines()] == [f"{URDU} {place}" for place in range(4)]
    assert scene.statuses() == ["reporter"] * 4
    told = translated_words.translation_of(scene.archive, [scene.lines()[0].id])
    assert told is not None
    assert told.original == "Welcome, everybody."
    assert told.behind


def test_a_quote_of_a_translation_can_tell_what_was_really_said(scene: Scene) -> None:
    scene.type(1, "جلسہ میڈیا کی آزادی کے بارے میں ہے۔")
    scene.type(2, "فوج کا کردار کیا ہے؟", who="Bilal")
    lines = scene.lines()
    translating.set_status(scene.archive, scene.line, [lines[0].id], "checked", reviewer="Zoya")
    told = translated_words.translation_of(scene.archive, [one.id for one in lines])
    assert told is not None
    assert told.original == "\n".join(text for _, text in making.RALLY[1:3])
    assert (told.language, told.original_language) == ("ur", "en")
    assert told.translators == ("Noor", "Bilal")
    assert told.status == "reporter"  # of the least checked
    assert told.original_segment_ids == tuple(one.id for one in scene.originals()[1:3])
    assert not told.behind
    assert translated_words.translation_of(scene.archive, [scene.originals()[0].id]) is None


def test_it_is_told_from_the_ids_that_a_quote_has_kept(scene: Scene) -> None:
    scene.type(0, URDU)
    info = transcripts.get(scene.archive, scene.line)
    chosen = quoting.from_range(scene.archive, scene.uid, info, 0, 3900)
    uid, _ = quoting.bookmark(scene.archive, scene.uid, chosen, scene.line)
    scene.type(1, "بعد میں")
    correct.set_text(
        scene.archive, scene.source, scene.originals()[0].id, "Good morning.", reviewer="Zoya"
    )
    quote = next(q for q in quotes.list_quotes(scene.archive) if q.id == uid)
    assert quote.translated_from == "English"
    # Frozen with it, whatever becomes of the original.
    assert quote.proof.said == Said(
        making.RALLY[0][1], "en", scene.source, (scene.first,), ("Noor",), "reporter"
    )
    assert said_text(quote).startswith("English, translated by Noor: “")
    assert "translated from English (reporter)" in doubts(quote)
    hidden = off_record.without_surroundings(quote, [quote]).proof.said
    assert hidden is not None
    assert (hidden.text, hidden.status) == ("", "reporter")
    exported = json.loads(render([quote], QuoteForm()))[0]["said"]
    assert (exported["text"], exported["translators"]) == (making.RALLY[0][1], ["Noor"])
    told = translated_words.translation_of(scene.archive, quote.segment_ids)
    assert told is not None
    assert (told.original, told.behind) == ("Good morning.", True)


def test_exports_say_who_translated_it_and_how_far_it_was_checked(scene: Scene) -> None:
    for place in range(3):
        scene.type(place, f"{URDU} {place}")
    keys = [one.id for one in scene.lines()]
    translating.set_status(scene.archive, scene.line, keys[:1], "checked", reviewer="Zoya")
    info = transcripts.get(scene.archive, scene.line)
    told = exporting.render_transcript(scene.archive, scene.uid, info, scene.lines(), "txt")
    assert "ranslated from English by Noor (2 reporter, 1 checked)" in told.decode()
    translating.set_status(scene.archive, scene.line, keys, "checked", reviewer="Zoya")
    told = exporting.render_transcript(scene.archive, scene.uid, info, scene.lines(), "vtt")
    assert "ranslated from English by Noor (checked)" in told.decode()


def test_a_machine_translation_from_a_file_is_one_until_a_person_says_otherwise(
    archive: Archive,
) -> None:
    uid = making.session(archive)
    source = making.transcript(archive, uid)
    parsed = replace(making.parsed(language="ur"), kind="translation", origin="machine")
    line = making.transcript(archive, uid, parsed, "rally.ur.vtt")
    known = translations.lines(archive, line)
    assert {one.status for one in known.values()} == {"machine"}
    first, second = transcripts.segments(archive, source)[0], transcripts.segments(archive, line)[0]
    translating.translate(
        archive, line, first.id, URDU, reviewer="Noor", target=second.id, shown=second.text
    )
    (done,) = translating.translations_of(archive, uid)
    assert (done.progress.machine, done.progress.reporter, done.progress.translated) == (3, 1, 4)
    correct.restore_original(archive, line, reviewer="Noor")
    assert {one.status for one in translations.lines(archive, line).values()} == {"machine"}


def test_words_that_are_corrected_later_are_checked_no_more(scene: Scene) -> None:
    scene.type(0, URDU)
    key = scene.lines()[0].id
    translating.set_status(scene.archive, scene.line, [key], "checked", reviewer="Zoya")
    correct.set_text(scene.archive, scene.line, key, "خوش آمدید", reviewer="Bilal")
    assert scene.statuses() == ["reporter"]


def test_there_is_no_file_to_go_back_to_behind_what_was_typed(scene: Scene) -> None:
    scene.type(0, URDU)
    with pytest.raises(UserError, match="typed here"):
        correct.restore_original(scene.archive, scene.line, reviewer="Noor")
    assert [one.text for one in scene.lines()] == [URDU]


def test_what_another_window_typed_is_not_overwritten(scene: Scene) -> None:
    scene.type(0, URDU)
    key, line = scene.originals()[0].id, scene.lines()[0].id
    with pytest.raises(UserError, match="meanwhile"):
        translating.translate(scene.archive, scene.line, key, "other", reviewer="")
    with pytest.raises(UserError, match="meanwhile"):
        translating.translate(
            scene.archive, scene.line, key, "other", reviewer="", target=line, shown="old"
        )
    assert [one.text for one in scene.lines()] == [URDU]


def test_progress_counts_segments_of_the_original(scene: Scene) -> None:
    scene.type(0, URDU)
    scene.type(3, URDU)
    (done,) = translating.translations_of(scene.archive, scene.uid)
    assert done.progress.sentence() == "2 of 4 translated, 0 checked"
    with pytest.raises(WrongUsage, match="no status"):
        translating.set_status(scene.archive, scene.line, [1], "done", reviewer="")


def _marks(scene: Scene) -> tuple[bool, bool]:
    """Whether a quote of the first line, and the whole text, say UNVERIFIED."""
    info = transcripts.get(scene.archive, scene.line)
    chosen = quoting.from_range(scene.archive, scene.uid, info, 0, 3900)
    quote = quoting.draft(scene.archive, scene.uid, chosen, scene.line)
    data = exporting.render_transcript(
        scene.archive, scene.uid, info, transcripts.segments(scene.archive, scene.line), "txt"
    )
    return is_unverified(quote), b"UNVERIFIED" in data


@pytest.mark.parametrize("origin", ["machine", "", "human"])
def test_what_a_machine_heard_is_no_surer_in_another_language(scene: Scene, origin: str) -> None:
    scene.type(0, URDU)
    scene.archive.update("transcript", scene.source, {"origin": origin})
    unverified = origin != "human"
    assert _marks(scene) == (unverified, unverified)
    (line,) = scene.lines()
    translating.set_status(scene.archive, scene.line, [line.id], "checked", reviewer="Sami")
    assert _marks(scene) == (unverified, unverified)
    translating.set_status(scene.archive, scene.line, [line.id], "machine", reviewer="Sami")
    assert _marks(scene) == (True, True)
