"""The transcripts among the files of a unit, read and made ready to be stored."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacesviewer import transcripts
from spacesviewer.domain import grafting
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.library.store import Archive
from spacesviewer.media.inspection import Inspection
from spacesviewer.transcripts.guessing import guess_language
from spacesviewer.transcripts.language import is_machine_translation, language_of_name
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.workflows import diarising, inner
from spacesviewer.workflows.known import is_known
from spacesviewer.workflows.looking import suffix
from spacesviewer.workflows.scanning import Refusal, Unit, stands_alone

log = logging.getLogger(__name__)
BUG = "{name} could not be read because of a fault in Spaces Viewer ({error}). Please report it."
_ALONE = (
    "{name} is a transcript without times, and no recording of its name lies beside it. "
    "Put it beside its recording, or add the file itself."
)

_NEARLY = (
    "Its name is not quite that of {name}, whose transcript it was taken for. If it is not: "
    "Edit > Edit Session Details says which file belongs where."
)


@dataclass(frozen=True, slots=True)
class Text:
    """A transcript file that was read: its bytes, what they say, and how the format is called."""

    path: Path
    data: bytes
    sha256: str
    format: str
    parsed: ParsedTranscript
    language: str
    renewed: bool = False  # it is in the archive, and more is known of it now


def texts_of(
    archive: Archive, unit: Unit, refused: list[Refusal], warnings: list[Refusal]
) -> list[Text]:
    """The texts of a unit that are new or changed, with the speakers that files of turns tell.

    Whichever of the two came first: what is in the archive already is read again for the other.
    What cannot be read is added to ``refused``, what was mended in a file to ``warnings``.
    """
    fresh = [path for path in unit.transcripts if not is_known(archive, path)]
    texts = _read(unit, fresh, refused, warnings)
    new_turns = any(text.parsed.turns for text in texts)
    if not new_turns and not any(suffix(path) == "rttm" for path in unit.transcripts):
        return texts
    again = [
        path
        for path in unit.transcripts
        if path not in fresh and (new_turns or suffix(path) == "rttm")
    ]
    return _with_turns(texts, _read(unit, again, [], []))


def _read(
    unit: Unit, paths: Sequence[Path], refused: list[Refusal], warnings: list[Refusal]
) -> list[Text]:
    texts = []
    beside = [file.name for file in unit.media]
    # A text belongs to the transcript of its name, if that is one: those are read first.
    for path in sorted(paths, key=lambda one: transcripts.is_loose(one.name)):
        strangers = {refusal.path for refusal in refused}
        known = tuple(one for one in unit.transcripts if str(one) not in strangers)
        alone = stands_alone(replace(unit, transcripts=known), path)
        told = transcripts.is_never_silent(path.name)
        if alone and not (told or transcripts.begins_as_one(path)):
            continue
        try:
            data = transcripts.load_bytes(path)
            format_name, parsed = transcripts.read_bytes(data, path.name, beside)
        except UserError as error:
            if not (alone and isinstance(error, NotATranscript)):
                refused.append(Refusal(str(path), error.sentence()))
            continue
        except OSError as error:
            reason = f"{path.name} cannot be read: {error.strerror}. Check its permissions."
            refused.append(Refusal(str(path), reason))
            continue
        except Exception as error:
            # One bad file never stops the rest; the log holds the place, not the words.
            log.exception("reading a transcript of %s bytes failed", path.stat().st_size)
            reason = BUG.format(name=path.name, error=type(error).__name__)
            refused.append(Refusal(str(path), reason))
            continue
        if alone and not parsed.timed:
            if told or any(segment.speaker for segment in parsed.segments):
                refused.append(Refusal(str(path), _ALONE.format(name=path.name)))
            continue
        if path in unit.nearly:
            parsed = replace(parsed, notes=(*parsed.notes, _NEARLY.format(name=beside[0])))
        named = language_of_name(path.stem)[1]
        if named and parsed.kind == "original" and is_machine_translation(path.stem):
            # The captions' own header tells the language they were made of.
            parsed = replace(parsed, language=named, kind="translation", origin="machine")
        language = parsed.language or named or _guess(parsed)
        sha256 = hashlib.sha256(data).hexdigest()
        texts.append(Text(path, data, sha256, format_name, parsed, language))
        warnings += [Refusal(str(path), f"{path.name}: {note}") for note in parsed.notes]
    return sorted(texts, key=lambda text: paths.index(text.path))


def _with_turns(texts: Sequence[Text], known: Sequence[Text]) -> list[Text]:
    """The texts, and those of the known ones that a file of turns tells more about."""
    donors = [(t.path.name, t.parsed) for t in (*texts, *known) if t.parsed.turns]
    result = []
    for text in (*texts, *known):
        parsed = diarising.with_speakers(text.parsed, donors) if text.parsed.timed else None
        if parsed is not None:
            result.append(replace(text, parsed=parsed, renewed=text in known))
        elif text not in known:
            result.append(text)
    return result


def inner_texts(media: Sequence[tuple[Path, Inspection]], warnings: list[Refusal]) -> list[Text]:
    """The subtitles and lyrics inside new recordings, as texts of their own."""
    texts = []
    for path, inspection in media:
        warnings += [Refusal(str(path), note) for note in inspection.inner.notes]
        for found in inspection.inner.texts:
            read = inner.read(path, found)
            if isinstance(read, UserError):
                warnings.append(Refusal(str(path), read.sentence()))
                continue
            format_name, parsed = read
            language = parsed.language or _guess(parsed)
            sha256 = hashlib.sha256(found.original).hexdigest()
            place = path.with_name(f"{path.name}#{found.name}")
            texts.append(Text(place, found.original, sha256, format_name, parsed, language))
    return texts


def _guess(parsed: ParsedTranscript) -> str:
    return guess_language(" ".join(segment.text for segment in parsed.segments[:200]))


def grafted(texts: Sequence[Text]) -> list[Text]:
    """The texts, those without times of words given them by one that says the same with times."""
    donors = [t for t in texts if any(s.words for s in t.parsed.segments)]
    # (A text without times keeps none: its segments would still have no place in time.)
    result = []
    for text in texts:
        if text.parsed.timed and not any(segment.words for segment in text.parsed.segments):
            for donor in donors:
                segments = grafting.graft_words(text.parsed.segments, donor.parsed.segments)
                if segments is not None:
                    note = f"The times of the words come from {donor.path.name}."
                    parsed = replace(
                        text.parsed, segments=segments, notes=(*text.parsed.notes, note)
                    )
                    text = replace(text, parsed=parsed)
                    break
        result.append(text)
    return result
