"""Which transcripts a search may look into, and in which order they are shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import normalise, topics
from spacesviewer.library.clock import utc_key
from spacesviewer.library.connection import Handle
from spacesviewer.library.segmentids import ID_BITS, version_of

# Looking into so many transcripts one by one is quicker than reading all places of a word.
_FEW = 200

_VERSIONS = (
    "SELECT s.id, v.id FROM session s JOIN transcript t ON t.session_id = s.id "
    "JOIN transcript_version v ON v.id = t.current_id "
    "WHERE v.searched AND s.deleted_at IS NULL AND t.deleted_at IS NULL "
)
_FOUND_AS = "v.id, coalesce(v.base_id, v.id)"
# In SQL: the line that stands at a place of the index.
_LINE = (
    "(coalesce((SELECT n.id FROM transcript_version n WHERE n.base_id = f.rowid >> 24 "
    "AND n.searched), f.rowid >> 24) << 24) | (f.rowid & 16777215)"
)
_NEWEST = "ORDER BY s.started_utc DESC, s.id DESC, v.id"


class Catalogue:
    """All versions that are searched: those of a session together, the newest session first."""

    def __init__(self, archive: Handle) -> None:
        self.versions: dict[int, int] = {}
        self.holders: dict[int, int] = {}
        self._found_as: dict[int, int] = {}
        rows = archive.rows(f"{_VERSIONS} {_NEWEST}".replace("v.id FROM", f"{_FOUND_AS} FROM", 1))
        for session, version, holder in rows:
            self.versions[version] = session
            self.holders[version] = holder
            self._found_as[holder] = version

    def line_at(self, place: int) -> int:
        """The line that stands at a place of the index: one of the text that is shown."""
        holder = version_of(place)
        return place + ((self._found_as.get(holder, holder) - holder) << ID_BITS)

    @classmethod
    def of(cls, archive: Handle) -> Catalogue:
        """The catalogue as the archive is now; made again only after a change."""
        return archive.remembered("catalogue", lambda: cls(archive))

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The place of each version in the order."""
        return {version: rank for rank, version in enumerate(self.versions)}

    def sessions(self, versions: Iterable[int]) -> Iterator[list[int]]:
        """The versions, which are in order, session by session."""
        for _, group in groupby(versions, key=self.versions.__getitem__):
            yield list(group)

    def in_order(self, versions: Iterable[int]) -> list[int]:
        """Those of the versions that are searched, in order.

        Others are left out: a tool that rebuilds the index puts old versions into it, too.
        """
        known = [version for version in versions if version in self.ranks]
        return sorted(known, key=self.ranks.__getitem__)


@dataclass(frozen=True, slots=True)
class Scope:
    """What to look into.

    ``chosen`` are versions in order, None: all. ``voices`` are the ids of the labels wanted, by
    version. ``inside_sessions``: titles of sessions are not looked for.
    """

    chosen: tuple[int, ...] | None = None
    voices: dict[int, list[int]] | None = None
    topic_id: int | None = None
    inside_sessions: bool = False

    @property
    def few(self) -> bool:
        """Whether it is quicker to look into each transcript by itself."""
        return self.chosen is not None and len(self.chosen) <= _FEW

    def matching(self, expression: str, version: int | None = None) -> tuple[str, list[object]]:
        """What follows SELECT in a query for what matches, in one version or in all.

        ``f.rowid`` is a place of the index: Catalogue.line_at() tells the line. AND and LIMIT may
        follow.
        """
        sql, values = "FROM segment_fts f ", list[object]([expression])
        where = "WHERE segment_fts MATCH ? "
        if self.voices is not None or self.topic_id is not None:
            sql += f"CROSS JOIN segment g ON g.id = {_LINE} "
        line, of_line = self._of_line(version)
        where += line
        values += of_line
        if self.chosen is not None and version is None:
            where += (
                "AND f.rowid >> 24 IN (SELECT coalesce(c.base_id, c.id) FROM json_each(?) "
                "JOIN transcript_version c ON c.id = value) "
            )
            values.append(json.dumps(self.chosen))
        return sql + where, values

    def allowed(self, archive: Handle, segment_ids: Iterable[int]) -> set[int]:
        """Those of some segments that may be found."""
        within = None if self.chosen is None else {*self.chosen}
        ids = {key for key in segment_ids if within is None or version_of(key) in within}
        where, values = self._of_line(None)
        if not where:
            return ids
        rows = archive.rows(
            f"SELECT g.id FROM segment g WHERE g.id IN (SELECT value FROM json_each(?)) {where}",  # noqa: S608
            [json.dumps([*ids]), *values],
        )
        return {key for (key,) in rows}

    def _of_line(self, version: int | None) -> tuple[str, list[object]]:
        """What is asked of a line ``g``, in SQL: who speaks, and what is talked about."""
        where, values = "", list[object]()
        if self.voices is not None:
            groups = self.voices.values() if version is None else [self.voices.get(version, [])]
            where += "AND g.voice_id IN (SELECT value FROM json_each(?)) "
            values.append(json.dumps([voice for group in groups for voice in group]))
        if self.topic_id is not None:
            where += (
                "AND EXISTS (SELECT 1 FROM transcript_version v "
                "JOIN transcript t ON t.id = v.transcript_id "
                "JOIN topic_span x ON x.session_id = t.session_id "
                "WHERE v.id = g.version_id AND x.topic_id = ? "
                "AND x.start_ms < g.end_ms AND x.end_ms > g.start_ms) "
            )
            values.append(self.topic_id)
        return where, values


def narrowed(
    archive: Handle,
    *,
    speaker: str | None = None,
    topic: str | None = None,
    session: str | None = None,
    language: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Scope:
    """The scope of a search with these filters; WrongUsage for a topic or date that is none."""
    where, values = "", list[object]()
    voices = topic_id = None
    if session is not None:
        where += "AND s.uid = ? "
        values.append(session)
    if language is not None:
        where += "AND (lower(t.language) = ? OR lower(t.language) LIKE ? || '-%') "
        values += [language.lower()] * 2
    for text, sign in ((after, ">="), (before, "<")):
        if text is not None:
            column, date = _date(text)
            where += f"AND s.started_utc <> '' AND {column} {sign} ? "
            values.append(date)
    if topic is not None:
        topic_id = topics.find(archive, topic).id
        where += "AND s.id IN (SELECT session_id FROM topic_span WHERE topic_id = ?) "
        values.append(topic_id)
    if speaker is not None:
        voices = _voices(archive, speaker)
        where += "AND v.id IN (SELECT value FROM json_each(?)) "
        values.append(json.dumps(list(voices)))
    if not where:
        return Scope()
    return Scope(
        tuple(version for _, version in archive.rows(f"{_VERSIONS} {where} {_NEWEST}", values)),
        voices,
        topic_id,
        inside_sessions=any(x is not None for x in (session, topic, speaker)),
    )


def _date(text: str) -> tuple[str, str]:
    """What a date is compared with: a bare one with the session's own calendar day."""
    key = utc_key(text.strip())
    if not key:
        raise WrongUsage("“{text}” is not a date.", hint="Write 2024-03-01.", text=text)
    return ("substr(s.started_at, 1, 10)" if len(key) == 10 else "s.started_utc"), key


def _voices(archive: Handle, speaker: str) -> dict[int, list[int]]:
    """The labels of people whose name or handle holds all words of ``speaker``, by version."""
    wanted = set(normalise.words(speaker))
    if not wanted:
        return {}
    people = [
        key
        for key, name, handle in archive.rows("SELECT id, name, handle FROM person")
        if wanted <= _words((name, handle or ""))
    ]
    labels = [
        label
        for (label,) in archive.rows("SELECT DISTINCT name FROM voice WHERE participant_id IS NULL")
        if wanted <= _words((label,))
    ]
    found: dict[int, list[int]] = defaultdict(list)
    for version, voice in archive.rows(
        "SELECT version_id, id FROM voice WHERE participant_id IS NULL "
        "AND name IN (SELECT value FROM json_each(?)) UNION ALL "
        "SELECT o.version_id, o.id FROM voice o JOIN participant a ON a.id = o.participant_id "
        "WHERE a.person_id IN (SELECT value FROM json_each(?))",
        (json.dumps(labels), json.dumps(people)),
    ):
        found[version].append(voice)
    return found


def _words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in normalise.words(name)}
