"""Praat and ELAN: whose words the tiers hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import elan, read, read_bytes, textgrid
from spacesviewer.transcripts.refusals import EmptyTranscript
from tests.unit.transcripts.making import DATA, lines_of, told, words_of

REAL = os.environ.get("SPACESVIEWER_TEST_DATA")
real_files = pytest.mark.skipif(not REAL, reason="SPACESVIEWER_TEST_DATA names no real files")


def grid(*tiers: str) -> str:
    head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n9\n<exists>\n'
    return f"{head}{len(tiers)}\n" + "\n".join(tiers) + "\n"


def tier(name: str, *labels: tuple[float, float, str], kind: str = "IntervalTier") -> str:
    items = [
        f"{start}\n{end}\n{quoted(text)}" if kind == "IntervalTier" else f"{start}\n{quoted(text)}"
        for start, end, text in labels
    ]
    return "\n".join([f'"{kind}"', quoted(name), "0", "9", str(len(labels)), *items])


def quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def test_the_long_form_has_speakers_and_doubled_quotes() -> None:
    name, found = read(DATA / "textgrid" / "long.TextGrid")
    assert name == "Praat TextGrid"
    assert told(found) == [("Anna", 'He said "no", ! and left'), ("Omar", "Where to?")]
    assert lines_of(found)[0][:2] == (500, 2000)
    assert [segment.row for segment in found.segments] == [2, 5]
    assert found.notes == ("Tiers of points, left out: bell.",)


def test_a_tier_of_words_times_the_text_of_the_other() -> None:
    found = read(DATA / "textgrid" / "aligned.TextGrid")[1]
    assert told(found) == [("Anna", "Is it open?")]
    assert words_of(found) == [(200, 500, "Is"), (500, 700, "it"), (700, 1400, "open?")]
    assert found.notes == ("Tiers of single sounds, left out: Anna - phones.",)


def test_words_alone_are_put_together_up_to_the_next_pause() -> None:
    found = read(DATA / "textgrid" / "words.TextGrid")[1]  # UTF-16
    assert lines_of(found) == [(0, 1500, "Hafen offen"), (3000, 5000, "für alle")]
    assert words_of(found, 1)[0] == (3000, 3500, "für")
    assert "Single words were put together up to the next pause." in found.notes


def test_two_speakers_each_with_words_and_sounds() -> None:
    tiers = [
        tier(f"{who} - {what}", (at, at + 1, label))
        for who, at in (("Anna", 0), ("Omar", 2))
        for what, label in (("words", "yes"), ("phones", "j"))
    ]
    assert told(textgrid.parse(grid(*tiers))) == [("Anna", "yes"), ("Omar", "yes")]


def test_what_holds_no_words_is_refused() -> None:
    with pytest.raises(EmptyTranscript, match="single sounds only"):
        textgrid.parse(grid(tier("phones", (0, 1, "j"))))
    with pytest.raises(EmptyTranscript, match="nobody says anything"):
        textgrid.parse(grid(tier("Anna", (0, 9, ""))))
    with pytest.raises(RefusedFile, match=r"x\.TextGrid is a TextGrid in Praat's binary form"):
        read_bytes(b"ooBinaryFile\x08TextGrid" + bytes(40), "x.TextGrid")


def test_translations_and_gestures_are_reported_and_left_out() -> None:
    text = grid(
        tier("Anna", (0, 1, "ja")),
        tier("translation", (0, 1, "yes")),
        tier("gestures", (0, 1, "nod")),
    )
    found = textgrid.parse(text)
    assert told(found) == [("Anna", "ja")]
    assert "Tiers of a translation, left out: translation." in found.notes
    assert "Tiers of other things than speech, left out: gestures." in found.notes


def test_points_alone_are_read() -> None:
    found = textgrid.parse(grid(tier("Anna", (1.5, 0, "yes"), kind="TextTier")))
    assert lines_of(found) == [(1500, 1500, "yes")]


def test_a_file_that_breaks_off_keeps_what_there_is() -> None:
    text = (DATA / "textgrid" / "long.TextGrid").read_text("utf-8")
    found = textgrid.parse(text[: text.index('"Where to?"')])
    assert told(found) == [("Anna", 'He said "no", ! and left')]
    assert "The file breaks off or goes wrong within a tier." in found.notes


def test_elan_gives_speakers_words_and_language() -> None:
    name, found = read(DATA / "elan" / "conversation.eaf")
    assert name == "ELAN"
    assert told(found) == [("Anna Berg", "Is it open?"), ("Omar", "Since Monday.")]
    # The two slots without a value stand between 500 and 2000.
    assert words_of(found) == [(500, 1000, "Is"), (1000, 1500, "it"), (1500, 2000, "open?")]
    assert found.notes == (
        "Times without a value, placed between their neighbours: 2.",
        "A tier of a translation, left out: A_translation: 1.",
    )
    assert [segment.row for segment in found.segments] == [1, 6]


def test_a_tier_that_only_numbers_has_its_text_below() -> None:
    found = read(DATA / "elan" / "numbered.eaf")[1]
    assert told(found) == [("ANB", "It was full of boats."), ("ANB", "Then the road came.")]
    assert "A tier of a translation, left out: ft@ANB: 1." in found.notes


def test_hostile_elan_is_refused() -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>"
    )
    with pytest.raises(RefusedFile, match="XML entities"):
        elan.parse(bomb)
    with pytest.raises(RefusedFile, match="not whole XML"):
        elan.parse("<ANNOTATION_DOCUMENT><TIER>")
    with pytest.raises(EmptyTranscript):
        elan.parse("<ANNOTATION_DOCUMENT/>")
    loop = (
        '<ANNOTATION_DOCUMENT><TIER TIER_ID="a" PARENT_REF="b"/>'
        '<TIER TIER_ID="b" PARENT_REF="a"/></ANNOTATION_DOCUMENT>'
    )
    with pytest.raises(EmptyTranscript):
        elan.parse(loop)


@real_files
def test_real_files_of_aligners_and_aeneas() -> None:
    folder = Path(REAL or "")
    eaf = read(folder / "sonnet001-aeneas" / "sonnet001.eaf")[1]
    same = read(folder / "sonnet001-aeneas" / "sonnet001.textgrid")[1]
    assert lines_of(eaf) == lines_of(same)
    assert len(eaf.segments) == 15
    corpus = read(folder / "mfa" / "textgrid" / "acoustic_corpus.TextGrid")[1]
    spoken = " ".join(segment.text for segment in corpus.segments)
    assert spoken.startswith("this is the acoustic corpus i'm talking pretty fast here")
    assert all(len(s.words) == len(s.text.split()) for s in corpus.segments)
    assert read(folder / "textgrid-praatio" / "bobby_words.TextGrid")[1].segments[0].text == (
        "BOBBY RIPPED THE LEDGER"
    )
    with pytest.raises(EmptyTranscript, match="single sounds"):
        read(folder / "textgrid-praatio" / "bobby_phones.TextGrid")
