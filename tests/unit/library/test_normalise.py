from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spacesviewer.library import normalise

# Letters of every script that matters here, marks, joiners, digits, and anything else.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet=st.sampled_from(
            "aAéÉßİıøæ '’-.,1234567890٠١٢۴۵६७०९ कखग़ामेिी़ँंक्षज्ञ یيىكکگہةۃهھےئؤأإآابپ"
            "\u064b\u064e\u0650\u0651\u0670\u0640\u200c\u200d\u200f\u00ad\ufeff"
            "北京大学日本語がぎかﾞｶﾞカタ한글하ᄀ\u1161ไทยที่น้ำ😂\u3099\u0301\u0308\x00\n"
        ),
        max_size=30,
    ),
)


@given(TEXTS)
@example("1,234,567")
@example("ｶﾞ が\u3099")
@example("e\u0301\u0327")
@example("ﷺ½ﬁ")
def test_tokens_have_the_words_and_their_places(text: str) -> None:
    tokens = normalise.tokens(text)
    assert [token.text for token in tokens] == normalise.words(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)


@given(TEXTS)
def test_the_shadow_splits_into_the_words(text: str) -> None:
    shadow = normalise.shadow(text)
    if shadow is None:
        assert text.isascii()
        assert (
            normalise.words(text)
            == "".join(c if c.isalnum() else " " for c in text.lower()).split()
        )
    else:
        assert shadow.split(" ") == normalise.words(text) or not shadow


@given(TEXTS)
def test_words_are_words_of_themselves(text: str) -> None:
    words = normalise.words(text)
    assert normalise.words(" ".join(words)) == words


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("ZÜRICH café naïve Straße Łódź Ærø", "zurich cafe naive strasse lodz aero"),
        ("İstanbul ısı", "istanbul isi"),
        ("Ёлка", "елка"),
        ("كِتَابٌ المِلَفّ", "کتاب الملف"),
        ("پاکستان کی فوج", "پاكستان كي فوج"),
        ("می‌خواهم", "میخواهم"),
        ("رحمۃ", "رحمة"),
        ("مـــحمد", "محمد"),
        ("۱۲۳۴ ٤٥ ६७", "1234 45 67"),
        ("1,234 voters, 12,34,567 rupees, ١٬٢٣٤", "1234 voters 1234567 rupees 1234"),
        ("ज़मीन हँस", "जमीन हंस"),
        ("co\u00adoperate", "cooperate"),
        ("don’t", "don't"),
        ("ﬁnance ｆｕｌｌ ①", "finance full 1"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
        ("é", "e\u0301"),
    ],
)
def test_what_people_type_differently_is_the_same(said: str, typed: str) -> None:
    assert normalise.words(said) == normalise.words(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("की", "काम"), ("कि", "की"), ("بھارت", "بہارت"), ("2021", "20,21"), ("が", "か")],
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert normalise.words(one) != normalise.words(other)


def test_scripts_without_spaces_give_one_token_a_character() -> None:
    assert normalise.words("北京大学GPT4") == ["北", "京", "大", "学", "gpt4"]
    assert normalise.words("ที่") == list("ที่")


def test_plain_text_needs_no_shadow() -> None:
    assert normalise.shadow("The army, 12,3 and 10 (ten) -- don't!") is None
    assert normalise.shadow("1,234 voters") == "1234 voters"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("say «المِلَفّ» now", "المِلَفّ"),
        ("it’s 1,234 rupees", "1,234"),
        ("a ｶﾞﾗｽ b", "ｶﾞ"),
        ("by co\u00adoperate now", "co\u00adoperate"),
    ],
)
def test_places_are_those_of_the_text_as_it_is_shown(text: str, shown: str) -> None:
    assert shown in [text[token.start : token.end] for token in normalise.tokens(text)]
