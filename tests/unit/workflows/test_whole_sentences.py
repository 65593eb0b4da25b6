"""Quotes at the edges of sentences: put to them, stretched to them, and taken back as selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import CHECKED, TO_CHECK
from spacesviewer.domain.selection import Selection
from spacesviewer.library import journal, quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_revisions, quoting, whole_sentences
from tests.unit.workflows.quote_scene import LINES, QuoteScene

DRAWN = "army has no role in media"
NO_ROLE = "The army has no role in media freedom."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[QuoteScene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield QuoteScene(archive)


def selected(scene: QuoteScene, words: str, index: int = 1) -> Selection:
    timeline = transcripts.timeline(scene.archive, scene.line)
    start = timeline.texts[index].index(words)
    places = (index, start), (index, start + len(words))
    found = quoting.between(scene.archive, timeline, *places)
    assert found is not None
    return found


def bookmark(
    scene: QuoteScene, words: str, index: int = 1, *, snap: bool = True
) -> tuple[str, str]:
    chosen = selected(scene, words, index)
    uid, moved, changes = whole_sentences.bookmark(
        scene.archive, scene.uid, chosen, scene.line, reviewer="Noor", note="Ask.", snap=snap
    )
    assert changes.quotes == {uid}
    return uid, moved


def test_a_sloppy_selection_is_put_right_and_undo_takes_it_back(scene: QuoteScene) -> None:
    uid, moved = bookmark(scene, DRAWN)
    assert moved == whole_sentences.BOTH
    quote = scene.get(uid)
    assert (quote.text, quote.note, quote.reviewer) == (NO_ROLE, "Ask.", "Noor")
    assert quote.parts[0].start_ms == selected(scene, NO_ROLE).start_ms
    first, second = quote_revisions.history(scene.archive, uid)
    assert (first[1].text, second[1].text) == (DRAWN, NO_ROLE)
    journal.undo(scene.archive)
    assert scene.get(uid).text == DRAWN
    journal.undo(scene.archive)
    assert quotes.list_quotes(scene.archive) == []


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("army has no role in media freedom.", whole_sentences.BEGINNING),
        ("The army has no role in media", whole_sentences.END),
        (NO_ROLE, ""),
        ("no role", ""),
        (LINES[1][1], ""),
    ],
)
def test_it_tells_which_edge_was_moved(scene: QuoteScene, words: str, moved: str) -> None:
    uid, told = bookmark(scene, words)
    assert told == moved
    assert scene.get(uid).text == (NO_ROLE if moved else words)
    assert scene.get(uid).revision == (2 if moved else 1)


def test_without_snapping_the_words_stay_as_selected(scene: QuoteScene) -> None:
    uid, moved = bookmark(scene, DRAWN, snap=False)
    assert (scene.get(uid).text, moved) == (DRAWN, "")


def test_a_quote_is_stretched_as_one_step_and_is_to_check_again(scene: QuoteScene) -> None:
    uid = scene.take(1, "no role in media freedom. It never").id
    quoting.set_state(scene.archive, uid, CHECKED, reviewer="Noor")
    assert whole_sentences.stretch(scene.archive, uid, reviewer="Noor").quotes == {uid}
    # The same speaker goes on in the next line, but behind a full stop.
    assert scene.get(uid).text == LINES[1][1]
    assert scene.get(uid).state == TO_CHECK
    assert whole_sentences.stretch(scene.archive, uid) == Changes()
    journal.undo(scene.archive)
    assert scene.get(uid).text == "no role in media freedom. It never"
    assert scene.get(uid).state == CHECKED


def test_typed_words_are_not_stretched(scene: QuoteScene) -> None:
    typed, exact = quoting.typed(selected(scene, NO_ROLE), "The army has no business there")
    assert not exact
    draft = quoting.draft(scene.archive, scene.uid, selected(scene, NO_ROLE), scene.line)
    uid, _ = quoting.keep(scene.archive, replace(draft, parts=typed.parts, exact=False))
    with pytest.raises(UserError, match="not certain"):
        whole_sentences.stretch(scene.archive, uid)
    assert scene.get(uid).text == "The army has no business there"
