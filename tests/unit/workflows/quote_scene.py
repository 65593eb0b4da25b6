"""An archive with a session, a recording and a transcript that quotes are taken from."""

from __future__ import annotations

from dataclasses import replace

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quoting
from tests.unit.library import making

LINES = (
    ("Ayesha", "Welcome everybody. What is the role of the army?"),
    ("Imran", "The army has no role in media freedom. It never had one, and we said so."),
    ("Imran", "The rally went on for six hours."),
    ("Ayesha", "Thank you. Thank you very much."),
    ("Imran", "We will come back to the park next week."),
)


class QuoteScene:
    """A transcript in which each line has four seconds, and its words a tenth of one each."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.uid = making.session(archive, date_source="the file's name")
        self.recording = making.recording(archive, self.uid, f"{self.uid}.m4a")
        self.line = self.read(LINES)

    def read(
        self, lines: tuple[tuple[str, str], ...], *, words: bool = True, later_ms: int = 0
    ) -> int:
        """Takes a transcript in under the same name: its next version."""
        parsed = making.parsed(lines, words=words)
        if later_ms:
            parsed = moved(parsed, later_ms)
        return making.transcript(self.archive, self.uid, parsed)

    def take(self, index: int, words: str) -> Quote:
        """Takes some words of a line as a quote."""
        timeline = transcripts.timeline(self.archive, self.line)
        start = timeline.texts[index].index(words)
        places = ((index, start), (index, start + len(words)))
        selection = quoting.between(self.archive, timeline, *places)
        assert selection is not None
        assert selection.text == words
        uid, _ = quoting.bookmark(self.archive, self.uid, selection, self.line, reviewer="Noor")
        return self.get(uid)

    def get(self, uid: str) -> Quote:
        """A quote as it is now."""
        return quotes.get(self.archive, uid)

    def key(self, index: int) -> int:
        """The id of a line of the transcript as it is now."""
        return int(transcripts.timeline(self.archive, self.line).ids[index])


def moved(parsed: ParsedTranscript, by_ms: int) -> ParsedTranscript:
    """The same words, all said later."""
    return replace(parsed, segments=tuple(_later(one, by_ms) for one in parsed.segments))


def _later(one: Segment, by_ms: int) -> Segment:
    words = tuple(
        replace(word, start_ms=word.start_ms + by_ms, end_ms=word.end_ms + by_ms)
        for word in one.words
    )
    return replace(one, start_ms=one.start_ms + by_ms, end_ms=one.end_ms + by_ms, words=words)
