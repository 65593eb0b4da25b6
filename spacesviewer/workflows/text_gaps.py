"""What a transcript lacks, and what it holds that nobody can have said."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from spacesviewer.domain.gap import CERTAIN, LIKELY, POSSIBLE, Gap
from spacesviewer.domain.soundlevels import SoundLevels
from spacesviewer.domain.timecode import format_lasting
from spacesviewer.domain.timeline import Timeline

# Speech that has no text for so long; and how long no text is told where the sound is not known.
HOLE_MS, UNTOLD_MS = 3000, 20_000
_SPOKEN_SHARE = 0.4
REPEATS = 3
_LOOP_WORDS, _LOOP_SHARE = 12, 4
SAME_OVERLAP_MS, LONG_OVERLAP_MS = 1000, 10_000
_OVER_SILENCE_MS = 1500
_ALONE_MS = 5000
_NEAR_MS = 2000  # two findings of a kind so near each other are one

# What speech recognition was trained on and writes where nobody speaks; as ``_key`` gives them.
_CREDITS = ("amara.org", "otter.ai", "opensubtitles.org")
_PHRASES = frozenset(
    (
        "thanks for watching",
        "thank you for watching",
        "thank you so much for watching",
        "thanks for watching and don't forget to like and subscribe",
        "please subscribe to my channel",
        "please subscribe",
        "like and subscribe",
        "don't forget to subscribe",
        "see you in the next video",
        "i'll see you in the next video",
        "subtitles by the amara.org community",
        "untertitel der amara.org-community",
        "untertitel im auftrag des zdf für funk, 2017",
        "vielen dank fürs zuschauen",
        "sous-titres réalisés par la communauté d'amara.org",
        "merci d'avoir regardé cette vidéo",
        "sottotitoli creati dalla comunità amara.org",
        "subtítulos realizados por la comunidad de amara.org",
        "gracias por ver el video",
        "legendas pela comunidade amara.org",
        "obrigado por assistir",
        "продолжение следует",
        "спасибо за просмотр",
        "субтитры сделал dimatorzok",
        "ご視聴ありがとうございました",
        "請不吝點贊訂閱轉發打賞支持明鏡與點點欄目",
        "字幕由amara.org社区提供",
        "시청해주셔서 감사합니다",
        "نانسي قنقر",
        "اشتركوا في القناة",
        "ترجمة نانسي قنقر",
        "altyazı m.k",
        "izlediğiniz için teşekkür ederim",
        "deze video is ondertiteld door amara.org",
    )
)
_EDGES = " ¡¿\t\r\n.,;:!?…-–—\"'“”„«»()[]♪*。、！？؟،۔"


def find(timeline: Timeline, levels: SoundLevels, sound_ms: int) -> Iterator[Gap]:
    """All gaps of a transcript; ``sound_ms`` is where the sound ends, 0 where there is none."""
    keys = [_key(text) for text in timeline.texts]
    invented = _phrases(timeline, levels, keys)
    told = {index for index, _ in invented}
    yield from (gap for _, gap in invented)
    yield from _repeats(timeline, keys)
    yield from _loops(timeline)
    yield from overlaps(timeline)
    yield from _over_silence(timeline, levels, told)
    yield from holes(timeline, levels, sound_ms)


def uncovered(timeline: Timeline, end_ms: int) -> Iterator[tuple[int, int]]:
    """The stretches up to a time in which no segment stands."""
    reach = 0
    for start, end in zip(timeline.starts, timeline.ends, strict=True):
        if start > reach:
            yield reach, min(start, end_ms)
        if end > reach:
            reach = end
        if reach >= end_ms:
            return
    yield reach, end_ms


def holes(timeline: Timeline, levels: SoundLevels, sound_ms: int) -> Iterator[Gap]:
    """Where somebody seems to speak and nothing is written, or where it is not known for long."""
    if max(timeline.ends, default=0) <= 0:  # no words, or words without times
        return
    for start, end in uncovered(timeline, sound_ms):
        if end - start < HOLE_MS:
            continue
        if levels.is_known(start, end):
            for begin, finish, loud in levels.speech(start, end):
                length = finish - begin
                if length >= HOLE_MS and loud >= _SPOKEN_SHARE * length:
                    said = f"Sound without text for {format_lasting(length)}."
                    yield Gap(begin, finish, said, "hole", LIKELY, length)
        elif end - start >= UNTOLD_MS:
            said = f"No text for {format_lasting(end - start)}."
            yield Gap(start, end, said, "hole", POSSIBLE, end - start)


def overlaps(timeline: Timeline) -> list[Gap]:
    """Where lines of one speaker lie over each other, and where two speakers do so for long."""
    found: list[tuple[int, int, str]] = []
    latest: dict[int, int] = {}
    reach = 0
    for start, end, voice in zip(timeline.starts, timeline.ends, timeline.voices, strict=True):
        if reach - start < SAME_OVERLAP_MS:
            if end > reach:
                # Whatever was before is over, or nearly.
                latest, reach = {voice: end}, end
                continue
            latest[voice] = max(end, latest.get(voice, 0))
            continue
        own = min(latest.get(voice, 0), end)
        if own - start >= SAME_OVERLAP_MS:
            found.append((start, own, "same" if voice >= 0 else "unknown"))
        else:
            other = min(max((e for v, e in latest.items() if v != voice), default=0), end)
            if other - start >= LONG_OVERLAP_MS:
                found.append((start, other, "others"))
        if end > latest.get(voice, 0):
            latest[voice] = end
            reach = max(reach, end)
    said = {
        "same": "Lines of one speaker overlap for {}.",
        "unknown": "Lines without a speaker overlap for {}.",
        "others": "Two speakers are written down at once for {}.",
    }
    return [
        Gap(
            start,
            end,
            said[kind].format(format_lasting(end - start)),
            "overlap",
            CERTAIN,
            end - start,
        )
        for kind in said
        for start, end in _joined([(s, e) for s, e, k in found if k == kind])
    ]


def _repeats(timeline: Timeline, keys: Sequence[str]) -> Iterator[Gap]:
    """Runs of lines that say the same."""
    first = 0
    for index in range(1, len(keys) + 1):
        if index < len(keys) and keys[index] == keys[first]:
            continue
        count = index - first
        if count >= REPEATS and keys[first]:
            # "Yes. Yes. Yes." is said by people too.
            certainty = LIKELY if " " in keys[first] else POSSIBLE
            said = f"The same line {count} times in a row, as machines repeat themselves."
            end = max(timeline.ends[first:index])
            yield Gap(timeline.starts[first], end, said, "repeat", certainty, count)
        first = index


def _loops(timeline: Timeline) -> Iterator[Gap]:
    """Lines within which few words come again and again."""
    for index, text in enumerate(timeline.texts):
        if len(text) < 3 * _LOOP_WORDS:
            continue
        words = text.split()
        if len(words) >= _LOOP_WORDS and len(set(words)) * _LOOP_SHARE <= len(words):
            said = "The same words over and over in one line, as machines repeat themselves."
            start, end = timeline.starts[index], timeline.ends[index]
            yield Gap(start, end, said, "repeat", LIKELY, len(words))


def _phrases(timeline: Timeline, levels: SoundLevels, keys: Sequence[str]) -> list[tuple[int, Gap]]:
    """Lines that machines are known to invent, where they stand alone or over silence."""
    found = []
    for index, key in enumerate(keys):
        if key not in _PHRASES and not _is_credit(key):
            continue
        start, end = timeline.starts[index], timeline.ends[index]
        calm = levels.is_calm(start, end)
        if not calm and not _stands_alone(timeline, index):
            continue
        said = "A line that machines are known to invent stands here alone"
        said += ", and the recording is silent." if calm else "."
        gap = Gap(start, end, said, "phrase", LIKELY if calm else POSSIBLE, end - start)
        found.append((index, gap))
    return found


def _is_credit(key: str) -> bool:
    # The dot is looked for first: nearly no line has one inside.
    return "." in key and len(key) < 80 and any(credit in key for credit in _CREDITS)


def _stands_alone(timeline: Timeline, index: int) -> bool:
    before = max(timeline.ends[max(0, index - 8) : index], default=-_ALONE_MS)
    after = timeline.starts[index + 1] if index + 1 < len(timeline) else 1 << 62
    alone = _ALONE_MS
    return timeline.starts[index] - before >= alone and after - timeline.ends[index] >= alone


def _over_silence(timeline: Timeline, levels: SoundLevels, told: set[int]) -> Iterator[Gap]:
    """Lines that stand where nothing is heard."""
    found = [
        (start, end)
        for index, (start, end) in enumerate(zip(timeline.starts, timeline.ends, strict=True))
        if end - start >= _OVER_SILENCE_MS and index not in told and levels.is_calm(start, end)
    ]
    for start, end in _joined(found):
        said = f"Text for {format_lasting(end - start)} where the recording is silent."
        yield Gap(start, end, said, "text over silence", LIKELY, end - start)


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order of start, those that touch or nearly do as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1] + _NEAR_MS:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _key(text: str) -> str:
    """The form in which two lines are the same: without case, edges and composition."""
    folded = text.casefold().strip(_EDGES)
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded).replace("’", "'")
