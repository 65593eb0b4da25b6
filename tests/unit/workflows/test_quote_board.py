"""Many quotes at once, and the order of a story: each verb is one step of Undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import journal
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_board
from tests.unit.workflows.quote_scene import QuoteScene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[QuoteScene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield QuoteScene(archive)


@pytest.fixture
def uids(scene: QuoteScene) -> list[str]:
    words = ("The army has no role in media freedom.", "The rally went on for six hours.")
    last = "We will come back to the park next week."
    return [
        scene.take(1, words[0]).id,
        scene.take(2, words[1]).id,
        scene.take(4, last).id,
    ]


def test_quotes_go_into_a_story_and_are_put_in_order(scene: QuoteScene, uids: list[str]) -> None:
    archive, (one, two, three) = scene.archive, uids
    changes = quote_board.put_into(archive, uids, "Front page")
    assert changes.quotes == frozenset(uids)
    assert quote_board.read(archive).orders == {"Front page": (one, two, three)}
    quote_board.move(archive, "front page", [three], one)
    assert quote_board.read(archive).orders == {"Front page": (three, one, two)}
    assert not quote_board.move(archive, "Front page", [three], one)
    undone = journal.undo(archive)
    assert undone is not None
    assert undone[1].quotes >= {one, three}
    assert quote_board.read(archive).orders == {"Front page": (one, two, three)}
    journal.undo(archive)
    assert quote_board.read(archive).orders == {}
    with pytest.raises(WrongUsage, match="no story"):
        quote_board.move(archive, "Front page", [three], one)


def test_a_story_keeps_the_quotes_of_others(scene: QuoteScene, uids: list[str]) -> None:
    archive = scene.archive
    quote_board.put_into(archive, uids[:1], "Front page")
    quote_board.put_into(archive, uids, "Book")
    assert scene.get(uids[0]).stories == ("Book", "Front page")
    quote_board.take_out(archive, uids, "book")
    assert [scene.get(uid).stories for uid in uids] == [("Front page",), (), ()]


def test_states_stars_and_topics_of_many(scene: QuoteScene, uids: list[str]) -> None:
    archive = scene.archive
    quote_board.set_state(archive, uids, "checked", reviewer="Noor")
    quote_board.rate(archive, uids[:2], 4)
    quote_board.set_topics(archive, uids[0], ["Army", "Media"])
    told = quote_board.read_some(archive, uids).quotes
    assert {quote.state for quote in told} == {"checked"}
    assert all(quote.verified is not None and quote.verified.by == "Noor" for quote in told)
    assert [scene.get(uid).rating for uid in uids] == [4, 4, 0]
    assert scene.get(uids[0]).topics == ("Army", "Media")
    quote_board.remove(archive, uids[1:])
    assert [quote.id for quote in quote_board.read_some(archive, uids).quotes] == uids[:1]
    for _ in range(4):
        journal.undo(archive)
    assert {quote.state for quote in quote_board.read(archive).quotes} == {"to check"}
    assert len(quote_board.read(archive).quotes) == 3
