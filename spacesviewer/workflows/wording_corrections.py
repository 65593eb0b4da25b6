"""Corrects the words of a transcript. Each is one step of Undo and a line of the history.

The text that a file brought is never touched: the first correction makes a copy, a version of its
own, and that is what is changed from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from spacesviewer.domain import rewording
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import ChangedMeanwhile, UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line, is_seen
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import MAX_MS, format_time
from spacesviewer.library import (
    corrected,
    corrections,
    lines,
    participants,
    speaking,
    transcripts,
    translations,
)
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive

_LONGEST = 20_000  # characters of one segment; an hour of speech has about 50,000


@dataclass
class _Desk:
    """What one correction works on, and what it has done."""

    archive: Archive
    op: Operation
    transcript_id: int
    version: int
    before: list[Segment] = field(default_factory=list)
    after: list[Segment] = field(default_factory=list)

    def take(self, segment_id: int) -> Segment:
        """The line that is to be corrected, as it stands now."""
        key = corrected.segment_in(self.archive, self.transcript_id, self.version, segment_id)
        line = lines.get(self.archive, key)
        self.before.append(line)
        return line

    def told(self, *keys: int) -> None:
        """Notes what lines have become."""
        self.after += [lines.get(self.archive, key) for key in keys]


def set_text(
    archive: Archive,
    transcript_id: int,
    segment_id: int,
    text: str,
    *,
    reviewer: str,
    shown: str | None = None,
) -> Changes:
    """Gives a segment other words. ``shown`` is what the person saw when she began to type.

    The times of words that stay are kept. Nothing happens where the words are the same.
    """
    wanted = _cleaned(text)
    if wanted.split() == _read(archive, transcript_id, segment_id, shown).text.split():
        return Changes()
    with _correction(archive, transcript_id, "text", "edit text", reviewer) as desk:
        line = desk.take(segment_id)
        words = rewording.carried_words(line, wanted) if line.words else ()
        lines.put(archive, desk.op, replace(line, text=wanted, words=words))
        desk.told(line.id)
    return desk.op.changes


def set_texts(
    archive: Archive,
    transcript_id: int,
    texts: Mapping[int, str],
    *,
    reviewer: str,
    also: Callable[[Operation], None],
) -> Changes:
    """Gives several segments other words in one step; ``also`` does what belongs to it."""
    with _correction(archive, transcript_id, "text", "correct words", reviewer) as desk:
        for segment_id, text in texts.items():
            wanted, line = _cleaned(text), desk.take(segment_id)
            words = rewording.carried_words(line, wanted) if line.words else ()
            lines.put(archive, desk.op, replace(line, text=wanted, words=words))
            desk.told(line.id)
        also(desk.op)
    return desk.op.changes


def text_of(archive: Archive, segment_id: int) -> str:
    """The words of a segment as they are now."""
    return lines.get(archive, segment_id).text


def split(
    archive: Archive,
    transcript_id: int,
    segment_id: int,
    offset: int,
    *,
    reviewer: str,
    text: str | None = None,
    shown: str | None = None,
) -> Changes:
    """Cuts a segment before the word at a place of its text.

    With a ``text`` the segment gets those words first, and the place is one in them.
    """
    _need_times(archive, transcript_id)
    _read(archive, transcript_id, segment_id, shown)
    with _correction(archive, transcript_id, "split", "split segment", reviewer) as desk:
        line = desk.take(segment_id)
        cut = line
        if text is not None:
            before, behind = clean_line(text[:offset]), clean_line(text[offset:])
            wanted = _cleaned(f"{before} {behind}")
            offset = len(wanted) - len(behind)
            words = rewording.carried_words(line, wanted) if line.words else ()
            cut = replace(line, text=wanted, words=words)
        parts = rewording.split_at(cut, offset)
        if parts is None:
            raise WrongUsage(
                "There is nothing to split there: both parts need words.",
                hint="Choose a word in the middle of the segment.",
            )
        first, second = parts
        numbers, voice = lines.made_of(archive, line.id), lines.voice_of(archive, line.id)
        lines.put(archive, desk.op, first)
        lines.set_made_of(desk.op, line.id, numbers)
        key = lines.add(archive, desk.op, desk.version, second, voice, numbers)
        desk.told(line.id, key)
    return desk.op.changes


def merge(archive: Archive, transcript_id: int, segment_id: int, *, reviewer: str) -> Changes:
    """Makes one segment of this one and the next; the speaker is the first one's."""
    with _correction(archive, transcript_id, "merge", "merge segments", reviewer) as desk:
        first = desk.take(segment_id)
        key = lines.following(archive, first.id)
        if key is None:
            raise WrongUsage("This is the last segment: there is no next one to merge it with.")
        second = desk.take(key)
        whole = rewording.joined(first, second)
        if len(whole.text) > _LONGEST:
            raise WrongUsage("Both together would be too long for one segment.")
        numbers = lines.made_of(archive, first.id) + lines.made_of(archive, second.id)
        lines.remove(archive, desk.op, second.id)
        lines.put(archive, desk.op, whole)
        lines.set_made_of(desk.op, first.id, numbers)
        desk.told(first.id)
    return desk.op.changes


def set_times(
    archive: Archive,
    transcript_id: int,
    segment_id: int,
    start_ms: int | None,
    end_ms: int | None,
    *,
    reviewer: str,
) -> Changes:
    """Moves the edges of a segment, or of a turn; words stay where they are said."""
    _need_times(archive, transcript_id)
    label = "move segment's edges"
    if transcripts.get(archive, transcript_id).turns:
        label = "move turn's edges"
    with _correction(archive, transcript_id, "times", label, reviewer) as desk:
        line = desk.take(segment_id)
        start = line.start_ms if start_ms is None else start_ms
        end = line.end_ms if end_ms is None else end_ms
        _check_times(start, end)
        words = rewording.moved_words(line, start, end)
        lines.put(archive, desk.op, replace(line, start_ms=start, end_ms=end, words=words))
        desk.told(line.id)
    return desk.op.changes


def delete(archive: Archive, transcript_id: int, segment_id: int, *, reviewer: str) -> Changes:
    """Takes a segment out of the corrected text; the original keeps it."""
    with _correction(archive, transcript_id, "delete", "delete segment", reviewer) as desk:
        lines.remove(archive, desk.op, desk.take(segment_id).id)
    return desk.op.changes


def insert(
    archive: Archive,
    transcript_id: int,
    start_ms: int,
    end_ms: int,
    text: str,
    *,
    reviewer: str,
    speaker: str = "",
) -> Changes:
    """Adds a segment that the file did not have."""
    _need_times(archive, transcript_id)
    _check_times(start_ms, end_ms)
    line = Segment(start_ms, end_ms, _cleaned(text))
    with _correction(archive, transcript_id, "insert", "insert segment", reviewer) as desk:
        voice = _voice(desk, speaker)
        desk.told(lines.add(archive, desk.op, desk.version, line, voice, ()))
    return desk.op.changes


def set_speaker(
    archive: Archive,
    transcript_id: int,
    segment_ids: Sequence[int],
    speaker: str,
    *,
    reviewer: str,
    new: bool = False,
) -> Changes:
    """Says who speaks some segments: a speaker of the transcript, somebody of the session, or ""
    for nobody that is known. ``new``: a name that nobody has is added to the session.
    """
    with _correction(archive, transcript_id, "speaker", "set speaker", reviewer) as desk:
        if new:
            speaking.add_unknown(archive, desk.op, desk.version, speaker, reviewer=reviewer)
        voice = _voice(desk, speaker)
        for segment_id in segment_ids:
            line = desk.take(segment_id)
            lines.set_voice(desk.op, line.id, voice)
            speaking.claim_segment(archive, desk.op, line.id, speaking.PERSON, reviewer=reviewer)
            desk.told(line.id)
    return desk.op.changes


def restore_original(
    archive: Archive, transcript_id: int, *, reviewer: str, segment_id: int | None = None
) -> Changes:
    """Makes the newest text from a file the current one again, as a version of its own.

    Of one segment: gives it the words of the file's. What was corrected stays in the history.
    """
    if segment_id is not None:
        told = corrected.originals_of(archive, segment_id)
        if not told:
            raise WrongUsage("This segment was added by hand: the file has no words for it.")
        if corrected.shares_its_lines(archive, segment_id):
            raise WrongUsage(
                "This segment is a part of one that was split.",
                hint="Merge the parts first, or restore the whole text.",
            )
        text = " ".join(one.text for one in told)
        return set_text(archive, transcript_id, segment_id, text, reviewer=reviewer)
    if transcripts.get(archive, transcript_id).format == translations.TYPED:
        raise UserError(
            "This translation was typed here: there is no file whose text could be shown again.",
            hint="Undo takes back what was typed last; the history shows the rest.",
        )
    if not corrected.is_corrected(archive, transcript_id):
        raise UserError("This text is the original: nothing of it was corrected.")
    with archive.transaction():
        with archive.operation("restore original text") as op:
            source = corrected.version_of_file(archive, transcript_id)
            version = corrected.start_again(archive, op, transcript_id, source)
        corrections.record(
            archive,
            op.id,
            transcript_id,
            version,
            "restore",
            (),
            (),
            reviewer=reviewer,
            restored=(source, None),
        )
    return op.changes


@contextmanager
def _correction(
    archive: Archive, transcript_id: int, kind: str, label: str, reviewer: str
) -> Iterator[_Desk]:
    # Who speaks when is told wrong as often as words are: only its times can be mended.
    if kind != "times" and transcripts.get(archive, transcript_id).turns:
        raise UserError("This file tells who speaks when and no words: there is none to correct.")
    with archive.transaction():
        with archive.operation(label) as op:
            version = corrected.working_version(archive, op, transcript_id)
            desk = _Desk(archive, op, transcript_id, version)
            yield desk
        if op.id:  # else nothing has changed
            done = (desk.before, desk.after)
            corrections.record(
                archive, op.id, transcript_id, version, kind, *done, reviewer=reviewer
            )


def _voice(desk: _Desk, speaker: str) -> int | None:
    """The voice of a speaker; a name that nobody has is refused, or a slip would be a person."""
    if not speaker:
        return None
    known = lines.speakers(desk.archive, desk.version)
    wanted = " ".join(speaker.split()).casefold().removeprefix("@")
    same = [key for name, key in known.items() if name.casefold() == wanted]
    if same:
        return same[0]
    session = transcripts.get(desk.archive, desk.transcript_id).session
    people = participants.list_for(desk.archive, session)
    for person in people:
        if wanted in (person.name.casefold(), person.handle.casefold()):
            labels = lines.labels(desk.archive, desk.version)
            label = person.name if person.name not in labels else f"{person.name} ({person.id})"
            return lines.add_voice(desk.op, desk.version, label, person.id)
    raise WrongUsage(
        "There is nobody “{speaker}” in this session.",
        hint="`spacesviewer edit SESSION add-person NAME` adds somebody.",
        candidates=[*dict.fromkeys([*known, *(person.name for person in people)])],
        speaker=speaker,
    )


def _read(archive: Archive, transcript_id: int, segment_id: int, shown: str | None) -> Segment:
    """The line as it is now; UserError where it is not what the person saw."""
    line = lines.get(archive, corrected.segment_now(archive, transcript_id, segment_id))
    if shown is not None and line.text != shown:
        raise ChangedMeanwhile(
            "These words were changed meanwhile, by another window or program.",
            now=line.text,
            hint="Nothing was changed now; look at them again.",
        )
    return line


def _cleaned(text: str) -> str:
    wanted = clean_line(text)
    if not is_seen(wanted):
        raise WrongUsage("A segment needs words.", hint="To take it away, delete it.")
    if len(wanted) > _LONGEST:
        raise WrongUsage(
            "This is too long for one segment: at most {most} characters.", most=f"{_LONGEST:,}"
        )
    return wanted


def _check_times(start_ms: int, end_ms: int) -> None:
    if not 0 <= start_ms < end_ms <= MAX_MS:
        raise WrongUsage(
            "A segment cannot go from {start} to {end}.",
            hint="It must end after it begins.",
            start=format_time(start_ms),
            end=format_time(end_ms),
        )


def _need_times(archive: Archive, transcript_id: int) -> None:
    if not transcripts.get(archive, transcript_id).timed:
        raise UserError(
            "This text has no times, so its segments can be edited, merged and deleted, "
            "but not split, moved or added."
        )
