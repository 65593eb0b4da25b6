"""Takes quotes: the words are frozen with their time, place, speaker and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.questions import question_before
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.segment import Word
from spacesviewer.domain.selection import Place, Selection, select, timed_words
from spacesviewer.domain.sentence import sentence_around
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import topic_key
from spacesviewer.library import quotes, sessions, stories, transcripts, translations
from spacesviewer.library import topics as stored_topics
from spacesviewer.library.store import Archive
from spacesviewer.workflows import crediting, proving

_QUESTION = ("question", "questions")  # topics that say what a stretch is
_NEAR_MS = 1500  # so far from the edge of a sentence a hand that draws a range may stop
_AROUND = 64  # characters before and after, as in a W3C TextQuoteSelector


def need_times(info: TranscriptInfo) -> None:
    """Refuses a transcript without times: a quote proves when something was said."""
    if not info.timed:
        raise UserError(
            "{file} has no times, so no quote can be taken from it: it could not say when "
            "this was said.",
            hint="Quote from a transcript with times, or copy the words.",
            file=Path(info.name).name,
        )


def bookmark(
    archive: Archive,
    session: str,
    selection: Selection,
    transcript_id: int,
    *,
    reviewer: str = "",
    note: str = "",
    topics: Sequence[str] = (),
) -> tuple[str, Changes]:
    """Freezes the words that are selected; gives the quote's id and what changed."""
    quote = draft(archive, session, selection, transcript_id)
    return keep(archive, replace(quote, reviewer=reviewer, note=note, topics=tuple(topics)))


def bookmark_hit(
    archive: Archive,
    session: str,
    transcript_id: int,
    segment_id: int,
    offset: int,
    *,
    reviewer: str = "",
) -> tuple[str, Changes]:
    """Freezes the sentence around a place of a segment, such as a search hit."""
    need_times(transcripts.get(archive, transcript_id))
    timeline = transcripts.timeline(archive, transcript_id)
    try:
        index = timeline.index_of(segment_id)
    except KeyError as error:
        raise UserError(
            "The transcript has changed since this was found.", hint="Search again."
        ) from error
    first, start, last, end = sentence_around(timeline, index, offset)
    chosen = between(archive, timeline, (first, start), (last, end))
    if chosen is None:
        raise UserError("There are no words at this place.")
    return bookmark(archive, session, chosen, transcript_id, reviewer=reviewer)


def keep(archive: Archive, quote: Quote) -> tuple[str, Changes]:
    """Stores a quote as one step of Undo; gives its id and what changed."""
    quote = replace(quote, note=clean_paragraphs(quote.note))
    with archive.operation("bookmark quote") as operation:
        uid = quotes.add(archive, operation, quote)
    return uid, Changes(sessions=frozenset({quote.session}), quotes=frozenset({uid}))


def draft(archive: Archive, session: str, selection: Selection, transcript_id: int) -> Quote:
    """The quote that a selection makes, not stored yet."""
    detail = sessions.get(archive, session)
    info = transcripts.get(archive, transcript_id)
    need_times(info)
    timeline = transcripts.timeline(archive, transcript_id)
    selection = exactly(archive, timeline, selection)
    before, after = _around(timeline, selection)
    recording = next(
        (
            r
            for r in detail.recordings
            if r.offset_ms <= selection.start_ms < r.offset_ms + r.duration_ms
        ),
        None,
    )
    asked = question_before(
        timeline, timeline.index_of(selection.segments[0][0]), _questions(archive, session)
    )
    segment_ids = tuple(segment_id for segment_id, _, _ in selection.segments)
    return Quote(
        id="",
        session=session,
        session_title=detail.facts.title,
        session_date=detail.facts.started_at,
        start_ms=selection.start_ms,
        end_ms=selection.end_ms,
        parts=selection.parts,
        language=info.language,
        platform=detail.facts.platform,
        url=detail.facts.url,
        before=before,
        after=after,
        synthetic=detail.facts.synthetic,
        transcript_id=transcript_id,
        transcript_origin=translations.origin_of(archive, info, segment_ids),
        segment_ids=segment_ids,
        recording_sha256=recording.sha256 if recording else "",
        transcript_sha256=info.sha256,
        translated_from=quotes.translated_from(archive, transcript_id),
        question=asked,
        proof=proving.proof(
            archive,
            selection,
            info,
            recording,
            detail.facts.date_source,
            crediting.people_of(archive, session),
        ),
    )


def exactly(archive: Archive, timeline: Timeline, selection: Selection) -> Selection:
    """The same words with the times that the file tells for them.

    A window that has not read the words yet guesses their times; a quote must not.
    """
    first_id, start, _ = selection.segments[0]
    last_id, _, end = selection.segments[-1]
    try:
        places = (timeline.index_of(first_id), start), (timeline.index_of(last_id), end)
    except KeyError as error:
        raise UserError(
            "The transcript has changed since these words were selected.",
            hint="Select them again.",
        ) from error
    read = select(timeline, lambda ids: transcripts.words(archive, ids), *places)
    if read is None or read.text != selection.text:
        return selection
    return read


def from_range(
    archive: Archive,
    session: str,
    info: TranscriptInfo,
    start_ms: int,
    end_ms: int,
    *,
    snap: bool = False,
) -> Selection:
    """The words spoken from start to end; WrongUsage where nobody says anything.

    A word counts when more than half of it lies in the range. ``snap``: an edge goes to that of a
    sentence which is near it, as for a range that was drawn by hand.
    """
    if start_ms >= end_ms:
        raise WrongUsage(
            "{end} does not come after {start}.",
            hint="Give --from before --to.",
            end=format_time(end_ms),
            start=format_time(start_ms),
        )
    need_times(info)
    timeline = transcripts.timeline(archive, info.id)
    places = _places(archive, timeline, start_ms, end_ms)
    if places and snap:
        places = _snapped(archive, timeline, places)
    chosen = (
        select(timeline, lambda ids: transcripts.words(archive, ids), *places) if places else None
    )
    if chosen is None:
        raise WrongUsage(
            "Nobody says anything from {start} to {end} in the transcript {name}.",
            hint="`spacesviewer transcript {session}` shows who says what, and when.",
            start=format_time(start_ms),
            end=format_time(end_ms),
            name=info.name,
            session=session,
        )
    return chosen


def typed(selection: Selection, words: str, speaker: str = "") -> tuple[Selection, bool]:
    """The selection cut to the words that a person typed; whether the transcript says them so.

    Words that stand in it, case and punctuation apart, are taken as they stand there. Others are
    kept as typed, and the quote says so in every export.
    """
    words = clean_line(words)
    wanted = [key for word in words.split() if (key := _key(word))]
    for part in selection.parts:
        spoken = part.text.split()
        # A dash that stands alone is no word of the comparison, but keeps its place.
        places = [(place, key) for place, word in enumerate(spoken) if (key := _key(word))]
        keys = [key for _, key in places]
        for start in range(len(keys) - len(wanted) + 1):
            if wanted and keys[start : start + len(wanted)] == wanted:
                first, last = places[start][0], places[start + len(wanted) - 1][0]
                exact = " ".join(spoken[first : last + 1])
                return _only(selection, replace(part, text=exact)), True
    if not wanted:
        raise WrongUsage("A quote needs words.")
    name = speaker or selection.parts[0].speaker
    part = QuotePart(name, words, selection.start_ms, selection.end_ms)
    return _only(selection, part), False


def between(archive: Archive, timeline: Timeline, one: Place, other: Place) -> Selection | None:
    """The whole words between two places of a transcript, with the times that its file tells."""
    return select(timeline, lambda ids: transcripts.words(archive, ids), one, other)


def sentence_at(archive: Archive, timeline: Timeline, at_ms: int) -> Selection | None:
    """The sentence that is spoken at a moment; None where there is no transcript."""
    index = timeline.nearest(at_ms)
    if index < 0:
        return None
    words = transcripts.words(archive, [timeline.ids[index]])
    timed = timed_words(timeline, index, words.get(timeline.ids[index], ()))
    offset = next((word.start for word in timed if at_ms < word.end_ms), 0)
    first, start, last, end = sentence_around(timeline, index, offset)
    return select(
        timeline, lambda ids: transcripts.words(archive, ids), (first, start), (last, end)
    )


def remove(archive: Archive, uid: str) -> Changes:
    """Takes a quote away; Undo brings it back, and nothing of it is deleted for good."""
    with archive.operation("delete quote") as operation:
        quotes.remove(archive, operation, uid)
    return Changes(quotes=frozenset({uid}))


def set_note(archive: Archive, uid: str, note: str) -> Changes:
    """Writes the note of a quote."""
    with archive.operation("edit note") as operation:
        quotes.set_note(archive, operation, uid, clean_paragraphs(note))
    return Changes(quotes=frozenset({uid}))


def set_state(archive: Archive, uid: str, state: str, *, reviewer: str = "") -> Changes:
    """Says how far a quote has come; "checked" keeps who has checked it, when, and what was heard.

    None of it is a guess: what was heard is what was really played.
    """
    with archive.operation(f"set quote to “{state}”") as operation:
        quotes.set_state(archive, operation, uid, state, reviewer=reviewer)
    return Changes(quotes=frozenset({uid}))


def rate(archive: Archive, uid: str, stars: int) -> Changes:
    """Gives a quote 0 to 5 stars."""
    with archive.operation("rate quote") as operation:
        quotes.set_rating(archive, operation, uid, stars)
    return Changes(quotes=frozenset({uid}))


def set_stories(archive: Archive, uid: str, names: Sequence[str]) -> Changes:
    """Puts a quote into exactly these stories."""
    with archive.operation("put quote into a story") as operation:
        quotes.set_stories(archive, operation, uid, names)
    return Changes(quotes=frozenset({uid}))


def arrange(archive: Archive, story: str, uids: Sequence[str]) -> Changes:
    """Gives the quotes of a story an order."""
    with archive.operation("arrange story") as operation:
        stories.arrange(archive, operation, story, uids)
    return Changes(quotes=frozenset(uids))


def _questions(archive: Archive, session: str) -> tuple[tuple[int, int], ...]:
    """The stretches that a person has tagged as questions."""
    return tuple(
        (span.start_ms, span.end_ms)
        for span in stored_topics.spans_for(archive, session)
        if topic_key(span.topic) in _QUESTION
    )


def _places(
    archive: Archive, timeline: Timeline, start_ms: int, end_ms: int
) -> tuple[Place, Place] | None:
    inside: list[tuple[int, Word]] = []
    indices = timeline.segments_between(start_ms, end_ms)
    known = transcripts.words(archive, [timeline.ids[index] for index in indices])
    for index in indices:
        for word in timed_words(timeline, index, known.get(timeline.ids[index], ())):
            if start_ms <= (word.start_ms + word.end_ms) // 2 < end_ms:
                inside.append((index, word))
    if not inside:
        return None
    (first, opening), (last, closing) = inside[0], inside[-1]
    return (first, opening.start), (last, closing.end)


def _snapped(
    archive: Archive, timeline: Timeline, places: tuple[Place, Place]
) -> tuple[Place, Place]:
    """The places moved to edges of sentences, as far as these are near."""
    (first, start), (last, end) = places
    head = sentence_around(timeline, first, start)
    tail = sentence_around(timeline, last, max(0, end - 1))
    whole = between(archive, timeline, (head[0], head[1]), (tail[2], tail[3]))
    drawn = between(archive, timeline, *places)
    if whole is None or drawn is None:
        return places
    begins = drawn.start_ms - whole.start_ms <= _NEAR_MS
    ends = whole.end_ms - drawn.end_ms <= _NEAR_MS
    return (
        (head[0], head[1]) if begins else places[0],
        (tail[2], tail[3]) if ends else places[1],
    )


def _around(timeline: Timeline, selection: Selection) -> tuple[str, str]:
    """Up to 64 characters before and after the words."""
    first_id, start, _ = selection.segments[0]
    last_id, _, end = selection.segments[-1]
    first, last = timeline.index_of(first_id), timeline.index_of(last_id)
    before, after = timeline.texts[first][:start], timeline.texts[last][end:]
    while len(before) < _AROUND and first > 0:
        first -= 1
        before = f"{timeline.texts[first]} {before}"
    while len(after) < _AROUND and last + 1 < len(timeline):
        last += 1
        after = f"{after} {timeline.texts[last]}"
    return before.strip()[-_AROUND:], after.strip()[:_AROUND]


def _only(selection: Selection, part: QuotePart) -> Selection:
    return replace(selection, parts=(part,), text=part.text)


def _key(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())
