"""Removed sessions are nowhere to be found, and come back whole."""

from __future__ import annotations

import pytest

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.library import (
    joins,
    journal,
    quotes,
    search,
    sessions,
    store,
    topics,
    transcripts,
    trash,
)
from spacesviewer.library.store import Archive
from tests.unit.library import making
from tests.unit.library.test_journal import everything


@pytest.fixture
def uid(archive: Archive) -> str:
    made = making.session(archive, started_at="2024-03-01T20:00:00+05:00")
    making.recording(archive, made)
    line = making.transcript(archive, made)
    with archive.operation("prepare") as op:
        quotes.add(archive, op, making.quote(made, transcript_id=line))
        topics.add_span(archive, op, made, "Army", 0, 5)
    return made


def remove(archive: Archive, uid: str) -> None:
    with archive.operation("remove session") as op:
        trash.put(archive, op, uid)


def test_a_removed_session_is_nowhere(archive: Archive, uid: str) -> None:
    (quote,) = quotes.list_quotes(archive)
    remove(archive, uid)
    assert sessions.list_sessions(archive) == []
    assert search.search(archive, "army").total == 0
    assert search.search(archive, "rally").titles == ()
    assert quotes.list_quotes(archive) == []
    assert topics.list_topics(archive)[0].spans == 0
    for look in (
        lambda: sessions.get(archive, uid),
        lambda: sessions.find(archive, "rally"),
        lambda: quotes.get(archive, quote.id),
    ):
        with pytest.raises(WrongUsage):
            look()
    assert archive.rows("SELECT count(*) FROM quotes") == [(0,)]
    assert store.check(archive) == []


def test_it_is_listed_and_comes_back_whole(archive: Archive, uid: str) -> None:
    before = everything(archive)
    remove(archive, uid)
    (entry,) = trash.list_removed(archive)
    assert (entry.id, entry.title, entry.recordings, entry.transcripts, entry.quotes) == (
        uid, "On the rally", 1, 1, 1,
    )  # fmt: skip
    with archive.operation("bring back") as op:
        trash.bring_back(archive, op, trash.find(archive, "RALLY").id)
    assert everything(archive) == before
    assert search.search(archive, "army").total == 2
    assert trash.list_removed(archive) == []


def test_undo_brings_it_back_and_redo_takes_it_away(archive: Archive, uid: str) -> None:
    before = everything(archive)
    remove(archive, uid)
    journal.undo(archive)
    assert everything(archive) == before
    assert search.search(archive, "army").total == 2
    journal.redo(archive)
    assert search.search(archive, "army").total == 0


def test_what_is_not_in_the_trash(archive: Archive, uid: str) -> None:
    with pytest.raises(WrongUsage, match="not in the trash"), archive.operation("x") as op:
        trash.bring_back(archive, op, uid)
    with pytest.raises(UserError, match="empty"):
        trash.find(archive, "rally")
    remove(archive, uid)
    with pytest.raises(WrongUsage, match="No session in the trash"):
        trash.find(archive, "nowhere")
    with pytest.raises(WrongUsage, match="no session"):
        remove(archive, uid)


def test_names_that_fit_several_are_told(archive: Archive, uid: str) -> None:
    other = making.session(archive, "Off the rally")
    for one in (uid, other):
        remove(archive, one)
    with pytest.raises(WrongUsage) as told:
        trash.find(archive, "rally")
    assert len(told.value.candidates) == 2
    assert trash.find(archive, "off the rally").id == other
    assert trash.find(archive, uid[:6]).id == uid


def test_a_joined_session_goes_and_comes_with_the_one_it_is_part_of(
    archive: Archive, uid: str
) -> None:
    whole = making.session(archive, "Whole")
    with archive.operation("join") as op:
        joins.join(archive, op, whole, uid, 0)
    assert trash.list_removed(archive) == []
    with pytest.raises(WrongUsage, match="not in the trash"), archive.operation("x") as op:
        trash.bring_back(archive, op, uid)
    remove(archive, whole)
    entry = trash.holds(archive, uid)
    assert entry is not None
    assert (entry.id, entry.quotes) == (whole, 1)
    assert quotes.list_quotes(archive) == []
    journal.undo(archive)
    assert len(quotes.list_quotes(archive)) == 1
    assert len(transcripts.list_for(archive, whole)) == 1
