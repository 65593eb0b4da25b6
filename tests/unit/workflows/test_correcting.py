"""Corrections by hand: any of them can be undone, and no file changes them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import ROLES, Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import cast, journal, recordings, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting, discarding, joining, revising, showing
from tests.unit.library import making
from tests.unit.library.test_byhand import TOLD

ME = {"reviewer": "S. Journalist"}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def uid(archive: Archive) -> str:
    return filled(archive)


def filled(archive: Archive, title: str = "On the rally") -> str:
    """A session with people, figures, sound and two transcripts."""
    uid = sessions.add(archive, replace(TOLD, title=title), source="test")
    making.recording(archive, uid, f"{title}.m4a")
    making.transcript(archive, uid, name=f"{title}.en.vtt")
    urdu = making.parsed((("Imran", "فوج کا کردار"),), language="ur")
    making.transcript(archive, uid, urdu, f"{title}.ur.vtt")
    return uid


def facts(archive: Archive, uid: str) -> SessionFacts:
    return sessions.get(archive, uid).facts


def test_a_start_says_who_set_it(archive: Archive, uid: str) -> None:
    correcting.set_fact(archive, uid, "start", "2024-03-01 21:47 +05:00", **ME)
    told = facts(archive, uid)
    assert told.started_at == "2024-03-01T21:47:00+05:00"
    assert told.date_source == correcting.date_source("S. Journalist")
    assert correcting.date_source("S. J.", date(2026, 11, 25)) == "set by S. J. on 2026-11-25"
    assert correcting.date_source("", date(2026, 11, 25)) == "set by hand on 2026-11-25"
    correcting.set_fact(archive, uid, "start", "", **ME)
    assert (facts(archive, uid).started_at, facts(archive, uid).date_source) == ("", "")


@pytest.mark.parametrize("name", correcting.FACTS)
def test_every_fact_can_be_set_and_undone(archive: Archive, uid: str, name: str) -> None:
    before = facts(archive, uid)
    dated = name in ("start", "end", "scheduled")
    value = "2024-03-01T23:00:00+05:00" if dated else "Another one"
    correcting.set_fact(archive, uid, name, value, **ME)
    assert getattr(facts(archive, uid), correcting.FACTS[name]) == value
    assert journal.next_undo(archive) == f"edit {name}"
    journal.undo(archive)
    assert facts(archive, uid) == before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("title", "  ", "needs a title"),
        ("title", "x" * 501, "too long"),
        ("colour", "red", "no fact"),
        ("start", "soon", "not a date"),
        ("end", "2024-02-01", "before the start"),
    ],
)
def test_what_makes_no_sense_is_told_and_changes_nothing(
    archive: Archive, uid: str, name: str, value: str, said: str
) -> None:
    before = facts(archive, uid)
    with pytest.raises(WrongUsage, match=said):
        correcting.set_fact(archive, uid, name, value, **ME)
    assert facts(archive, uid) == before
    assert journal.next_undo(archive) is None


def test_text_is_made_safe(archive: Archive, uid: str) -> None:
    correcting.set_fact(archive, uid, "title", "a\x1b[31m\n b\ud800", **ME)
    assert facts(archive, uid).title == "a[31m b\ufffd"
    correcting.set_fact(archive, uid, "description", "one\r\ntwo\x00", **ME)
    assert facts(archive, uid).description == "one\ntwo"


def test_a_label_gets_a_name_in_all_transcripts(archive: Archive) -> None:
    uid = making.session(archive)
    lines = [making.transcript(archive, uid, making.parsed(language=x), x) for x in ("en", "ur")]
    correcting.name_voice(archive, uid, "caller 1", Participant("Salma", "caller"), **ME)
    for line in lines:
        assert transcripts.segments(archive, line)[2].speaker == "Salma"
    assert [(p.name, p.role) for p in facts(archive, uid).participants] == [("Salma", "caller")]
    journal.undo(archive)
    assert transcripts.segments(archive, lines[0])[2].speaker == "Caller 1"


def test_figures_need_a_kind_and_a_number_of_people(archive: Archive, uid: str) -> None:
    for wrong in (Figure("", 5, "X"), Figure("listeners", -1, "X"), Figure("x", 1 << 60, "X")):
        with pytest.raises(WrongUsage):
            correcting.add_figure(archive, uid, wrong, **ME)
    correcting.add_figure(archive, uid, Figure("listeners", 5, "", "2024-03-02"), **ME)
    assert facts(archive, uid).figures[-1].source == "S. Journalist"


def test_a_revision_is_one_step_and_changes_only_what_differs(archive: Archive, uid: str) -> None:
    shown = revising.of(sessions.get(archive, uid))
    correcting.set_fact(archive, uid, "platform", "changed elsewhere", **ME)
    before = facts(archive, uid)
    ayesha, imran, caller = shown.people
    wanted = replace(
        shown,
        facts=shown.facts | {"title": "The rally", "language": "ur"},
        people=(replace(ayesha, role="cohost"), imran, Participant("New", "host")),
        figures=(Figure("listeners", 9, "X"),),
        transcripts={
            key: replace(told, kind="translation") for key, told in shown.transcripts.items()
        },
        offsets_ms=dict.fromkeys(shown.offsets_ms, 2500),
    )
    changes = revising.apply(archive, uid, shown, wanted, **ME)
    assert uid in changes.sessions
    now = sessions.get(archive, uid)
    assert (now.facts.title, now.facts.platform) == ("The rally", "changed elsewhere")
    assert [(p.name, p.role) for p in now.facts.participants] == [
        ("New", "host"),
        ("Ayesha", "cohost"),
        ("Imran", "speaker"),
    ]
    assert [f.value for f in now.facts.figures] == [9]
    assert {t.kind for t in now.transcripts} == {"translation"}
    assert now.recordings[0].offset_ms == 2500
    assert journal.next_undo(archive) == "edit session"
    journal.undo(archive)
    assert facts(archive, uid) == before
    assert caller in facts(archive, uid).participants


def test_a_revision_with_a_fault_changes_nothing(archive: Archive, uid: str) -> None:
    shown = revising.of(sessions.get(archive, uid))
    wanted = replace(
        shown,
        facts=shown.facts | {"title": "New"},
        people=(*shown.people, Participant("Double", "host", "imran")),
    )
    before = facts(archive, uid)
    with pytest.raises(WrongUsage, match="already"):
        revising.apply(archive, uid, shown, wanted, **ME)
    assert facts(archive, uid) == before
    assert not revising.apply(archive, uid, shown, shown, **ME)


# Any sequence of edits ------------------------------------------------------------------------

texts = st.text("aZ ف\u200f<&é", max_size=12)
picks = st.integers(0, 7)
Edit = Callable[[Archive, str, str], object]


def _people(archive: Archive, uid: str) -> list[Participant]:
    return cast.people(archive, sessions.row_id(archive, uid))


def _pick(values: Any, at: int) -> Any:
    if not values:
        raise WrongUsage("nothing there")
    return values[at % len(values)]


def _fact(name: str, text: str) -> Edit:
    return lambda a, uid, _other: correcting.set_fact(a, uid, name, text, **ME)


def _role(at: int, role: str) -> Edit:
    return lambda a, uid, _other: correcting.change_person(
        a, uid, replace(_pick(_people(a, uid), at), role=role), **ME
    )


def _rename(at: int, name: str) -> Edit:
    return lambda a, uid, _other: correcting.change_person(
        a, uid, replace(_pick(_people(a, uid), at), name=name), **ME
    )


def _handle(at: int, number: int) -> Edit:
    return lambda a, uid, _other: correcting.change_person(
        a, uid, replace(_pick(_people(a, uid), at), handle=f"new{number}"), **ME
    )


def _remove(at: int) -> Edit:
    return lambda a, uid, _other: correcting.remove_person(
        a, uid, _pick(_people(a, uid), at).id, **ME
    )


def _add(name: str) -> Edit:
    return lambda a, uid, _other: correcting.add_person(a, uid, Participant(name), **ME)


def _figure(at: int, value: int) -> Edit:
    return lambda a, uid, _other: correcting.change_figure(
        a, uid, replace(_pick(facts(a, uid).figures, at), value=value), **ME
    )


def _no_figure(at: int) -> Edit:
    return lambda a, uid, _other: correcting.remove_figure(
        a, uid, _pick(facts(a, uid).figures, at).id, **ME
    )


def _line(at: int, kind: str, language: str) -> Edit:
    return lambda a, uid, _other: correcting.edit_transcript(
        a, _pick(transcripts.list_for(a, uid), at).id, kind=kind, language=language, **ME
    )


def _offset(at: int, ms: int) -> Edit:
    return lambda a, uid, _other: correcting.set_offset(
        a, uid, _pick(recordings.list_for(a, uid), at).id, ms
    )


def _join(ms: int) -> Edit:
    return lambda a, uid, other: joining.join(a, uid, other, ms)


def _discard(which: int) -> Edit:
    return lambda a, uid, other: discarding.remove(a, (uid, other)[which])


corrections = st.one_of(
    st.builds(_fact, st.sampled_from(["title", "url", "platform", "language"]), texts),
    st.builds(_fact, st.sampled_from(["start", "end"]), st.sampled_from(["", "2024-03-05"])),
    st.builds(_role, picks, st.sampled_from(ROLES)),
    st.builds(_rename, picks, texts),
    st.builds(_handle, picks, picks),
    st.builds(_remove, picks),
    st.builds(_add, texts),
    st.builds(_figure, picks, st.integers(0, 9)),
    st.builds(_no_figure, picks),
    st.builds(_line, picks, st.sampled_from(["original", "translation"]), texts),
    st.builds(_offset, picks, st.integers(0, 9000)),
)
anything = st.one_of(
    corrections, st.builds(_join, st.integers(-9000, 9000)), st.builds(_discard, st.integers(0, 1))
)


def rows(archive: Archive) -> dict[str, list[Any]]:
    """Every row but those of the journal itself."""
    names = [
        name
        for (name,) in archive.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'segment_fts%' AND name NOT IN ('op', 'op_item')"
        )
    ]
    return {name: archive.rows(f"SELECT * FROM {name} ORDER BY 1") for name in names}


@given(st.lists(anything, max_size=8))
@settings(max_examples=25)
def test_any_edits_undone_leave_every_row_as_it_was(edits: list[Edit]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.create(Path(folder) / "archive") as archive,
    ):
        uid, other = filled(archive), filled(archive, "Another")
        before, found = rows(archive), archive.rows("SELECT rowid FROM segment_fts('imran OR the')")
        for edit in edits:
            with suppress(UserError):
                edit(archive, uid, other)
        while journal.undo(archive):
            pass
        assert rows(archive) == before
        assert archive.rows("SELECT rowid FROM segment_fts('imran OR the')") == found


@given(st.lists(corrections, max_size=8))
@settings(max_examples=25)
def test_files_that_tell_the_same_again_change_nothing_that_was_set(edits: list[Edit]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.create(Path(folder) / "archive") as archive,
    ):
        uid = filled(archive)
        for edit in edits:
            with suppress(UserError):
                edit(archive, uid, "")
        before = shown(archive, uid)
        sessions.update_facts(archive, uid, TOLD, source="again.json")
        making.transcript(archive, uid, name="On the rally.en.vtt")
        assert shown(archive, uid) == before


def shown(archive: Archive, uid: str) -> dict[str, Any]:
    document = showing.document(archive, uid)
    del document["told_otherwise"]
    return document
