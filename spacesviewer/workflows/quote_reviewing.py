"""Quotes of all sessions whose transcripts tell something else now, and what a person decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.rewording import Piece
from spacesviewer.domain.selection import UNKNOWN_SPEAKER, Selection
from spacesviewer.library import quotes
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_revisions, standing
from spacesviewer.workflows.standing import GONE, REVIEW, SPEAKER, Standing


@dataclass(frozen=True, slots=True)
class Doubt:
    """A quote and what its transcript tells now; ``sentence`` says it in words.

    ``pieces`` are the difference where the place is certain: then the quote ``can_follow``.
    ``proposals`` are the places that it could have where it is not.
    """

    quote: Quote
    kind: str
    sentence: str
    can_follow: bool
    pieces: tuple[Piece, ...] = ()
    proposals: tuple[Selection, ...] = ()


def doubts(archive: Archive, session: str | None = None) -> list[Doubt]:
    """The quotes that want a look, in the order of the sessions; frozen they stay all of them."""
    found: list[Doubt] = []
    by_session: dict[str, list[Quote]] = {}
    for quote in quotes.list_quotes(archive, session=session):
        by_session.setdefault(quote.session, []).append(quote)
    for together in by_session.values():
        # The quick look leaves few, so that only their texts are compared word by word.
        for quote in standing.looked_up(archive, together):
            if quote.since:
                found.append(_doubt(archive, quote))
    return found


def update_all(archive: Archive, uids: Sequence[str], *, reviewer: str = "") -> Changes:
    """Takes the words and names that the transcripts have now into all of these, as one step.

    UserError where the place of one of them is in doubt: then none of them is changed.
    """
    changed: set[str] = set()
    with archive.operation("update quotes to their transcripts") as operation:
        for uid in uids:
            new = quote_revisions.updated(archive, uid)
            if new is not None:
                why = quote_revisions.UPDATED
                quotes.revise(archive, operation, new.id, new, reviewer=reviewer, why=why)
                changed.add(new.id)
    return Changes(quotes=frozenset(changed))


def renamed(archive: Archive, session: str | None = None) -> list[str]:
    """The quotes whose words stand as they did, under another name."""
    return [one.quote.id for one in doubts(archive, session) if one.kind == SPEAKER]


def _doubt(archive: Archive, quote: Quote) -> Doubt:
    stands, pieces = standing.difference(archive, quote)
    bare = replace(quote, since="", now="")
    sentence = " ".join(_sentences(quote, stands))
    if stands.kind != REVIEW:
        return Doubt(bare, stands.kind, sentence, stands.certain, tuple(pieces))
    review = standing.review_of(archive, quote)
    places = review.proposals if review is not None else ()
    return Doubt(bare, stands.kind, sentence, False, (), places)


def _sentences(quote: Quote, stands: Standing) -> Iterator[str]:
    if stands.kind == SPEAKER and stands.now is not None:
        yield f"The words are the same; {_renamed(quote.parts, stands.now.parts)}"
    elif stands.kind == GONE:
        yield "The transcript that it was taken from is not in the archive any more."
    elif stands.kind == REVIEW:
        yield "There is a newer text, and it is not certain where these words stand in it."
    else:
        yield "The transcript has other words in this place now."
        if not stands.certain:
            yield "Where they end is not certain."
    yield "The quote stays as it was taken until you decide."


def _renamed(was: Sequence[QuotePart], now: Sequence[QuotePart]) -> str:
    """Who is called what now; all names where the turns are other ones as well."""
    before, after = ([part.speaker or UNKNOWN_SPEAKER for part in parts] for parts in (was, now))
    if len(before) != len(after):
        before, after = [", ".join(dict.fromkeys(before))], [", ".join(dict.fromkeys(after))]
    pairs = dict.fromkeys((a, b) for a, b in zip(before, after, strict=True) if a != b)
    return "; ".join(f"“{a}” is “{b}” in the transcript now" for a, b in pairs) + "."
