"""The papers of an evidence bundle: what is told of a quote, and what must not be told with it."""

from __future__ import annotations

import csv
import getpass
import io
import json
import platform
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from spacesviewer.domain import chain
from spacesviewer.domain.citation import QuoteForm, doubts
from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import web_address
from spacesviewer.export import bundle, bundle_page, transcript_txt, transcript_vtt
from spacesviewer.export import quotes_annotation as annotation
from spacesviewer.export._table import guarded
from spacesviewer.export.bundle_bag import FORMAT, KEY, digest_of
from spacesviewer.library import corrections, custody, originals, quote_entries, transcripts
from spacesviewer.library.clock import now
from spacesviewer.library.quote_entries import Kept
from spacesviewer.library.store import Archive
from spacesviewer.workflows import off_record, speaking, translated_words

_LONG_ENOUGH = 4  # a shorter name stands in many words
_FOLDERS = (rb"file:/", rb"/home/[a-z]", rb"/Users/", rb"[a-z]:\\+Users", rb"[a-z]:/Users")
_EVERYWHERE = re.compile(rb"|".join(_FOLDERS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Papers:
    """The files of a bundle that are text, and what quote.json tells besides the annotation."""

    annotation: dict[str, Any]
    told: dict[str, Any]
    files: dict[str, bytes]
    custody: tuple[dict[str, Any], ...] = ()
    traces: tuple[bytes, ...] = ()
    shown: Quote | None = field(default=None, compare=False)

    def write(self, data: Path, clip: dict[str, Any], sound: str, recording: str) -> dict[str, Any]:
        """Writes them into the folder with the clip; gives what quote.json tells."""
        told = {**self.told, "clip": clip}
        start_ms, end_ms = told["clip"].pop("sound_ms")
        told["quote"] = {**told["quote"], "sound_start_ms": start_ms, "sound_end_ms": end_ms}
        if told["profile"] == "legal":
            told |= {"recording": recording, "source": {**told["source"], "audio_sha256": sound}}
        assert self.shown is not None
        names = [*self.files, *(path.name for path in data.iterdir())]
        page = bundle_page.render(self.shown, told, names)
        texts = {**self.files, "README.html": page, "VERIFY.txt": bundle_page.how_to_verify(told)}
        texts["verify.py"] = bundle.program()
        for name, text in texts.items():
            bundle.put(data / name, text)
        known = sorted(path.name for path in data.iterdir())
        told["files"] = {name: bundle.sha256_of(data / name) for name in known}
        document = {**self.annotation, KEY: told}
        whole = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
        bundle.put(data / "quote.json", f"{whole}\n".encode())
        if told["profile"] == "legal":
            bundle.put(data / "custody.jsonl", self._log(bundle.sha256_of(data / "quote.json")))
        return told

    def _log(self, quote: str) -> bytes:
        """The lines of custody, each with the hash of the one before; the last is this bundle's."""
        last = {**self.custody[-1], "detail": {"quote": quote}}
        lines, previous = [], ""
        for number, step in enumerate((*self.custody[:-1], last), 1):
            line = {"n": number, **step, "previous": previous}
            previous = digest_of(line)
            lines.append(chain.canonical({**line, "hash": previous}) + "\n")
        return "".join(lines).encode()


def published(archive: Archive, quote: Quote, shown: Quote, reviewer: str) -> Papers:
    """For readers: the quote under its pseudonym, and nothing that leads to its source."""
    bare = replace(shown, recording_sha256="", transcript_sha256="", question=None)
    told = {**_common(bare, "publish"), "withheld": []}
    return Papers(_annotation(bare), told, {}, shown=bare)


def legal(archive: Archive, quote: Quote, shown: Quote, reviewer: str) -> Papers:
    """The whole chain, from the file's words to the quote; all that is off the record cut out."""
    hidden = off_record.hidden_in(archive, quote.session)
    traces, withheld = traces_of(archive), list[str]()
    files, kept_as = _transcripts(archive, quote, hidden, traces, withheld)
    rows, files["corrections.csv"] = _corrections(archive, quote, hidden)
    steps = _custody(archive, quote, bool(hidden), reviewer)
    if hidden:
        withheld.append(
            "Words of this session are off the record: they are replaced by a mark in the "
            "transcripts and corrections and silent in the clip, and what stands around the "
            "quote and what its entries froze is left out."
        )
    common = _common(shown, "legal")
    common["quote"] |= {
        "before": shown.before,
        "after": shown.after,
        "question": asdict(shown.question) if shown.question else None,
        "revision": quote.revision,
        "heard": quote.heard,
        "checked": asdict(quote.verified) if quote.verified else None,
        "taken_by": quote.reviewer,
        "taken_at": quote.created_at,
        "edits": [asdict(edit) for edit in shown.edits],
    }
    told = {
        **common,
        "entry": quote.entry_hash,
        "source": _source(archive, quote, shown),
        "transcript": kept_as,
        "recording": "",
        "corrections": rows,
        "withheld": withheld,
    }
    return Papers(_annotation(shown), told, files, steps, traces, shown)


def traces_of(archive: Archive) -> tuple[bytes, ...]:
    """What tells of this computer: its users, its name, where its files lie."""
    names = [str(archive.folder), platform.node()]
    for tell in (getpass.getuser, lambda: str(Path.home())):
        with suppress(OSError, KeyError, ImportError, RuntimeError):  # nobody has this number
            names.append(tell())
    told = [name for name in names if len(name) > _LONG_ENOUGH]
    forms = ("utf-8", "utf-16-le", "utf-16-be")
    return tuple(name.casefold().encode(form, "replace") for name in told for form in forms)


def gives_away(parts: Iterable[bytes], traces: Sequence[bytes]) -> bool:
    """Whether bytes hold one of the traces, or a path of somebody's home."""
    rest = b""
    for part in parts:
        text = rest + part
        low = text.lower()
        if any(trace in low for trace in traces) or (len(text) < (1 << 24) and _is_path(text)):
            return True
        rest = text[-512:]
    return False


def _is_path(text: bytes) -> bool:
    plain = text.replace(b"\0", b"") if b"\0" in text[:200] else text
    return _EVERYWHERE.search(plain) is not None


def _common(shown: Quote, profile: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "profile": profile,
        "made_on": now()[:10],
        "quote": {
            "id": shown.id,
            "session_title": shown.session_title,
            "session_date": shown.session_date,
            "start_ms": shown.start_ms,
            "end_ms": shown.end_ms,
            "speaker": shown.speaker,
            "text": shown.text,
            "parts": [asdict(part) for part in shown.parts],
            "told": [part.text for part in told_parts(shown)],
            "language": shown.language,
            "translated_from": shown.translated_from,
            "platform": shown.platform,
            "url": shown.url if profile == "legal" else web_address(shown.url),
            "exact": shown.exact,
            "synthetic": shown.synthetic,
            "caution": doubts(shown),
        },
    }


def _annotation(shown: Quote) -> dict[str, Any]:
    plain = replace(shown, topics=(), note="")
    document: dict[str, Any] = json.loads(annotation.render([plain], QuoteForm(notes=False)))
    return document


def _source(archive: Archive, quote: Quote, shown: Quote) -> dict[str, Any]:
    proof = shown.proof
    source = {
        "recording_sha256": quote.recording_sha256,
        "recording_size": proof.recording_size,
        "recording_ms": proof.recording_ms,
        "recording_offset_ms": quote.recording_offset_ms,
        "transcript_sha256": quote.transcript_sha256,
        "transcript_origin": quote.transcript_origin,
        "version_id": proof.version_id,
        "segment_ids": list(quote.segment_ids),
        "spans": [list(span) for span in proof.spans],
        "original": proof.original,
        "corrections": [asdict(one) for one in proof.corrections],
        "namings": [asdict(one) for one in proof.namings],
        "date_source": proof.date_source,
    }
    try:
        named = speaking.speaker_provenance(archive, quote.segment_ids)
        translation = translated_words.translation_of(archive, quote.segment_ids)
    except WrongUsage:
        return source  # its transcript has gone; the quote is a snapshot and stays
    said = {str(key): one.sentence for key, one in named.items()}
    credit = ""
    if translation is not None:
        credit = "; ".join(filter(None, (", ".join(translation.translators), translation.status)))
    return {**source, "named": said, "translation": credit}


def _transcripts(
    archive: Archive,
    quote: Quote,
    hidden: Sequence[Quote],
    traces: Sequence[bytes],
    withheld: list[str],
) -> tuple[dict[str, bytes], str]:
    """The transcript as it came and as it is now; the name of the file that is the very one."""
    try:
        info = transcripts.get(archive, quote.transcript_id)
    except WrongUsage:
        withheld.append("The transcript that the quote was taken from is not in the archive now.")
        return {}, ""
    files = {}
    suffix = ".txt" if not info.timed else ".vtt"
    files[f"transcript-corrected{suffix}"] = _rendered(
        info, transcripts.segments(archive, info.id), hidden
    )
    data = originals.read(archive, quote.transcript_sha256)
    if data is not None and not hidden and not gives_away([data], traces):
        kind = "".join(c for c in Path(info.name).suffix[1:].lower() if c.isascii() and c.isalnum())
        name = f"transcript-original.{kind[:8] or 'txt'}"
        return {**files, name: data}, name
    if data is not None and not hidden:
        withheld.append(
            "The file of the transcript tells a folder or a user of the computer that made it, so "
            "its words are here without the file, and its SHA-256 cannot be checked with them."
        )
    was = transcripts.segments_of(archive, _file_version(archive, quote, info))
    files[f"transcript-original{suffix}"] = _rendered(info, was, hidden)
    return files, ""


def _file_version(archive: Archive, quote: Quote, info: TranscriptInfo) -> int:
    known = transcripts.file_version(archive, info.id, quote.transcript_sha256)
    if known is None:
        raise UserError("The text that the quote was taken from is not in the archive now.")
    return known


def _rendered(info: TranscriptInfo, segments: list[Segment], hidden: Sequence[Quote]) -> bytes:
    shown = off_record.withheld(segments, info, hidden)
    told = Transcript(shown, info.language, timed=info.timed)
    return transcript_vtt.render(told) if info.timed else transcript_txt.render(told)


def _corrections(archive: Archive, quote: Quote, hidden: Sequence[Quote]) -> tuple[int, bytes]:
    """The corrections that led to the words; those near what is off the record without words."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(("number", "kind", "by", "at", "start_ms", "end_ms", "before", "after"))
    try:
        found = corrections.of_segments(archive, quote.segment_ids).corrections
    except WrongUsage:
        found = ()
    for number, one in enumerate(found, 1):
        lines = [
            "\n".join(_line(line.speaker, line.text) for line in side)
            for side in (one.before, one.after)
        ]
        if hidden and any(
            off_record.cleared_words(text, one.start_ms, one.end_ms, hidden) != text
            for text in lines
        ):
            lines = [off_record.MARK, off_record.MARK]
        row = (one.kind, one.reviewer, one.at, one.start_ms, one.end_ms, *lines)
        writer.writerow([number, *(guarded(str(cell)) for cell in row)])
    return len(found), out.getvalue().encode()


def _line(speaker: str, text: str) -> str:
    return f"{speaker}: {text}" if speaker else text


def _custody(
    archive: Archive, quote: Quote, is_hiding: bool, reviewer: str
) -> tuple[dict[str, Any], ...]:
    """What the log of custody tells of the quote and its sources, and of the making of this."""
    told = (("recording", quote.recording_sha256), ("transcript", quote.transcript_sha256))
    subjects = [f"quote:{quote.id}", *(f"{kind}:{sha256}" for kind, sha256 in told if sha256)]
    entries = {kept.hash: kept for kept in quote_entries.of_quote(archive, quote.id)}
    steps = []
    for step in custody.of_subjects(archive, subjects):
        detail: dict[str, Any] = {**step.detail, "logged": step.hash}
        kept = entries.get(str(detail.get("entry", "")))
        if kept is not None:
            detail = {"logged": step.hash, **_entry(kept, is_hiding)}
        steps.append(_step(step.kind, step.subject, step.at, step.reviewer, detail))
    steps.append(_step(custody.BUNDLED, subjects[0], now(), reviewer, {}))
    return tuple(steps)


def _entry(kept: Kept, is_hiding: bool) -> dict[str, Any]:
    one = kept.entry
    fields = (one.previous, one.kind, one.quote, one.number, one.at, one.reviewer, one.why)
    content = None if is_hiding or kept.content is None else chain.canonical(kept.content)
    return {"entry": [*fields, one.content_sha256], "hash": kept.hash, "content": content}


def _step(kind: str, subject: str, at: str, by: str, detail: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "subject": subject, "at": at, "by": by, "detail": detail}
