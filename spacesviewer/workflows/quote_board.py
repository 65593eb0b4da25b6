"""What is done with quotes of any session at once; each verb is one step of Undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacesviewer.domain import board
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import Quote
from spacesviewer.library import quotes, stories
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.store import Archive


@dataclass(frozen=True)
class Board:
    """All quotes of an archive, and the ids of those of each story in its order."""

    quotes: tuple[Quote, ...]
    orders: Mapping[str, tuple[str, ...]]


def read(archive: Archive) -> Board:
    """The board as it is stored; what has changed since is looked up by ``standing``."""
    return Board(tuple(quotes.list_quotes(archive)), stories.orders(archive))


def read_some(archive: Archive, uids: Sequence[str]) -> Board:
    """Some quotes as they are now, without those that are in the trash; the orders of all."""
    return Board(tuple(quotes.list_quotes(archive, uids=uids)), stories.orders(archive))


def put_into(archive: Archive, uids: Sequence[str], story: str) -> Changes:
    """Puts quotes into a story, behind those that are in it; other stories keep theirs."""

    def put(op: RowWriter, uid: str) -> None:
        names = quotes.get(archive, uid).stories
        quotes.set_stories(archive, op, uid, (*names, story))

    return _each(archive, uids, "put quotes into a story", put)


def take_out(archive: Archive, uids: Sequence[str], story: str) -> Changes:
    """Takes quotes out of a story; they stay quotes."""
    name = stories.find(archive, story).name

    def take(op: RowWriter, uid: str) -> None:
        names = [one for one in quotes.get(archive, uid).stories if one != name]
        quotes.set_stories(archive, op, uid, names)

    return _each(archive, uids, "take quotes out of a story", take)


def set_state(archive: Archive, uids: Sequence[str], state: str, *, reviewer: str = "") -> Changes:
    """Says how far some quotes have come; "checked" keeps what was heard of each."""

    def mark(op: RowWriter, uid: str) -> None:
        quotes.set_state(archive, op, uid, state, reviewer=reviewer)

    return _each(archive, uids, f"set quotes to “{state}”", mark)


def rate(archive: Archive, uids: Sequence[str], stars: int) -> Changes:
    """Gives some quotes 0 to 5 stars."""
    return _each(
        archive, uids, "rate quotes", lambda op, uid: quotes.set_rating(archive, op, uid, stars)
    )


def set_topics(archive: Archive, uid: str, names: Sequence[str]) -> Changes:
    """Gives a quote exactly these topics."""
    return _each(
        archive,
        [uid],
        "set topics of quote",
        lambda op, one: quotes.set_topics(archive, op, one, names),
    )


def remove(archive: Archive, uids: Sequence[str]) -> Changes:
    """Puts some quotes into the trash."""
    return _each(archive, uids, "delete quotes", lambda op, uid: quotes.remove(archive, op, uid))


def move(archive: Archive, story: str, uids: Sequence[str], before: str = "") -> Changes:
    """Moves quotes of a story before another one of it, or to its end; the order is kept."""
    order = stories.orders(archive).get(stories.find(archive, story).name, ())
    new = board.moved(order, uids, before)
    if new == list(order):
        return Changes()
    with archive.operation("arrange story") as operation:
        stories.arrange(archive, operation, story, new)
    return Changes(quotes=frozenset(uids))


def _each(
    archive: Archive, uids: Sequence[str], label: str, verb: Callable[[RowWriter, str], None]
) -> Changes:
    with archive.operation(label) as operation:
        for uid in uids:
            verb(operation, uid)
    return Changes(quotes=frozenset(uids))
