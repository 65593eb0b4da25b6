"""An older file, a corrected text and a newer file are cut into stretches that belong together."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain import threeway
from spacesviewer.domain.segment import Segment, spread_words, word_spans
from spacesviewer.domain.threeway import Stretch, compare


def line(start: int, end: int, text: str, speaker: str = "A") -> Segment:
    return Segment(start, end, text, speaker)


BASE = (line(0, 1000, "Welcome all."), line(1000, 2000, "The army."), line(2000, 3000, "Bye."))
EACH = ((0,), (1,), (2,))


Lines = tuple[Segment, ...]


def kinds(base: Lines, mine: Lines, theirs: Lines) -> list[str]:
    return [one.kind for one in compare(base, mine, theirs, EACH)]


def test_what_nobody_or_only_one_changed_needs_no_choice() -> None:
    mine = (BASE[0], line(1000, 2000, "The Army."), BASE[2])
    theirs = (line(10, 990, "Welcome all!"), line(1010, 2010, "The army."), BASE[2])
    assert kinds(BASE, BASE, BASE) == ["same"] * 3
    assert kinds(BASE, mine, theirs) == ["theirs", "mine", "same"]


def test_both_changed_is_a_meeting_unless_they_agree() -> None:
    mine = (BASE[0], line(1000, 2000, "The Army."), line(2000, 3000, "Goodbye."))
    theirs = (BASE[0], line(1000, 2000, "The army has."), line(2000, 3000, "Goodbye."))
    assert kinds(BASE, mine, theirs) == ["same", "meet", "agreed"]


def test_other_cuts_belong_together_by_their_time() -> None:
    theirs = (line(0, 2000, "Welcome all. The army is."), line(2000, 3000, "Bye."))
    mine = (BASE[0], line(1000, 2000, "The Army."), BASE[2])
    first, second = compare(BASE, mine, theirs, EACH)
    assert (first.kind, len(first.base), len(first.mine), len(first.theirs)) == ("meet", 2, 2, 1)
    assert second.kind == "same"
    assert threeway.kept(first) == mine[:2]
    (whole,) = threeway.written(first, "Welcome, all. The Army is.")
    assert (whole.start_ms, whole.end_ms, whole.text) == (0, 2000, "Welcome, all. The Army is.")


def test_what_was_deleted_and_added_stands_in_its_place() -> None:
    mine = (BASE[0], BASE[2], line(5000, 6000, "Added."))
    theirs = (*BASE[:1], line(1000, 2000, "The arms."), BASE[2])
    found = compare(BASE, mine, theirs, ((0,), (2,), ()))
    assert [one.kind for one in found] == ["same", "meet", "same", "mine"]
    assert (found[1].mine, found[3].theirs) == ((), ())
    assert threeway.kept(found[1]) == ()


def test_kept_words_have_the_newer_times_and_speaker_but_for_what_was_set() -> None:
    new = line(1100, 2100, "The arms race", "B")
    new = Segment(1100, 2100, new.text, "B", spread_words(new))
    old = line(1000, 2000, "The army race", "A")
    text = Stretch((old,), (line(1000, 2000, "The Army race", "A"),), (new,), "meet")
    (found,) = threeway.kept(text)
    assert (found.start_ms, found.end_ms, found.speaker) == (1100, 2100, "B")
    assert (found.text, found.words[0]) == ("The Army race", new.words[0])
    moved = Stretch((old,), (line(900, 2000, "The Army race", "C"),), (new,), "meet")
    (found,) = threeway.kept(moved)
    assert (found.start_ms, found.speaker) == (900, "C")


def test_texts_without_times_belong_together_by_their_words() -> None:
    base = tuple(Segment(0, 0, text) for text in ("One.", "Two.", "Three.", "Four."))
    mine = tuple(Segment(0, 0, text) for text in ("One.", "Two!", "Three.", "Four."))
    theirs = tuple(Segment(0, 0, text) for text in ("One.", "Too.", "Three.", "Nine.", "Four."))
    found = compare(base, mine, theirs, [(n,) for n in range(4)], timed=False)
    assert sorted(one.kind for one in found) == ["meet", "same", "same", "same", "theirs"]


WORDS = st.lists(st.sampled_from(["army", "Army", "فوج", "the", "1,234"]), min_size=1, max_size=4)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Segment, ...]:
    lines, at = [], 0
    for _ in range(draw(st.integers(0, 8))):
        at += draw(st.integers(0, 900))
        length = draw(st.integers(0, 1500))
        lines.append(line(at, at + length, " ".join(draw(WORDS)), draw(st.sampled_from("AB"))))
    return tuple(sorted(lines, key=lambda one: one.start_ms))


@given(texts(), texts(), texts(), st.data(), st.booleans())
def test_every_line_is_in_one_stretch_and_nothing_is_lost(
    base: tuple[Segment, ...],
    mine: tuple[Segment, ...],
    theirs: tuple[Segment, ...],
    data: st.DataObject,
    timed: bool,
) -> None:
    places = st.lists(st.integers(0, len(base) - 1), max_size=2) if base else st.just([])
    made_of = [data.draw(places) for _ in mine]
    found = compare(base, mine, theirs, made_of, timed=timed)
    for name, text in (("base", base), ("mine", mine), ("theirs", theirs)):
        parts = list(chain.from_iterable(getattr(one, name) for one in found))
        assert sorted(map(id, parts)) == sorted(map(id, text))
    for one in found:
        assert one.base or one.mine or one.theirs
        kept = threeway.kept(one)
        assert threeway.said(kept) == threeway.said(one.mine)
        assert all(part.start_ms <= part.end_ms for part in kept)
        for part in kept:
            spans = word_spans(part.text)
            assert all(any(a <= w.start < b for a, b in spans) for w in part.words)
        if one.kind in ("same", "theirs"):
            assert threeway.said(one.mine) == threeway.said(one.base)
        if one.kind == "meet":
            assert threeway.said(one.mine) != threeway.said(one.theirs)


@given(texts(), texts())
def test_a_text_that_was_not_corrected_meets_nothing(
    base: tuple[Segment, ...], theirs: tuple[Segment, ...]
) -> None:
    found = compare(base, base, theirs, [(n,) for n in range(len(base))])
    assert {one.kind for one in found} <= {"same", "theirs"}


@given(texts(), texts(), st.integers(0, 7))
def test_with_the_same_file_again_the_person_is_right(
    base: tuple[Segment, ...], other: tuple[Segment, ...], swapped: int
) -> None:
    mine = list(base)
    if swapped < len(mine) and other:
        mine[swapped] = line(mine[swapped].start_ms, mine[swapped].end_ms, other[0].text)
    found = compare(base, mine, base, [(n,) for n in range(len(base))])
    assert {one.kind for one in found} <= {"same", "mine"}
