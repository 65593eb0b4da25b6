"""Corrects the words of a transcript. Each is one step of Undo and a line of the history.

The text that a file brought is never touched: the first correction makes a copy, a version of its
own, and that is what is changed from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from spacesviewer.domain import rewording
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import Segment
from spacesviewer.library import (
    cast,
    corrected,
    corrections,
    lines,
    people,
    sessions,
    speaking,
    transcripts,
    translations,
)
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive
from spacesviewer.workflows.correction_desk import (
    LONGEST,
    Desk,
    check_many,
    check_times,
    cleaned,
    need_times,
    read,
    voice_named,
    voice_of_person,
)


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
    wanted = cleaned(text)
    if wanted.split() == read(archive, transcript_id, segment_id, shown).text.split():
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
            wanted, line = cleaned(text), desk.take(segment_id)
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
    need_times(archive, transcript_id)
    read(archive, transcript_id, segment_id, shown)
    with _correction(archive, transcript_id, "split", "split segment", reviewer) as desk:
        line = desk.take(segment_id)
        cut = line
        if text is not None:
            before, behind = clean_line(text[:offset]), clean_line(text[offset:])
            wanted = cleaned(f"{before} {behind}")
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


def merge(
    archive: Archive,
    transcript_id: int,
    segment_id: int,
    *,
    reviewer: str,
    through: int | None = None,
) -> Changes:
    """Makes one segment of this one and the next, or of all up to the one that is named.

    The speaker is the first one's. Where others spoke, too, it is the reviewer who says so.
    """
    with _correction(archive, transcript_id, "merge", "merge segments", reviewer) as desk:
        whole = first = desk.take(segment_id)
        end = None
        if through is not None:
            end = corrected.segment_in(archive, transcript_id, desk.version, through)
        numbers, voice = lines.made_of(archive, first.id), lines.voice_of(archive, first.id)
        others, gone, key = False, list[int](), first.id
        while not gone or key != end:
            following = lines.following(archive, key)
            if following is None:
                raise WrongUsage("This is the last segment: there is no next one to merge it with.")
            key = following
            whole = rewording.joined(whole, desk.take(key))
            if len(whole.text) > LONGEST:
                raise WrongUsage("Both together would be too long for one segment.")
            numbers += lines.made_of(archive, key)
            others = others or lines.voice_of(archive, key) != voice
            gone.append(key)
            if end is None:
                break
        lines.remove(archive, desk.op, *gone)
        lines.put(archive, desk.op, whole)
        lines.set_made_of(desk.op, first.id, numbers)
        if others:
            speaking.claim_segment(archive, desk.op, first.id, speaking.PERSON, reviewer=reviewer)
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
    need_times(archive, transcript_id)
    label = "move segment's edges"
    if transcripts.get(archive, transcript_id).turns:
        label = "move turn's edges"
    with _correction(archive, transcript_id, "times", label, reviewer) as desk:
        line = desk.take(segment_id)
        start = line.start_ms if start_ms is None else start_ms
        end = line.end_ms if end_ms is None else end_ms
        check_times(start, end)
        words = rewording.moved_words(line, start, end)
        lines.put(archive, desk.op, replace(line, start_ms=start, end_ms=end, words=words))
        desk.told(line.id)
    return desk.op.changes


def delete(archive: Archive, transcript_id: int, *segment_ids: int, reviewer: str) -> Changes:
    """Takes segments out of the corrected text, in one step; the original keeps them."""
    check_many(len(segment_ids))
    label = "delete segment" if len(segment_ids) == 1 else "delete segments"
    with _correction(archive, transcript_id, "delete", label, reviewer) as desk:
        lines.remove(archive, desk.op, *[desk.take(one).id for one in segment_ids])
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
    need_times(archive, transcript_id)
    check_times(start_ms, end_ms)
    line = Segment(start_ms, end_ms, cleaned(text))
    with _correction(archive, transcript_id, "insert", "insert segment", reviewer) as desk:
        voice = voice_named(desk, speaker)
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
    person: int | None = None,
) -> Changes:
    """Says who speaks some segments: a speaker of the transcript, somebody of the session, or ""
    for nobody that is known. ``new``: a name that nobody has is added to the session.
    ``person``: that one of the archive's list is meant, from whichever session.
    """
    check_many(len(segment_ids))
    with _correction(archive, transcript_id, "speaker", "set speaker", reviewer) as desk:
        if new and person is None:
            speaking.add_unknown(archive, desk.op, desk.version, speaker, reviewer=reviewer)
        if person is None:
            voice = voice_named(desk, speaker)
        else:
            known = people.get(archive, person)
            session = sessions.row_id(archive, transcripts.get(archive, transcript_id).session)
            joined = cast.join(archive, desk.op, session, person, reviewer=reviewer)
            voice = voice_of_person(desk, joined, known.name)
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
) -> Iterator[Desk]:
    # Who speaks when is told wrong as often as words are: only its times can be mended.
    if kind != "times" and transcripts.get(archive, transcript_id).turns:
        raise UserError("This file tells who speaks when and no words: there is none to correct.")
    with archive.transaction():
        with archive.operation(label) as op:
            version = corrected.working_version(archive, op, transcript_id)
            desk = Desk(archive, op, transcript_id, version)
            yield desk
        if op.id:  # else nothing has changed
            done = (desk.before, desk.after)
            corrections.record(
                archive, op.id, transcript_id, version, kind, *done, reviewer=reviewer
            )
