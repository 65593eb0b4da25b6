"""Commands that work on quotes that were taken: compare, revise, mark, check, link, collect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
    time_of,
)
from spacesviewer.cli.quotes import quote, quote_json
from spacesviewer.domain.citation import checked_text
from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.quote import STATES, Quote
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    quote_reviewing,
    quote_revisions,
    quoting,
    requoting,
    standing,
    whole_sentences,
)

_SIGNS = {"same": " {}", "added": " {{+{}+}}", "removed": " [-{}-]"}


def _on_quote(work: Callable[[Archive, Quote, str], object], name: str, folder: str | None) -> None:
    """Does something to a quote as the reviewer of the settings, and prints it."""
    with opened(folder, writes=True) as archive:
        found = stored_quotes.get(archive, name)
        work(archive, found, settings.load().reviewer)
        new = stored_quotes.get(archive, found.id)
    _tell(new)


def _tell(new: Quote) -> None:
    told = " / ".join(part.text for part in told_parts(new))
    tell(f"{new.id}  revision {new.revision}  {new.state}  “{told}”")


@quote.command("diff")
@click.argument("name", metavar="QUOTE")
@json_option
@archive_option
@guarded
def quote_diff(name: str, as_json: bool, archive: str | None) -> None:
    """What its transcript has now in place of the words of a quote."""
    with opened(archive) as store:
        found = stored_quotes.get(store, name)
        stands, pieces = standing.difference(store, found)
    if as_json:
        print_json(
            {
                "id": found.id,
                "since": "" if stands.kind == standing.SAME else stands.kind,
                "certain": stands.certain,
                "differences": [asdict(piece) for piece in pieces],
            }
        )
        return
    if stands.kind == standing.SAME:
        tell("Nothing has changed since.")
        return
    tell(f"{stands.kind[0].upper()}{stands.kind[1:]}:")
    tell("".join(_SIGNS[piece.kind].format(piece.text) for piece in pieces) or " (no words there)")


@quote.command("update")
@click.argument("names", nargs=-1, metavar="[QUOTE...]")
@click.option("--renamed", is_flag=True, help="All whose speaker has another name now.")
@click.option("--session", default=None, help="With --renamed: only those of one session.")
@archive_option
@guarded
def quote_update(
    names: tuple[str, ...], renamed: bool, session: str | None, archive: str | None
) -> None:
    """Take the words of the transcript as it is now, as a new revision; all as one step."""
    if not names and not renamed:
        raise WrongUsage("Name the quotes, or say --renamed.")
    with opened(archive, writes=True) as store:
        uids = [stored_quotes.get(store, name).id for name in names]
        if renamed:
            uid = stored_sessions.find(store, session) if session else None
            uids += quote_reviewing.renamed(store, uid)
        uids = list(dict.fromkeys(uids))
        quote_reviewing.update_all(store, uids, reviewer=settings.load().reviewer)
        told = [stored_quotes.get(store, uid) for uid in uids]
    for one in told:
        _tell(one)
    if not told:
        tell("No quote has a speaker with another name now.")


@quote.command("move")
@click.argument("name", metavar="QUOTE")
@click.option("--from", "start", required=True, metavar="TIME")
@click.option("--to", "end", required=True, metavar="TIME")
@archive_option
@guarded
def quote_move(name: str, start: str, end: str, archive: str | None) -> None:
    """Give a quote other edges in time."""

    def work(store: Archive, found: Quote, by: str) -> None:
        start_ms, end_ms = (time_of(store, found.session, text) or 0 for text in (start, end))
        requoting.move_edges(store, found.id, start_ms, end_ms, reviewer=by)

    _on_quote(work, name, archive)


@quote.command("trim")
@click.argument("name", metavar="QUOTE")
@click.argument("edge", type=click.Choice(("start", "end")))
@click.argument("unit", type=click.Choice(("word", "sentence")))
@click.argument("way", type=click.Choice(("back", "forth")))
@archive_option
@guarded
def quote_trim(name: str, edge: str, unit: str, way: str, archive: str | None) -> None:
    """Move the start or end of a quote by a word or sentence."""
    _on_quote(
        lambda store, found, by: quote_revisions.trim(
            store, found.id, edge, f"{unit} {way}", reviewer=by
        ),
        name,
        archive,
    )


@quote.command("whole-sentences")
@click.argument("name", metavar="QUOTE")
@archive_option
@guarded
def quote_whole_sentences(name: str, archive: str | None) -> None:
    """Take the sentences that a quote cuts in as wholes, as a new revision."""
    _on_quote(
        lambda store, found, by: whole_sentences.stretch(store, found.id, reviewer=by),
        name,
        archive,
    )


@quote.command("elide")
@click.argument("name", metavar="QUOTE")
@click.argument("words")
@archive_option
@guarded
def quote_elide(name: str, words: str, archive: str | None) -> None:
    """Put [...] in place of words; they are kept, and shown on demand."""
    _on_quote(
        lambda store, found, by: quote_revisions.elide(store, found.id, words, reviewer=by),
        name,
        archive,
    )


@quote.command("clarify")
@click.argument("name", metavar="QUOTE")
@click.argument("words")
@click.argument("text")
@click.option("--beside", is_flag=True, help="Behind the words, not in their place.")
@archive_option
@guarded
def quote_clarify(name: str, words: str, text: str, beside: bool, archive: str | None) -> None:
    """Put [TEXT] in place of words, or behind them; the words are kept."""
    _on_quote(
        lambda store, found, by: quote_revisions.clarify(
            store, found.id, words, text, beside=beside, reviewer=by
        ),
        name,
        archive,
    )


@quote.command("plain")
@click.argument("name", metavar="QUOTE")
@archive_option
@guarded
def quote_plain(name: str, archive: str | None) -> None:
    """Take all [...] and [clarifications] away again."""
    _on_quote(
        lambda store, found, by: quote_revisions.set_edits(
            store, found.id, (), reviewer=by, why="took all marks away"
        ),
        name,
        archive,
    )


@quote.command("history")
@click.argument("name", metavar="QUOTE")
@json_option
@archive_option
@guarded
def quote_history(name: str, as_json: bool, archive: str | None) -> None:
    """All revisions of a quote, the first one first."""
    with opened(archive) as store:
        now = stored_quotes.get(store, name)
        found = quote_revisions.history(store, now.id)
    if as_json:
        print_json([{**asdict(k.entry), "hash": k.hash, **quote_json(q)} for k, q in found])
        return
    for kept, old in found:
        why = f": {kept.entry.why}" if kept.entry.why else ""
        now_ = "  (now)" if kept.entry.number == now.revision else ""
        tell(f"{kept.entry.number}  {kept.entry.at}  {kept.entry.reviewer}{why}{now_}")
        tell(f"   “{' / '.join(part.text for part in told_parts(old))}”")


@quote.command("restore")
@click.argument("name", metavar="QUOTE")
@click.argument("number", type=int)
@archive_option
@guarded
def quote_restore(name: str, number: int, archive: str | None) -> None:
    """Make an older revision the newest one."""
    _on_quote(
        lambda store, found, by: quote_revisions.restore(store, found.id, number, reviewer=by),
        name,
        archive,
    )


@quote.command("state")
@click.argument("name", metavar="QUOTE")
@click.argument("state", type=click.Choice(STATES))
@archive_option
@guarded
def quote_state(name: str, state: str, archive: str | None) -> None:
    """Say how far a quote has come; "checked" keeps who checked it, and what was heard."""
    _on_quote(
        lambda store, found, by: quoting.set_state(store, found.id, state, reviewer=by),
        name,
        archive,
    )
    with opened(archive) as store:
        if said := checked_text(stored_quotes.get(store, name)):
            say(f"{said[0].upper()}{said[1:]}.")


@quote.command("rate")
@click.argument("name", metavar="QUOTE")
@click.argument("stars", type=click.IntRange(0, 5))
@archive_option
@guarded
def quote_rate(name: str, stars: int, archive: str | None) -> None:
    """Give a quote 0 to 5 stars."""
    _on_quote(lambda store, found, _by: quoting.rate(store, found.id, stars), name, archive)


@quote.command("story")
@click.argument("name", metavar="QUOTE")
@click.argument("stories", nargs=-1, metavar="STORY...")
@archive_option
@guarded
def quote_story(name: str, stories: tuple[str, ...], archive: str | None) -> None:
    """Put a quote into these stories, and no others; none takes it out of all."""
    _on_quote(
        lambda store, found, _by: quoting.set_stories(store, found.id, stories), name, archive
    )


@cli.command("relink-quotes")
@click.argument("name", metavar="[QUOTE]", required=False)
@click.option("--session", default=None)
@click.option("--place", default=None, type=int, help="The number of the place to accept.")
@json_option
@archive_option
@guarded
def relink_quotes(
    name: str | None, session: str | None, place: int | None, as_json: bool, archive: str | None
) -> None:
    """List quotes whose place in a newer transcript is in doubt, or accept a place of one."""
    if place is not None and name is None:
        raise WrongUsage("--place needs the quote that stands there.")
    with opened(archive, writes=place is not None) as store:
        uid = stored_sessions.find(store, session) if session else None
        wanted = stored_quotes.get(store, name).id if name else None
        found = [r for r in standing.to_review(store, uid) if wanted in (None, r.quote.id)]
        if place is not None:
            _accept(store, found, place)
            return
    if as_json:
        print_json([_review_json(review) for review in found])
        return
    for review in found:
        at = format_time(review.quote.start_ms)
        tell(f"{review.quote.id}  {at}  {review.quote.speaker}: “{review.quote.text}”")
        for number, proposal in enumerate(review.proposals, 1):
            tell(f"     {number}.  {_place_text(proposal)}")
    if not found:
        tell("No quote needs a review.")


def _accept(archive: Archive, found: list[standing.Review], place: int) -> None:
    if not found:
        raise WrongUsage("The place of this quote is not in doubt.")
    (review,) = found
    if not 1 <= place <= len(review.proposals):
        places = counted(len(review.proposals), "place")
        raise WrongUsage(f"This quote has {places} to choose from.")
    chosen = review.proposals[place - 1]
    standing.accept(archive, review.quote.id, chosen, reviewer=settings.load().reviewer)
    tell(f"{review.quote.id}  {_place_text(chosen)}")


def _place_text(place: Selection) -> str:
    said = " / ".join(f"{part.speaker or '?'}: “{part.text}”" for part in place.parts)
    return f"{format_time(place.start_ms)}  {said}"


def _review_json(review: standing.Review) -> dict[str, Any]:
    return {
        "quote": quote_json(review.quote),
        "places": [asdict(place) for place in review.proposals],
    }
