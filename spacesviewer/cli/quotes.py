"""Commands that take quotes and write them out as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from spacesviewer import settings
from spacesviewer.cli import quote_choosing
from spacesviewer.cli.base import (
    any_path,
    archive_option,
    cli,
    form_of,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
    time_of,
    transcript_of,
)
from spacesviewer.cli.clips import left_out_option
from spacesviewer.cli.group import ToldGroup
from spacesviewer.domain import attribution as attributions
from spacesviewer.domain.attribution_styles import OWN, STYLES
from spacesviewer.domain.citation import QuoteForm, checked_text, cite, doubts, said_text
from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.language import is_same_language, language_name
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.quote import CHECKED, STATES, Quote
from spacesviewer.domain.rewording import differences
from spacesviewer.domain.soundclip import KEEP, LEFT_OUT
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.export import quote_formats, transcript_formats
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, quoting, standing

# Naming them here would load all exporters at every start.
_FORMATS = "One that `spacesviewer formats` names, such as txt or docx; else by FILE."


_STYLES = "standard, news, academic, minimal, own, or a file with a template such as “{name}”."


class _QuoteGroup(ToldGroup):
    """``quote SESSION ...`` takes a quote; ``quote diff QUOTE`` and the like work on one."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Puts the name of the command in that needs none."""
        # Its commands stand in a file of their own, which most commands need not load.
        from spacesviewer.cli import quote_work  # noqa: F401, PLC0415

        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["take", *args]
        return super().parse_args(context, args)


@cli.group(cls=_QuoteGroup)
def quote() -> None:
    """Bookmark a quote (quote SESSION --from T --to T), or work on one that was taken.

    `spacesviewer quote take --help` tells how one is taken.
    """


@quote.command("take")
@click.argument("session")
@click.option("--from", "start", required=True, metavar="TIME")
@click.option("--to", "end", required=True, metavar="TIME")
@click.option("--text", default=None, metavar="WORDS", help="Only these words of the stretch.")
@click.option("--speaker", default=None, metavar="NAME", help="Only what this person says.")
@click.option("--whole-sentences", "whole", is_flag=True, help="Cut no sentence at the edges.")
@click.option("--note", default="")
@click.option("--topic", "topics_of", multiple=True, metavar="NAME")
@click.option("--language", "-l", default=None)
@json_option
@archive_option
@guarded
def quote_take(
    session: str,
    start: str,
    end: str,
    text: str | None,
    speaker: str | None,
    whole: bool,
    note: str,
    topics_of: Sequence[str],
    language: str | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """Bookmark a quote; prints its id."""
    if whole and text is not None:
        raise WrongUsage("A quote has whole sentences, or only the words of --text.")
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        start_ms, end_ms = time_of(store, uid, start), time_of(store, uid, end)
        assert start_ms is not None
        assert end_ms is not None
        info = transcript_of(store, uid, language, start_ms)
        stretch = quote_choosing.Stretch(start_ms, end_ms, whole=whole)
        selection, exact = quote_choosing.chosen(
            store, uid, info, stretch, text=text, speaker=clean_line(speaker or "")
        )
        draft = replace(
            quoting.draft(store, uid, selection, info.id),
            reviewer=settings.load().reviewer,
            note=note,
            topics=tuple(topics_of),
            exact=exact,
        )
        made, _ = quoting.keep(store, draft)
        kept = stored_quotes.get(store, made)
    if not exact:
        say("These words are not in the transcript there. They are kept as typed, and say so.")
    if as_json:
        print_json(quote_json(kept))
    else:
        tell(made)


@cli.command()
@click.option("--session", default=None)
@click.option("--topic", default=None)
@click.option("--story", default=None, help="In the order of the story.")
@click.option("--stars", default=0, type=click.IntRange(0, 5), help="With so many or more.")
@click.option("--state", default=None, type=click.Choice(STATES))
@click.option("--cite", "as_cited", is_flag=True, help="As they are copied, with who said them.")
@click.option("--style", default=None, metavar="STYLE", help=_STYLES)
@json_option
@archive_option
@guarded
def quotes(
    session: str | None,
    topic: str | None,
    story: str | None,
    stars: int,
    state: str | None,
    as_cited: bool,
    style: str | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """List the quotes, and what their transcripts tell otherwise now."""
    if style and not as_cited:
        raise WrongUsage("A style is for citations.", hint="Add --cite.")
    shape = QuoteForm(template=template_of(style), zone=settings.load().zone)
    with opened(archive) as store:
        if as_cited:
            found = quotes_of(store, session, topic, story=story, stars=stars, state=state)
            _tell_cited(store, found, shape, as_json=as_json)
            return
        found = quotes_of(store, session, topic, story=story, stars=stars, state=state)
        found = standing.looked_up(store, found)
    if as_json:
        print_json([quote_json(quote) for quote in found])
        return
    for item in found:
        tell(f"{item.id}  {format_time(item.start_ms)}  {item.session_title}")
        for part in told_parts(item):
            tell(f"           {part.speaker or 'Unidentified speaker'}: “{part.text}”")
        if said := said_text(item):
            tell(f"           {said}")
        stars_of = f" {'★' * item.rating}" if item.rating else ""
        said = checked_text(item)
        # "checked by Noor, …" says the state itself.
        state_of = "" if said and item.state == CHECKED else item.state
        how_far = ", ".join(filter(None, (state_of, said)))
        told = f" ({said})" if (said := doubts(item)) else ""
        tell(f"           {how_far}{stars_of}{told}")


@cli.group()
def export() -> None:
    """Write quotes, transcripts or a recap to a file."""


@export.command("quotes")
@click.option("--format", "form", metavar="FORMAT", help=_FORMATS)
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@click.option("--session", default=None)
@click.option("--topic", default=None)
@click.option("--story", default=None)
@click.option("--stars", default=0, type=click.IntRange(0, 5), help="With so many or more.")
@click.option("--attribution/--no-attribution", default=True)
@click.option("--time/--no-time", "time", default=True)
@click.option("--clips/--no-clips", default=None, help="Sound in a web page (html): its default.")
@left_out_option
@click.option("--questions/--no-questions", default=False, help="What was asked before, too.")
@click.option(
    "--into",
    default="none",
    metavar="LANG",
    show_default=True,
    help="With translations into a language; none: as it was said.",
)
@click.option("--style", default=None, metavar="STYLE", help=_STYLES)
@archive_option
@guarded
def export_quotes(
    form: str | None,
    output: str,
    session: str | None,
    topic: str | None,
    story: str | None,
    stars: int,
    attribution: bool,
    time: bool,
    clips: bool | None,
    how: str,
    questions: bool,
    into: str,
    style: str | None,
    archive: str | None,
) -> None:
    """Write quotes to a file; a web page (html) plays their sound where there is any."""
    form = form_of(form, output, quote_formats())
    if clips and form.casefold() != "html":
        raise WrongUsage("Only a web page can play clips.", hint="Use --format html.")
    with opened(archive) as store:
        found = quotes_of(store, session, topic, story=story, stars=stars)
        shape = QuoteForm(
            attribution=attribution,
            time=time,
            questions=questions,
            into=_language(store, found, into),
            template=template_of(style),
            zone=settings.load().zone,
        )
        sounds: tuple[tuple[str, str], ...] = ()
        if clips is not False and form.casefold() == "html":
            sounds = sounds_of(store, found, how)
            shape = replace(shape, sound_remark=LEFT_OUT[how])
        written, kept_back = exporting.export_quotes(
            found,
            form,
            Path(output),
            shape,
            store,
            warn=say,
            sounds=sounds,
            reviewer=settings.load().reviewer,
        )
    if kept_back:
        say(f"{kept_back} off the record, not written.")
    tell(f"{counted(written, 'quote')} written to {output}")


def _language(archive: Archive, quotes: Sequence[Quote], into: str) -> str:
    """The language of the translations, "" for none; tells where there is none in it."""
    tag = clean_line(into)
    if tag.casefold() in ("", "none"):
        return ""
    from spacesviewer.workflows import quote_translations  # noqa: PLC0415 - few exports need it

    known = quote_translations.languages(archive, quotes)
    if not any(is_same_language(tag, one) for one in known):
        there = ", ".join(map(language_name, known)) or "no translation"
        say(f"Nothing is translated into {language_name(tag)}; there is {there}.")
    return tag


def template_of(style: str | None) -> str:
    """The template of a style, or of the file of that name; "" for the standard one."""
    if style is None or (style in STYLES and style != OWN):
        return attributions.template_of(style or "")
    if style == OWN:
        told = settings.load().quote_template
        if not told:
            raise WrongUsage(
                "There is no template of your own yet.",
                hint="Make one in the window (Quotes > Attribution Style), or name a file.",
            )
    else:
        told = _read_template(Path(style))
    if problem := attributions.problem(told):
        raise WrongUsage(problem)
    return told


def _read_template(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(4 * attributions.LONGEST + 4)
        return " ".join(data.decode("utf-8-sig").split())
    except OSError as error:
        known = ", ".join(STYLES)
        raise WrongUsage(
            f"“{path}” is no style, and no file that can be read.", hint=f"Styles are: {known}."
        ) from error
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{path.name} is no text in UTF-8.") from error


def _tell_cited(
    archive: Archive, found: Sequence[Quote], shape: QuoteForm, *, as_json: bool
) -> None:
    """Prints quotes as they may leave the archive, one paragraph each."""
    allowed, kept_back = exporting.shareable(archive, found, say)
    if as_json:
        print_json([{"id": item.id, "citation": cite(item, shape)} for item in allowed])
    else:
        for item in allowed:
            tell(f"{cite(item, shape)}\n")
    if kept_back:
        say(f"{kept_back} off the record, not shown.")


def sounds_of(
    archive: Archive, quotes: Sequence[Quote], how: str = KEEP
) -> tuple[tuple[str, str], ...]:
    """The sounds of quotes for a page; tells how large they are, and which there are not."""
    from spacesviewer.workflows import clip_batch, sounding  # noqa: PLC0415

    made = sounding.make(clip_batch.plan(archive, quotes, "mp3"), how=how)
    if made.sounds or made.refused:
        say(f"{made.told()}.".replace("..", "."))
    return made.sounds


@export.command("transcript")
@click.argument("session")
@click.option("--language", "-l", default=None)
@click.option("--format", "form", metavar="FORMAT", help=_FORMATS)
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@archive_option
@guarded
def export_transcript(
    session: str, language: str | None, form: str | None, output: str, archive: str | None
) -> None:
    """Write a transcript to a file."""
    form = form_of(form, output, transcript_formats())
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        info = transcript_of(store, uid, language)
        written = exporting.export_transcript(
            store, uid, info.id, form, Path(output), say, settings.load().reviewer
        )
    tell(f"{counted(written, 'segment')} written to {output}")


def quotes_of(
    archive: Archive,
    session: str | None,
    topic: str | None,
    *,
    story: str | None = None,
    stars: int = 0,
    state: str | None = None,
) -> list[Quote]:
    """The quotes of a session, topic or story, or all."""
    uid = stored_sessions.find(archive, session) if session else None
    return stored_quotes.list_quotes(
        archive, session=uid, topic=topic, story=story, rating=stars, state=state
    )


def quote_json(quote: Quote) -> dict[str, Any]:
    """A quote as --json prints it: ``text`` are the frozen words, ``told`` those with the marks."""
    return {
        **asdict(quote),
        "speaker": quote.speaker,
        "text": quote.text,
        "told": "\n".join(part.text for part in told_parts(quote)),
        "text_changed_since": quote.since,
        "differences": [asdict(p) for p in differences(quote.text, quote.now)] if quote.now else [],
    }
