"""What stands beneath a quote in another language: its translation, or what was really said.

The segments of a translation are those of the original (aligned by time). Where a quote is of a
part of them, the translation is of more than is quoted, and says so ("translation of the whole
passage"). Where a quote leaves words out, or the words of others would come with it, it would tell
what its reporter has kept back: it is left out with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacesviewer.domain import disguise as disguises
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.language import (
    UNTOLD,
    is_read_from_right,
    is_same_language,
    language_name,
    main_language,
)
from spacesviewer.domain.pairing import Pairing, pair
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import NEAR_SECRET, SAYS_MORE, UNTRANSLATED, Beneath
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.translation import MACHINE, TranslatedLine, least, translators
from spacesviewer.domain.wording import one_line
from spacesviewer.library import corrected, transcripts, translations
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.store import Archive
from spacesviewer.workflows import off_record, pseudonyms
from spacesviewer.workflows.pseudonyms import Warn

_ANOTHER = "another language"
_BEHIND = "the original was corrected since"


class Translated:
    """The translations of a session into a language, for its quotes as they may leave.

    ``hidden`` are its quotes that are off the record; ``disguise`` tells what people are called.
    """

    def __init__(
        self,
        archive: Archive,
        session: str,
        language: str,
        hidden: Sequence[Quote],
        disguise: Disguise,
    ) -> None:
        self._archive = archive
        self._language = language
        self._hidden = hidden
        self._disguise = disguise
        self._infos = [info for info in transcripts.list_for(archive, session) if info.timed]
        self._timeline = cache(lambda key: transcripts.timeline(archive, key))
        # Once for all quotes: of a long session it takes as long as to read it.
        self._pairing = cache(lambda *keys: pair(*map(self._timeline, keys)))
        self._shown = cache(self._texts)
        self._lines = cache(lambda key: translations.lines(archive, key))

    def beneath(self, quote: Quote) -> Beneath | None:
        """What stands beneath a quote; None where its words are in the language that is read."""
        if quote.translated_from:
            return self._original(quote)
        language = _language_of(quote)
        wanted = self._language
        if is_same_language(language, wanted) or not _is_foreign(quote, language, wanted):
            return None
        name = _ANOTHER if language in UNTOLD else language_name(language)
        info = next((one for one in self._infos if one.id == quote.transcript_id), None)
        told = Beneath(name, missing=UNTRANSLATED)
        for translation in self._translations(info) if info is not None else ():
            found = self._translation(quote, info, translation, name) if info else told
            if not found.missing:
                return found
            told = found if found.missing != UNTRANSLATED else told
        return told

    def _translations(self, info: TranscriptInfo) -> Iterator[TranscriptInfo]:
        """The translations of a transcript, or of another in its language, into the wanted one.

        Those that were typed here come first: somebody stands for them by name.
        """
        for one in sorted(self._infos, key=lambda one: (one.format != translations.TYPED, one.id)):
            if one.kind != "translation" or not is_same_language(one.language, self._language):
                continue
            source = translations.source_of(self._archive, one.id)
            if source is not None and (
                source.id == info.id or is_same_language(source.language, info.language)
            ):
                yield one

    def _translation(
        self, quote: Quote, info: TranscriptInfo, translation: TranscriptInfo, name: str
    ) -> Beneath:
        first, second = self._timeline(info.id), self._timeline(translation.id)
        stretches, whole = self._stretches(quote, first)
        if not stretches:
            near = second.segments_between(*quote.words_ms)
            return Beneath(name, missing=SAYS_MORE if near else UNTRANSLATED)
        pairing = self._pairing(info.id, translation.id)
        texts, known = self._shown(translation.id), self._lines(translation.id)
        words: list[str] = []
        lines: list[TranslatedLine] = []
        behind = False
        for stretch in stretches:
            here = _beside(first, second, pairing, stretch)
            if isinstance(here, str):
                return Beneath(name, missing=here)
            said = [texts[second.ids[place]] for place in here]
            if any(off_record.MARK in text for text in said):
                return Beneath(name, missing=NEAR_SECRET)
            words.append(one_line(" ".join(said)))
            for place in here:
                line = known.get(second.ids[place], TranslatedLine())
                behind = behind or line.is_behind(first.texts[pairing.owner(place)])
                lines.append(line)
        status = least(line.status for line in lines)
        credit = self._credit(name, translators(lines), status, behind)
        return Beneath(name, tuple(words), credit, whole=whole)

    def _original(self, quote: Quote) -> Beneath | None:
        """The words that were really said, frozen in a quote of a translation."""
        said = quote.proof.said
        info = next((one for one in self._infos if one.id == quote.transcript_id), None)
        source = translations.source_of(self._archive, info.id) if info is not None else None
        if said is None or not said.text or info is None or source is None or not source.timed:
            return None
        stretches, whole = self._stretches(quote, self._timeline(info.id))
        if not stretches or whole:
            return None
        here = {place for stretch in stretches for place in stretch}
        pairing = self._pairing(source.id, info.id)
        owned = [list(dict.fromkeys(map(pairing.owner, stretch))) for stretch in stretches]
        owners = [owner for some in owned for owner in some]
        lines = said.text.split("\n")
        # A line for each of the original: one that two mouths share is nobody's alone.
        if len(lines) != len(owners) or len(owners) != len(set(owners)):
            return None
        if any(owner < 0 or not here.issuperset(pairing.of(owner)) for owner in owners):
            return None
        credit = f"as it was said, in {one_line(language_name(said.language))}"
        told = iter(lines)
        words = tuple(one_line(" ".join(next(told) for _ in some)) for some in owned)
        needed = is_same_language(said.language, self._language)
        return Beneath(language_name(said.language), words, credit, original=True, needed=needed)

    def _credit(self, name: str, people: Sequence[str], status: str, behind: bool) -> str:
        """``translated from Urdu by Noor (checked)``, and what is doubtful."""
        by = ", ".join(one_line(self._disguise.name(one)) for one in people)
        # What a machine translated stays unverified, however well the original was checked.
        doubt = "UNVERIFIED" if status in ("", MACHINE) else ""
        told = (status, _BEHIND if behind else "", doubt)
        how = ", ".join(filter(None, told))
        return f"translated from {name}{f' by {by}' if by else ''}{f' ({how})' if how else ''}"

    def _texts(self, transcript_id: int) -> dict[int, str]:
        """The words of each segment, without those that are off the record in any language."""
        info = next(one for one in self._infos if one.id == transcript_id)
        segments = transcripts.segments(self._archive, transcript_id, words=False)
        shown = off_record.withheld(segments, info, self._hidden)
        return {segment.id: segment.text for segment in shown}

    def _stretches(self, quote: Quote, timeline: Timeline) -> tuple[list[list[int]], bool]:
        """The segments of each part of a quote, and whether they say more than it.

        None of them where the quote leaves words out, or has other words than they.
        """
        if any(not edit.text for edit in quote.edits):
            return [], False
        places = self._places(quote, timeline)
        found: list[list[int]] = [[] for _ in quote.parts]
        for place in places:
            shared = [
                min(part.end_ms + quote.words_moved_ms, timeline.ends[place])
                - max(part.start_ms + quote.words_moved_ms, timeline.starts[place])
                for part in quote.parts
            ]
            if shared:
                found[shared.index(max(shared))].append(place)
        whole = False
        for part, here in zip(quote.parts, found, strict=True):
            quoted, spoken = _keys(part.text), _keys(" ".join(timeline.texts[n] for n in here))
            if not quoted or not _stands_in(quoted, spoken):
                return [], False
            whole = whole or len(quoted) < len(spoken)
        return found, whole

    def _places(self, quote: Quote, timeline: Timeline) -> list[int]:
        """Where the segments of a quote stand in its transcript now: by number, else by time."""
        if not len(timeline):
            return []
        version = version_of(timeline.ids[0])
        kin = corrected.kin(self._archive, quote.transcript_id)
        try:
            return [
                timeline.index_of(corrected.in_version(key, version))
                for key in quote.segment_ids
                if version_of(key) in kin or _fail(key)
            ]
        except KeyError:
            return timeline.segments_between(*quote.words_ms)


def inside(archive: Archive, quote: Quote, language: str) -> Beneath | None:
    """The translation of a quote as those see it who have the archive; None without one.

    Into the language, or where it is said in that or there is none, into another that is known.
    """
    known = transcripts.list_for(archive, quote.session)
    tags = (language, *(one.language for one in known if one.kind == "translation"))
    for tag in dict.fromkeys(tags):
        told = Translated(archive, quote.session, tag, (), Disguise()).beneath(quote)
        if told is not None and told.words and not told.original:
            return told
    return None


def of_quotes(
    archive: Archive,
    quotes: Sequence[Quote],
    language: str,
    hidden: Mapping[str, Sequence[Quote]],
    warn: Warn,
) -> Iterator[tuple[str, Beneath]]:
    """(id, translation) of those quotes of any session that have one, as it may leave.

    ``hidden`` are the quotes of each session that are off the record; ``warn`` is told where a name
    is left that has a pseudonym.
    """
    named = 0
    for uid, here in hidden.items():
        disguise = pseudonyms.of_session(archive, uid)
        known = Translated(archive, uid, language, here, disguise)
        for quote in quotes:
            told = known.beneath(quote) if quote.session == uid else None
            if told is not None and told.words and not told.original:
                named += any(True for _ in disguise.mentions(" ".join(told.words), in_part=True))
                yield quote.id, told
    if named:
        warn(disguises.sentence("the translation", named, "quote"))


def languages(archive: Archive, quotes: Sequence[Quote]) -> list[str]:
    """The tags of the languages into which any of some quotes may be translated."""
    found: dict[str, str] = {}
    for uid in dict.fromkeys(quote.session for quote in quotes):
        said = [
            quote.language for quote in quotes if quote.session == uid and not quote.translated_from
        ]
        for info in transcripts.list_for(archive, uid):
            tag = info.language
            told = info.kind == "translation" and info.timed and tag not in UNTOLD
            if told and not all(is_same_language(tag, one) for one in said):
                found.setdefault(main_language(tag), tag)
    return list(found.values())


def _keys(text: str) -> list[str]:
    """What is compared of each word: neither case nor the stops at its ends."""
    keys = ("".join(filter(str.isalnum, word.casefold())) for word in text.split())
    return [key for key in keys if key]


def _stands_in(some: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand in others, one behind the other."""
    return any(
        words[at : at + len(some)] == some
        for at in range(len(words) - len(some) + 1)
        if words[at] == some[0]
    )


def _fail(key: int) -> bool:
    raise KeyError(key)


def _beside(
    first: Timeline, second: Timeline, pairing: Pairing, stretch: Sequence[int]
) -> list[int] | str:
    """The segments of a translation that say what some of the original do, or why there are none.

    One of them may stand for several of the original, but then for none that is not quoted.
    """
    here = [place for one in stretch for place in pairing.of(one)]
    for one in stretch:
        if len(pairing.of(one)):
            continue
        over = [place for place in second.segments_between(first.starts[one], first.ends[one])
                if _is_said_in(first, one, second, place)]  # fmt: skip
        if not over:
            return UNTRANSLATED
        if not set(over) <= set(here):
            return SAYS_MORE
    for place in here:
        owner = pairing.owner(place)
        start, end = second.starts[place], second.ends[place]
        # Of a voice that is known, and is another one.
        name, said = second.speaker(place), first.speaker(owner)
        if name and said and name != said and name in first.speakers:
            return SAYS_MORE
        if (start, end) == (first.starts[owner], first.ends[owner]):
            continue
        for other in first.segments_between(start, end):
            if other not in stretch and _is_said_in(first, other, second, place):
                return SAYS_MORE
    return here


def _is_said_in(first: Timeline, one: int, second: Timeline, place: int) -> bool:
    """Whether half of a segment or more lies within one of the other text."""
    start, end = first.starts[one], first.ends[one]
    return 2 * (min(end, second.ends[place]) - max(start, second.starts[place])) >= end - start


def _language_of(quote: Quote) -> str:
    """The tag of the quoted words; "" where their script says that it cannot be right."""
    language = quote.language
    agrees = is_right_to_left(quote.text) == is_read_from_right(language)
    return language if agrees or language in UNTOLD else ""


def _is_foreign(quote: Quote, language: str, wanted: str) -> bool:
    """Whether words are in another language than the wanted one, as far as one can tell."""
    if language not in UNTOLD:
        return True
    return is_right_to_left(quote.text) != is_read_from_right(wanted)
