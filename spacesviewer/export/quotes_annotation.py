"""Quotes as W3C Web Annotations (JSON-LD), each at its place in the recording."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from spacesviewer.domain.citation import (
    UNKNOWN_SPEAKER,
    QuoteForm,
    doubts,
    language_tag,
    parts_of,
    question_text,
)
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.wording import date_text, one_line, tidy, web_address

NAME = "Web Annotation (JSON-LD)"
EXTENSION = "jsonld"
KIND = "quotes"

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A collection with one page; one annotation for each mouth of a quote.

    The words around a quote stay here: they are not what was chosen.
    """
    items = [_annotation(q, p, n, options) for q in quotes for n, p in enumerate(parts_of(q), 1)]
    name = _urn(*(str(item["id"]) for item in items))
    collection = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Quotes",
        "total": len(items),
        "first": {
            "id": _urn(name, "first"),
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        },
    }
    return (json.dumps(collection, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _annotation(
    quote: Quote, part: QuotePart, number: int, options: QuoteForm
) -> dict[str, object]:
    title = one_line(quote.session_title) or "Untitled session"
    told = [
        ("identifying", one_line(part.speaker) or UNKNOWN_SPEAKER),
        ("describing", f"{title}, {date_text(quote.session_date)}"),
        ("editing", one_line(part.text) if part.text != _words(quote, number) else ""),
        ("assessing", doubts(quote)),
        ("questioning", question_text(quote, whole=True) if options.questions else ""),
        ("describing", options.translation_of(quote)),
        ("assessing", options.gaps_of(quote)),
        *(("tagging", one_line(topic)) for topic in quote.topics),
        ("commenting", tidy(quote.note) if options.notes else ""),
    ]
    language = language_tag(one_line(quote.language))
    # The words as they stand in the text, so that they are found there; what is read of them,
    # where something is left out, is a body.
    words = _words(quote, number)
    exact: dict[str, object] = {"type": "TextQuoteSelector", "exact": one_line(words)}
    return {
        "id": _urn(quote.id, str(number)),
        "type": "Annotation",
        "motivation": "highlighting",
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
            for purpose, value in told
            if value
        ],
        "target": {
            "source": _source(quote),
            **({"language": language} if language else {}),
            "selector": [
                {
                    "type": "FragmentSelector",
                    "conformsTo": _MEDIA_FRAGMENTS,
                    "value": _stretch(part),
                },
                exact,
            ],
        },
    }


def _words(quote: Quote, number: int) -> str:
    return quote.parts[number - 1].text if quote.parts else ""


def _source(quote: Quote) -> str:
    """Where it was published; else the recording by its hash (RFC 6920), else a name of its own."""
    if address := web_address(quote.url):
        return address
    try:
        digest = bytes.fromhex(quote.recording_sha256)
    except ValueError:
        digest = b""
    if len(digest) == 32:
        return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    return _urn("session", quote.session)


def _urn(*parts: str) -> str:
    return uuid5(NAMESPACE_URL, "\n".join(tidy(part) for part in parts)).urn


def _stretch(part: QuotePart) -> str:
    # A fragment that ends where it begins is not valid; without an end it is a moment.
    end = f",{_seconds(part.end_ms)}" if part.end_ms > max(0, part.start_ms) else ""
    return f"t=npt:{_seconds(part.start_ms)}{end}"


def _seconds(ms: int) -> str:
    whole, rest = divmod(max(0, ms), 1000)
    return f"{whole}.{rest:03}"
