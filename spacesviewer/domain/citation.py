"""A quote as it is pasted: its words, who says them, where and when, and what is doubtful."""

from __future__ import annotations

import html as html_escapes
import re
from dataclasses import dataclass

from spacesviewer.domain import attribution
from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.language import language_name, main_language
from spacesviewer.domain.quote import CHECKED, Quote, QuotePart
from spacesviewer.domain.recap import Beneath
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.sentence import last_sentences
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import (
    date_text,
    has_right_to_left,
    isolated,
    one_line,
    web_address,
)

UNKNOWN_SPEAKER = "Unidentified speaker"
SYNTHETIC = "synthetic voices, invented people"

_MACHINE = "UNVERIFIED: machine transcript, not yet checked against the recording"
_UNCHECKED = "UNVERIFIED: not yet checked against the recording"
_MACHINE_HEARD = "UNVERIFIED: machine transcript, the recording heard in full but not yet checked"
_UNCHECKED_HEARD = "UNVERIFIED: the recording heard in full but not yet checked"
_QUESTION = 160  # characters of a question that stands with its answer
_MACHINE_UNHEARD = "UNVERIFIED: machine transcript, called checked but not heard in full"
_UNHEARD = "UNVERIFIED: called checked but not heard in full"
_TYPED = "words typed by hand, not as in the transcript"
_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "skr", "syr", "ug", "ur", "yi")
)
# How a remark on all words of a transcript begins, where a format has no place for it but a cue.
_CAUTION = re.compile(r"\((UNVERIFIED: |Synthetic voices, |Translated from |Speakers named ).*\.\)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)
# Any of these can begin a link, an emphasis, a heading, a formula or a tag somewhere.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&#~|$@])")
# What Markdown readers turn into a link by themselves: "https://", "www.name", "name.com".
_MARKDOWN_LINKS = re.compile(r"(:(?=//)|(?<=[^\W\d])\.(?=\w)|(?<=\w)\.(?=[^\W\d]))")


@dataclass(frozen=True, slots=True)
class QuoteForm:
    """How a quote is written: ``form`` is plain, markdown or html.

    ``notes`` and ``gaps`` count for exported files only; a pasted quote never carries the note.
    ``gaps`` are (id of a quote, sentence) pairs: what is missing where it was said, or beside it.
    ``into``: quotes in other languages have their translation into this one below them;
    ``translations`` are (id of a quote, its translation) pairs.
    ``sounds`` are (id of a quote, its sound as a ``data:`` address) pairs.
    ``sound_remark`` is said of those whose words leave something out.
    ``questions``: what was asked before goes with the answer. ``template`` is that of a style of
    attribution, "" for the standard one; ``zone`` the one of its clock times, "" the session's own.
    """

    form: str = "plain"
    attribution: bool = True
    time: bool = True
    notes: bool = True
    gaps: tuple[tuple[str, str], ...] = ()
    into: str = ""
    translations: tuple[tuple[str, Beneath], ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()
    sound_remark: str = ""
    questions: bool = False
    template: str = ""
    zone: str = ""

    def sound_of(self, quote: Quote) -> str:
        """The ``data:`` address of the sound of a quote, "" where there is none."""
        return next((sound for uid, sound in self.sounds if uid == quote.id), "")

    def remark_of(self, quote: Quote) -> str:
        """What must be known of the sound of a quote, "" where it says just what is read."""
        return self.sound_remark if any(not edit.text for edit in quote.edits) else ""

    def gaps_of(self, quote: Quote) -> str:
        """The sentences about gaps in or beside a quote, "" where there is none."""
        return " ".join(one_line(said) for uid, said in self.gaps if uid == quote.id)

    def translation_of(self, quote: Quote) -> str:
        """``“Nobody read it.” (translated from Urdu by Noor (checked))``; "" where there is none.

        What the words are is a part of them: no exporter can write the one without the other.
        """
        found = next((told for uid, told in self.translations if uid == quote.id), None)
        return beneath_text(found) if found is not None else ""


@dataclass(frozen=True, slots=True)
class Line:
    """Words (or "" for the line about the session) and what is said of them.

    ``pieces`` are (kind, text) pairs; ``url`` belongs to the piece of kind "title". ``whole``: they
    are the pieces of a template, with all that stands between them, and perhaps the words.
    """

    words: str
    pieces: tuple[tuple[str, str], ...]
    doubts: str = ""
    url: str = ""
    whole: bool = False


def cite(quote: Quote, form: QuoteForm) -> str:
    """The quote in the form that was chosen."""
    return {"markdown": markdown, "html": html}.get(form.form, plain)(quote, form)


def plain(quote: Quote, form: QuoteForm) -> str:
    """``“words” — Speaker, Session, 14 Nov 2026, 19:30 (UTC+5), 0:01:14``.

    Right-to-left words stand in a paragraph of their own, so that both lines read as they should.
    """
    return "\n".join(_plain_line(line) for line in lines(quote, form))


def markdown(quote: Quote, form: QuoteForm) -> str:
    """The same as a block quote; nothing of the words can act as Markdown."""
    written = (_markdown_line(line) for line in lines(quote, form))
    return "\n>\n".join(f"> {paragraph}" for line in written for paragraph in line)


def html(quote: Quote, form: QuoteForm) -> str:
    """The same as clean HTML: blockquote, cite, a language and a direction; no styles."""
    return "\n".join(_html_line(line, quote.language) for line in lines(quote, form))


def clipboard_html(quote: Quote, form: QuoteForm) -> str:
    """``html`` with the line that tells word processors on X11 and macOS that it is UTF-8."""
    meta = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
    return f"{meta}\n{html(quote, form)}"


def is_unverified(quote: Quote) -> bool:
    """Whether nobody has checked the words, and no person is known to have written them.

    To have used a quote is not to have checked it, nor is it to say so without having listened, as
    far as the archive knows.
    """
    checked = (quote.verified is not None or quote.state == CHECKED) and not _is_unheard(quote)
    return not checked and quote.transcript_origin != "human"


def _is_unheard(quote: Quote) -> bool:
    """Whether it was called checked without its sound played in full, then or since."""
    check = quote.verified
    return check is not None and check.heard is False and not quote.heard


def unverified_mark(origin: str) -> str:
    """What a whole transcript says of itself, "" where a person is known to have written it."""
    return {"machine": _MACHINE, "human": ""}.get(origin, _UNCHECKED)


def unverified(quote: Quote) -> str:
    """``UNVERIFIED: …`` with the reason, "" for a quote that was checked."""
    forms = (_MACHINE_HEARD, _UNCHECKED_HEARD) if quote.heard else (_MACHINE, _UNCHECKED)
    if _is_unheard(quote):
        forms = (_MACHINE_UNHEARD, _UNHEARD)
    return forms[quote.transcript_origin != "machine"] if is_unverified(quote) else ""


def doubts(quote: Quote) -> str:
    """What a reader must know about the words, ``a; b``, or "" where there is nothing."""
    told = (
        unverified(quote),
        _translated(quote),
        "" if quote.exact else _TYPED,
        f"in the transcript: {quote.since}" if quote.since else "",
        SYNTHETIC if quote.synthetic else "",
    )
    return "; ".join(doubt for doubt in told if doubt)


def _translated(quote: Quote) -> str:
    """``translated from Urdu (machine)``; "" for words as they were said."""
    if not quote.translated_from:
        return ""
    said, source = quote.proof.said, f"translated from {one_line(quote.translated_from)}"
    if said is None:
        return source
    behind = "the original was corrected since" if said.behind else ""
    how = ", ".join(filter(None, (one_line(said.status), behind)))
    return f"{source} ({how})" if how else source


def said_text(quote: Quote) -> str:
    """``Urdu, translated by Noor: “…”``: what was translated; "" where nothing was or is shown."""
    said = quote.proof.said
    if said is None or not said.text:
        return ""
    people = ", ".join(map(one_line, said.translators))
    by = f", translated by {people}" if people else ""
    return f"{one_line(language_name(said.language))}{by}: {isolated(f'“{one_line(said.text)}”')}"


def beneath_text(beneath: Beneath) -> str:
    """The words of a translation in quotation marks, with what they are; "" without words."""
    words = " ".join(isolated(f"“{one_line(said)}”") for said in beneath.words if said)
    return f"{words} ({isolated(one_line(beneath.credit))})" if words else ""


def checked_text(quote: Quote) -> str:
    """``checked by Noor, 25 Nov 2026, heard in full at up to 150 %``; "" for one nobody checked."""
    check = quote.verified
    if check is None:
        return ""
    ear = {True: "heard in full", False: "not heard in full", None: ""}[check.heard]
    speed = f" at up to {check.speed} %" if check.speed > 100 else ""
    by = f"checked by {one_line(check.by)}" if check.by else "checked"
    return ", ".join(filter(None, (by, date_text(check.at[:10]), f"{ear}{speed}")))


def question_text(quote: Quote, *, whole: bool = False, time: bool = True) -> str:
    """``Ayesha (0:01:10): “What is the role of the army?”``; "" where nobody asked.

    Of a long turn it is the end, behind ``[...]``: there the question is. ``whole``: all of it.
    """
    asked = quote.question
    if asked is None:
        return ""
    text = one_line(asked.text) if whole else last_sentences(one_line(asked.text), _QUESTION)
    at = f" ({format_time(asked.start_ms)})" if time else ""
    # A name from right to left would draw the time behind it to its other side.
    return f"{isolated(one_line(asked.speaker) or UNKNOWN_SPEAKER)}{at}: “{isolated(text)}”"


def escape_markdown(text: str) -> str:
    """Text of others on one line of Markdown, inert: no link, heading, emphasis, tag or table."""
    return _MARKDOWN_LINKS.sub(r"\\\1", _MARKDOWN.sub(r"\\\1", one_line(text)))


def language_attributes(text: str, language: str) -> str:
    """`` lang="ur" dir="rtl"`` for a paragraph, as far as script and language agree."""
    backwards = is_right_to_left(text)
    is_rtl = main_language(language) in _RTL_LANGUAGES
    agrees = bool(language_tag(language)) and is_rtl == backwards
    return (f' lang="{language}"' if agrees else "") + (' dir="rtl"' if backwards else "")


def is_caution(text: str) -> bool:
    """Whether a cue is a remark of ours on all words of a transcript, and nothing that was said."""
    return _CAUTION.fullmatch(one_line(text)) is not None


def language_tag(language: str) -> str:
    """The language as it is written where only a tag of BCP 47 may stand; "" for another word."""
    return language if _LANGUAGE.fullmatch(language) else ""


def html_inline(text: str) -> str:
    """Text of others on one line of HTML, kept apart where it reads from right to left."""
    escaped = html_escapes.escape(one_line(text))
    return f"<bdi>{escaped}</bdi>" if has_right_to_left(escaped) else escaped


def parts_of(quote: Quote) -> tuple[QuotePart, ...]:
    """The parts as they are read, with the marks of what is left out or explained.

    One empty part where a quote has none, so that it does not vanish.
    """
    return told_parts(quote) or (QuotePart("", "", quote.start_ms, quote.end_ms),)


def lines(quote: Quote, form: QuoteForm) -> list[Line]:
    """The words of each mouth with what is said of them, before any form is given to it."""
    parts = parts_of(quote)
    if not form.attribution:
        return [Line(one_line(part.text), _time(part, form)) for part in parts]
    url, caveats = web_address(quote.url), doubts(quote)
    if form.template:
        return [_styled(quote, part, form, caveats) for part in parts]
    about = (
        ("title", one_line(quote.session_title) or "Untitled session"),
        ("text", date_text(quote.session_date)),
    )
    if len(parts) == 1:
        pieces = (_speaker(parts[0]), *about, *_time(parts[0], form))
        return [Line(one_line(parts[0].text), pieces, caveats, url)]
    spoken = [Line(one_line(p.text), (_speaker(p), *_time(p, form))) for p in parts]
    return [*spoken, Line("", about, caveats, url)]


def _styled(quote: Quote, part: QuotePart, form: QuoteForm, caveats: str) -> Line:
    """A part as a template has it; each says all that is doubtful: each may be pasted alone."""
    values = attribution.values_of(quote, part, UNKNOWN_SPEAKER, time=form.time, zone=form.zone)
    tokens = attribution.filled(form.template, values)
    inside = any(token.kind == attribution.WORDS for token in tokens)
    words = "" if inside else one_line(part.text)
    return Line(words, tuple((one.kind, one.text) for one in tokens), caveats, whole=True)


def _speaker(part: QuotePart) -> tuple[str, str]:
    return "name", one_line(part.speaker) or UNKNOWN_SPEAKER


def _time(part: QuotePart, form: QuoteForm) -> tuple[tuple[str, str], ...]:
    return (("time", format_time(part.start_ms)),) if form.time else ()


def _plain_line(line: Line) -> str:
    pieces = [isolated(text) for _, text in line.pieces]
    about = _about(line, [*pieces, line.url] if line.url else pieces)
    if not line.words:
        return about
    if is_right_to_left(line.words):
        return f"“{line.words}”\n{about}".rstrip()
    return f"“{isolated(line.words)}” {about}".rstrip()


def _markdown_line(line: Line) -> list[str]:
    """One or two paragraphs."""
    pieces = []
    for kind, text in line.pieces:
        escaped = _spaced(text, escape_markdown(text)) if line.whole else escape_markdown(text)
        if kind == "url":
            escaped = f"[{escaped}](<{text}>)"
        if kind == "title":
            linked = f"[{escaped}](<{line.url}>)" if line.url else escaped
            escaped = f"*{linked}*"
        pieces.append(f"\u2068{escaped}\u2069" if has_right_to_left(text) else escaped)
    about = _about(line, pieces)
    if not line.words:
        return [about]
    words = escape_markdown(line.words)
    if is_right_to_left(line.words):
        return [paragraph for paragraph in (f"“{words}”", about) if paragraph]
    return [f"“{isolated(words)}” {about}".rstrip()]


def _html_line(line: Line, language: str) -> str:
    pieces = []
    for kind, text in line.pieces:
        inline = _spaced(text, html_inline(text)) if line.whole else html_inline(text)
        if kind == "url":
            inline = f'<a href="{html_escapes.escape(text)}">{inline}</a>'
        if kind == attribution.WORDS:
            inline = f"<span{language_attributes(text, language)}>{inline}</span>"
        if kind == "title":
            address = html_escapes.escape(line.url)
            linked = f'<a href="{address}">{inline}</a>' if address else inline
            inline = f"<cite>{linked}</cite>"
        pieces.append(inline)
    about = _about(line, pieces)
    paragraph = f"<p>{about}</p>" if about else ""
    if not line.words:
        return paragraph
    attributes = language_attributes(line.words, language)
    words = f"<blockquote><p{attributes}>“{html_escapes.escape(line.words)}”</p></blockquote>"
    return f"{words}\n{paragraph}".rstrip()


def _spaced(text: str, inline: str) -> str:
    """The text with the spaces at its ends: what stands between placeholders parts them."""
    head = " " if text[:1].isspace() and text.strip() else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{head}{inline}{tail}"


def _about(line: Line, pieces: list[str]) -> str:
    """What stands behind the words: a time alone in brackets, else an attribution."""
    joined = ("" if line.whole else ", ").join(pieces)
    if not line.whole and [kind for kind, _ in line.pieces] == ["time"]:
        return f"({joined})"
    dash = "— " if line.words and joined else ""
    return f"{dash}{joined} ({line.doubts})" if line.doubts else f"{dash}{joined}"
