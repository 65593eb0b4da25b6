"""What people read in an evidence bundle: a page without script or link, and how to check it."""

from __future__ import annotations

import html as html_escapes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacesviewer.domain.citation import QuoteForm, html, html_inline
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import one_line

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Evidence</title>
</head>
<body>
<h1>Evidence</h1>
"""
_FILES = {
    "README.html": "this page",
    "VERIFY.txt": "how to check all this, with and without our program",
    "verify.py": "a program that checks it, and needs nothing but Python",
    "quote.json": "the quote as a W3C Web Annotation, with all that is known of it",
    "clip.wav": "its sound, decoded, not compressed",
    "corrections.csv": "what people have corrected in the words, one after the other",
    "custody.jsonl": "what was done to the quote and to its sources, in a chain of hashes",
}
_KINDS = {
    "transcript-original": "the transcript as it came",
    "transcript-corrected": "the transcript as it is now",
    "recording": "the recording itself, as it was added",
}
_VERIFY = """HOW TO CHECK THIS BUNDLE

1. Without any program of ours, in the folder of the bundle:

       sha256sum -c manifest-sha256.txt
       sha256sum -c tagmanifest-sha256.txt

   (macOS: shasum -a 256 -c ...; or any program that knows BagIt.)

2. With Python alone, which looks at what is inside of the files as well:

       python3 -I data/verify.py

   If the bundle comes from somebody whom you do not know, do not run a program of theirs: take
   verify.py from a bundle of your own and give it this one by name.

3. With Spaces Viewer: File > Verify Bundle, or  spacesviewer verify BUNDLE

WHAT THIS SHOWS, AND WHAT IT CANNOT

Any change by accident, and any by hand that does not touch everything, is found: each file is
named with its hash in manifest-sha256.txt, and again in data/quote.json, whose hash stands in
bag-info.txt{legal}.

Nothing inside a bundle can show that somebody has made all of it anew, with other words and new
hashes. For that, compare its seal with the one that the maker tells you by another way, such as by
telephone: the seal is the SHA-256 of tagmanifest-sha256.txt. The maker's archive has it in its log.

A hash shows that a file is the same. It does not show that what is said on it is true.
"""
_LEGAL = """ and at the end of
data/custody.jsonl. The entry that froze the quote is there, too, with its own hash"""


def render(quote: Quote, told: dict[str, Any], names: Sequence[str]) -> bytes:
    """README.html: the quote, where it is from, what is in the bundle and what is not."""
    body = [html(replace(quote, url=""), QuoteForm()), *_facts(told), *_files(told, names)]
    return (_HEAD + "\n".join(body) + "\n</body>\n</html>\n").encode()


def how_to_verify(told: dict[str, Any]) -> bytes:
    """VERIFY.txt."""
    legal = _LEGAL if told["profile"] == "legal" else ""
    return _VERIFY.replace("{legal}", legal).encode()


def _facts(told: dict[str, Any]) -> Iterator[str]:
    clip = told["clip"]
    begin, end = (format_time(clip[key]) for key in ("begin_ms", "end_ms"))
    yield f"<p>clip.wav is the sound from {begin} to {end}.</p>"
    for first, last in clip["silenced"]:
        span = f"{format_time(first)} to {format_time(last)}"
        yield f"<p>From {span} it is off the record, and silent.</p>"
    for first, last in clip.get("left_out", ()):
        span = f"{format_time(first)} to {format_time(last)}"
        yield f"<p>From {span} are words that the quote leaves out ([...]); they are heard.</p>"
    if told["quote"]["url"]:
        yield f"<p>Published at {html_inline(told['quote']['url'])}</p>"
    if told["profile"] == "legal":
        yield from _sources(told)
    for sentence in told["withheld"]:
        yield f"<p>{html_inline(sentence)}</p>"


def _files(told: dict[str, Any], names: Sequence[str]) -> Iterator[str]:
    more = ["custody.jsonl"] if told["profile"] == "legal" else []
    yield "<h2>Files</h2>"
    yield "<ul>"
    for name in sorted({*names, *more, "README.html", "VERIFY.txt", "verify.py", "quote.json"}):
        what = _FILES.get(name) or _KINDS.get(name.partition(".")[0], "")
        yield f"<li>{html_escapes.escape(name)}: {what}</li>"
    yield "</ul>"


def _sources(told: dict[str, Any]) -> Iterator[str]:
    source, checked = told["source"], told["quote"]["checked"]
    yield "<h2>Where it comes from</h2>"
    yield "<dl>"
    for name, value in (
        ("SHA-256 of the recording", source["recording_sha256"]),
        ("SHA-256 of its sound without tags", source["audio_sha256"]),
        ("Length of the recording", format_time(source["recording_ms"])),
        ("SHA-256 of the transcript's file", source["transcript_sha256"]),
        ("The transcript was made by", source["transcript_origin"] or "not known"),
        ("Corrections of the words", str(told["corrections"])),
        ("Who speaks", "; ".join(dict.fromkeys(source.get("named", {}).values()))),
        ("Translation", source.get("translation", "")),
        ("Taken", f"{told['quote']['taken_at']} {told['quote']['taken_by']}"),
        ("Checked", f"{checked['at']} {checked['by']}" if checked else "by nobody yet"),
    ):
        if value:
            yield f"<dt>{name}</dt><dd>{html_inline(one_line(value))}</dd>"
    yield "</dl>"
