"""Which transcripts and segments a search may look into."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import normalise, topics
from spacesviewer.library.clock import utc_key
from spacesviewer.library.connection import Handle

# Looking into so many transcripts one by one is quicker than reading all places of a word.
_FEW = 200
_PAGE = 64

JOINED = "CROSS JOIN segment g ON g.id = f.rowid "

_VERSIONS = (
    "SELECT s.id, v.id FROM session s JOIN transcript t ON t.session_id = s.id "
    "JOIN transcript_version v ON v.id = t.current_id "
    "WHERE v.searched AND s.deleted_at IS NULL AND t.deleted_at IS NULL "
)
_NEWEST = "ORDER BY s.started_utc DESC, s.id DESC, v.id"


@dataclass(frozen=True, slots=True)
class Scope:
    """What to look into; ``chosen`` are (session, version) in order of date, None: all."""

    chosen: tuple[tuple[int, int], ...] | None = None
    voices: str | None = None
    topic_id: int | None = None
    inside_sessions: bool = False

    @property
    def few(self) -> bool:
        """Whether it is quicker to look into each transcript by itself."""
        return self.chosen is not None and len(self.chosen) <= _FEW

    def sessions(self, archive: Handle) -> Iterator[list[int]]:
        """The versions to look into, session by session, the newest first."""
        pairs = self._all(archive) if self.chosen is None else self.chosen
        for _, group in groupby(pairs, key=lambda pair: pair[0]):
            yield [version for _, version in group]

    def matching(self, expression: str) -> tuple[str, list[object]]:
        """What follows SELECT in a query for what matches, to be continued with AND or LIMIT.

        ``f.rowid`` is the segment's id. Who wants ``g``, the segment itself, asks for JOINED.
        """
        sql, values = "FROM segment_fts f ", [expression]
        where = "WHERE segment_fts MATCH ? "
        if self.voices is not None or self.topic_id is not None:
            sql += JOINED
        if self.voices is not None:
            where += "AND g.voice_id IN (SELECT value FROM json_each(?)) "
            values.append(self.voices)
        if self.topic_id is not None:
            where += (
                "AND EXISTS (SELECT 1 FROM transcript_version v "
                "JOIN transcript t ON t.id = v.transcript_id "
                "JOIN topic_span x ON x.session_id = t.session_id "
                "WHERE v.id = g.version_id AND x.topic_id = ? "
                "AND x.start_ms < g.end_ms AND x.end_ms > g.start_ms) "
            )
            values.append(str(self.topic_id))
        if self.chosen is not None and not self.few:
            where += "AND f.rowid >> 24 IN (SELECT value FROM json_each(?)) "
            values.append(json.dumps([version for _, version in self.chosen]))
        return sql + where, list(values)

    def _all(self, archive: Handle) -> Iterator[tuple[int, int]]:
        offset = 0
        while rows := archive.rows(f"{_VERSIONS} {_NEWEST} LIMIT {_PAGE} OFFSET ?", (offset,)):
            yield from ((session, version) for session, version in rows)
            offset += _PAGE


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
        voices = json.dumps(_voices(archive, speaker))
        where += (
            "AND v.id IN (SELECT version_id FROM voice "
            "WHERE id IN (SELECT value FROM json_each(?))) "
        )
        values.append(voices)
    if not where:
        return Scope()
    chosen = archive.rows(f"{_VERSIONS} {where} {_NEWEST}", values)
    return Scope(
        tuple((key, version) for key, version in chosen),
        voices,
        topic_id,
        inside_sessions=any(x is not None for x in (session, topic, speaker)),
    )


def _date(text: str) -> tuple[str, str]:
    """What a date is compared with: a bare one with the session's own calendar day."""
    key = utc_key(text.strip())
    if not key:
        raise WrongUsage(f"“{text}” is not a date.", hint="Write 2024-03-01.")
    return ("substr(s.started_at, 1, 10)" if len(key) == 10 else "s.started_utc"), key


def _voices(archive: Handle, speaker: str) -> list[int]:
    """The labels that stand for a person whose name or handle holds all words of ``speaker``."""
    wanted = set(normalise.words(speaker))
    if not wanted:
        return []
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
    rows = archive.rows(
        "SELECT id FROM voice WHERE participant_id IS NULL "
        "AND name IN (SELECT value FROM json_each(?)) UNION ALL "
        "SELECT o.id FROM voice o JOIN participant a ON a.id = o.participant_id "
        "WHERE a.person_id IN (SELECT value FROM json_each(?))",
        (json.dumps(labels), json.dumps(people)),
    )
    return [key for (key,) in rows]


def _words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in normalise.words(name)}


def as_json(ids: Iterable[int]) -> str:
    """Ids as one parameter for json_each(): any number of them fits into a query."""
    return json.dumps(list(ids))
