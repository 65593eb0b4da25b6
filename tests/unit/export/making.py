"""Quotes and transcripts to export, hostile ones and such as carry what must not leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.export import is_binary, quote_formats, transcript_formats
from tests.unit.export.reading import words_in

URDU = "ہمیں مارچ سے کوئی تنخواہ نہیں ملی۔"
FORM = QuoteForm()
# What could tell whose machine it was, or what was not chosen: one for each way it could get out.
CANARIES = (
    *("/home/user/canary-tapes/rally.m4a", "C:\\Users\\name\\canary-win.m4a", "canary-host"),
    *("file:///canary/rally.m4a", "canary-reviewer", "canary-created", "canary-before"),
    *("canary-after", "canary-archive", "canary-label", "canary@example", "canary-note"),
)
assert len(CANARIES) == 12


def quote(text: str = "Nobody read it.", **told: object) -> Quote:
    base = Quote(
        id="q1",
        session="s1",
        session_title="Water contract: who signed?",
        session_date="2026-11-14T19:30:00+05:00",
        start_ms=74_900,
        end_ms=78_000,
        parts=(QuotePart("Ayesha Siddiqui", text, 74_900, 78_000),),
        language="en",
        platform="X Spaces",
        url="https://x.com/i/spaces/1v",
        state="checked",
    )
    return replace(base, **told)  # type: ignore[arg-type]


def loaded() -> Quote:
    """A quote with a canary in each field that no exporter has any business with."""
    told = ("before", "after", "reviewer", "created_at", "note")
    here = {field.name for field in fields(Quote)}
    assert here >= set(told)
    marked = dict(zip(told, CANARIES[6:11], strict=True))
    # An address that is no public one, and the whole of a path, in what it was read from.
    return quote(**(marked | {"url": CANARIES[3], "note": " ".join(CANARIES)}))


def hostile(text: str) -> Quote:
    """A quote that is hostile in every field."""
    return quote(
        session_title=text,
        parts=(QuotePart(text, text, 1, 2), QuotePart("", text, 2, 3)),
        language=text,
        platform=text,
        url=f"https://x.com/{text}",
        note=text,
        topics=(text, "contract"),
        state="to check",
        transcript_origin=text,
        synthetic=True,
        translated_from=text,
    )


def quotes_as(key: str, *quotes: Quote, form: QuoteForm = FORM) -> str:
    """The words of an export of quotes, on one line."""
    module = quote_formats()[key]
    return words_in(module.render(quotes, form), binary=is_binary(module))


def talk_as(
    key: str,
    segments: Sequence[Segment],
    title: str = "Talk",
    *,
    language: str = "en",
    synthetic: bool = False,
    gaps: Sequence[Gap] = (),
    remarks: Sequence[str] = (),
) -> str:
    """The words of an export of a transcript, on one line."""
    module = transcript_formats()[key]
    told = module.render(Transcript(segments, language, title, synthetic, gaps, remarks))
    return words_in(told, binary=is_binary(module))
