"""Translates a transcript segment by segment. Each is one step of Undo and kept for good.

A translation is a transcript of its own, with versions and a history like every other: nothing that
happens to the original (a correction, a newer file) touches it. Its segments stand beside those of
the original by their times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import ChangedMeanwhile, UserError, WrongUsage
from spacesviewer.domain.pairing import Pairing, pair
from spacesviewer.domain.plaintext import clean_line, is_seen
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.translation import (
    CHECKED,
    MACHINE,
    REPORTER,
    STATUSES,
    Progress,
    TranslatedLine,
    credit,
    translators,
)
from spacesviewer.library import corrected, corrections, lines, transcripts, translations
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive


@dataclass(frozen=True, slots=True)
class TranslationSummary:
    """A translation, its original, who made it and how far it has come."""

    info: TranscriptInfo
    source: TranscriptInfo
    translators: tuple[str, ...]
    progress: Progress


_Change = Callable[[Operation, int], tuple[list[Segment], list[Segment]]]
_LONGEST = 20_000
_MEANWHILE = "This translation was changed meanwhile, by another window or program."
_LOOK = "Nothing was changed now; look at it again."
_LONGEST_TAG = 35


def begin(archive: Archive, source_id: int, language: str, *, reviewer: str) -> tuple[int, Changes]:
    """The translation of a transcript into a language, begun now if there is none yet."""
    known = begun(archive, source_id, language)
    if known is not None:
        return known, Changes()
    source, tag = transcripts.get(archive, source_id), clean_line(language)
    with archive.operation(f"begin translation into {tag}") as op:
        line = translations.begin(archive, op, source, tag, reviewer)
    return line, op.changes | Changes(sessions=frozenset({source.session}))


def begun(archive: Archive, source_id: int, language: str) -> int | None:
    """The translation of a transcript into a language, None where there is none yet.

    WrongUsage or UserError where there cannot be one.
    """
    source = transcripts.get(archive, source_id)
    tag = clean_line(language)
    if not tag or len(tag) > _LONGEST_TAG or not tag.replace("-", "").isalnum():
        raise WrongUsage(
            "“{tag}” is no language.", hint="Give its tag, as in ur, en or pt-BR.", tag=tag[:60]
        )
    if source.turns or not source.timed:
        raise UserError(
            "{name} has no times, so a translation could not stand beside it.",
            hint="Give it times first: Correct, Tap Along.",
            name=source.name,
        )
    if source.kind != "translation" and source.language.casefold() == tag.casefold():
        raise WrongUsage("{name} is in that language already.", name=source.name)
    return translations.in_language(archive, source, tag)


def begin_with(
    archive: Archive,
    source_id: int,
    language: str,
    source_segment_id: int,
    text: str,
    *,
    reviewer: str,
    status: str = REPORTER,
) -> tuple[int, Changes]:
    """A translation that begins with these words: both are one step of Undo."""
    source, tag, wanted = transcripts.get(archive, source_id), clean_line(language), _cleaned(text)
    if not wanted:
        raise WrongUsage("A translation begins with words.")
    said = lines.get(archive, corrected.segment_now(archive, source_id, source_segment_id))
    line = 0

    def first(op: Operation) -> int:
        nonlocal line
        line = translations.begin(archive, op, source, tag, reviewer)
        return line

    change = _adds(archive, said, wanted, _typed(reviewer, said, status))
    changes = _step(archive, first, f"begin translation into {tag}", reviewer, change)
    return line, changes | Changes(sessions=frozenset({source.session}))


def translate(
    archive: Archive,
    transcript_id: int,
    source_segment_id: int,
    text: str,
    *,
    reviewer: str,
    target: int | None = None,
    shown: str = "",
    status: str = "",
) -> Changes:
    """Gives a segment of the original its words in another language; "" takes them away.

    ``target`` is the segment of the translation that says it so far, ``shown`` its words as the
    person saw them; None and "" where there is none. ``status`` says how far they have come: what
    is typed is a reporter's where it is "".
    """
    wanted = _cleaned(text)
    source_line = transcripts.of_segment(archive, source_segment_id).id
    source = lines.get(archive, corrected.segment_now(archive, source_line, source_segment_id))
    told = _typed(reviewer, source, status or REPORTER)
    if target is None:
        return _add(archive, transcript_id, source, wanted, told, reviewer) if wanted else Changes()
    old = lines.get(archive, corrected.segment_now(archive, transcript_id, target))
    if old.text != shown:
        raise ChangedMeanwhile(_MEANWHILE, now=old.text, hint=_LOOK)
    if old.text.split() == wanted.split():
        return (
            set_status(archive, transcript_id, [old.id], status, reviewer=reviewer)
            if status
            else Changes()
        )

    def change(op: Operation, version: int) -> tuple[list[Segment], list[Segment]]:
        key = corrected.segment_in(archive, transcript_id, version, target)
        before = lines.get(archive, key)
        if not wanted:
            translations.drop(archive, op, key)
            lines.remove(archive, op, key)
            return [before], []
        lines.put(archive, op, replace(before, text=wanted, words=()))
        translations.put(archive, op, key, told)
        return [before], [lines.get(archive, key)]

    return _step(archive, transcript_id, "translate segment", reviewer, change)


def set_status(
    archive: Archive, transcript_id: int, segment_ids: Sequence[int], status: str, *, reviewer: str
) -> Changes:
    """Says how far segments of a translation have come: machine, reporter, checked."""
    if status not in STATUSES:
        raise _no_status(status)
    known = translations.lines(archive, transcript_id)
    wanted = [key for key in segment_ids if key in known and known[key].status != status]
    if not wanted:
        return Changes()

    def change(op: Operation, version: int) -> tuple[list[Segment], list[Segment]]:
        told = []
        for segment_id in wanted:
            line = known[segment_id]
            key = corrected.segment_in(archive, transcript_id, version, segment_id)
            checker = reviewer if status == CHECKED else ""
            translator = line.translator or (reviewer if status == REPORTER else "")
            new = replace(line, status=status, checker=checker, translator=translator, at="")
            translations.put(archive, op, key, new)
            told.append(lines.get(archive, key))
        return told, told

    return _step(archive, transcript_id, f"set translation to “{status}”", reviewer, change, status)


def credit_of(archive: Archive, info: TranscriptInfo) -> str:
    """ "translated from Urdu by Noor (checked)" of a translation, "" of an original."""
    source = stored_quotes.translated_from(archive, info.id)
    if not source:
        return ""
    return credit(source, translations.lines(archive, info.id).values())


def translations_of(archive: Archive, session: str) -> list[TranslationSummary]:
    """The translations of a session, each with what it is of and how far it has come."""
    found = []
    for info in transcripts.list_for(archive, session):
        source = translations.source_of(archive, info.id) if info.kind == "translation" else None
        if source is None:
            continue
        first, second = (transcripts.timeline(archive, one.id) for one in (source, info))
        known = translations.lines(archive, info.id)
        done = progress(first, second, pair(first, second), known)
        found.append(TranslationSummary(info, source, translators(known.values()), done))
    return found


def progress(
    first: Timeline, second: Timeline, pairing: Pairing, known: Mapping[int, TranslatedLine]
) -> Progress:
    """How much of an original is translated and checked."""
    statuses = [known.get(key, TranslatedLine()).status for key in second.ids]
    bounds = pairing.bounds
    translated = sum(1 for index in range(len(pairing)) if bounds[index] < bounds[index + 1])
    counts = [statuses.count(status) for status in (MACHINE, REPORTER, CHECKED)]
    return Progress(len(first), translated, *counts)


def _add(
    archive: Archive,
    transcript_id: int,
    source: Segment,
    text: str,
    told: TranslatedLine,
    reviewer: str,
) -> Changes:
    same = transcripts.segments(archive, transcript_id, source.start_ms, source.end_ms, words=False)
    if any((one.start_ms, one.end_ms) == (source.start_ms, source.end_ms) for one in same):
        speakers = [one.speaker for one in same if one.start_ms == source.start_ms]
        if source.speaker in speakers:
            raise _changed_meanwhile()
    change = _adds(archive, source, text, told)
    return _step(archive, transcript_id, "translate segment", reviewer, change)


def _adds(archive: Archive, source: Segment, text: str, told: TranslatedLine) -> _Change:
    """Adds the words of a segment that has none yet."""

    def change(op: Operation, version: int) -> tuple[list[Segment], list[Segment]]:
        line = Segment(source.start_ms, source.end_ms, text)
        key = lines.add(archive, op, version, line, _voice(archive, op, version, source), ())
        translations.put(archive, op, key, told)
        return [], [lines.get(archive, key)]

    return change


def _voice(archive: Archive, op: Operation, version: int, source: Segment) -> int | None:
    """The voice of the translation that stands for who speaks the original."""
    if not source.speaker:
        return None
    known = lines.speakers(archive, version)
    if source.speaker in known:
        return known[source.speaker]
    return translations.add_voice(archive, op, version, source.id)


def _step(
    archive: Archive,
    line: int | Callable[[Operation], int],
    label: str,
    reviewer: str,
    change: _Change,
    kind: str = "translation",
) -> Changes:
    """Changes a translation; ``line`` is its id, or what begins it in the same step."""
    with archive.transaction():
        with archive.operation(label) as op:
            transcript_id = line if isinstance(line, int) else line(op)
            version = corrected.working_version(archive, op, transcript_id)
            before, after = change(op, version)
        if op.id:
            corrections.record(
                archive, op.id, transcript_id, version, kind, before, after, reviewer=reviewer
            )
    return op.changes | Changes(transcripts=frozenset({transcript_id}))


def _typed(reviewer: str, source: Segment, status: str) -> TranslatedLine:
    if status not in STATUSES:
        raise _no_status(status)
    checker = reviewer if status == CHECKED else ""
    return TranslatedLine(status, reviewer, checker, source_text=source.text)


def _cleaned(text: str) -> str:
    wanted = clean_line(text)
    if len(wanted) > _LONGEST:
        raise WrongUsage(
            "This is too long for one segment: at most {most} characters.", most=f"{_LONGEST:,}"
        )
    return wanted if is_seen(wanted) else ""


def _no_status(status: str) -> WrongUsage:
    return WrongUsage(
        "There is no status “{status}”.",
        hint="There are: {known}.",
        status=status,
        known=", ".join(STATUSES),
    )


def _changed_meanwhile() -> UserError:
    return UserError(_MEANWHILE, hint=_LOOK)
