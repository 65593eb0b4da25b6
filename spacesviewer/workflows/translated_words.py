"""What was really said where words of a translation stand, and who translated it."""

from __future__ import annotations

from collections.abc import Iterable

from spacesviewer.domain.pairing import pair
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.translation import TranslatedLine, Translation, least, translators
from spacesviewer.library import corrected, transcripts, translations
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.store import Archive


def translation_of(archive: Archive, segment_ids: Iterable[int]) -> Translation | None:
    """What was really said where segments of a translation stand, for a quote of them.

    None where they are of an original, or of a translation whose original is not here.
    """
    wanted = list(segment_ids)
    if not wanted:
        return None
    info = transcripts.of_segment(archive, wanted[0])
    if info.kind != "translation":
        return None
    source = translations.source_of(archive, info.id)
    if source is None:
        return None
    first, second = (transcripts.timeline(archive, one.id) for one in (source, info))
    known = translations.lines(archive, info.id)
    version = version_of(next(iter(known), 0))
    here = [key for key in _now(archive, info.id, wanted, version) if _is_in(second, key)]
    pairing = pair(first, second)
    owners = list(dict.fromkeys(pairing.owner(second.index_of(key)) for key in here))
    owners = [owner for owner in owners if 0 <= owner < len(first)]
    if not owners:
        return None
    told = [known.get(key, TranslatedLine()) for key in here]
    behind = any(
        line.is_behind(first.texts[pairing.owner(second.index_of(key))])
        for key, line in zip(here, told, strict=True)
    )
    return Translation(
        text="\n".join(second.texts[second.index_of(key)] for key in here),
        language=info.language,
        original="\n".join(first.texts[owner] for owner in owners),
        original_language=source.language,
        original_transcript_id=source.id,
        original_segment_ids=tuple(first.ids[owner] for owner in owners),
        translators=translators(told),
        status=least(line.status for line in told),
        behind=behind,
    )


def _now(
    archive: Archive, transcript_id: int, segment_ids: Iterable[int], version: int
) -> list[int]:
    """The segments by the numbers that they have in a version, as far as they have one there."""
    kin = corrected.kin(archive, transcript_id)
    return [
        corrected.in_version(key, version) if version_of(key) in kin else key for key in segment_ids
    ]


def _is_in(timeline: Timeline, key: int) -> bool:
    try:
        timeline.index_of(key)
    except KeyError:
        return False
    return True
