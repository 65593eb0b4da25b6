"""Questions: who asks, what is asked, where it is answered, and every step taken back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.question import Question, question_before
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import belonging, journal, questions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import asking, joining, showing
from spacesviewer.workflows.formats import question_line
from tests.unit.library import making

ASKED = (8000, 11_900)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def uid(archive: Archive) -> str:
    made = making.session(archive)
    making.transcript(archive, made, making.parsed(words=True))
    return made


def test_who_asks_and_what_is_taken_from_the_transcript(archive: Archive, uid: str) -> None:
    made, changes = asking.ask(archive, uid, ASKED)
    assert (made.asker, made.text) == ("Caller 1", "What is the role of the army?")
    assert made.answer is None
    assert changes.questions == {made.id}
    assert questions.list_for(archive, uid) == [made]


def test_a_question_that_is_drawn_a_word_short_is_told_whole(archive: Archive, uid: str) -> None:
    made, _ = asking.ask(archive, uid, (ASKED[0] + 100, ASKED[1]))
    assert made.text == "What is the role of the army?"
    assert (made.start_ms, made.end_ms) == (ASKED[0] + 100, ASKED[1])


def test_what_is_told_goes_before_what_the_transcript_says(archive: Archive, uid: str) -> None:
    made, _ = asking.ask(archive, uid, ASKED, asker=" Salma \n", text="", answer=(12_000, 15_000))
    assert (made.asker, made.text, made.answer) == ("Salma", "", (12_000, 15_000))
    assert made.title == "Salma asks"


def test_where_nobody_speaks_nothing_is_invented(archive: Archive, uid: str) -> None:
    made, _ = asking.ask(archive, uid, (50_000, 51_000))
    assert (made.asker, made.text, made.title) == ("", "", "Question")
    bare = making.session(archive, "Without words")
    assert asking.ask(archive, bare, (1, 2))[0].text == ""


def test_a_long_preamble_is_cut_between_words(archive: Archive) -> None:
    uid = making.session(archive)
    making.transcript(archive, uid, making.parsed((("A", "why " * 300),)))
    text = asking.ask(archive, uid, (0, 3900))[0].text
    assert len(text) <= 302
    assert text.endswith("why …")


def test_an_answer_belongs_to_the_last_question_before_it(archive: Archive, uid: str) -> None:
    early, _ = asking.ask(archive, uid, (1000, 2000))
    late, _ = asking.ask(archive, uid, ASKED)
    told, _ = asking.answered(archive, uid, (12_000, 15_000))
    assert (told.id, told.answer) == (late.id, (12_000, 15_000))
    told, _ = asking.answered(archive, uid, (3000, 4000), early.id)
    assert told.answer == (3000, 4000)
    asking.unanswer(archive, early.id)
    assert questions.get(archive, early.id).answer is None
    with pytest.raises(WrongUsage, match="No question begins before"):
        asking.answered(archive, uid, (500, 900))


def test_every_step_can_be_taken_back(archive: Archive, uid: str) -> None:
    def now() -> list[Question]:
        return questions.list_for(archive, uid)

    seen = [now()]
    made, _ = asking.ask(archive, uid, ASKED)
    for step in (
        lambda: None,
        lambda: asking.edit(archive, made.id, asker="Salma"),
        lambda: asking.edit(archive, made.id, text="Why?"),
        lambda: asking.move(archive, made.id, 8500, 11_000),
        lambda: asking.answered(archive, uid, (12_000, 13_000)),
        lambda: asking.remove(archive, made.id),
    ):
        step()
        seen.append(now())
    assert (seen[3][0].asker, seen[3][0].text) == ("Salma", "Why?")
    assert len({str(state) for state in seen}) == len(seen) - 1  # nothing at both ends
    for wanted in reversed(seen[:-1]):
        assert journal.undo(archive)
        assert now() == wanted
    for wanted in seen[1:]:
        assert journal.redo(archive)
        assert now() == wanted


def test_the_same_stretch_is_one_question(archive: Archive, uid: str) -> None:
    first, _ = asking.ask(archive, uid, ASKED)
    again, _ = asking.ask(archive, uid, ASKED, asker="Salma", text="")
    assert again.id == first.id
    assert (again.asker, again.text) == ("Salma", first.text)


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-4, 3)])
def test_a_stretch_that_is_none_is_refused(
    archive: Archive, uid: str, span: tuple[int, int]
) -> None:
    with pytest.raises(WrongUsage, match="A question needs a stretch"):
        asking.ask(archive, uid, span)
    made, _ = asking.ask(archive, uid, ASKED)
    with pytest.raises(WrongUsage, match="An answer needs a stretch"):
        asking.answered(archive, uid, span, made.id)
    with pytest.raises(WrongUsage, match="A question needs a stretch"):
        asking.move(archive, made.id, *span)
    assert questions.list_for(archive, uid) == [made]


def test_an_unknown_question_and_endless_words_are_refused(archive: Archive, uid: str) -> None:
    with pytest.raises(WrongUsage, match="no question 9"):
        questions.get(archive, 9)
    with pytest.raises(WrongUsage, match="at most 2,000"):
        asking.ask(archive, uid, ASKED, text="x" * 3000)
    with pytest.raises(WrongUsage, match="at most 200"):
        asking.ask(archive, uid, ASKED, asker="x" * 300)


def test_it_is_told_with_the_session(archive: Archive, uid: str) -> None:
    asking.ask(archive, uid, ASKED, answer=(12_000, 15_000))
    (told,) = showing.document(archive, uid)["questions"]
    assert told["asker"] == "Caller 1"
    assert (told["answer_start_ms"], told["answer_end_ms"]) == (12_000, 15_000)
    assert question_line(told) == (
        "0:00:08 – 0:00:11  Caller 1: What is the role of the army?  (answered 0:00:12 – 0:00:15)"
    )


def test_it_goes_along_when_sessions_are_joined(archive: Archive, uid: str) -> None:
    other = making.session(archive, "Second part")
    making.transcript(archive, other, making.parsed((("B", "And then?"),)), "b.vtt")
    asking.ask(archive, other, (100, 900), answer=(1000, 2000))
    joining.join(archive, uid, other, 60_000)
    (moved,) = questions.list_for(archive, uid)
    assert (moved.start_ms, moved.end_ms, moved.answer) == (60_100, 60_900, (61_000, 62_000))
    journal.undo(archive)
    assert questions.list_for(archive, other)[0].answer == (1000, 2000)


def test_a_session_that_begins_earlier_moves_its_questions(archive: Archive, uid: str) -> None:
    asking.ask(archive, uid, ASKED)
    other = making.session(archive, "Before it")
    making.transcript(archive, other, making.parsed((("B", "Soon."),)), "b.vtt")
    joining.join(archive, uid, other, -10_000)
    (moved,) = questions.list_for(archive, uid)
    assert (moved.start_ms, moved.end_ms, moved.answer) == (18_000, 21_900, None)


def test_a_session_with_a_question_is_not_empty(archive: Archive) -> None:
    uid = making.session(archive)
    assert belonging.is_empty(archive, uid)
    asking.ask(archive, uid, (1, 2))
    assert not belonging.is_empty(archive, uid)


def test_the_question_before_is_found_as_its_slow_twin_finds_it() -> None:
    chance = random.Random(4)
    for _ in range(300):
        asked = [
            Question(n, "s", start, start + chance.randint(1, 9))
            for n, start in enumerate(chance.choices(range(30), k=chance.randint(0, 8)))
        ]
        at = chance.randint(0, 40)
        found = question_before(asked, at)
        earlier = sorted(one.start_ms for one in asked if one.start_ms < at)
        assert (found.start_ms if found else None) == (earlier[-1] if earlier else None)


def test_who_speaks_most_asks() -> None:
    spoken = Timeline(range(3), (0, 1000, 1500), (1000, 1500, 9000), (0, 1, -1), "abc", ("A", "B"))
    assert asking.speaks_most(spoken, (0, 1200)) == "A"
    assert asking.speaks_most(spoken, (900, 1500)) == "B"
    assert asking.speaks_most(spoken, (1000, 5000)) == ""
    assert asking.speaks_most(spoken, (9000, 9500)) == ""
