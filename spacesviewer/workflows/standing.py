"""How quotes stand to the transcripts as they are now: unchanged, changed, or to be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain import anchor
from spacesviewer.domain.anchor import GONE, REVIEW, SAME, SPEAKER, TEXT, Standing
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.rewording import Piece, differences
from spacesviewer.domain.segment import Word
from spacesviewer.domain.selection import UNKNOWN_SPEAKER, Selection, select
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import quote_homes, quote_links, quotes, transcripts
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.store import Archive

__all__ = ["GONE", "REVIEW", "SAME", "SPEAKER", "TEXT", "Review", "Standing", "Texts"]


class Texts:
    """The transcripts that quotes are looked up in; each is read once."""

    def __init__(self, archive: Archive, known: Mapping[int, Timeline] | None = None) -> None:
        self.archive = archive
        # What a window shows may be of an older version than the one that is current by now.
        self._known = {
            line: timeline
            for line, timeline in (known or {}).items()
            if len(timeline)
            and version_of(timeline.ids[0]) == quote_homes.current_version(archive, line)
        }
        self._old: dict[int, str] = {}

    def timeline(self, transcript_id: int) -> Timeline:
        """The text of a transcript as it is now."""
        if transcript_id not in self._known:
            self._known[transcript_id] = transcripts.timeline(self.archive, transcript_id)
        return self._known[transcript_id]

    def was(self, version: int) -> str:
        """All of an older text, as it is compared."""
        if version not in self._old:
            lines = quote_homes.texts_of(self.archive, version)
            self._old[version] = "".join(map(anchor.dense, lines))
        return self._old[version]

    def words(self, ids: Sequence[int]) -> Mapping[int, tuple[Word, ...]]:
        """The words with times of segments."""
        return transcripts.words(self.archive, ids)


@dataclass(frozen=True, slots=True)
class Review:
    """A quote whose place a person must judge, with the places that it could be."""

    quote: Quote
    proposals: tuple[Selection, ...]


def of_quote(texts: Texts, quote: Quote) -> Standing:
    """How a quote stands to its transcript now; SAME without a place where it has none."""
    archive, line = texts.archive, quote.transcript_id
    if not line or not quote.exact or not quote.segment_ids:
        return Standing(SAME)
    version = quote_homes.current_version(archive, line)
    if version is None:
        return Standing(GONE)
    timeline = texts.timeline(line)
    if not timeline.timed:
        return Standing(REVIEW)
    home = quote_homes.same_lines(archive, line, quote.segment_ids)
    if home is not None:
        return anchor.standing(quote, timeline, texts.words, home)
    was = texts.was(version_of(quote.segment_ids[0]))
    found = anchor.standing(quote, timeline, texts.words, was=was)
    return found if found.certain else _accepted(texts, quote) or found


def looked_up(
    archive: Archive, found: Iterable[Quote], known: Mapping[int, Timeline] | None = None
) -> list[Quote]:
    """The quotes with what their transcripts tell otherwise now, in ``since`` and ``now``."""
    texts = Texts(archive, known)
    return [
        _told(quote, Standing(SAME) if _is_untouched(texts, quote) else of_quote(texts, quote))
        for quote in found
    ]


def difference(archive: Archive, quote: Quote) -> tuple[Standing, list[Piece]]:
    """How a quote stands, and word by word what is there now in place of what it says."""
    stands = of_quote(Texts(archive), quote)
    if stands.now is None:
        return stands, []
    named = stands.kind == SPEAKER
    return stands, differences(_text(quote.parts, named), _text(stands.now.parts, named))


def to_review(archive: Archive, session: str | None = None) -> list[Review]:
    """The quotes whose place in a newer text is in doubt, with what it could be."""
    texts, found = Texts(archive), []
    for quote in quotes.list_quotes(archive, session=session):
        stands = of_quote(texts, quote)
        if stands.kind == REVIEW:
            found.append(Review(quote, tuple(_proposals(texts, quote, stands))))
    return found


def review_of(archive: Archive, quote: Quote) -> Review | None:
    """The places that a quote could have, None where its place is beyond doubt."""
    texts = Texts(archive)
    stands = of_quote(texts, quote)
    if stands.kind != REVIEW:
        return None
    return Review(quote, tuple(_proposals(texts, quote, stands)))


def accept(archive: Archive, uid: str, place: Selection, *, reviewer: str = "") -> Changes:
    """Keeps that a person has found a quote at a place of the text as it is now."""
    quote = quotes.get(archive, uid)
    version = quote_homes.current_version(archive, quote.transcript_id)
    if version is None or any(version_of(key) != version for key, _, _ in place.segments):
        raise UserError(
            "The transcript has changed since this place was shown.", hint="Look at it again."
        )
    with archive.operation("link quote to its place") as operation:
        number = quotes.row_id(archive, quote.id)
        quote_links.accept(archive, operation, number, version, place.segments, reviewer)
    return Changes(quotes=frozenset({quote.id}))


def _is_untouched(texts: Texts, quote: Quote) -> bool:
    """Whether the very segments that a quote was taken from still say it, in the same mouths.

    Most do, and this is a hundred times quicker than looking for the words. False decides nothing.
    """
    line, spans = quote.transcript_id, quote.proof.spans
    if not line or not spans or quote_homes.current_version(texts.archive, line) is None:
        return False
    timeline = texts.timeline(quote.transcript_id)
    told: list[tuple[str, str]] = []
    for key, start, end in spans:
        try:
            index = timeline.index_of(key)
        except KeyError:
            return False
        speaker, words = timeline.speaker(index), timeline.texts[index][start:end]
        if told and told[-1][0] == speaker:
            words = f"{told.pop()[1]} {words}"
        told.append((speaker, " ".join(words.split())))
    return told == [(part.speaker, " ".join(part.text.split())) for part in quote.parts]


def _proposals(texts: Texts, quote: Quote, stands: Standing) -> list[Selection]:
    timeline = texts.timeline(quote.transcript_id)
    if not timeline.timed:
        return []
    exact = anchor.alike(quote, timeline, texts.words)
    places = [*exact, *([stands.now] if stands.now is not None else [])]
    return list({place.segments: place for place in places}.values())


def _accepted(texts: Texts, quote: Quote) -> Standing | None:
    """How a quote stands at the place where a person has found it."""
    archive, timeline = texts.archive, texts.timeline(quote.transcript_id)
    links = quote_links.of_quote(archive, quote.id)
    for version, spans in reversed(links.items()):
        home = quote_homes.same_lines(archive, quote.transcript_id, [span[0] for span in spans])
        if home is None:
            continue
        there = sorted(index for index, key in enumerate(timeline.ids) if key in home)
        if not there:
            continue
        exactly = version == quote_homes.current_version(archive, quote.transcript_id)
        if not exactly:
            # Corrected since it was linked: its words are looked for in the lines it was linked to.
            found = anchor.standing(quote, timeline, texts.words, home)
            if found.certain:
                return found
        first, last = there[0], there[-1]
        start = spans[0][1] if exactly else 0
        end = spans[-1][2] if exactly else len(timeline.texts[last])
        now = select(timeline, texts.words, (first, start), (last, end))
        if now is not None:
            same = anchor.says_the_same(quote, now)
            return Standing(SAME if same else TEXT, now, certain=True)
    return None


def _told(quote: Quote, stands: Standing) -> Quote:
    if stands.kind == SAME:
        return replace(quote, since="", now="")
    certain = stands.now if stands.certain else None
    return replace(quote, since=stands.kind, now=certain.text if certain else "")


def _text(parts: Sequence[QuotePart], named: bool) -> str:
    """The words; with the names before them where it is these that have changed."""
    return "\n".join(
        f"{part.speaker or UNKNOWN_SPEAKER}: {part.text}" if named else part.text for part in parts
    )
