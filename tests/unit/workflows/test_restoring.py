"""Any older text of a transcript is shown again, as a version of its own."""

from __future__ import annotations

import random

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.segment import Segment
from spacesviewer.library import corrections, joins, journal, store, versions
from spacesviewer.library.search import search
from spacesviewer.workflows import restoring
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making
from tests.unit.workflows.test_wording_corrections import Scene, _some_edit, archive, scene

__all__ = ["archive", "scene"]


def without_ids(segments: list[Segment]) -> list[tuple[object, ...]]:
    return [(s.start_ms, s.end_ms, s.text, s.speaker, s.words, s.id & 0xFFFFFF) for s in segments]


def test_the_text_after_any_correction_comes_back(scene: Scene) -> None:
    store_, line = scene.archive, scene.line
    file = without_ids(scene.segments)
    correct.set_text(store_, line, scene.key(3), "The army has none.", reviewer="Noor")
    correct.split(store_, line, scene.key(1), 10, reviewer="Noor")
    wanted = without_ids(scene.segments)
    correct.delete(store_, line, scene.key(0), reviewer="Sami")
    correct.set_speaker(store_, line, [scene.key(2)], "Bilal", reviewer="Sami")
    now = scene.segments
    known = restoring.of_transcript(store_, line)
    assert [one.name for one in known] == ["3", "2", "1", "file-1"]
    assert known[1].told.startswith("After: 0:00:04  split by Noor")
    changes = restoring.show_again(store_, line, known[1], reviewer="Zoya")
    assert changes.transcripts == {line}
    assert without_ids(scene.segments) == wanted
    assert (search(store_, "welcome").total, search(store_, "none").total) == (1, 1)
    assert corrections.list_for(store_, line)[-1].kind == "older"
    assert len(versions.list_versions(store_, line)) == 3
    assert store.check(store_) == []
    journal.undo(store_)
    assert scene.segments == now
    assert (search(store_, "welcome").total, store.check(store_)) == (0, [])
    journal.redo(store_)
    assert without_ids(scene.segments) == wanted
    file_again = restoring.named(restoring.of_transcript(store_, line), "file-1")
    restoring.show_again(store_, line, file_again, reviewer="Zoya")
    assert without_ids(scene.segments) == file
    assert store.check(store_) == []


def test_a_quote_of_a_restored_text_carries_what_led_to_it(scene: Scene) -> None:
    store_, line = scene.archive, scene.line
    correct.set_text(store_, line, scene.key(3), "One.", reviewer="Noor")
    correct.set_text(store_, line, scene.key(3), "Two.", reviewer="Sami")
    older = restoring.named(restoring.of_transcript(store_, line), "1")
    restoring.show_again(store_, line, older, reviewer="Zoya")
    correct.set_text(store_, line, scene.key(3), "Three.", reviewer="Zoya")
    origin = corrections.of_segments(store_, [scene.key(3)])
    assert [(c.reviewer, c.after[0].text) for c in origin.corrections] == [
        ("Noor", "One."), ("Zoya", "Three."),
    ]  # fmt: skip
    assert origin.original[0].text == making.RALLY[3][1]


def test_words_of_a_segment_come_back_also_those_that_were_undone(scene: Scene) -> None:
    store_, line = scene.archive, scene.line
    correct.set_text(store_, line, scene.key(3), "One.", reviewer="Noor")
    correct.set_text(store_, line, scene.key(3), "Two.", reviewer="Sami")
    journal.undo(store_)
    correct.set_text(store_, line, scene.key(3), "Three.", reviewer="Sami")
    known = restoring.of_segment(store_, line, scene.key(3))
    assert [one.text for one in known] == ["One.", "Two.", making.RALLY[3][1]]
    restoring.put_back(store_, line, scene.key(3), known[1], reviewer="Noor")
    assert scene.texts()[3] == "Two."
    assert restoring.of_segment(store_, line, scene.key(0)) == []
    with pytest.raises(WrongUsage, match="no version “7”") as refused:
        restoring.named(known, "7")
    assert "In the file" in refused.value.candidates[-1]


def test_an_older_text_stands_where_its_session_was_put_meanwhile(scene: Scene) -> None:
    store_, line = scene.archive, scene.line
    correct.set_times(store_, line, scene.key(0), 100, 3000, reviewer="Noor")
    correct.set_times(store_, line, scene.key(0), 200, 3000, reviewer="Noor")
    other = making.session(store_, "The main one")
    with store_.operation("join sessions") as op:
        joins.join(store_, op, other, scene.uid, 60_000)
    assert scene.segments[0].start_ms == 60_200
    older = restoring.named(restoring.of_transcript(store_, line), "1")
    restoring.show_again(store_, line, older, reviewer="")
    assert [s.start_ms for s in scene.segments] == [60_100, 64_000, 68_000, 72_000]


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_are_rewound_to_every_point(scene: Scene, seed: int) -> None:
    store_, rng = scene.archive, random.Random(seed)
    making.transcript(store_, scene.uid, making.long(12, seed, words=True))
    stood: dict[str, list[tuple[object, ...]]] = {}
    while len(stood) < 25:
        _some_edit(scene, rng)
        known = corrections.list_for(store_, scene.line)
        if known and str(known[-1].id) not in stood:
            stood[str(known[-1].id)] = without_ids(scene.segments)
    for name in rng.sample(list(stood), 8):
        if name != list(stood)[-1]:
            standing = restoring.named(restoring.of_transcript(store_, scene.line), name)
            restoring.show_again(store_, scene.line, standing, reviewer="")
            assert without_ids(scene.segments) == stood[name]
            _some_edit(scene, rng)
    assert store.check(store_) == []
