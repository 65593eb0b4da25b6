"""Files as programs of newsrooms write them, each once read wrongly: nobody's words go astray."""

from __future__ import annotations

import pytest

from spacesviewer.transcripts import read_bytes
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.tables import of_rows
from tests.unit.transcripts.making import said, told, words_of
from tests.unit.transcripts.office_making import docx

ASKED, ANSWERED = "Is the harbour open?", "Not before noon."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # Happy Scribe: once taken for a song, of which the words were left out
        (
            "happy.txt",
            "[00:00:01.20] - Mara Lind\nIs the harbour open?\n\n"
            "[00:00:02.40] - Jon Ode\nNot before noon.\n",
        ),
        # Rev AI's text/plain
        (
            "rev-ai.txt",
            "Mara Lind    00:00:01    Is the harbour open?\n"
            "Jon Ode    00:00:02    Not before noon.\n",
        ),
        # Speechmatics' text
        (
            "speechmatics.txt",
            "SPEAKER: Mara\nIs the harbour open?\n\nSPEAKER: Jon\nNot before noon.\n\n" * 2,
        ),
        # MacWhisper's and others': names alone above the words
        ("named.txt", "Mara Lind\nIs the harbour open?\n\nJon Ode\nNot before noon.\n\n" * 2),
        # Google Meet's words below the last words
        (
            "meet.txt",
            "00:00:01\n\nMara Lind: Is the harbour open?\nJon Ode: Not before noon.\n"
            "Transcription ended after 00:31:05\n\nThis editable transcript was computer generated "
            "and might contain errors. People can also change the text after it was created.\n",
        ),
        # WhisperX's .aud
        (
            "labels.aud",
            "0.5\t2.25\t[[SPEAKER_00]]Is the harbour open?\n"
            "2.5\t4.0\t[[SPEAKER_01]]Not before noon.\n",
        ),
        # Webex: the name is in the cue's identifier
        (
            "webex.vtt",
            'WEBVTT\n\n1 "Mara Lind" (318)\n00:00:01.000 --> 00:00:02.000\nIs the harbour open?\n\n'
            '2 "Jon Ode" (319)\n00:00:02.500 --> 00:00:04.000\nNot before noon.\n',
        ),
        # TurboScribe
        (
            "turbo.txt",
            "(Transcribed by TurboScribe.ai. Go Unlimited to remove this message.)\n\n"
            + "[Mara] (0:01 - 0:02)\nIs the harbour open?\n\n[Jon] (0:03 - 0:04)\n"
            "Not before noon.\n\n[Mara] (0:05 - 0:06)\nIs the harbour open?\n\n"
            "[Jon] (0:07 - 0:08)\nNot before noon.\n",
        ),
        # Buzzsprout, and names that stand alone between blank lines
        (
            "buzzsprout.txt",
            "Mara Lind: 0:01\nIs the harbour open?\n\nJon Ode: 0:02\nNot before noon.\n",
        ),
        ("lone.txt", "Mara:\n\nIs the harbour open?\n\nJon:\n\nNot before noon.\n\n" * 2),
        # Temi
        (
            "temi.txt",
            "Mara:\t00:00:01\tIs the harbour open?\nJon:\t00:00:02\tNot before noon.\n",
        ),
        # names above their times
        (
            "above.txt",
            "Mara Lind\n0:01\nIs the harbour open?\n\nJon Ode\n0:03\nNot before noon.\n\n"
            "Mara Lind\n0:05\nIs the harbour open?\n\nJon Ode\n0:07\nNot before noon.\n",
        ),
        # Descript's Markdown, and notes that people keep
        (
            "descript.md",
            "[00:00:01] **Mara Lind:** Is the harbour open?\n\n"
            "[00:00:03] **Jon Ode:** Not before noon.\n",
        ),
        (
            "headings.md",
            "### Mara Lind [00:00:01]\n\nIs the harbour open?\n\n"
            "### Jon Ode [00:00:03]\n\nNot before noon.\n",
        ),
        (
            "list.md",
            "- [0:01] **Mara Lind**: Is the harbour open?\n"
            "- [0:03] **Jon Ode**: Not before noon.\n",
        ),
        # a table with clocks is no Spruce STL
        (
            "excel.csv",
            "Start (hh:mm:ss.ms),End (hh:mm:ss.ms),Speaker,Transcript\n"
            "00:00:01.000,00:00:02.000,Mara Lind,Is the harbour open?\n"
            "00:00:03.000,00:00:04.000,Jon Ode,Not before noon.\n",
        ),
        # NVivo
        (
            "nvivo.txt",
            "Timespan\tContent\tSpeaker\n0:00:01.0 - 0:00:02.5\tIs the harbour open?\tMara Lind\n"
            "0:00:02.5 - 0:00:04.0\tNot before noon.\tJon Ode\n",
        ),
    ],
)  # fmt: skip
def test_everybody_says_their_own_words_and_nothing_else(name: str, text: str) -> None:
    found = told(read_bytes(text.encode(), name)[1])
    assert [words for _, words in found[:2]] == [ASKED, ANSWERED]
    assert all(speaker and ":" not in speaker for speaker, _ in found)
    assert found[0][0] != found[1][0]
    assert found[2:] == found[:2] * (len(found) // 2 - 1)


def test_f4_times_its_paragraphs_at_their_ends() -> None:
    text = f"Mara: {ASKED} #00:00:02-5#\nJon: {ANSWERED} #00:00:04-0#\n"
    assert said(read_bytes(text.encode(), "f4.txt")[1])[:2] == [
        (0, 2500, "Mara", ASKED),
        (2500, 4000, "Jon", ANSWERED),
    ]


def test_a_blank_line_after_every_line_puts_no_number_into_somebody_s_mouth() -> None:
    text = (
        "1\n\n00:00:01,000 --> 00:00:02,000\n\nIs the harbour open?\n\n\n"
        "2\n\n00:00:02,500 --> 00:00:04,000\n\nNot before noon.\n\n"
    )
    assert [words for _, words in told(read_bytes(text.encode(), "double.srt")[1])] == [
        ASKED,
        ANSWERED,
    ]


def test_apple_s_words_are_parted() -> None:
    words = "".join(
        f'<span begin="{n}.5" end="{n}.9" podcasts:unit="word">{word}</span>'
        for n, word in enumerate(ASKED.split())
    )
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
        'xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal">'
        '<body dur="5.0"><div>'
        f'<p begin="0.5" end="4" ttm:agent="SPEAKER_1"><span begin="0.5" end="4" '
        f'podcasts:unit="sentence">{words}</span></p></div></body></tt>'
    )
    found = read_bytes(text.encode(), "apple.ttml")[1]
    assert told(found) == [("SPEAKER_1", ASKED)]
    assert words_of(found)[1][:1] == (1500,)


def test_subtitle_edit_s_column_of_milliseconds_is_known() -> None:
    head = "Number,Start time in milliseconds,End time in milliseconds,Text\n"
    found = read_bytes(f'{head}1,1200,2345,"Yes, it is."\n2,2400,3000,No.\n'.encode(), "x.csv")[1]
    assert said(found) == [(1200, 2345, "", "Yes, it is."), (2400, 3000, "", "No.")]


def _table(*rows: tuple[str, ...]) -> bytes:
    cells = (
        "".join(
            "<w:tc>"
            + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in cell.split("\n"))
            + "</w:tc>"
            for cell in row
        )
        for row in rows
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return docx((), body=f"<w:tbl>{table}</w:tbl>")


def test_a_word_table_with_in_and_out_is_read_by_its_columns() -> None:
    data = _table(
        ("#", "In", "Out", "Speaker", "Dialogue"),
        ("1", "00:00:01", "00:00:02", "Mara Lind", ASKED),
        ("2", "00:00:03", "00:00:04", "Jon Ode", ANSWERED),
    )
    assert said(read_bytes(data, "log.docx")[1]) == [
        (1000, 2000, "Mara Lind", ASKED),
        (3000, 4000, "Jon Ode", ANSWERED),
    ]


def test_an_agenda_in_a_word_table_is_not_read_as_columns_of_speech() -> None:
    rows = [["9:00:00", "9:30:00", "Opening by the mayor"], ["9:30:00", "9:45:00", "Coffee, tea"]]
    assert of_rows(rows, Mends()) is None


def test_a_name_above_a_time_in_one_cell_belongs_to_its_own_row() -> None:
    data = _table(("Mara Lind\n00:00:01", ASKED), ("Jon Ode\n00:00:03", ANSWERED))
    assert told(read_bytes(data, "log.docx")[1]) == [("Mara Lind", ASKED), ("Jon Ode", ANSWERED)]


_LIT = "<u>Not</u> before noon.\n", "Not <u>before</u> noon.\n", "Not before <u>noon.</u>\n"


@pytest.mark.parametrize("name", ["lit.srt", "lit.vtt"])
def test_whisper_s_underlined_words_are_one_sentence_with_times(name: str) -> None:
    times = [("01.000", "01.300"), ("01.400", "01.800"), ("01.800", "02.500")]
    told_twice = [*zip(times, _LIT, strict=True)] + [
        ((a.replace("0", "1", 1), b.replace("0", "1", 1)), text)
        for (a, b), text in zip(times, _LIT, strict=True)
    ]
    mark = "," if name.endswith("srt") else "."
    cues = "\n".join(
        f"00:00:{a} --> 00:00:{b}\n".replace(".", mark) + text for (a, b), text in told_twice
    )
    pause = f"\n00:00:01{mark}300 --> 00:00:01{mark}400\nNot before noon.\n"
    text = ("" if name.endswith("srt") else "WEBVTT\n\n") + cues.replace("\n\n", f"\n{pause}\n", 1)
    found = read_bytes(text.encode(), name)[1]
    assert said(found) == [(1000, 2500, "", ANSWERED), (11_000, 12_500, "", ANSWERED)]
    assert words_of(found) == [(1000, 1300, "Not"), (1400, 1800, "before"), (1800, 2500, "noon.")]


def test_a_stressed_word_is_no_highlight() -> None:
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nThat is <u>not</u> true, number {n}.\n\n"
        for n in range(1, 6)
    )
    assert len(read_bytes(text.encode(), "stressed.srt")[1].segments) == 5


def test_marks_of_the_model_are_no_words() -> None:
    segment = '{"start": 0, "end": 2, "text": "<|0.00|> Yes.<|2.00|>"}'
    text = f'{{"language": "en", "segments": [{segment}]}}'
    assert told(read_bytes(text.encode(), "whisperkit.json")[1]) == [("", "Yes.")]


def test_times_in_the_digits_of_urdu_are_times() -> None:
    text = "[۰۰:۰۰:۰۱] خان: ہم ۲۵ مئی کو جلسہ کریں گے۔\n[۰۰:۰۰:۰۵] میزبان: شکریہ۔\n"
    found = said(read_bytes(text.encode(), "urdu.txt")[1])
    assert [(start, who) for start, _, who, _ in found] == [(1000, "خان"), (5000, "میزبان")]
    assert found[0][3] == "ہم ۲۵ مئی کو جلسہ کریں گے۔"  # digits that are said stay as they are
