"""A transcript for ELAN: a tier for each speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacesviewer.domain.citation import UNKNOWN_SPEAKER
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, spoken
from spacesviewer.export._xml import HEAD, escaped

NAME = "ELAN"
EXTENSION = "eaf"
KIND = "transcript"

_GAPS = "Gaps (comments)"  # a tier that nobody speaks on
_Said = tuple[int, int, str]


def render(transcript: Transcript) -> bytes:
    """Annotations of one tier never overlap: what does goes on a second tier of the speaker.

    No recording is named in it: ELAN asks for one, and a path would tell whose machine it was.
    """
    told = [("title", one_line(transcript.title)), *(("caution", s) for s in cautions(transcript))]
    tiers: list[tuple[str, str, list[_Said]]] = []
    for name, lane, said in _lanes(spoken(transcript.segments)):
        label = f"{name} ({lane})" if lane > 1 else name
        tiers.append((_free(label, tiers), name, said))
    if transcript.gaps:
        lines = [(gap.start_ms, gap.end_ms, one_line(gap.sentence)) for gap in transcript.gaps]
        for lane, found in enumerate(_apart(lines), 1):
            label = f"{_GAPS} {lane}" if lane > 1 else _GAPS
            tiers.append((_free(label, tiers), "", found))
    return _document(told, tiers).encode()


def _lanes(pairs: Iterable[tuple[Segment, str]]) -> Iterator[tuple[str, int, list[_Said]]]:
    """(speaker, 1 or more, what is said), in order of first speaking."""
    said: dict[str, list[_Said]] = {}
    for segment, text in pairs:
        name = one_line(segment.speaker) or UNKNOWN_SPEAKER
        # An annotation of no length cannot be seen, and ELAN drops it.
        end_ms = max(segment.end_ms, segment.start_ms + 1)
        said.setdefault(name, []).append((segment.start_ms, end_ms, text))
    for name, spoken_by in said.items():
        for number, lane in enumerate(_apart(spoken_by), 1):
            yield name, number, lane


def _apart(annotations: Iterable[_Said]) -> list[list[_Said]]:
    """Annotations in as few lists as it takes for none to overlap within its list."""
    lanes: list[list[_Said]] = []
    for one in sorted(annotations):
        start, end, text = one
        entry = (start, max(end, start + 1), text)
        for lane in lanes:
            if lane[-1][1] <= start:
                lane.append(entry)
                break
        else:
            lanes.append([entry])
    return lanes


def _free(label: str, tiers: Sequence[tuple[str, str, list[_Said]]]) -> str:
    taken = {name for name, _, _ in tiers}
    while label in taken:
        label += "+"
    return label


def _document(
    told: Sequence[tuple[str, str]], tiers: Sequence[tuple[str, str, list[_Said]]]
) -> str:
    places = sorted({ms for _, _, said in tiers for start, end, _ in said for ms in (start, end)})
    slots = {ms: f"ts{number}" for number, ms in enumerate(places, 1)}
    properties = "".join(
        f'<PROPERTY NAME="{key}">{escaped(text)}</PROPERTY>\n' for key, text in told if text
    )
    times = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="{slot}" TIME_VALUE="{ms}"/>\n' for ms, slot in slots.items()
    )
    numbered = iter(range(1, 1 + sum(len(said) for _, _, said in tiers)))
    written = "".join(_tier(*tier, slots, numbered) for tier in tiers)
    return (
        f'{HEAD}<ANNOTATION_DOCUMENT AUTHOR="" DATE="1980-01-01T00:00:00+00:00" FORMAT="3.0" '
        'VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">\n'
        '<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">\n'
        f"{properties}</HEADER>\n<TIME_ORDER>\n{times}</TIME_ORDER>\n{written}"
        '<LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" '
        'TIME_ALIGNABLE="true"/>\n</ANNOTATION_DOCUMENT>\n'
    )


def _tier(
    name: str, speaker: str, said: Sequence[_Said], slots: dict[int, str], numbered: Iterator[int]
) -> str:
    annotations = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{next(numbered)}" '
        f'TIME_SLOT_REF1="{slots[start]}" TIME_SLOT_REF2="{slots[end]}">'
        f"<ANNOTATION_VALUE>{escaped(text)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>"
        "</ANNOTATION>\n"
        for start, end, text in said
    )
    participant = f' PARTICIPANT="{escaped(speaker)}"' if speaker else ""
    return (
        f'<TIER LINGUISTIC_TYPE_REF="default-lt"{participant} TIER_ID="{escaped(name)}">\n'
        f"{annotations}</TIER>\n"
    )
