"""A chain of entries, each of which holds the hash of the one before: what it can show, and how.

It shows that an entry was changed, left out or put in by accident or by halves. It does not show
that the owner of an archive has written all of it anew. The way a hash is made is for good.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FIRST = ""  # what stands before the first entry


def canonical(content: Mapping[str, object]) -> str:
    """The one text of a content: JSON with sorted keys, no space, and characters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest(fields: Sequence[object]) -> str:
    """The hash of an entry that is made of these fields, the hash of the one before among them."""
    return sha256(json.dumps([*fields], ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the chain. Of its content it has the hash, so that words can be erased.

    ``kind`` is "taken", "revised" or "checked"; ``number`` that of the revision of the quote.
    """

    kind: str
    quote: str
    number: int
    at: str
    reviewer: str
    why: str
    content_sha256: str
    previous: str

    @property
    def hash(self) -> str:
        """What the next entry holds of this one."""
        fields = (
            self.previous,
            self.kind,
            self.quote,
            self.number,
            self.at,
            self.reviewer,
            self.why,
            self.content_sha256,
        )
        return sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))
