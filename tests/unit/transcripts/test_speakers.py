from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.transcripts import read
from spacesviewer.transcripts.cues import Cue
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.naming import is_name
from spacesviewer.transcripts.speakers import name_speakers
from tests.unit.transcripts.making import DATA, told


def named(*texts: str, step_ms: int = 2000) -> list[tuple[str, str]]:
    """Who says what in cues of these texts, one after the other."""
    cues = [Cue(i + 1, i * step_ms, i * step_ms + 1900, text) for i, text in enumerate(texts)]
    return [(one.speaker, one.text) for one in name_speakers(cues, Mends())]


def untouched(*texts: str) -> bool:
    return named(*texts) == [("", text) for text in texts]


def test_names_before_every_cue_are_speakers() -> None:
    assert named("Mara: Hello.", "Idris Vale: Hi.", "Dr. al-Amin (host): Good.") == [
        ("Mara", "Hello."),
        ("Idris Vale", "Hi."),
        ("Dr. al-Amin (host)", "Good."),
    ]


def test_names_in_brackets_and_after_arrows_are_speakers() -> None:
    assert named("[Mara]: Hello.", "(Idris): Hi.", ">> Mara: So.", "- Idris: Yes.") == [
        ("Mara", "Hello."),
        ("Idris", "Hi."),
        ("Mara", "So."),
        ("Idris", "Yes."),
    ]


def test_voices_in_parentheses_are_speakers() -> None:
    assert named("(speaker 0) Hello.", "(speaker 1)  Hi.", "(speaker ?) Hm.") == [
        ("speaker 0", "Hello."),
        ("speaker 1", "Hi."),
        ("speaker ?", "Hm."),
    ]


def test_names_in_other_scripts_are_speakers() -> None:
    assert named("مارا: مرحبا", "إدريس: أهلا", "مارا: طيب")[1] == ("إدريس", "أهلا")
    assert named("主持人：大家好。", "嘉宾：谢谢。", "主持人：请坐。")[0] == ("主持人", "大家好。")
    assert named("मारा: नमस्ते", "इदरीस: जी")[0] == ("मारा", "नमस्ते")


def test_labels_of_programs_are_speakers_even_if_rare() -> None:
    assert named("[Speaker 0] Hello.", "so", "it goes", "on", "SPEAKER_01: Yes.")[::4] == [
        ("Speaker 0", "Hello."),
        ("SPEAKER_01", "Yes."),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Note: this is live.", "Note: it goes on.", "Note: it ends."),
        ("At 12:30 we start.", "12:45 it is.", "By 13:00: no."),
        ("See https://example.org: it is there.", "http://example.org", "mailto: nobody"),
        ("He said: no.", "She said: yes.", "They said: perhaps."),
        ("The rule is this: wait.", "And another one: go.", "Then the last: stop."),
        ("Remember: the bridge.", "Question: is it open?", "Answer: no."),
        ("Mara: Hello.", "and", "so", "it", "goes", "on"),
        ("[Music]", "[Applause]", "[laughs] yes"),
        ("(Sighs)\nyes", "(Phone Ringing)\nhello", "(Sighs)\nno", "(Laughs)\nno"),
        ("(Paris)", "(Rome)", "(Paris)", "(Rome)"),
        ("1984: a year.", "2001: another.", "Psalm, 3: one."),
        ("انہوں نے کہا: نہیں", "نوٹ: یہ", "قال: لا"),
        ("他说：不。", "她说：是。", "注：完。"),
        ("Ratio 1:2", "C:\\files", "a :b"),
    ],
)
def test_what_is_no_name_stays_in_the_text(texts: tuple[str, ...]) -> None:
    assert untouched(*texts)


def test_a_word_before_a_colon_does_not_become_a_name_among_names() -> None:
    parsed = read(DATA / "subrip" / "every-cue-named.srt")[1]
    assert told(parsed) == [
        ("Mara", "Is the bridge open?"),
        ("Idris Vale", "Not before noon."),
        ("", "Note: the clock behind him stands still."),
        ("Mara", "Then we wait."),
        ("Idris Vale", "At 12:30 it opens."),
    ]


def test_a_name_on_its_own_line_is_a_speaker() -> None:
    parsed = read(DATA / "subrip" / "name-on-its-own-line.srt")[1]
    assert told(parsed) == [("Mara", "The vote is at nine."), ("Idris", "And the count?")]


def test_names_at_changes_hold_until_the_next_and_the_file_says_so() -> None:
    parsed = read(DATA / "subrip" / "named-at-changes.srt")[1]
    assert [one.speaker for one in parsed.segments] == (
        ["Mara"] * 3 + [""] + ["Mara"] + ["Idris"] * 3 + ["Mara"] * 2 + ["Idris"] * 3 + ["Mara"]
    )
    assert "kept until the next" in parsed.notes[0]


def test_a_name_does_not_hold_over_a_long_pause() -> None:
    texts = ["Ann: a.", "b", "c", "Ben: d.", "e", "after the music", "Ann: f.", "g", "Ben: h.", "i"]
    starts = [i * 2000 + (60_000 if i > 4 else 0) for i in range(len(texts))]
    cues = [
        Cue(row, start, start + 1900, text)
        for row, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
    ]
    said = {one.text: one.speaker for one in name_speakers(cues, Mends())}
    assert said["e"] == "Ben"
    assert said["after the music"] == ""
    assert said["g"] == "Ann"


def test_a_few_colons_in_a_long_transcript_name_nobody() -> None:
    texts = ["words and words"] * 1000
    for place in (10, 300, 500, 700):
        texts[place] = "Paris: it rained." if place < 400 else "Rome: it shone."
    assert untouched(*texts)


def test_who_calls_in_once_is_named_among_those_who_return() -> None:
    texts = ["Host: Next.", "Caller Ann: Hi.", "Host: Yes?", "Caller Ben: Hello.", "Host: Go on."]
    assert [speaker for speaker, _ in named(*texts)] == [
        "Host",
        "Caller Ann",
        "Host",
        "Caller Ben",
        "Host",
    ]


@pytest.mark.parametrize(
    "name",
    ["🇵🇰 Mara 🌸", "Mara Vale", "J. R. Vale", "Ibn al-Haytham", "SPEAKER_00", "@mara", "Dr. Vale"],
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "note",
        "Note",
        "he",
        "12",
        "a thing",
        "Mara said",
        "What he wants is",
        "http",
        "x/y",
        "🌸",
    ],
)
def test_no_names(name: str) -> None:
    assert not is_name(name)


@given(st.lists(st.text(st.sampled_from("AnBe:[]() \nx.12：->"), max_size=20), max_size=12))
def test_no_words_are_lost_but_names(texts: list[str]) -> None:
    said = named(*texts)
    everything = "".join(speaker + text for speaker, text in said)
    kept = set("".join(texts)) - set(":：[]()->\n ")
    assert kept <= set(everything)
