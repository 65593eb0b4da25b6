"""Words in another language: what was said, who translated it, and how far that is checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacesviewer.domain.plaintext import clean_line

MACHINE, REPORTER, CHECKED = "machine", "reporter", "checked"
STATUSES = (MACHINE, REPORTER, CHECKED)


@dataclass(frozen=True, slots=True)
class TranslatedLine:
    """How far a segment of a translation has come.

    ``status`` is one of STATUSES, "" where no file tells. ``source_text`` are the words that were
    translated, "" where that is not known: if they read otherwise now, it must be looked at again.
    """

    status: str = ""
    translator: str = ""
    checker: str = ""
    at: str = ""
    source_text: str = ""

    def is_behind(self, source_text: str) -> bool:
        """Whether the original was corrected since it was translated."""
        return bool(self.source_text) and self.source_text.split() != source_text.split()


@dataclass(frozen=True, slots=True)
class Translation:
    """Translated words with those that were really said, for a quote.

    ``original`` are the words of the segments that the translated ones belong to, a line for each;
    ``status`` is that of the least checked of them. ``behind``: the original was corrected since.
    """

    text: str
    language: str
    original: str
    original_language: str
    original_transcript_id: int
    original_segment_ids: tuple[int, ...]
    translators: tuple[str, ...] = ()
    status: str = ""
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How many segments of the original there are, have a translation, and of which status."""

    total: int = 0
    translated: int = 0
    machine: int = 0
    reporter: int = 0
    checked: int = 0

    def sentence(self) -> str:
        """ "12 of 40 translated, 5 checked"."""
        told = f"{self.translated:,} of {self.total:,} translated, {self.checked:,} checked"
        return f"{told}, {self.machine:,} by a machine" if self.machine else told


def least(statuses: Iterable[str]) -> str:
    """The status that may be claimed of several lines together."""
    order = ("", *STATUSES)
    return min(statuses, key=order.index, default="")


def credit(source: str, lines: Iterable[TranslatedLine]) -> str:
    """ "translated from Urdu by Noor (3 reporter, 9 checked)", as an export says it."""
    known = list(lines)
    people = ", ".join(translators(known))
    counts = Counter(line.status for line in known if line.status)
    told = [status for status in STATUSES if counts[status]]
    if len(told) == 1 and counts[told[0]] == len(known):
        status = told[0]
    else:
        status = ", ".join(f"{counts[one]:,} {one}" for one in told)
    by, how = (f" by {people}" if people else ""), (f" ({status})" if status else "")
    return f"translated from {source}{by}{how}"


def translators(lines: Iterable[TranslatedLine]) -> tuple[str, ...]:
    """Who has translated some lines, each once."""
    return tuple(dict.fromkeys(clean_line(line.translator) for line in lines if line.translator))
