"""What has left the archive, for its log of custody: who, when, what, and the hash of the file.

A file is hashed by whoever has written it; the log is told where it can be written to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacesviewer.domain.errors import ArchiveError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import Recap
from spacesviewer.library import custody
from spacesviewer.library.store import Archive
from spacesviewer.workflows.left_out import LeftOut, spans
from spacesviewer.workflows.pseudonyms import Warn

CLIPBOARD, DRAGGED = "clipboard", "dragged"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Something that has left: ``what`` it is, its format, and of which subjects it tells.

    ``left_out`` says, where it is a sound, what was done with the words that the quote leaves out,
    and ``spans`` where they are said.
    """

    what: str
    form: str
    subjects: tuple[str, ...]
    sha256: str = ""
    size: int = 0
    left_out: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def of_session(uid: str) -> str:
    """The subject of a session."""
    return f"session:{uid}"


def of_quotes(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The subjects of quotes."""
    return tuple(f"quote:{quote.id}" for quote in quotes)


def of_recap(session: str, recap: Recap) -> tuple[str, ...]:
    """The subjects of a recap: its session, and each of its quotes once."""
    quotes = (exchange.quote for section in recap.sections for exchange in section.exchanges)
    return tuple(dict.fromkeys((of_session(session), *of_quotes(quotes))))


def a_file(what: str, form: str, subjects: Iterable[str], target: Path) -> Leaving:
    """A file that was written just now; without its hash where it has gone already."""
    digest, size = hashlib.sha256(), 0
    try:
        with target.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
                size += len(part)
    except OSError:
        return Leaving(what, form.casefold(), tuple(subjects))
    return Leaving(what, form.casefold(), tuple(subjects), digest.hexdigest(), size)


def a_text(what: str, form: str, subjects: Iterable[str], text: str) -> Leaving:
    """A text that another program gets."""
    data = text.encode("utf-8", "surrogatepass")
    return Leaving(what, form, tuple(subjects), hashlib.sha256(data).hexdigest(), len(data))


def a_sound(
    form: str,
    subject: str,
    target: Path,
    left_out: Sequence[LeftOut] = (),
    how: str = "",
    what: str = "clip",
) -> Leaving:
    """A clip or a video that was written just now, and what became of what the quote leaves out."""
    made = a_file(what, form, (subject,), target)
    if not left_out:
        return made
    return replace(made, left_out=how, spans=spans(left_out))


def log(
    archive: Archive, gone: Iterable[Leaving], *, reviewer: str = "", warn: Warn | None = None
) -> None:
    """Writes into the log of custody what has left; nothing where the archive can only be read.

    ``warn`` gets a sentence where the log could not be written: what has left has left.
    """
    if archive.read_only:
        return
    try:
        with archive.transaction():
            for one in gone:
                for subject in one.subjects:
                    custody.append(
                        archive, custody.EXPORTED, subject, _detail(one), reviewer=reviewer
                    )
    except ArchiveError as error:
        if warn is not None:
            warn(f"The log of custody does not have this export. {error.sentence()}")


def _detail(one: Leaving) -> dict[str, object]:
    told: dict[str, object] = {"what": one.what, "format": one.form}
    if one.sha256:
        told |= {"sha256": one.sha256, "bytes": one.size}
    if one.left_out:
        told |= {"left_out": one.left_out, "left_out_ms": [list(span) for span in one.spans]}
    return told
