"""A recap as Markdown, through a template that is the user's to change (Jinja).

What a template may use::

    headline, facts (label, text, source), remarks
    sections (title, time, length, quotes)
      quotes (id, parts, question, asker, asked, doubts, note, topics, language)
        parts (words, speaker, time, clock, start_ms, end_ms, beneath)
          beneath (words, doubts, credit)

Each ``{{ value }}`` stands in the text inert: nothing that somebody said can act as Markdown.
``time`` and ``asked`` are links to the moment where the session has an address. ``beneath`` is the
translation (or, of a quote of one, the original) as its ``credit`` says; it is false where there is
none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacesviewer.domain.citation import (
    UNKNOWN_SPEAKER,
    doubts,
    escape_markdown,
    parts_of,
    unverified,
)
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import (
    ADDRESS,
    Beneath,
    Exchange,
    Fact,
    Recap,
    Section,
    without_translation,
)
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.timecode import format_length, format_time
from spacesviewer.domain.timed_link import moment_link
from spacesviewer.domain.wallclock import clock_of
from spacesviewer.domain.wording import has_right_to_left, isolated, one_line

_TEMPLATE = Path(__file__).resolve().parents[2] / "resources" / "templates" / "recap.md.j2"
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class _Wish:
    """What goes into a recap only where it is wished for."""

    notes: bool = False
    originals: bool = False


class Ready(str):
    """Markdown of our own making, which stands in the text as it is."""

    __slots__ = ()


def default_template() -> str:
    """The template that comes with the program."""
    return _TEMPLATE.read_text("utf-8")


def read_template(path: Path | None) -> str:
    """The user's template, or ours where none is named; UserError where it cannot be read."""
    if path is None:
        return default_template()
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_LONGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            "The template {file} could not be read: {reason}.",
            hint="It is text in UTF-8; `spacesviewer export recap --print-template` shows ours.",
            file=path.name,
            reason=error,
        ) from error
    if len(text) > _LONGEST:
        raise UserError(
            "{file} is too long for a template.", hint="Choose another file.", file=path.name
        )
    return text


def render(
    recap: Recap, template: str, *, zone: str = "", notes: bool = False, originals: bool = False
) -> str:
    """The recap as Markdown; UserError, with the line, for a template that does not work.

    ``originals``: what was really said stands beneath every quote of a translation.
    """
    # 50 ms at each start, for a document that is written once a day.
    from jinja2 import StrictUndefined, TemplateError  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # it is no HTML: _inert makes all of it safe for Markdown
        finalize=_inert,
    )
    try:
        text = environment.from_string(template).render(
            _context(recap, zone, _Wish(notes, originals))
        )
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f" in line {line}" if line else ""
        raise UserError(
            "The template does not work{where}: {reason}.",
            hint="`spacesviewer export recap --print-template` shows one that does.",
            where=where,
            reason=one_line(str(error)),
        ) from error
    except (TypeError, ValueError, ArithmeticError, OverflowError) as error:
        raise UserError(
            "The template does not work: {reason}.",
            hint="`spacesviewer export recap --print-template` shows one that does.",
            reason=one_line(str(error)),
        ) from error
    return _tidied(text)


def _inert(value: object) -> str:
    if isinstance(value, Ready):
        return value
    text = str(value)
    escaped = escape_markdown(text)
    return f"\u2068{escaped}\u2069" if has_right_to_left(escaped) else escaped


def _context(recap: Recap, zone: str, wish: _Wish) -> dict[str, Any]:
    return {
        "headline": recap.headline,
        "facts": [_fact(fact) for fact in recap.facts],
        "sections": [_section(section, zone, wish) for section in recap.sections],
        "remarks": [*recap.remarks, *without_translation(recap.sections)],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    text = Ready(f"<{fact.text}>") if fact.label == ADDRESS else fact.text
    return {"label": fact.label, "text": text, "source": fact.source}


def _section(section: Section, zone: str, wish: _Wish) -> dict[str, Any]:
    return {
        "title": section.title,
        "time": format_time(section.start_ms) if section.start_ms is not None else "",
        "length": format_length(section.weight_ms) if section.weight_ms else "",
        # Not "items": that is a method of every mapping, and Jinja would find it first.
        "quotes": [
            _item(exchange, zone, wish, again=_is_asked_again(before, exchange))
            for before, exchange in zip((None, *section.exchanges), section.exchanges, strict=False)
        ],
    }


def _is_asked_again(before: Exchange | None, exchange: Exchange) -> bool:
    """Whether the question stands above the quote before already: both are of one answer."""
    if before is None:
        return False
    return (before.question, before.asked_ms) == (exchange.question, exchange.asked_ms)


def _item(exchange: Exchange, zone: str, wish: _Wish, *, again: bool) -> dict[str, Any]:
    quote, asked_ms = exchange.quote, exchange.asked_ms
    is_asked = bool(exchange.question) and not again
    return {
        "id": quote.id,
        "question": _words(exchange.question) if is_asked else "",
        "asker": exchange.asker,
        "asked": _time(quote.url, asked_ms) if is_asked and asked_ms is not None else "",
        "parts": _parts(quote, zone, _shown(exchange.beneath, wish)),
        # In short: what UNVERIFIED means, and whose voices they are, stands among the remarks.
        "doubts": _doubts(quote),
        "note": quote.note if wish.notes else "",
        "topics": list(quote.topics),
        "language": quote.language,
    }


def _shown(beneath: Beneath | None, wish: _Wish) -> Beneath:
    if beneath is None or (beneath.original and not (beneath.needed or wish.originals)):
        return Beneath("")
    return beneath


def _parts(quote: Quote, zone: str, beneath: Beneath) -> list[dict[str, Any]]:
    clock = clock_of(quote.session_date, zone)
    read = parts_of(quote)
    words = beneath.words or ("",) * len(read)
    # That the words of a quote are translated is not so of their original.
    about = _doubts(replace(quote, translated_from="") if beneath.original else quote)
    return [
        {
            "words": _words(part.text),
            "speaker": one_line(part.speaker) or UNKNOWN_SPEAKER,
            "time": _time(quote.url, part.start_ms),
            "clock": clock.text(part.start_ms) if clock else "",
            "start_ms": part.start_ms,
            "end_ms": part.end_ms,
            "beneath": {"words": _words(said), "doubts": about, "credit": beneath.credit}
            if said
            else {},
        }
        for part, said in zip(read, words, strict=True)
    ]


def _doubts(quote: Quote) -> str:
    said, why = doubts(replace(quote, synthetic=False)), unverified(quote)
    return said.replace(why, "UNVERIFIED", 1) if why else said


def _words(text: str) -> Ready:
    """The words; a paragraph that begins from right to left needs no isolates."""
    said = one_line(text)
    return Ready(escape_markdown(said if is_right_to_left(said) else isolated(said)))


def _time(url: str, ms: int) -> Ready:
    address = moment_link(url, ms)
    return Ready(f"[{format_time(ms)}](<{address}>)" if address else format_time(ms))


def _tidied(text: str) -> str:
    """No more than one empty line in a row: loops of a template leave many."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"
