"""Tiers of labels, as linguists annotate sound: which of them are whose words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.words import Spoken, laid_over

_WORDS = "words?|tokens?|wrd|wd|ort|orth|ort-mau"
_SOUNDS = (
    "phones?|phonemes?|phonetics?|segments?|sounds?|mau|kan|phn|ipa|syllables?|syl|pitch|tones?|"
    "breaks?|intensity|f0"
)
_TRANSLATION = re.compile(
    r"transl|übersetz|traduc|traduct|(?:^|[_@ -])(?:ft|tf|free|gls?)(?:$|[_@ -])"
)
_KIND = re.compile(
    rf"(?P<who>.*?)[\s_\-–:/.]*\b(?:(?P<words>{_WORDS})|(?P<sounds>{_SOUNDS}))", re.IGNORECASE
)
_NO_SPEECH = re.compile(
    r"(?:^|[\W_])(?:gestures?|gaze|comments?|notes?|noises?|hands?|nods?|postures?|movements?|"
    r"events?|laughters?)(?:$|[\W_\d])",
    re.IGNORECASE,
)
# What tiers are called that are nobody's: their words are not said by "Sentence".
_GENERIC = re.compile(
    r"|(?:tier|layer)[ _-]*\d*|sentences?|utterances?|utt|transcripts?|transcriptions?|texts?|"
    r"trans|orthography|labels?|default(?:[ _-]lt)?|ipus?|phrases?|silences?|annotations?|tx|"
    r"speech",
    re.IGNORECASE,
)
_SILENCE = frozenset(("", "sil", "sp", "<sil>", "<sp>", "<eps>", "<p:>", "_", "#"))
_PAUSE_MS = 600  # so long a silence between words ends what is shown as one piece
_LONGEST_MS = 15_000


class Label(NamedTuple):
    """A labelled stretch; ``row`` is its number in the file."""

    start_ms: int
    end_ms: int
    text: str
    row: int


@dataclass(slots=True)
class Tier:
    """Labels in order of the file. ``points`` have no length."""

    name: str
    labels: list[Label] = field(default_factory=list)
    points: bool = False

    def spoken(self) -> list[Label]:
        """The labels that are no silence, on one line each."""
        cleaned = (label._replace(text=clean_line(label.text)) for label in self.labels)
        return [label for label in cleaned if label.text.casefold() not in _SILENCE]

    def words(self) -> list[Label]:
        """The same of a tier of words: what stands on further lines is about the word."""
        first = (one._replace(text=one.text.lstrip().partition("\n")[0]) for one in self.labels)
        return Tier(self.name, list(first)).spoken()

    def holds_words(self) -> bool:
        """Whether nearly every label is a single word."""
        words = self.words()
        return sum(" " not in word.text for word in words) * 10 >= len(words) * 8


class _Kind(NamedTuple):
    who: str
    sort: str  # "words", "sounds" or "text"


def kind_of(name: str) -> _Kind:
    """Whose words a tier of this name holds, and whether one by one: ``Anna - words``."""
    name = clean_line(name)
    bare = name.strip("\"'")
    match = _KIND.fullmatch(bare)
    if match:
        return _Kind(speaker_of(match["who"]), "words" if match["words"] else "sounds")
    return _Kind(speaker_of(name), "text")


def _kind(tier: Tier) -> _Kind:
    kind = kind_of(tier.name)
    # "Token" may be what a program calls its sentences.
    return kind if kind.sort != "words" or tier.holds_words() else _Kind(kind.who, "text")


def speaker_of(name: str) -> str:
    """The name of a tier as a speaker; "" for what is no name of anybody."""
    cleaned = clean_line(name)
    return "" if _GENERIC.fullmatch(cleaned) else cleaned


def is_translation(name: str) -> bool:
    """Whether the name of a tier says that it translates another."""
    return bool(_TRANSLATION.search(name.casefold()))


def is_speech(name: str) -> bool:
    """Whether a tier of this name may say what was said: no translation, no gestures."""
    return not is_translation(name) and not _NO_SPEECH.search(name)


def transcript_of(tiers: Sequence[Tier], mends: Mends) -> ParsedTranscript:
    """The transcript of tiers that nothing but their names and times connects."""
    filled = [tier for tier in tiers if tier.spoken()]
    intervals = [tier for tier in filled if not tier.points] or filled
    _left_out("Tiers of points", [t for t in filled if t not in intervals], mends)
    kinds = [(tier, _kind(tier)) for tier in intervals]
    texts = [(tier, kind.who) for tier, kind in kinds if kind.sort == "text"]
    words = [(tier, kind.who) for tier, kind in kinds if kind.sort == "words"]
    translations = [tier for tier, _ in texts if is_translation(tier.name)]
    others = [t for t, _ in texts if not is_speech(t.name) and t not in translations]
    if len(translations) + len(others) < len(texts) or words:
        texts = [(tier, who) for tier, who in texts if is_speech(tier.name)]
        _left_out("Tiers of a translation", translations, mends)
        _left_out("Tiers of other things than speech", others, mends)
    sounds = [tier for tier, kind in kinds if kind.sort == "sounds"]
    if not texts and not words:
        if not sounds:
            raise EmptyTranscript("The file has tiers, but nobody says anything in them.")
        raise EmptyTranscript(
            "The file has tiers of single sounds only, and no words.",
            hint="Is there a tier of words or sentences in another file?",
        )
    _left_out("Tiers of single sounds", sounds, mends)
    segments = settle(_segments(texts, words, mends), mends)
    return ParsedTranscript(segments, notes=mends.notes())


def _left_out(what: str, tiers: Iterable[Tier], mends: Mends) -> None:
    names = [clean_line(tier.name) or "without a name" for tier in tiers]
    if names:
        mends.remark(f"{what}, left out: {', '.join(names)}.")


def _segments(
    texts: Sequence[tuple[Tier, str]], words: Sequence[tuple[Tier, str]], mends: Mends
) -> Iterator[Segment]:
    used: set[int] = set()
    for tier, who in texts:
        own = [n for n, (_, whose) in enumerate(words) if whose == who]
        if not own and len(texts) == 1 and len(words) == 1:
            own = [0]
        timed = words[own[0]][0].words() if own and own[0] not in used else []
        used.update(own[:1])
        yield from with_words(tier.spoken(), timed, who, mends)
    for number, (tier, who) in enumerate(words):
        if number not in used:
            yield from put_together(tier.words(), who, mends)


def with_words(
    labels: Sequence[Label], words: Sequence[Label], who: str, mends: Mends
) -> Iterator[Segment]:
    """Each label as a segment, with the words that begin within its time."""
    ordered = sorted(words, key=lambda word: word.start_ms)
    place = 0
    for label in sorted(labels, key=lambda one: one.start_ms):
        while place < len(ordered) and ordered[place].start_ms < label.start_ms:
            place += 1
        first = place
        while place < len(ordered) and ordered[place].start_ms < label.end_ms:
            place += 1
        said = [Spoken(word.text, word.start_ms, word.end_ms) for word in ordered[first:place]]
        timed = laid_over(label.text, said, label.start_ms, label.end_ms, mends, label.row)
        yield Segment(label.start_ms, label.end_ms, label.text, who, timed, label.row)


def put_together(words: Sequence[Label], who: str, mends: Mends) -> Iterator[Segment]:
    """Words as segments that end at pauses."""
    said: list[Label] = []
    for word in words:
        long = said and word.end_ms - said[0].start_ms > _LONGEST_MS
        if said and (long or word.start_ms - said[-1].end_ms >= _PAUSE_MS):
            yield _joined(said, who, mends)
            said = []
        said.append(word)
    if said:
        yield _joined(said, who, mends)
    if words:
        mends.remark("Single words were put together up to the next pause.")


def _joined(words: Sequence[Label], who: str, mends: Mends) -> Segment:
    text = " ".join(word.text for word in words)
    start, end = words[0].start_ms, max(word.end_ms for word in words)
    spoken = [Spoken(word.text, word.start_ms, word.end_ms) for word in words]
    timed = laid_over(text, spoken, start, end, mends, words[0].row)
    return Segment(start, end, text, who, timed, words[0].row)
