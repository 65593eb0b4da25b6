"""Replaces words in a transcript, a session or all sessions, after a look at every place.

It is one step of Undo however many lines it changes; each line is a correction of its own in the
history, and the times of words survive as when a person edits. Quotes stay as they were taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from spacesviewer.domain import replacing, rewording
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.replacing import Span, Wish
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.wording import counted
from spacesviewer.library import corrected, corrections, lines, normalise, occurrences
from spacesviewer.library.journal import Operation
from spacesviewer.library.occurrences import Occurrence
from spacesviewer.library.store import Archive

MOST = 20_000  # places in one preview; a person looks at each of them
_LONGEST = 20_000  # characters of one segment, as when one is edited


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand: a line, and a stretch of its text."""

    line: Occurrence
    span: Span


@dataclass(frozen=True, slots=True)
class Preview:
    """All places in their order; ``capped``: there are more."""

    wish: Wish
    places: tuple[Place, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was replaced, in how many lines and sessions, and how many lines were left as they are.

    ``changed_since``: their words were changed since the preview. ``unfit``: nothing would be left
    of them, or too much.
    """

    changes: Changes
    places: int = 0
    lines: int = 0
    sessions: int = 0
    changed_since: int = 0
    unfit: int = 0

    def sentence(self) -> str:
        """What was done, in words."""
        if not self.places:
            told = "Nothing was replaced."
        else:
            told = f"{counted(self.places, 'place')} replaced in {counted(self.lines, 'segment')}"
            told += f" of {counted(self.sessions, 'session')}." if self.sessions > 1 else "."
        if self.changed_since:
            told += f" {counted(self.changed_since, 'segment')} changed meanwhile: left alone."
        if self.unfit:
            told += (
                f" {counted(self.unfit, 'segment')} left alone: without words, or too long for one."
            )
        return told


def find(
    archive: Archive, wish: Wish, *, transcript_id: int | None = None, session: str | None = None
) -> Preview:
    """Every place of the words in one transcript, in one session, or in all of them."""
    if not wish.needle:
        raise WrongUsage("What is to be replaced?", hint="Give the words to look for.")
    if transcript_id is None and session is None and not normalise.words(wish.find):
        raise WrongUsage("Signs alone are replaced in one session at a time.")
    if clean_line(wish.put) != wish.put.strip():
        wish = replace(wish, put=clean_line(wish.put))
    found: list[Place] = []
    for line in occurrences.lines(
        archive,
        wish.find,
        transcript_id=transcript_id,
        session=session,
        whole_words=wish.whole_words,
    ):
        found += [Place(line, span) for span in _places(line.text, wish)]
        if len(found) > MOST:
            return Preview(wish, tuple(found[:MOST]), capped=True)
    return Preview(wish, tuple(found))


def apply(archive: Archive, places: Sequence[Place], put: str, *, reviewer: str) -> Outcome:
    """Replaces the words in these places, as one step; what was changed since is left alone."""
    by_line: dict[int, list[Span]] = defaultdict(list)
    shown: dict[int, Occurrence] = {}
    for place in places:
        by_line[place.line.segment_id].append(place.span)
        shown[place.line.segment_id] = place.line
    done = _Done()
    with archive.transaction():
        with archive.operation("replace words") as op:
            in_order = sorted(shown.values(), key=lambda line: (line.transcript_id, line.start_ms))
            for transcript_id, group in groupby(in_order, key=lambda line: line.transcript_id):
                _replace_in(archive, op, transcript_id, group, by_line, put, done)
        for transcript_id, version, before, after in done.records:
            corrections.record(
                archive,
                op.id,
                transcript_id,
                version,
                "replace",
                (before,),
                (after,),
                reviewer=reviewer,
            )
    return Outcome(
        op.changes,
        done.places,
        len(done.records),
        len({shown[key].session for key in done.lines}),
        done.changed_since,
        done.unfit,
    )


class _Done:
    """What a replacement has done so far."""

    def __init__(self) -> None:
        self.records: list[tuple[int, int, Segment, Segment]] = []
        self.lines: list[int] = []
        self.places = 0
        self.changed_since = 0
        self.unfit = 0


def _replace_in(
    archive: Archive,
    op: Operation,
    transcript_id: int,
    shown: Iterable[Occurrence],
    by_line: dict[int, list[Span]],
    put: str,
    done: _Done,
) -> None:
    todo = []
    for one in shown:
        try:
            key = corrected.segment_now(archive, transcript_id, one.segment_id)
        except UserError:
            done.changed_since += 1
            continue
        line, spans = lines.get(archive, key), by_line[one.segment_id]
        wanted = replacing.replaced(line.text, spans, put)
        if line.text != one.text:
            done.changed_since += 1
        elif not wanted or len(wanted) > _LONGEST:
            done.unfit += 1
        elif wanted != line.text:
            todo.append((one, line, wanted))
    if not todo:  # then no copy of the text is made
        return
    version = corrected.working_version(archive, op, transcript_id)
    for one, line, wanted in todo:
        before = replace(line, id=corrected.in_version(line.id, version))
        words = rewording.carried_words(line, wanted) if line.words else ()
        after = replace(before, text=wanted, words=words)
        lines.put(archive, op, after)
        done.records.append((transcript_id, version, before, after))
        done.lines.append(one.segment_id)
        done.places += len(by_line[one.segment_id])


def _places(text: str, wish: Wish) -> list[Span]:
    """The places that would be changed: not those that read so already."""
    return [span for span in replacing.places(text, wish) if text[slice(*span)] != wish.put]
