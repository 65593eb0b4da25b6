"""Lets a speech model write what is said in a recording, in a process of its own, offline.

The package faster-whisper is an extra, and the model lies in a folder that a person has chosen.
Every piece that is done is on the disk at once: whatever ends the process, the next run goes on
from there.
"""

from __future__ import annotations

import math
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.media import isolated
from spacesviewer.media.draft_journal import Header, Journal, Piece
from spacesviewer.media.model_folder import Model, check_installed
from spacesviewer.media.speech import RATE, Samples, Speech

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

_TIMEOUT_S = 1800.0  # half a minute of sound with a large model on an old computer
_MEMORY_MB = 8192  # of addresses: threads reserve far more than they use
_NICER = 5  # than other work that nobody waits for
# Speech that is softer than the usual 0.5 asks for counts too: to lose a caller is worse than to
# write a cough down.
_SPEECH_THRESHOLD = 0.35
_TEMPERATURES = (0.0, 0.4, 0.8)  # each but the first is tried where the model was unsure
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
_CALLS_OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def write(
    recording: Path,
    model: Model,
    journal: Path,
    header: Header,
    *,
    progress: Callable[[float], None],
    stop: Callable[[], bool],
) -> list[Piece]:
    """All pieces of a recording, those from an earlier run among them.

    ``progress`` is told from 0 to 1. Where ``stop`` says true it raises CancelledError, and
    what is done stays in the journal. UserError says what is wrong with model or sound.
    """
    check_installed()
    try:
        total = isolated.run(
            _write,
            recording,
            model.folder,
            journal,
            header,
            timeout_s=_TIMEOUT_S,
            memory_mb=_MEMORY_MB + 4 * (model.size >> 20),
            progress=progress,
            stop=stop,
        )
    except RefusedFile as error:
        if isinstance(error.__cause__, EOFError | OSError):  # the process has gone
            raise UserError(
                "The model {model} stopped in the middle of {file}, perhaps for lack of memory.",
                hint="What was written so far is kept. Close other programs, or use a smaller "
                "model, and start again.",
                model=model.name,
                file=recording.name,
            ) from error
        raise
    pieces = Journal(journal, header).pieces()
    if (pieces[-1].end if pieces else 0) < total:
        raise UserError(
            "What was written of {file} is not whole: another run wrote at the same time.",
            hint="Start it again; it goes on from there.",
            file=recording.name,
        )
    return pieces


def _write(
    recording: Path,
    folder: Path,
    journal_path: Path,
    header: Header,
    *,
    progress: Callable[[float], None],
) -> int:
    """What the process does; gives the sample up to which the recording was heard."""
    stay_offline()
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICER)
    journal = Journal(journal_path, header)
    done = journal.begin()
    with Speech(recording) as speech:
        place = done[-1].end if done else 0
        language = header.language or next((one.language for one in done if one.language), "")
        progress(place / max(1, speech.total))
        if place >= speech.total:
            return place
        with _told(folder.name):
            model = _load(folder)
            _check_language(model, header.language, folder.name)
        while place < speech.total:
            end, samples = speech.piece(place)
            if end <= place:
                break
            share = (end - place) / speech.total
            part = _part(progress, place / speech.total, share)
            with _told(folder.name):
                heard, segments = _listen(model, samples, language, place / speech.rate, part)
            language = language or heard
            journal.add(Piece(place, end, heard, tuple(segments)))
            place = end
            progress(place / speech.total)
        return place


def stay_offline() -> None:
    """Makes this process unable to ask for anything: by word to the packages, and by force."""
    os.environ.update(_OFFLINE)

    def refuse(event: str, _details: object) -> None:
        if event in _CALLS_OUT:
            raise PermissionError("Spaces Viewer works offline: nothing may be asked for.")

    sys.addaudithook(refuse)


def _load(folder: Path) -> WhisperModel:
    # Its bars are not shown; their lock between processes would be left behind when this one ends.
    tqdm.set_lock(threading.RLock())
    from faster_whisper import WhisperModel  # noqa: PLC0415 - an extra, and in this process only

    return WhisperModel(
        str(folder),
        device="cpu",
        compute_type="auto",
        cpu_threads=max(1, (os.cpu_count() or 2) - 1),
        local_files_only=True,
    )


def _check_language(model: WhisperModel, language: str, name: str) -> None:
    """Or a text in English would be called one in Urdu."""
    known = model.supported_languages
    if language and language not in known:
        told = "It knows English only." if known == ["en"] else ""
        raise UserError(
            "The model {name} does not know the language “{language}”.",
            hint=told,
            name=name,
            language=language,
        )


def _listen(
    model: WhisperModel,
    samples: Samples,
    language: str,
    at_s: float,
    progress: Callable[[float], None],
) -> tuple[str, list[dict[str, Any]]]:
    """The language of a piece and its segments, at their times in the recording."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps  # noqa: PLC0415

    options = VadOptions(threshold=_SPEECH_THRESHOLD)
    if not get_speech_timestamps(samples, options):
        return "", []  # in silence a model hears whatever it was trained on
    found, about = model.transcribe(
        samples,
        language=language or None,
        temperature=_TEMPERATURES,
        best_of=3,
        word_timestamps=True,
        vad_filter=True,
        vad_parameters=options,
        condition_on_previous_text=False,  # else one slip is repeated for minutes
    )
    segments, length_s = [], max(1, len(samples)) / RATE
    for one in found:
        progress(min(1.0, one.end / length_s))
        segments.append(_document(one, at_s))
    return about.language, segments


def _document(segment: Any, at_s: float) -> dict[str, Any]:
    """A segment as Whisper's own JSON has it; numbers that are none are left out."""
    words = [
        {
            "word": word.word,
            "start": _seconds(word.start, at_s),
            "end": _seconds(word.end, at_s),
            "probability": _number(word.probability),
        }
        for word in segment.words or ()
    ]
    return {
        "start": _seconds(segment.start, at_s),
        "end": _seconds(segment.end, at_s),
        "text": segment.text,
        "avg_logprob": _number(segment.avg_logprob),
        "no_speech_prob": _number(segment.no_speech_prob),
        "words": words,
    }


def _seconds(value: Any, at_s: float) -> float:
    return round(float(value) + at_s, 3)


def _number(value: Any) -> float | None:
    number = float(value)
    return round(number, 4) if math.isfinite(number) else None


def _part(progress: Callable[[float], None], begin: float, share: float) -> Callable[[float], None]:
    return lambda fraction: progress(begin + share * fraction)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turns what goes wrong in the packages into a sentence: they raise whatever they like."""
    try:
        yield
    except UserError:
        raise
    except MemoryError as error:
        raise _no_room(name) from error
    except ImportError as error:
        if _lacks_memory(error):
            raise _no_room(name) from error
        raise UserError(
            "The package faster-whisper does not work on this computer.",
            hint="{reason}.",
            reason=error,
        ) from error
    except Exception as error:
        said = " ".join(str(error).split())
        if _lacks_memory(error):
            raise _no_room(name) from error
        raise UserError(
            "The model {name} does not work: {said}",
            hint="Is it whole, and a Whisper model converted for CTranslate2? Copy it again.",
            name=name,
            said=said[:200] or type(error).__name__,
        ) from error


def _lacks_memory(error: BaseException) -> bool:
    """Whether that is behind it, however the packages call it."""
    seen: list[BaseException] = []
    behind: BaseException | None = error
    while behind is not None and behind not in seen:
        seen.append(behind)
        behind = behind.__cause__ or behind.__context__
    signs = ("alloc", "map segment", "start new thread", "out of memory")
    return any(
        isinstance(one, MemoryError) or any(sign in str(one).casefold() for sign in signs)
        for one in seen
    )


def _no_room(name: str) -> UserError:
    return UserError(
        "There is not enough memory for the model {name}.",
        hint="Close other programs, or use a smaller model. What was written so far is kept.",
        name=name,
    )
