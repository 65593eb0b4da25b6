"""Names of a person's own making that are told apart by their key: topics, stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.topic import topic_key
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter

_LONGEST = 200  # characters of a name


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """As it was typed."""
        ...


T = TypeVar("T", bound=Named)


def find(known: Sequence[T], name: str, kind: str) -> T:
    """The one of this name, however spelt; WrongUsage, with the list, if there is none."""
    for one in known:
        if topic_key(one.name) == topic_key(name):
            return one
    raise WrongUsage(
        "There is no {kind} “{name}”.",
        candidates=[one.name for one in known],
        kind=kind,
        name=name.strip(),
    )


def ensure(archive: Handle, op: RowWriter, kind: str, name: str) -> int:
    """The id in the table ``kind`` of this name, which is made where there is none."""
    name = clean_line(name)
    key = topic_key(name)
    if not key:
        raise WrongUsage("A {kind} needs a name.", kind=kind)
    if len(name) > _LONGEST:
        raise WrongUsage("A {kind}'s name has at most {most} characters.", kind=kind, most=_LONGEST)
    found = archive.value(f"SELECT id FROM {kind} WHERE key = ?", (key,))  # noqa: S608
    if found is not None:
        return int(found)
    return op.insert(kind, {"name": " ".join(name.split()), "key": key, "created_at": now()})
