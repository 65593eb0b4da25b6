"""Brings a newer file of a transcript and a person's corrections together, stretch by stretch.

Nothing happens by itself: until a person has looked, her text stays the one that is shown. What
comes of it is a version of its own, made from the newer file's; the other texts stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain import threeway
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.threeway import Stretch
from spacesviewer.library import corrected, corrections, lines, transcripts
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The texts that were compared, and what came of it; ``meetings`` are to be decided."""

    transcript_id: int
    versions: tuple[int, int, int]
    stretches: tuple[Stretch, ...]

    @property
    def meetings(self) -> tuple[Stretch, ...]:
        """The stretches that both the person and the newer file have changed."""
        return tuple(one for one in self.stretches if one.kind == "meet")

    def count(self, kind: str) -> int:
        """How many stretches there are of a kind."""
        return sum(one.kind == kind for one in self.stretches)


def to_compare(archive: Archive, transcript_id: int) -> int:
    """The transcript itself, or the file of turns beside it if a newer one waits only of that."""
    session = transcripts.get(archive, transcript_id).session
    beside = [one.id for one in transcripts.list_for(archive, session) if one.turns]
    waits = [one for one in (transcript_id, *beside) if corrected.file_waits(archive, one)]
    return waits[0] if waits else transcript_id


def compare(archive: Archive, transcript_id: int) -> Comparison:
    """The corrected text beside the older and the newer file; UserError if none waits."""
    info = transcripts.get(archive, transcript_id)
    if not corrected.file_waits(archive, transcript_id):
        raise UserError(
            "No newer file than the text that is shown was added for {name}.",
            hint="Add the better file under the same name, then compare.",
            name=info.name,
        )
    base, mine, theirs = corrected.versions_to_compare(archive, transcript_id)
    texts = [transcripts.segments_of(archive, version) for version in (base, mine, theirs)]
    place = {line.id: number for number, line in enumerate(texts[0])}
    made_of = [
        [place[key] for key in keys if key in place]
        for keys in corrected.made_of_all(archive, base, [line.id for line in texts[1]])
    ]
    found = threeway.compare(texts[0], texts[1], texts[2], made_of, timed=info.timed)
    return Comparison(transcript_id, (base, mine, theirs), tuple(found))


def apply(
    archive: Archive, comparison: Comparison, choices: Mapping[int, str], *, reviewer: str
) -> Changes:
    """Takes the newer file, with the corrections in it; one step of Undo.

    ``choices`` tells for a meeting, by its place, MINE, THEIRS or the words to write; one that is
    not told stays as the person has corrected it. Where only she has changed a stretch, it stays
    hers; where only the file has, it is the file's.
    """
    line = comparison.transcript_id
    done: list[tuple[Sequence[Segment], list[Segment]]] = []
    with archive.transaction():
        _check(archive, comparison)
        with archive.operation("take newer file") as op:
            version = corrected.start_again(archive, op, line, comparison.versions[2])
            number = 0
            for stretch in comparison.stretches:
                wanted = stretch.theirs
                if stretch.kind == "meet":
                    wanted = _chosen(stretch, choices.get(number, MINE))
                    number += 1
                elif stretch.kind in ("mine", "agreed"):
                    wanted = threeway.kept(stretch)
                if wanted != stretch.theirs:
                    # Of a line that she deleted nothing is hers: it is the file's that goes again.
                    gone = stretch.mine or stretch.theirs
                    done.append((gone, _put(archive, op, version, stretch, wanted)))
        told = (archive, op.id, line, version)
        restored = (comparison.versions[2], None)
        corrections.record(*told, "newer", (), (), reviewer=reviewer, restored=restored)
        for before, after in done:
            corrections.record(*told, "kept", before, after, reviewer=reviewer)
    return op.changes


def _check(archive: Archive, comparison: Comparison) -> None:
    """UserError where the texts are not those that were compared."""
    line = comparison.transcript_id
    same = corrected.file_waits(archive, line) and (
        corrected.versions_to_compare(archive, line) == comparison.versions
    )
    if same:
        mine = {one.id: one for stretch in comparison.stretches for one in stretch.mine}
        now = transcripts.segments_of(archive, comparison.versions[1])
        same = mine == {one.id: one for one in now}
    if not same:
        raise UserError(
            "This text was changed meanwhile, by another window or program.",
            hint="Nothing was changed now; compare again.",
        )


def _chosen(stretch: Stretch, choice: str) -> tuple[Segment, ...]:
    if choice == MINE:
        return threeway.kept(stretch)
    if choice == THEIRS:
        return stretch.theirs
    words = clean_line(choice)
    if not words:
        raise WrongUsage("A segment needs words.", hint="Choose one of the two texts, or write.")
    return threeway.written(stretch, words)


def _put(
    archive: Archive, op: Operation, version: int, stretch: Stretch, wanted: Sequence[Segment]
) -> list[Segment]:
    """Writes lines in the place of the newer file's; gives them as they are stored."""
    here = [corrected.in_version(line.id, version) for line in stretch.theirs]
    voices = [_voice(archive, op, version, line, stretch.mine) for line in wanted]
    if len(wanted) == len(here):
        for key, line, voice in zip(here, wanted, voices, strict=True):
            lines.put(archive, op, replace(line, id=key))
            lines.set_voice(op, key, voice)
        return [lines.get(archive, key) for key in here]
    numbers = sorted({number for key in here for number in lines.made_of(archive, key)})
    for key in here:
        lines.remove(archive, op, key)
    return [
        lines.get(archive, lines.add(archive, op, version, line, voice, numbers))
        for line, voice in zip(wanted, voices, strict=True)
    ]


def _voice(
    archive: Archive, op: Operation, version: int, line: Segment, mine: Sequence[Segment]
) -> int | None:
    """The voice of a line's speaker in a version; made there if only the corrected text has it."""
    if not line.speaker:
        return None
    known = lines.speakers(archive, version)
    if line.speaker in known:
        return known[line.speaker]
    own = next(
        (lines.voice_of(archive, one.id) for one in mine if one.speaker == line.speaker), None
    )
    person = None if own is None else lines.person_of(archive, own)
    label = line.speaker
    taken = lines.labels(archive, version)
    while label in taken:
        label += " (corrected)"
    return lines.add_voice(op, version, label, person)
