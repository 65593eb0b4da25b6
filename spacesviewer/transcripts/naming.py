"""What people and voices may be called, and what stands before a colon but is nobody's name."""

from __future__ import annotations

import re
from functools import lru_cache

# What diarisation calls voices: Speaker 0, SPEAKER_00, spk_1, S2.
_MACHINE = re.compile(
    r"(?:speaker|spk|sprecher|locuteur|orador|hablante)[ _-]?[\w?]{1,4}|S\d{1,3}", re.IGNORECASE
)
_NEVER = re.compile(r"[\"“”„«»?!;,…<>{}|=/\\#*♪。、！？،؛؟۔।]|\d{5}|--|\.{2}|https?|www")
_ARTICLE = re.compile(r"^(?:a[ldnrstz]h?|el|ul|bin|d|l|o)[-'’]")  # al-Amin, d'Arc
_DECORATION = re.compile(r"[^\x00-\x7f\w]+")  # flags and flowers in the names of accounts
_ROLE = re.compile(r"\s*\([^()]*\)$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words(
    "a al and bin bint da das de del den der di do dos du e el en et ibn la le of san st the ul "
    "und ur van vom von y zu"
)
_NO_NAMES = _words(
    """
    note notes nb n.b. ps p.s. warning caution attention important question questions answer answers
    example examples remember update breaking first firstly second secondly third thirdly finally
    lastly next then also again here there this that these those what why how when where who which
    whose yes no ok okay well so but and or if because however therefore look listen imagine think
    fact facts problem problems solution point points reason reasons rule rules lesson step steps
    tip tips edit subject re from to cc date time source sources translation translated subtitles
    captions music applause laughter chapter part verse section title summary conclusion result
    results today tomorrow yesterday meaning quote unquote http https mailto ratio score total
    number numbers one two three four five is was it he she they we you i goal goals topic topics
    theme plan idea ideas option options pros cons spoiler disclaimer at in on by for of with about
    after before now just like not only the a an my your his her our their all some every
    achtung hinweis frage antwort beispiel nota pregunta respuesta ejemplo remarque exemple
    attenzione esempio observação exemplo
    ملاحظة تنبيه مثلا مثال السؤال الجواب سؤال جواب نوٹ مثلاً سوال توجہ نکته توجه
    नोट सवाल जवाब उदाहरण 注 注意 备注 例如 问题 答案 问 答 注記 例 質問
    """
)
# "He said:", "انہوں نے کہا:", "他说：" lead a quotation, not a speaker.
_SAYING = _words(
    "said says say asked added told replied قال قالت يقول وقال کہا بولے گفت कहा बोले сказал"
)
_SAYING_ENDS = ("说", "說", "道")

# What captions for the deaf write in parentheses, capitals and all: "(Laughs)", "(Phone Ringing)".
_SOUNDS = _words(
    """
    laughs laugh laughter sighs sigh coughs cough chuckles chuckle gasps gasp groans groan grunts
    cries sobs sniffs sniffles whispers shouts screams yells moans hums snorts clears scoffs
    exhales inhales applause cheers boos claps music silence pause beep beeps inaudible
    unintelligible indistinct crosstalk overlapping foreign continues silently loudly quietly softly
    off-screen offscreen off-camera on-screen voiceover voice-over v.o. o.s. english spanish french
    german arabic urdu hindi chinese russian language
    """
)


def is_machine_label(name: str) -> bool:
    """Whether a program that tells voices apart made this label: ``SPEAKER_00``."""
    return bool(_MACHINE.fullmatch(name))


def is_sound(name: str) -> bool:
    """Whether this is rather a sound than a person: ``Laughs``, ``Phone Ringing``."""
    words = name.casefold().split()
    return any(word in _SOUNDS or (word.endswith("ing") and len(word) > 5) for word in words)


@lru_cache(maxsize=4096)
def is_name(name: str) -> bool:
    """Whether this could be what a person or a voice is called."""
    if is_machine_label(name):
        return True
    bare = _ROLE.sub("", name)
    words = bare.split()
    if not 0 < len(words) <= 5 or _NEVER.search(bare) or bare.endswith(_SAYING_ENDS):
        return False
    folded = [word.casefold() for word in words]
    if folded[0] in _NO_NAMES or not _SAYING.isdisjoint(folded):
        return False
    bare_words = [shown for word in words if (shown := _DECORATION.sub("", word))]
    if not bare_words or not _begins_like_name(bare_words[0]):
        return False
    return all(map(_fits_in_name, bare_words[1:]))


def _begins_like_name(word: str) -> bool:
    if word.startswith("@"):
        return len(word) > 1
    # Scripts without capitals pass; "a sentence that goes on:" does not.
    return word[0].isalpha() and not word[0].islower()


def _fits_in_name(word: str) -> bool:
    if word.endswith(".") and len(word) > 5:
        return False
    first = _ARTICLE.sub("", word).lstrip("(@'’-")[:1]
    return word.casefold() in _PARTICLES or not first.islower()
