"""Which names belong together: that of a recording, and those of what lies beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.transcripts.language import language_of_name

# What tools put between the recording's stem and the ending, or before the language there.
_ADDED = re.compile(
    r"(?<=.)(?: CC|[-_. ]chapters?|(?:[-_.]| - | )(?:captions?|subtitles?|transcripts?|"
    r"transcriptions?)|[-_.](?:whisperx?|diari[sz](?:ed|ation)|speakers|otter[-_.]ai|"
    r"large-v[123](?:-turbo)?)|"
    r" \((?:transcrib|translat)ed on [\w -]{8,24}\)|"  # Buzz
    r" [(\[](?:captions?|subtitles?|transcripts?|transcriptions?)[)\]])$",
    re.IGNORECASE,
)
# What browsers and file managers put behind the name of a second download or a copy.
_COPY = re.compile(
    r"(?<=.)(?: ?\(\d{1,2}\)| - copy(?: ?\(\d{1,2}\))?| copy(?: \d{1,2})?| \(copy\))$",
    re.IGNORECASE,
)
# The number of a stream's format, which yt-dlp puts before the ending of what it has not merged.
_FORMAT = re.compile(r"(?<=.)\.f\d{1,4}$")
_SIGNS = frozenset("|<>\uff5c\uff1c\uff1e")  # in place of which downloaders write others


def stem_key(stem: str) -> str:
    """The form under which two stems are the same: case and Unicode composition do not count."""
    return unicodedata.normalize("NFC", stem).casefold()


def stems_of(name: str) -> list[str]:
    """Stems that the recording of a transcript of this file name may have, the likeliest first.

    ``talk.en.srt``, ``talk_captions_en.srt``, ``talk.mp3.en.vtt`` and ``talk.info.json`` belong to
    ``talk``.
    """
    whole = Path(name).stem
    if name.casefold().endswith(".info.json"):
        whole = whole[: -len(".info")]
    stem = _ADDED.sub("", whole)
    base, _ = language_of_name(stem)
    bare = _ADDED.sub("", base)
    candidates = [
        one for told in (whole, stem, base, bare) for one in (told, _without_media_suffix(told))
    ]
    return list(dict.fromkeys(candidate for candidate in candidates if candidate))


def homes_of(name: str) -> list[str]:
    """The same and, last, what stands before each dot, as in ``talk.final.words.json``."""
    stems = stems_of(name)
    pieces = Path(name).stem.split(".")
    heads = [".".join(pieces[:count]) for count in range(len(pieces) - 1, 0, -1)]
    return list(dict.fromkeys(stems + [head for head in heads if head]))


def near_key(stem: str) -> str:
    """The form under which two stems are nearly the same: punctuation and spaces do not count.

    Downloaders each have their own signs for those that a file's name may not hold.
    """
    letters = stem_key(_FORMAT.sub("", stem))
    return " ".join("".join(" " if _parts(letter) else letter for letter in letters).split())


def near_keys(name: str) -> Iterator[tuple[str, bool]]:
    """The keys of recordings that nearly have the name of a text.

    True beside one that goes without what marks a second download: ``talk (1).srt``.
    """
    stems = stems_of(name)
    bare = (one for stem in stems for one in stems_of(f"{uncopied(stem)}.srt"))
    for stems_told, copied in ((stems, False), (bare, True)):
        yield from ((key, copied) for stem in stems_told if (key := near_key(stem)))


def uncopied(stem: str) -> str:
    """The stem without what marks a second download or a copy."""
    return _COPY.sub("", stem)


def _parts(letter: str) -> bool:
    """Whether it parts words. Marks do not: they are vowels in Hindi."""
    return letter in _SIGNS or unicodedata.category(letter)[0] in "PZC"


def _without_media_suffix(stem: str) -> str:
    head, dot, tail = stem.rpartition(".")
    return head if dot and tail.casefold() in MEDIA_EXTENSIONS else stem
