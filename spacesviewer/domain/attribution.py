"""Styles of attribution: templates of words of ours and {placeholders}, checked and filled in.

A template can say how a quote is attributed, never whether it is doubtful: that is added behind
whatever it makes, by ``citation``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacesviewer.domain.attribution_styles import OWN, TEMPLATES
from spacesviewer.domain.participant import ROLE_NAMES
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timed_link import timed_link
from spacesviewer.domain.wallclock import LOCAL, clock_of, zone_name
from spacesviewer.domain.wording import date_text, one_line

PLACEHOLDERS = {
    "name": "who speaks",
    "role": "host, co-host, speaker …",
    "handle": "with its @",
    "session": "the title",
    "platform": "where it was",
    "date": "14 Nov 2026",
    "clock": "19:31:14 PKT",
    "time": "0:01:14 of the recording",
    "url": "to the moment, where the platform has that",
    "words": "what was said",
}
EXAMPLE = "{name}, {role}, in “{session}”, {platform}, {date}, {clock}"
LONGEST = 500
WORDS = "words"

_TOKEN = re.compile(r"\{([^{}]*)\}")
_BREAK = re.compile(r"([,;|·])")
_BRACKETS = re.compile(r"(\s*[(\[][^()\[\]]*[)\]])")


@dataclass(frozen=True, slots=True)
class Token:
    """A placeholder with what it stands for (``kind`` is its name), or words of ours ("")."""

    kind: str
    text: str


def template_of(style: str, own: str = "") -> str:
    """The template of a style; "" for the standard one, and for one's own that cannot be used."""
    if style == OWN:
        return "" if problem(own) else own
    return TEMPLATES.get(style, "")


def problem(template: str) -> str:
    """What is wrong with a template, in a sentence; "" where it can be used."""
    if len(template) > LONGEST:
        return f"A template has at most {LONGEST} characters."
    names: list[str] = _TOKEN.findall(template)
    unknown = [name for name in names if name not in PLACEHOLDERS]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        return f"There is no {{{one_line(unknown[0])}}}. There are: {known}."
    rest = _TOKEN.sub("", template)
    if "{" in rest or "}" in rest:
        return "A { or } stands alone. Write placeholders such as {name}."
    if not names:
        return "Nothing of the quote stands in it. Write placeholders such as {name}."
    if "name" not in names:
        return "Words need to be somebody's: put {name} into it."
    if names.count(WORDS) > 1:
        return "{words} can stand in it once."
    return ""


def filled(template: str, values: Mapping[str, str]) -> tuple[Token, ...]:
    """A template with its placeholders filled in; what has nothing to say goes with what is round
    it: "({handle})" and ", {role}" leave neither brackets nor a comma.
    """
    told: list[Token] = []
    for piece in _pieces(one_line(template)):
        tokens = _piece(piece, values)
        if tokens and not told:
            # What stood before it had nothing to say, and took its comma along.
            first = tokens[0]
            tokens[0] = first if first.kind else Token("", first.text.lstrip(" ,;|·"))
        told += tokens
    return tuple(token for token in told if token.text)


def values_of(
    quote: Quote, part: QuotePart, unknown: str, *, time: bool = True, zone: str = ""
) -> dict[str, str]:
    """What the placeholders stand for in a part of a quote; "" for what is not known.

    ``unknown`` is the name of whom nobody knows. Date and clock are those of the words, in the
    session's own zone or in the one that is named.
    """
    role, handle = credit(quote, part.speaker)
    return {
        "name": one_line(part.speaker) or unknown,
        "role": role,
        "handle": f"@{handle}" if handle else "",
        "session": one_line(quote.session_title) or "Untitled session",
        "platform": one_line(quote.platform),
        "date": _date(quote, part.start_ms, zone),
        "clock": _clock(quote, part.start_ms, zone),
        "time": format_time(part.start_ms) if time else "",
        "url": timed_link(quote.url, part.start_ms) if time else timed_link(quote.url, 0),
        WORDS: one_line(part.text),
    }


def credit(quote: Quote, speaker: str) -> tuple[str, str]:
    """The role ("host") and the handle of a speaker, as they were kept with the quote."""
    for naming in quote.proof.namings:
        if speaker and naming.speaker == speaker:
            role = ROLE_NAMES.get(naming.role, "")
            return role.lower(), one_line(naming.handle).lstrip("@")
    return "", ""


def _pieces(template: str) -> Iterator[str]:
    """The template cut before each comma and the like that stands outside of brackets."""
    depth, piece = 0, ""
    for cut in _BREAK.split(template):
        if _BREAK.fullmatch(cut) and depth == 0 and piece:
            yield piece
            piece = ""
        piece += cut
        depth = max(0, depth + len(re.findall(r"[(\[]", cut)) - len(re.findall(r"[)\]]", cut)))
    if piece:
        yield piece


def _piece(piece: str, values: Mapping[str, str]) -> list[Token]:
    names = _TOKEN.findall(piece)
    if names and not any(values.get(name) for name in names):
        return []
    kept = [run for run in _BRACKETS.split(piece) if not _is_hollow(run, values)]
    return list(_tokens("".join(kept), values))


def _is_hollow(run: str, values: Mapping[str, str]) -> bool:
    """Whether brackets hold only placeholders with nothing to say."""
    names = _TOKEN.findall(run)
    inside = _BRACKETS.fullmatch(run) is not None
    return inside and bool(names) and not any(values.get(name) for name in names)


def _tokens(text: str, values: Mapping[str, str]) -> Iterator[Token]:
    at = 0
    for found in _TOKEN.finditer(text):
        yield Token("", text[at : found.start()])
        yield Token(found[1], values.get(found[1], ""))
        at = found.end()
    yield Token("", text[at:])


def _date(quote: Quote, ms: int, zone: str) -> str:
    clock = clock_of(quote.session_date, zone)
    if clock is None:
        return date_text(quote.session_date)
    return date_text(clock.at(ms).date().isoformat())


def _clock(quote: Quote, ms: int, zone: str) -> str:
    clock = clock_of(quote.session_date, zone)
    if clock is None:
        return ""
    moment = clock.at(ms)
    zone_told = "(local time)" if moment.tzinfo is LOCAL else zone_name(moment)
    return f"{moment:%H:%M:%S} {zone_told}"


def describe() -> Sequence[tuple[str, str]]:
    """(placeholder, what it stands for) pairs, as they are shown to a person."""
    return [(f"{{{name}}}", told) for name, told in PLACEHOLDERS.items()]
