"""AssemblyAI's JSON: ``words`` and, with speakers, ``utterances``; times are milliseconds.

Also its lists of ``sentences`` and ``paragraphs``. Chapters and summaries are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import Clock, answer, clock_for, several, voice
from spacesviewer.transcripts.documents import confidence, whole_ms
from spacesviewer.transcripts.gathering import OWN_TURNS, READABLE, SpokenWord, gather
from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken

NAME = "AssemblyAI JSON"
EXTENSIONS = ("json",)

_LISTS = ("utterances", "sentences", "paragraphs")
_OWN = frozenset(
    ("acoustic_model", "language_model", "audio_url", "audio_duration", "speech_model",
     "webhook_status_code", "speaker_labels", "language_code", "confidence")
)  # fmt: skip


def claims(root: object) -> bool:
    """Whether these are its words (text, start, end and confidence) or its utterances."""
    document = as_dict(root)
    if document.keys().isdisjoint(_OWN) and not isinstance(document.get("utterances"), list):
        return False
    words = as_list(document.get("words"))
    if not words and "audio_url" in document and as_text(document.get("text")):
        return True
    if not words:
        lines = [one for name in _LISTS for one in as_list(document.get(name))[:5]]
        words = [word for line in lines for word in as_list(as_dict(line).get("words"))[:5]]
        words = words or lines
    wanted = {"text", "start", "end", "confidence"}
    return any(
        wanted <= keys and "type" not in keys
        for keys in (as_dict(word).keys() for word in words[:20])
    )


def read_document(root: object) -> ParsedTranscript:
    """The utterances (or sentences, or paragraphs) as segments, or else the words gathered."""
    mends = Mends()
    document = as_dict(root)
    lines = next((found for name in _LISTS if (found := as_list(document.get(name)))), ())
    loose = [as_dict(word) for word in as_list(document.get("words"))]
    told = [as_dict(line) for line in lines]
    loose = loose or [{"text": document.get("text")}]
    clock = clock_for(
        ((one.get("start"), one.get("end"), one.get("text")) for one in told or loose),
        whole_ms,
        mends,
    )
    if told:
        by_channel = several(one.get("channel") for one in told)
        segments = gather(_said(told, clock, by_channel), mends, OWN_TURNS)
    else:
        by_channel = several(word.get("channel") for word in loose)
        words = (
            _word(_spoken(word, clock), _voice(word, by_channel), row)
            for row, word in enumerate(loose, 1)
        )
        segments = gather(words, mends, READABLE)
    language = as_text(document.get("language_code")).replace("_uk", "_gb")
    return answer("AssemblyAI", segments, mends, language=language)


def _voice(told: dict[str, object], by_channel: bool) -> str:
    """The speaker's letter; with channels AssemblyAI puts the channel's number into it itself."""
    return voice(told.get("speaker")) or voice("", told.get("channel") if by_channel else None)


def _said(
    lines: Sequence[dict[str, object]], clock: Clock, by_channel: bool
) -> Iterator[SpokenWord]:
    for row, line in enumerate(lines, 1):
        speaker = _voice(line, by_channel)
        heard = [_spoken(as_dict(word), clock) for word in as_list(line.get("words"))]
        text = as_text(line.get("text")) or " ".join(word.text for word in heard)
        heard = heard or [Spoken(text, clock(line.get("start")), clock(line.get("end")))]
        for number, spoken in enumerate(written_with_times(text, heard)):
            yield _word(spoken, speaker, row, breaks=not number)


def _spoken(word: dict[str, object], clock: Clock) -> Spoken:
    return Spoken(
        as_text(word.get("text")),
        clock(word.get("start")),
        clock(word.get("end")),
        confidence(word.get("confidence")),
    )


def _word(spoken: Spoken, speaker: str, row: int, *, breaks: bool = False) -> SpokenWord:
    text, start, end, sure = spoken
    return SpokenWord(text, start, end, speaker, sure, breaks=breaks, row=row)
