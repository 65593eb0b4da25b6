"""Words are replaced after a look at every place, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.replacing import Wish
from spacesviewer.library import corrections, journal, quotes, store, transcripts
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive
from spacesviewer.workflows import replacing
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making

URDU = (("Bilal", "عمران خان كي فوج اور عوام"), ("Imran", "The Army, army and armyworms."))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def first(archive: Archive) -> int:
    uid = making.session(archive, "First", started_at="2024-03-01")
    return making.transcript(archive, uid, making.parsed(words=True))


@pytest.fixture
def second(archive: Archive) -> int:
    uid = making.session(archive, "Second", started_at="2024-04-01")
    return making.transcript(archive, uid, making.parsed(URDU, words=True))


def texts(archive: Archive, line: int) -> list[str]:
    return [segment.text for segment in transcripts.segments(archive, line)]


def test_all_places_of_all_sessions_are_shown_and_replaced_in_one_step(
    archive: Archive, first: int, second: int
) -> None:
    before = [transcripts.segments(archive, line) for line in (first, second)]
    preview = replacing.find(archive, Wish("ARMY", "Military"))
    assert [(p.line.title, p.line.start_ms, p.line.speaker, p.span) for p in preview.places] == [
        ("Second", 4000, "Imran", (4, 8)),
        ("Second", 4000, "Imran", (10, 14)),
        ("First", 8000, "Caller 1", (24, 28)),
        ("First", 12_000, "Imran", (4, 8)),
    ]
    assert [transcripts.segments(archive, line) for line in (first, second)] == before
    outcome = replacing.apply(archive, preview.places, "Military", reviewer="Noor")
    assert outcome.sentence() == "4 places replaced in 3 segments of 2 sessions."
    assert outcome.changes.transcripts == {first, second}
    assert texts(archive, second)[1] == "The Military, Military and armyworms."
    assert texts(archive, first)[2:] == [
        "What is the role of the Military?", "The Military has no role in media freedom.",
    ]  # fmt: skip
    assert (search(archive, "military").total, search(archive, "army").total) == (3, 0)
    assert [(c.kind, c.reviewer) for c in corrections.list_for(archive, first)] == [
        ("replace", "Noor"), ("replace", "Noor"),
    ]  # fmt: skip
    assert store.check(archive) == []
    assert journal.undo(archive) is not None
    assert [transcripts.segments(archive, line) for line in (first, second)] == before
    assert journal.next_undo(archive) is None
    journal.redo(archive)
    assert search(archive, "military").total == 3


def test_words_around_keep_their_times(archive: Archive, second: int) -> None:
    old = transcripts.segments(archive, second)[1]
    places = replacing.find(archive, Wish("army and", "forces or")).places
    replacing.apply(archive, places, "forces or", reviewer="")
    new = transcripts.segments(archive, second)[1]
    assert new.text == "The Army, forces or armyworms."
    assert new.words[:2] == old.words[:2]
    assert (new.words[4].start_ms, new.words[4].confidence) == (
        old.words[4].start_ms, old.words[4].confidence,
    )  # fmt: skip


def test_urdu_is_found_however_it_was_typed(archive: Archive, second: int) -> None:
    for scope in (None, second):
        (place,) = replacing.find(archive, Wish("کی", "کی"), transcript_id=scope).places
        assert place.line.text[slice(*place.span)] == "كي"
        exact = replacing.find(archive, Wish("کی", "کی", match_case=True), transcript_id=scope)
        assert exact.places == ()
    replacing.apply(archive, [place], "کی", reviewer="")
    assert texts(archive, second)[0] == "عمران خان کی فوج اور عوام"
    assert replacing.find(archive, Wish("کی", "کی")).places == ()


def test_only_what_was_chosen_is_replaced(archive: Archive, first: int, second: int) -> None:
    wish = Wish("army", "ARMY", whole_words=False)
    places = replacing.find(archive, wish).places
    assert len(places) == 5
    replacing.apply(archive, [places[1]], "ARMY", reviewer="")
    assert texts(archive, second)[1] == "The Army, ARMY and armyworms."
    assert not transcripts.get(archive, first).corrected
    uid = transcripts.get(archive, first).session
    assert len(replacing.find(archive, wish, session=uid).places) == 2


def test_what_changed_since_and_what_would_be_empty_is_left_alone(
    archive: Archive, first: int
) -> None:
    correct.set_text(
        archive, first, transcripts.segments(archive, first)[0].id, "Army.", reviewer=""
    )
    places = replacing.find(archive, Wish("army", "")).places
    key = transcripts.segments(archive, first)[2].id
    correct.set_text(archive, first, key, "The army, you say?", reviewer="")
    alone = replacing.apply(
        archive, replacing.find(archive, Wish("army.", "")).places, "", reviewer=""
    )
    assert alone.sentence() == (
        "Nothing was replaced. 1 segment left alone: without words, or too long for one."
    )
    outcome = replacing.apply(archive, places, "", reviewer="")
    assert (outcome.places, outcome.changed_since) == (2, 1)
    assert texts(archive, first) == [
        ".", making.RALLY[1][1], "The army, you say?", "The has no role in media freedom.",
    ]  # fmt: skip


def test_nothing_chosen_changes_nothing(archive: Archive, first: int) -> None:
    outcome = replacing.apply(archive, [], "x", reviewer="")
    assert (outcome.places, bool(outcome.changes)) == (0, False)
    assert journal.next_undo(archive) is None
    assert not transcripts.get(archive, first).corrected
    with pytest.raises(WrongUsage, match="What is to be replaced"):
        replacing.find(archive, Wish("  ", "x"))
    with pytest.raises(WrongUsage, match="Signs alone"):
        replacing.find(archive, Wish("?", "x"))
    assert len(replacing.find(archive, Wish("?", "!"), transcript_id=first).places) == 1


def test_quotes_stay_as_they_were_taken(archive: Archive, first: int) -> None:
    info = transcripts.get(archive, first)
    key = transcripts.segments(archive, first)[3].id
    with archive.operation("Bookmark quote") as op:
        uid = quotes.add(archive, op, making.quote(info.session, segment_ids=(key,)))
    frozen = quotes.get(archive, uid)
    replacing.apply(archive, replacing.find(archive, Wish("army", "x")).places, "x", reviewer="")
    assert quotes.get(archive, uid) == frozen


def test_a_thousand_lines_are_one_quick_step(archive: Archive) -> None:
    uid = making.session(archive, "Long")
    lines = tuple(("Imran", f"The army said number {n}.") for n in range(1500))
    line = making.transcript(archive, uid, making.parsed(lines, words=True))
    before = transcripts.segments(archive, line)
    places = replacing.find(archive, Wish("army said", "Army says")).places
    outcome = replacing.apply(archive, places, "Army says", reviewer="Noor")
    assert (outcome.places, outcome.lines) == (1500, 1500)
    assert store.check(archive) == []
    journal.undo(archive)
    assert transcripts.segments(archive, line) == before
