"""The command that corrects what was found about a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
    time_of,
)
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import ROLE_NAMES, ROLES, Participant
from spacesviewer.library import cast
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting, showing

T = TypeVar("T")
_ROLES = click.Choice(ROLES)


@dataclass(frozen=True)
class _Wish:
    """What was typed, in the archive and session that are meant."""

    archive: Archive
    session: str
    which: str  # what stands behind the field's colon
    value: str | None
    reviewer: str
    name: str | None
    handle: str | None
    role: str | None
    kind: str | None
    number: int | None
    source: str | None
    date: str | None

    @property
    def text(self) -> str:
        """The value, which must be given."""
        if self.value is None:
            raise WrongUsage("This field needs a value.", hint="An empty one is written ''.")
        return self.value


@cli.command()
@click.argument("session")
@click.argument("field")
@click.argument("value", required=False, default=None)
@click.option("--name", default=None, help="Of a person: the new name.")
@click.option("--handle", default=None, help="Of a person.")
@click.option("--role", default=None, type=_ROLES, help="Of a person.")
@click.option("--kind", default=None, help="Of a figure: what it counts.")
@click.option("--value", "number", default=None, type=int, help="Of a figure: the new number.")
@click.option("--source", default=None, help="Of a figure: who says so.")
@click.option("--date", default=None, metavar="DATE", help="Of a figure: when it was said.")
@json_option
@archive_option
@guarded
def edit(session: str, field: str, as_json: bool, archive: str | None, **given: str | None) -> None:
    """Correct what was found: FIELD is one of these.

    \b
    title, description, platform, id, url, language   VALUE, '' to take it away
    start, end, scheduled      2024-03-01 21:00 +05:00, or only the day
    person NAME                with --name, --handle, --role; a speaker label is a NAME, too
    add-person NAME            with --handle, --role
    remove-person NAME
    figure PLACE               with --value, --kind, --source, --date; PLACE as in `show`: 1, 2 ...
    add-figure NUMBER          with --kind, --source, --date
    remove-figure PLACE
    transcript-language, transcript-kind, transcript-origin   VALUE; with several :FILE behind it,
                               as in transcript-language:talk.srt ur
    offset:FILE TIME           where a recording begins in the session
    main FILE                  the recording that is heard where several have the same

    What you set is yours: adding the files again does not change it. `undo` takes it back.
    """
    verb, _, which = field.strip().partition(":")
    verb = verb.strip().casefold()
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        wish = _Wish(store, uid, which, reviewer=settings.load().reviewer, **given)  # type: ignore[arg-type]
        if verb in correcting.FACTS:
            correcting.set_fact(store, uid, verb, wish.text, reviewer=wish.reviewer)
        elif verb in _VERBS:
            _VERBS[verb](wish)
        else:
            known = ", ".join((*correcting.FACTS, *_VERBS))
            raise WrongUsage(f"There is no field “{field}”.", hint=f"There are: {known}.")
        document = showing.document(store, uid)
    if as_json:
        print_json(document)
    else:
        tell(f"{document['id']}  {document['title']}  {verb} set")


def _person(wish: _Wish) -> None:
    person = _named(wish, wish.text)
    if (wish.name, wish.handle, wish.role) == (None, None, None):
        raise WrongUsage("Nothing to change.", hint="Give --name, --handle or --role.")
    if person is None:  # a label in the transcript that nobody is known to stand behind
        named = Participant(wish.name or wish.text, wish.role or "speaker", wish.handle or "")
        correcting.name_voice(wish.archive, wish.session, wish.text, named, reviewer=wish.reviewer)
        return
    changed = replace(
        person,
        name=person.name if wish.name is None else wish.name,
        handle=person.handle if wish.handle is None else wish.handle,
        role=wish.role or person.role,
    )
    correcting.change_person(wish.archive, wish.session, changed, reviewer=wish.reviewer)


def _add_person(wish: _Wish) -> None:
    person = Participant(wish.text, wish.role or "speaker", wish.handle or "")
    correcting.add_person(wish.archive, wish.session, person, reviewer=wish.reviewer)


def _remove_person(wish: _Wish) -> None:
    person = _named(wish, wish.text)
    if person is None:
        raise WrongUsage(
            f"“{wish.text}” is only a label in the transcript, not somebody in the session."
        )
    correcting.remove_person(wish.archive, wish.session, person.id, reviewer=wish.reviewer)


def _named(wish: _Wish, name: str) -> Participant | None:
    """The person of a name or handle; None for a speaker's label that is nobody's yet."""
    session_id = stored_sessions.row_id(wish.archive, wish.session)
    people = cast.people(wish.archive, session_id)
    labels = cast.labels(wish.archive, session_id)
    wanted = " ".join(name.split()).casefold().removeprefix("@")
    same = [p for p in people if wanted in (p.name.casefold(), p.handle.casefold())]
    if not same and any(label.casefold() == wanted for label in labels):
        return None
    return _only(
        name,
        same or [p for p in people if wanted and wanted in p.name.casefold()],
        [_told(person) for person in people] + labels,
        _told,
        "person",
    )


def _told(person: Participant) -> str:
    handle = f" (@{person.handle})" if person.handle else ""
    return f"{person.name}{handle}  {ROLE_NAMES[person.role]}"


def _figure(wish: _Wish) -> None:
    old = _figure_at(wish)
    changed = replace(
        old,
        value=old.value if wish.number is None else wish.number,
        kind=old.kind if wish.kind is None else wish.kind,
        source=old.source if wish.source is None else wish.source,
        date=old.date if wish.date is None else wish.date,
    )
    if changed == old:
        raise WrongUsage("Nothing to change.", hint="Give --value, --kind, --source or --date.")
    correcting.change_figure(wish.archive, wish.session, changed, reviewer=wish.reviewer)


def _add_figure(wish: _Wish) -> None:
    figure = Figure(wish.kind or "", _whole(wish.text), wish.source or "", wish.date or "")
    correcting.add_figure(wish.archive, wish.session, figure, reviewer=wish.reviewer)


def _remove_figure(wish: _Wish) -> None:
    old = _figure_at(wish)
    correcting.remove_figure(wish.archive, wish.session, old.id, reviewer=wish.reviewer)


def _figure_at(wish: _Wish) -> Figure:
    known = stored_sessions.get(wish.archive, wish.session).facts.figures
    place = _whole(wish.text)
    if not 1 <= place <= len(known):
        lines = [f"{n}  {f.value:,} {f.kind} ({f.source})" for n, f in enumerate(known, 1)]
        raise WrongUsage(f"There is no figure {place}.", candidates=lines)
    return known[place - 1]


def _whole(text: str) -> int:
    cleaned = text.strip().replace(",", "").replace("_", "")
    if not (cleaned.isascii() and cleaned.isdigit() and len(cleaned) < 20):
        raise WrongUsage(f"“{text}” is not a whole number.")
    return int(cleaned)


def _transcript(field: str) -> Callable[[_Wish], None]:
    def run(wish: _Wish) -> None:
        known = stored_sessions.get(wish.archive, wish.session).transcripts
        line = _of_file(wish.which, known, lambda info: info.name, "transcript")
        value = {field: wish.text}
        correcting.edit_transcript(wish.archive, line.id, reviewer=wish.reviewer, **value)

    return run


def _offset(wish: _Wish) -> None:
    known = stored_sessions.get(wish.archive, wish.session).recordings
    recording = _of_file(wish.which, known, lambda r: Path(r.path).name, "recording")
    at_ms = time_of(wish.archive, wish.session, wish.text)
    assert at_ms is not None
    correcting.set_offset(wish.archive, wish.session, recording.id, at_ms)


def _main(wish: _Wish) -> None:
    known = stored_sessions.get(wish.archive, wish.session).recordings
    recording = _of_file(wish.text, known, lambda r: Path(r.path).name, "recording")
    correcting.set_main(wish.archive, wish.session, recording.id)


def _of_file(which: str, known: Sequence[T], name_of: Callable[[T], str], what: str) -> T:
    """The transcript or recording of a file name or a part of one; the only one where none is."""
    wanted = which.strip().casefold()
    same = [one for one in known if name_of(one).casefold() == wanted]
    found = same or [one for one in known if wanted in name_of(one).casefold()]
    return _only(which, found, [name_of(one) for one in known], name_of, what)


def _only(
    which: str, found: Sequence[T], all_names: list[str], name_of: Callable[[T], str], what: str
) -> T:
    if len(found) == 1:
        return found[0]
    if not found:
        raise WrongUsage(
            f"This session has no {what} “{which}”." if which else f"This session has no {what}.",
            candidates=all_names,
        )
    raise WrongUsage(
        f"“{which}” fits {len(found)}." if which else f"There are {len(found)}: name one.",
        candidates=[name_of(one) for one in found],
    )


_VERBS: dict[str, Callable[[_Wish], None]] = {
    "person": _person,
    "add-person": _add_person,
    "remove-person": _remove_person,
    "figure": _figure,
    "add-figure": _add_figure,
    "remove-figure": _remove_figure,
    "transcript-language": _transcript("language"),
    "transcript-kind": _transcript("kind"),
    "transcript-origin": _transcript("origin"),
    "offset": _offset,
    "main": _main,
}
