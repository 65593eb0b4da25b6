"""Pseudonyms in the place of names in all that leaves the archive: the one place that sees to it.

Every exporter and every form of copying gets its quotes, segments and sentences from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacesviewer.domain import disguise as disguises
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import Segment
from spacesviewer.library import people
from spacesviewer.library.store import Archive
from spacesviewer.transcripts.naming import is_machine_label

Warn = Callable[[str], None]


def of_session(archive: Archive, session: str) -> Disguise:
    """What the people of a session are called outside; whoever has a pseudonym has it in all."""
    hidden = people.with_pseudonyms(archive)
    if not hidden:
        return Disguise()
    labels, open_names = people.labels_in(archive, session)
    # A machine's label tells nobody's name, and may be another voice in another transcript.
    told = [(label, person) for label, person in labels if not is_machine_label(label)]
    return Disguise.of(hidden, told, open_names)


def of_quotes(
    archive: Archive,
    quotes: Sequence[Quote],
    warn: Warn,
    *,
    notes: bool = True,
    questions: bool = False,
) -> list[Quote]:
    """Quotes as they may leave; ``warn`` gets a sentence for each place that still has a name."""
    known = _by_session(archive, quotes)
    told: list[str] = []
    for uid, disguise in known.items():
        of_it = [quote for quote in quotes if quote.session == uid]
        told += disguises.warnings(disguise, of_it, notes=notes, questions=questions)
    for sentence in dict.fromkeys(told):
        warn(sentence)
    return [known[quote.session].quote(quote) for quote in quotes]


def of_sentences(
    archive: Archive, quotes: Sequence[Quote], told: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """(id of a quote, sentence of ours) pairs that name nobody who has a pseudonym."""
    known = _by_session(archive, quotes)
    session = {quote.id: quote.session for quote in quotes}
    return tuple((uid, known[session[uid]].name(sentence)) for uid, sentence in told)


def of_transcript(
    disguise: Disguise, segments: Sequence[Segment], title: str, warn: Warn
) -> list[Segment]:
    """Segments as they may leave."""
    if not disguise:
        return list(segments)
    spoken = sum(
        any(True for _ in disguise.mentions(segment.text, in_part=True)) for segment in segments
    )
    if spoken:
        warn(disguises.sentence("the words", spoken, "segment"))
    if any(True for _ in disguise.mentions(title, in_part=True)):
        warn(disguises.sentence("the title", 1, "session"))
    return disguise.segments(segments)


def _by_session(archive: Archive, quotes: Iterable[Quote]) -> dict[str, Disguise]:
    uids = dict.fromkeys(quote.session for quote in quotes)
    return {uid: of_session(archive, uid) for uid in uids}
