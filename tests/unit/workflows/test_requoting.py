"""A quote with other edges is another quote: the old one is kept, and Undo brings it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import journal, quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quoting, requoting
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


class Scene:
    """A session with words that have times, and a quote of "the army" (100 ms a word)."""

    def __init__(self, archive: Archive, content: ParsedTranscript | None = None) -> None:
        self.archive = archive
        self.uid = making.session(archive)
        self.line = making.transcript(archive, self.uid, content or making.parsed(words=True))

    def quote(self, start_ms: int = 8200, end_ms: int = 8500, **more: object) -> str:
        info = transcripts.get(self.archive, self.line)
        chosen = quoting.from_range(self.archive, self.uid, info, start_ms, end_ms)
        draft = quoting.draft(self.archive, self.uid, chosen, self.line)
        return quoting.keep(self.archive, replace(draft, **more))[0]  # type: ignore[arg-type]

    def all(self) -> list[str]:
        return [quote.id for quote in quotes.list_quotes(self.archive)]


def test_the_quote_gets_a_revision_in_one_step(archive: Archive) -> None:
    scene = Scene(archive)
    uid = scene.quote(note="the core", topics=("Army",), state="checked", reviewer="S. J.")
    old = quotes.get(archive, uid)
    assert old.text == "the role of"
    changes = requoting.move_edges(archive, uid, 8200, 8690)
    new = quotes.get(archive, uid)
    assert new.text == "the role of the army?"
    assert (new.start_ms, new.end_ms, new.speaker) == (8200, 8690, "Caller 1")
    assert (new.note, new.topics, new.reviewer) == ("the core", ("Army",), "S. J.")
    assert new.state == "to check"
    assert new.before.endswith("voters. What is")
    assert new.after.startswith("The army has no role")
    assert changes.quotes == {uid}
    assert [kept.text for _, kept in quotes.revisions(archive, uid)] == [old.text, new.text]
    assert journal.undo(archive)
    back = quotes.get(archive, uid)
    assert (back.text, back.state, back.parts) == (old.text, old.state, old.parts)
    assert journal.redo(archive)
    assert quotes.get(archive, uid).text == new.text
    assert scene.all() == [uid]


def test_the_same_words_stay_the_same_quote(archive: Archive) -> None:
    scene = Scene(archive)
    uid = scene.quote(state="checked")
    steps = journal.next_undo(archive)
    assert not requoting.move_edges(archive, uid, 8195, 8520)
    assert journal.next_undo(archive) == steps
    assert quotes.get(archive, uid).state == "checked"


def test_over_a_change_of_speaker_each_has_a_part(archive: Archive) -> None:
    scene = Scene(archive)
    made = scene.quote()
    requoting.move_edges(archive, made, 8200, 12_250)
    assert [(part.speaker, part.text) for part in quotes.get(archive, made).parts] == [
        ("Caller 1", "the role of the army?"),
        ("Imran", "The army has"),
    ]


def test_what_is_off_the_record_stays_so(archive: Archive) -> None:
    scene = Scene(archive)
    uid = scene.quote(state="off the record")
    requoting.move_edges(archive, uid, 8000, 8400)
    assert quotes.get(archive, uid).state == "off the record"


def test_no_words_are_no_quote(archive: Archive) -> None:
    scene = Scene(archive)
    uid = scene.quote()
    with pytest.raises(UserError, match="Nobody says anything there"):
        requoting.move_edges(archive, uid, 9500, 9900)
    assert scene.all() == [uid]


@pytest.mark.parametrize("how", ["typed", "named", "corrected", "cut"])
def test_words_that_are_not_the_transcripts_are_left_alone(archive: Archive, how: str) -> None:
    scene = Scene(archive)
    uid = scene.quote()
    quote = quotes.get(archive, uid)
    (part,) = quote.parts
    if how == "corrected":
        key = transcripts.segments(archive, scene.line)[2].id
        correct.set_text(archive, scene.line, key, "What is a rôle of the navy?", reviewer="")
    else:
        other = {
            "typed": replace(part, text="the part of"),
            "named": replace(part, speaker="Salma"),
            "cut": replace(part, text="role"),
        }[how]
        quoting.remove(archive, uid)
        uid, _ = quoting.keep(archive, replace(quote, id="", parts=(other,), exact=how != "typed"))
    before = scene.all()
    with pytest.raises(UserError, match="edges of this quote cannot be moved"):
        requoting.move_edges(archive, uid, 8200, 8690)
    assert scene.all() == before


def test_who_talks_at_the_same_time_gets_no_word_into_it(archive: Archive) -> None:
    """Two talk at once: the quote is of one of them, and so is the shorter one."""
    content = ParsedTranscript(
        (
            Segment(0, 4000, "One two three four.", "Imran", row=1),
            Segment(1000, 1800, "No, no.", "Caller 1", row=2),
        )
    )
    scene = Scene(archive, content)
    whole = quoting.sentence_at(archive, transcripts.timeline(archive, scene.line), 200)
    assert whole is not None
    uid, _ = quoting.bookmark(archive, scene.uid, whole, scene.line)
    assert quotes.get(archive, uid).text == "One two three four."
    requoting.move_edges(archive, uid, 1000, 4000)
    assert [(p.speaker, p.text) for p in quotes.get(archive, uid).parts] == [
        ("Imran", "two three four.")
    ]
