"""Notes are edited in one step, searched, and written without what may not leave."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer import export
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.note import MARK, QUOTE, Note
from spacesviewer.domain.topic import FollowUp
from spacesviewer.library import journal, marks, notes, people, quotes
from spacesviewer.library.store import Archive
from spacesviewer.workflows import noting, tagging
from spacesviewer.workflows import people as people_verbs
from tests.unit.library import making

WORDS = st.text(max_size=60)
NOTES = st.lists(
    st.builds(
        Note,
        st.sampled_from([MARK, QUOTE]),
        st.just("1"),
        st.sampled_from(["s1", "s2"]),
        WORDS,
        st.just("2026-03-01"),
        st.integers(0, 10**9),
        WORDS,
        st.lists(st.builds(FollowUp, st.integers(1, 9), WORDS, st.booleans()), max_size=3).map(
            tuple
        ),
    ),
    max_size=5,
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


def noted(archive: Archive) -> str:
    """A session with two marks and a quote with a note."""
    uid = making.session(archive, participants=making.people("Imran", "Ayesha"))
    making.transcript(archive, uid)
    tagging.mark(archive, uid, 30_000, "The contract:\nwho signed?", ["Call Imran’s office"])
    tagging.mark(archive, uid, 1000)
    with archive.operation("quote") as op:
        quotes.add(archive, op, making.quote(uid, note="Ask for the contract"))
    return uid


def test_a_note_and_its_list_are_edited_in_one_step(archive: Archive) -> None:
    uid = noted(archive)
    before = marks.list_for(archive, uid)[1]
    wanted = [FollowUp(before.follow_ups[0].id, " Call  them ", True), FollowUp(0, "Read it")]
    changes = tagging.edit_mark(archive, before.id, "Signed ", wanted)
    assert changes.marks == {before.id}
    after = marks.get(archive, before.id)
    assert after.note == "Signed"
    assert [(one.text, one.done) for one in after.follow_ups] == [
        ("Call them", True),
        ("Read it", False),
    ]
    tagging.edit_mark(archive, before.id, "Signed", [FollowUp(0, " ")])
    assert marks.get(archive, before.id).follow_ups == ()
    journal.undo(archive)
    journal.undo(archive)
    assert marks.get(archive, before.id) == before
    tagging.unmark(archive, before.id)
    with pytest.raises(UserError, match="not there any more"):
        tagging.edit_mark(archive, before.id, "", [])


def test_notes_are_found_by_their_words(archive: Archive) -> None:
    uid = noted(archive)
    found = notes.search(archive, "contract")
    assert [(one.kind, one.start_ms, one.speaker) for one in found] == [
        (QUOTE, 12_000, "Note on a quote"),
        (MARK, 30_000, "Note"),
    ]
    assert found[1].snippet == "The contract: who signed?"
    assert [found[1].snippet[a:b] for a, b in found[1].snippet_marks] == ["contract"]
    (todo,) = notes.search(archive, '"imran’s office"', session=uid)
    assert (todo.kind, todo.speaker) == (notes.FOLLOW_UP, "To do")
    assert notes.search(archive, "contract -signed -ask") == []
    assert notes.search(archive, "  ") == []
    both = notes.search_all(archive, "army", limit=10)
    assert (both.total, len(both.hits)) == (2, 2)
    tagging.mark(archive, uid, 2000, "Army, again")
    both = notes.search_all(archive, "arm", limit=10)
    assert [one.segment_id > 0 for one in both.hits] == [False, True, True]
    assert both.total == 3


def test_notes_leave_without_what_is_off_the_record(archive: Archive, tmp_path: Path) -> None:
    uid = noted(archive)
    (quote,) = quotes.list_quotes(archive)
    tagging.mark(archive, uid, 50_000, "He said: the army has no role in media freedom")
    tagging.mark(archive, uid, 13_000, "a secret", ["call him"])
    with archive.operation("hide") as op:
        words = "The army has no role in media freedom."
        hidden = making.quote(uid, words, note="hush", state="off the record")
        quotes.add(archive, op, hidden)
    target = tmp_path / "notes.json"
    assert noting.export_notes(archive, "json", target, uid) == (5, 1)
    entries = json.loads(target.read_text())
    assert quote.note in [one["note"] for one in entries] or "[off the record]" in str(entries)
    text = target.read_text()
    for secret in ("no role", "a secret", "call him", "hush"):
        assert secret not in text
    assert "[off the record]" in text
    assert "who signed?" in text


def test_a_name_with_a_pseudonym_is_told_and_not_altered(archive: Archive, tmp_path: Path) -> None:
    noted(archive)
    people_verbs.set_pseudonym(archive, people.find(archive, "Imran").id, "Source A")
    told: list[str] = []
    target = tmp_path / "notes.md"
    noting.export_notes(archive, "markdown", target, warn=told.append)
    assert told == [
        "A name that has a pseudonym stands in the words of 1 note. "
        "It was not altered: read it before you publish."
    ]
    written = target.read_text()
    assert "- [ ] Call Imran’s office" in written
    assert "**0:00:30** The contract:  \nwho signed?" in written


def test_nothing_to_export_is_told(archive: Archive, tmp_path: Path) -> None:
    making.session(archive)
    with pytest.raises(UserError, match="There are no notes"):
        noting.export_notes(archive, "csv", tmp_path / "x.csv")
    with pytest.raises(UserError, match="There is no format"):
        noting.export_notes(archive, "docx", tmp_path / "x.docx")


def test_there_are_three_forms() -> None:
    assert [*export.notes_formats()] == ["csv", "json", "md"]


@given(NOTES)
def test_any_notes_are_written_in_every_form(made: list[Note]) -> None:
    forms = export.notes_formats()
    written = {key: form.render(made) for key, form in forms.items()}
    assert written == {key: form.render(made) for key, form in forms.items()}
    assert [one["at_ms"] for one in json.loads(written["json"])] == [one.at_ms for one in made]
    rows = list(csv.DictReader(io.StringIO(written["csv"].decode("utf-8-sig"), newline="")))
    asked = sum(len(one.follow_ups) for one in made)
    heads = sum(bool(one.text or not one.follow_ups) for one in made)
    assert len(rows) == asked + heads
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    boxes = [line for line in written["md"].decode().split("\n") if line.startswith("- [")]
    assert len(boxes) == asked
