"""Stories: collections of quotes over all sessions, each in an order of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.topic import topic_key
from spacesviewer.library import named
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter

_LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Story:
    """A collection; ``quotes`` counts those that are not in the trash."""

    id: int
    name: str
    quotes: int = 0


def list_stories(archive: Handle) -> list[Story]:
    """All stories in order of their names."""
    return [
        Story(*row)
        for row in archive.rows(
            "SELECT t.id, t.name, count(q.id) FROM story t "
            "LEFT JOIN quote_story x ON x.story_id = t.id "
            "LEFT JOIN quote q ON q.id = x.quote_id AND q.deleted_at IS NULL "
            "GROUP BY t.id ORDER BY t.key"
        )
    ]


def find(archive: Handle, name: str) -> Story:
    """The story of this name, however spelt; WrongUsage, with the list, if there is none."""
    return named.find(list_stories(archive), name, "story")


def ensure(archive: Handle, op: RowWriter, name: str) -> int:
    """The id of the story of this name, which is made where there is none."""
    return named.ensure(archive, op, "story", name)


def names_by_quote(archive: Handle) -> dict[int, tuple[str, ...]]:
    """The names of the stories of each quote that has any, by the number of its row."""
    found: dict[int, tuple[str, ...]] = {}
    for quote_id, name in archive.rows(
        "SELECT x.quote_id, t.name FROM quote_story x JOIN story t ON t.id = x.story_id "
        "ORDER BY t.key"
    ):
        found[quote_id] = (*found.get(quote_id, ()), name)
    return found


def orders(archive: Handle) -> dict[str, tuple[str, ...]]:
    """The ids of the quotes of each story in the order of it, without those in the trash."""
    found: dict[str, list[str]] = {}
    for name, uid in archive.rows(
        "SELECT t.name, q.uid FROM quote_story x JOIN story t ON t.id = x.story_id "
        "JOIN quote q ON q.id = x.quote_id AND q.deleted_at IS NULL "
        "ORDER BY t.key, x.place, x.id"
    ):
        found.setdefault(name, []).append(uid)
    return {name: tuple(uids) for name, uids in found.items()}


def set_stories(archive: Handle, op: RowWriter, quote_id: int, names: Sequence[str]) -> None:
    """Puts a quote into exactly these stories, at the end of each that is new to it."""
    wanted = dict.fromkeys(ensure(archive, op, name) for name in names)
    for link, story_id in archive.rows(
        "SELECT id, story_id FROM quote_story WHERE quote_id = ?", (quote_id,)
    ):
        if story_id in wanted:
            del wanted[story_id]
        else:
            op.delete("quote_story", link)
    for story_id in wanted:
        place = archive.value(
            "SELECT coalesce(max(place), 0) + 1 FROM quote_story WHERE story_id = ?", (story_id,)
        )
        op.insert("quote_story", {"quote_id": quote_id, "story_id": story_id, "place": place})


def arrange(archive: Handle, op: RowWriter, name: str, uids: Sequence[str]) -> None:
    """Gives the quotes of a story this order; those that are not named follow in their old one."""
    rows = archive.rows(
        "SELECT x.id, q.uid, x.place FROM quote_story x JOIN quote q ON q.id = x.quote_id "
        "WHERE x.story_id = ? ORDER BY x.place, x.id",
        (find(archive, name).id,),
    )
    wanted = {uid: place for place, uid in enumerate(uids)}
    ordered = sorted(rows, key=lambda row: wanted.get(row[1], len(wanted)))
    for place, (link, _, old) in enumerate(ordered, 1):
        if place != old:
            op.update("quote_story", link, {"place": place})


def rename(archive: Handle, op: RowWriter, name: str, new: str) -> None:
    """Gives a story another name; WrongUsage if another one has it."""
    story = find(archive, name)
    new = " ".join(clean_line(new).split())
    key = topic_key(new)
    if not key or len(new) > _LONGEST:
        raise WrongUsage("A story's name has 1 to {most} characters.", most=_LONGEST)
    if archive.value("SELECT 1 FROM story WHERE key = ? AND id <> ?", (key, story.id)):
        raise WrongUsage("There is a story “{new}” already.", new=new)
    op.update("story", story.id, {"name": new, "key": key})


def remove(archive: Handle, op: RowWriter, name: str) -> None:
    """Takes a story off the list; its quotes stay."""
    story = find(archive, name)
    for (link,) in archive.rows("SELECT id FROM quote_story WHERE story_id = ?", (story.id,)):
        op.delete("quote_story", link)
    op.delete("story", story.id)
