"""Soniox' JSON: ``tokens``, pieces of words with ``start_ms``, ``end_ms`` and the speaker's number.

Spaces are part of the tokens. What it prints while it listens repeats tokens that are not final,
and translations have no times: both are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import confidence, whole_ms
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.joining import begins_word
from spacesviewer.transcripts.mends import Mends

NAME = "Soniox JSON"
EXTENSIONS = ("json", "jsonl")


def claims(root: object) -> bool:
    """Whether there are tokens with a text and a start in ms."""
    return any(
        {"text", "start_ms"} <= as_dict(token).keys()
        for answered in _answers(root)[:200]
        for token in as_list(answered.get("tokens"))[:20]
    )


def read_document(root: object) -> ParsedTranscript:
    """The words gathered by speaker."""
    mends = Mends()
    tokens = [
        as_dict(one) for answered in _answers(root) for one in as_list(answered.get("tokens"))
    ]
    spoken = list(_spoken(tokens, mends))
    language = next((told for one in spoken if (told := one.get("language"))), "")
    return answer("Soniox", gather(_words(spoken), mends), mends, language=language)


def _answers(root: object) -> list[dict[str, object]]:
    return [as_dict(one) for one in (root if isinstance(root, list) else [root])]


def _spoken(tokens: Sequence[dict[str, object]], mends: Mends) -> Iterator[dict[str, object]]:
    for row, token in enumerate(tokens, 1):
        if token.get("is_final") is False:
            mends.add("Pieces that were not final, left out", row)
        elif token.get("translation_status") == "translation":
            mends.add("Pieces of a translation without times, left out", row)
        else:
            yield token


def _words(tokens: Sequence[dict[str, object]]) -> Iterator[SpokenWord]:
    before, last = "", ""
    for row, token in enumerate(tokens, 1):
        text = as_text(token.get("text"))
        speaker = voice(token.get("speaker"))
        changed = speaker != last and any(letter.isalnum() for letter in text)
        yield SpokenWord(
            text,
            whole_ms(token.get("start_ms")),
            whole_ms(token.get("end_ms")),
            speaker,
            confidence(token.get("confidence")),
            glued=not changed and not begins_word(before, text),
            row=row,
        )
        before, last = text or before, speaker
