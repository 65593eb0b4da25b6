"""The language of a text by its letters and commonest words, where one can be sure."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000

# First and last letter of each script, and the language it is nearly always written in.
_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "cyrillic"), (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "arabic"), (0x0750, 0x077F, "arabic"),
    (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"), (0x0B00, 0x0B7F, "or"), (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"), (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"), (0x1200, 0x137F, "am"), (0x1780, 0x17FF, "km"),
    (0x3040, 0x30FF, "ja"), (0x3400, 0x4DBF, "zh"), (0x4E00, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"), (0x0041, 0x024F, "latin"),
)  # fmt: skip

# Letters that one language has and its neighbours in the script lack, the surest first.
_ARABIC = (
    ("ps", "ټډړږښڼېۍ"), ("sd", "ٻڀٺٽڃڇڏڌڍڙڦڳڱڻ"), ("ckb", "ێۆڕڵ"), ("ug", "ۇۈۋې"),
    ("ur", "ٹڈڑںےہھ"), ("fa", "پچژگیک"), ("ar", "ةىيكأإؤئ"),
)  # fmt: skip
_CYRILLIC = (
    ("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћџљњј"), ("mk", "ѓќѕ"), ("kk", "әғқңөұүһ"), ("ru", "ыэё"),
    ("bg", "ъ"),
)  # fmt: skip

_COMMON = {
    "en": "the and of to is that it was you for have this with are not they what be",
    "es": "que de la el los en y un las por con una para está pero como se muy",
    "fr": "de la le et les des que est en un une vous nous dans pas pour qui c'est",
    "de": "der die und das ist nicht ich wir es ein zu mit sie auf den dass auch für",
    "pt": "que de não um uma para os com é se do da em mais por está você isso",
    "it": "che di non è il per un una sono la del con questo anche della più gli ho",
    "nl": "de het een van en is dat niet ik je we zijn voor op met maar ook er",
    "tr": "ve bir bu da de için çok ne var değil ama daha ben olarak biz gibi o sonra",
    "id": "yang dan di ini itu tidak dengan untuk ada dari kita saya akan juga bisa",
    "pl": "nie się to w na jest że i do jak z tak co ale po tym są czy",
    "sv": "och att det är som en på för inte jag vi med har den ett av",
}
_COMMON_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def guess_language(text: str) -> str:
    """The BCP 47 tag by script, letters and commonest words; "" where it is not clear."""
    sample = text[:_SAMPLE]
    scripts = _scripts(sample)
    if not scripts:
        return ""
    script, count = scripts.most_common(1)[0]
    if scripts["ja"] * 10 >= scripts["ja"] + scripts["zh"] > count // 2:
        return "ja"  # Japanese mixes its own letters with many Chinese ones
    if count * 2 < scripts.total():
        return ""
    if script == "arabic":
        return _by_letters(sample, _ARABIC, "ar")
    if script == "cyrillic":
        return _by_letters(sample, _CYRILLIC, "ru")
    return _by_words(sample) if script == "latin" else script


def _scripts(sample: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for letter, count in Counter(sample).items():
        if letter.isalpha():
            point = ord(letter)
            name = next((name for low, high, name in _SCRIPTS if low <= point <= high), "other")
            found[name] += count
    return found


def _by_letters(sample: str, telling: tuple[tuple[str, str], ...], default: str) -> str:
    letters = Counter(sample.casefold())
    total = sum(count for letter, count in letters.items() if letter.isalpha())
    for language, alphabet in telling:
        # One letter in a hundred: more than a foreign name brings along.
        if sum(letters[letter] for letter in alphabet) * 100 >= total:
            return language
    return default


def _by_words(sample: str) -> str:
    words = _WORD.findall(sample.casefold())
    if len(words) < 12:
        return ""
    scores = sorted(
        (
            (sum(word in common for word in words), language)
            for language, common in _COMMON_WORDS.items()
        ),
        reverse=True,
    )
    (best, language), (second, _) = scores[:2]
    return language if best * 8 >= len(words) and best * 2 >= second * 3 else ""
