from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.transcripts.guessing import guess_language
from spacesviewer.transcripts.language import (
    is_machine_translation,
    language_code,
    language_of_name,
)


def test_captions_that_were_translated_say_so_by_their_name() -> None:
    told = ["talk.ur-en", "talk.zh-Hans-en", "talk.en-en", "talk.en-orig", "talk.en-US", "talk.ur"]
    assert [is_machine_translation(stem) for stem in told] == [True, True, *[False] * 4]


@pytest.mark.parametrize(
    ("stem", "base", "language"),
    [
        ("talk.en", "talk", "en"),
        ("talk_ur", "talk", "ur"),
        ("talk-en-US", "talk", "en-US"),
        ("talk.ur-en", "talk", "ur"),  # yt-dlp: Urdu, translated from English
        ("talk.pt-BR", "talk", "pt-BR"),
        ("talk.zh-Hans", "talk", "zh-Hans"),
        ("talk.zh_cn", "talk", "zh-CN"),
        ("talk.en-orig", "talk", "en"),
        ("talk.eng", "talk", "en"),
        ("talk (Urdu)", "talk", "ur"),
        ("talk.english", "talk", "en"),
        ("deadline_captions_hi", "deadline_captions", "hi"),
        ("deadline_captions_it", "deadline_captions", "it"),
        ("itaccess_subtitles_zh-cn", "itaccess_subtitles", "zh-CN"),
        ("talk-zh-CN", "talk", "zh-CN"),
        ("talk-de-at", "talk-de-at", ""),
        ("talk_it", "talk", "it"),
        ("(Mara)A vote, at last-1abCDef.en", "(Mara)A vote, at last-1abCDef", "en"),
        ("جلسہ.ur", "جلسہ", "ur"),
        ("talk", "talk", ""),
        ("en", "en", ""),
        ("what-it-is", "what-it-is", ""),
        ("let_me_be_so", "let_me_be_so", ""),
        ("talk.final", "talk.final", ""),
        ("talk.v2", "talk.v2", ""),
        ("talk-part1", "talk-part1", ""),
        ("meeting 2024-05", "meeting 2024-05", ""),
        ("", "", ""),
    ],
)
def test_the_language_in_a_name(stem: str, base: str, language: str) -> None:
    assert language_of_name(stem) == (base, language)


@given(st.text())
def test_any_name_has_a_base(stem: str) -> None:
    base, language = language_of_name(stem)
    assert stem.startswith(base)
    assert bool(language) == (base != stem)


@pytest.mark.parametrize(
    ("told", "code"),
    [("en", "en"), ("English", "en"), ("urd", "ur"), ("en_us", "en-US"),
     ("zh-hant-tw", "zh-Hant-TW"), ("haw", "haw"), ("yue", "yue"), ("", ""),
     ("unknown language", ""), ("x", ""), ("42", "")],
)  # fmt: skip
def test_codes_and_names_of_languages(told: str, code: str) -> None:
    assert language_code(told) == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("کیا پل کھلا ہے؟ ہم ندی پار کرنا چاہتے ہیں۔", "ur"),
        ("هل الجسر مفتوح؟ نريد أن نعبر النهر", "ar"),
        ("آیا پل باز است؟ می‌خواهیم از رودخانه بگذریم", "fa"),
        ("پل خلاص دی؟ موږ غواړو چې له سیند څخه تېر شو", "ps"),
        ("क्या पुल खुला है? हम नदी पार करना चाहते हैं।", "hi"),
        ("সেতু কি খোলা?", "bn"),
        ("桥什么时候开放？我们想过河。", "zh"),
        ("橋はいつ開きますか？川を渡りたいのです。", "ja"),
        ("다리는 언제 열립니까?", "ko"),
        ("Мост открыт? Мы хотим перейти реку. Это было давно, и мы ждём.", "ru"),
        ("Міст відкритий? Ми хочемо перейти річку.", "uk"),
        ("Ήταν ανοιχτή η γέφυρα;", "el"),
        ("האם הגשר פתוח?", "he"),
        ("สะพานเปิดหรือยัง", "th"),
        ("It is not the bridge that you have to see, and this is what we are here for.", "en"),
        ("No es el puente que hay que ver, pero la gente de la ciudad está con nosotros.", "es"),
        ("Ce n'est pas le pont que vous avez vu, et nous ne sommes pas dans une barque.", "fr"),
        ("Es ist nicht die Brücke, und wir sind auch nicht auf dem Fluss mit den Booten.", "de"),
        ("Hello there.", ""),
        ("Boy: later, later, later.", ""),
        ("12:30 ... ?", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert guess_language(text) == language


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert isinstance(guess_language(text), str)
