"""ELAN (.eaf): tiers of annotations, some of them below others, on the linguists' clock.

The text of the topmost tiers is the transcript, each with its PARTICIPANT as the speaker. A tier
below that divides the text into words gives them their times; translations, glosses and comments
are reported and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from spacesviewer.domain.jsontext import as_int
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts import xmltext
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.tiers import is_speech, is_translation, speaker_of
from spacesviewer.transcripts.words import Spoken, laid_over

NAME = "ELAN"
EXTENSIONS = ("eaf",)

_FRAMES_MS = {"PAL-frames": 40.0, "NTSC-frames": 1001 / 30}
_REFERENCE = re.compile(r"\S*\d\S*")  # "utt_012": what names a sentence rather than says it


class _Note(NamedTuple):
    """An annotation: its id, its own times or the id of the one it belongs to, its words."""

    key: str
    start_ms: int | None
    end_ms: int | None
    parent: str
    text: str
    row: int


@dataclass(slots=True)
class _Tier:
    name: str
    parent: str
    speaker: str
    language: str
    divides: bool  # whether its kind is a division of the tier above
    notes: list[_Note] = field(default_factory=list)


def sniff(head: str) -> bool:
    """Whether it is the XML of an annotation document."""
    return "<ANNOTATION_DOCUMENT" in head


def parse(text: str) -> ParsedTranscript:
    """What is said in the topmost tiers."""
    root = xmltext.load(text)
    if xmltext.local(root) != "ANNOTATION_DOCUMENT":
        raise NotATranscript("The file is XML, but no annotation document of ELAN.")
    mends = Mends()
    tiers = list(_tiers(root, _Slots(root, mends), mends))
    below: dict[str, list[_Tier]] = {}
    for tier in tiers:
        below.setdefault(tier.parent, []).append(tier)
    names = {tier.name for tier in tiers}
    top = [tier for tier in tiers if not tier.parent or tier.parent not in names]
    spoken = [tier for tier in top if is_speech(tier.name)] or top
    used = list(spoken)
    segments = settle(_all_segments(spoken, below, used, mends), mends)
    _leave_out(tiers, used, mends)
    if not segments:
        raise EmptyTranscript("The file is from ELAN, but nobody says anything in it.")
    languages = {tier.language for tier in spoken if tier.notes}
    language = languages.pop() if len(languages) == 1 else ""
    return ParsedTranscript(segments, language=language, notes=mends.notes())


def _leave_out(tiers: Sequence[_Tier], used: Sequence[_Tier], mends: Mends) -> None:
    for tier in tiers:
        if tier.notes and not any(tier is one for one in used):
            what = "A tier of a translation" if is_translation(tier.name) else "A tier"
            mends.add(f"{what}, left out: {tier.name}", count=len(tier.notes))


class _Slots:
    """The times of the slots; one without a value stands between its neighbours."""

    def __init__(self, root: Element, mends: Mends) -> None:
        header = root.find("HEADER")
        units = header.get("TIME_UNITS", "") if header is not None else ""
        scale = _FRAMES_MS.get(units, 1.0)
        order = root.find("TIME_ORDER")
        slots = list(order) if order is not None else []
        self._ms: dict[str, int] = {}
        told = [as_int(slot.get("TIME_VALUE")) for slot in slots]
        known = [(n, min(MAX_MS, round(ms * scale))) for n, ms in enumerate(told) if ms is not None]
        if len(known) < len(slots):
            what = "Times without a value, placed between their neighbours"
            mends.add(what, count=len(slots) - len(known))
        known = [(-1, known[0][1] if known else 0), *known]
        last = 0
        for number, slot in enumerate(slots):
            while last + 1 < len(known) and known[last + 1][0] <= number:
                last += 1
            place, ms = known[last]
            if last + 1 < len(known) and place != number:
                following, later = known[last + 1]
                ms += (later - ms) * (number - place) // (following - place)
            self._ms[slot.get("TIME_SLOT_ID", "")] = ms

    def at(self, key: str | None) -> int | None:
        """The time of a slot; None for one that is not there."""
        return self._ms.get(key or "")


def _tiers(root: Element, slots: _Slots, mends: Mends) -> Iterator[_Tier]:
    divides = {
        kind.get("LINGUISTIC_TYPE_ID", ""): kind.get("CONSTRAINTS", "")
        in ("Time_Subdivision", "Symbolic_Subdivision")
        for kind in root.iterfind("LINGUISTIC_TYPE")
    }
    row = 0
    for element in root.iterfind("TIER"):
        name = clean_line(element.get("TIER_ID", ""))
        tier = _Tier(
            name,
            clean_line(element.get("PARENT_REF", "")),
            clean_line(element.get("PARTICIPANT", "")) or speaker_of(name),
            language_code(element.get("LANG_REF", "")),
            divides.get(element.get("LINGUISTIC_TYPE_REF", ""), False),
        )
        for annotation in element.iterfind("ANNOTATION"):
            for inner in list(annotation)[:1]:
                row += 1
                note = _note(inner, slots, row, mends)
                if note is not None:
                    tier.notes.append(note)
        yield tier


def _note(inner: Element, slots: _Slots, row: int, mends: Mends) -> _Note | None:
    value = inner.find("ANNOTATION_VALUE")
    text = clean_line((value.text or "") if value is not None else "")
    start, end = slots.at(inner.get("TIME_SLOT_REF1")), slots.at(inner.get("TIME_SLOT_REF2"))
    parent = inner.get("ANNOTATION_REF", "")
    if not parent and (start is None or end is None):
        mends.add("Annotations without a time, left out", row)
        return None
    return _Note(inner.get("ANNOTATION_ID", ""), start, end, parent, text, row)


def _all_segments(
    spoken: Sequence[_Tier], below: Mapping[str, list[_Tier]], used: list[_Tier], mends: Mends
) -> Iterator[Segment]:
    for tier in spoken:
        children = below.get(tier.name, []) if tier.name else []
        children = [child for child in children if child is not tier]
        text, words = _roles(tier, children)
        used += [one for one in (text, words) if one is not None]
        told = {note.parent: note.text for note in text.notes} if text else {}
        said = _words_of(tier, words) if words else {}
        for note in tier.notes:
            shown = told.get(note.key, "") if text else note.text
            if not shown or note.start_ms is None or note.end_ms is None:
                continue
            start, end = note.start_ms, max(note.start_ms, note.end_ms)
            own = said.get(note.key, ())
            timed = laid_over(shown, own, start, end, mends, note.row)
            # Words that the tier only divides have no times of their own; shared out is no proof.
            known = any(word.start_ms is not None for word in own)
            yield Segment(start, end, shown, tier.speaker, timed if known else (), note.row)


def _roles(tier: _Tier, children: Sequence[_Tier]) -> tuple[_Tier | None, _Tier | None]:
    """Which child says what the tier only numbers, and which one holds the words; None: none."""
    referring = all(not note.text or _REFERENCE.fullmatch(note.text) for note in tier.notes)
    text = None
    if referring and tier.notes:
        fitting = [c for c in children if not c.divides and not is_translation(c.name)]
        letters = sum(map(len, (note.text for note in tier.notes)))
        best = max(fitting, key=lambda c: sum(len(n.text) for n in c.notes), default=None)
        if best is not None and sum(len(n.text) for n in best.notes) > letters:
            text = best
    dividing = [child for child in children if child.divides and child is not text]
    words = max(dividing, key=lambda child: _as_words(tier, child), default=None)
    return text, words if words is not None and (text or _fit(tier, words) > 0.5) else None


def _as_words(tier: _Tier, child: _Tier) -> tuple[bool, bool, float]:
    """How well a child serves as the words of a tier: they fit, they have times, how well."""
    fit = _fit(tier, child)
    return fit > 0.5, any(note.start_ms is not None for note in child.notes), fit


def _fit(tier: _Tier, child: _Tier) -> float:
    """The share of a child's labels that are words of the tier."""
    known = {word for note in tier.notes for word in note.text.split()}
    if not child.notes:
        return 0.0
    return sum(note.text in known for note in child.notes) / len(child.notes)


def _words_of(tier: _Tier, words: _Tier) -> dict[str, list[Spoken]]:
    """The words of each annotation, by its id."""
    found: dict[str, list[Spoken]] = {}
    loose = []
    for word in words.notes:
        if word.parent:
            found.setdefault(word.parent, []).append(Spoken(word.text, None, None))
        else:
            loose.append(word)
    loose.sort(key=lambda word: word.start_ms or 0)
    place = 0
    for note in sorted(tier.notes, key=lambda note: note.start_ms or 0):
        start, end = note.start_ms or 0, note.end_ms or 0
        while place < len(loose) and (loose[place].start_ms or 0) < start:
            place += 1
        while place < len(loose) and (loose[place].start_ms or 0) < end:
            word = loose[place]
            found.setdefault(note.key, []).append(Spoken(word.text, word.start_ms, word.end_ms))
            place += 1
    return found
