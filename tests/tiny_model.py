"""A tiny Whisper with random weights, made for the tests: what it writes means nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

_WIDTH, _MELS, _HEADS = 16, 80, 2
_LANGUAGES = ("en", "ur", "de")
_VOCABULARY = 2000
_WANTS_TO_END = 12.0  # added to what the end's token gets: else it would write on for a minute


def model_folder(folder: Path) -> Path:
    """A folder with model.bin, config.json, tokenizer.json and vocabulary.json."""
    pytest.importorskip("faster_whisper", reason="The extra “transcribe” is not installed.")
    from ctranslate2.specs import WhisperSpec

    chance = np.random.default_rng(7)

    def random(*shape: int) -> Any:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    spec = WhisperSpec(1, _HEADS, 1, _HEADS)
    for conv, depth in ((spec.encoder.conv1, _MELS), (spec.encoder.conv2, _WIDTH)):
        conv.weight, conv.bias = random(_WIDTH, depth, 3), random(_WIDTH)
    spec.encoder.position_encodings.encodings = random(1500, _WIDTH)
    spec.decoder.position_encodings.encodings = random(448, _WIDTH)
    spec.decoder.embeddings.weight = random(_VOCABULARY, _WIDTH)
    # Large: a model that is sure of what it says does not try again and again.
    spec.decoder.projection.weight = 8 * random(_VOCABULARY, _WIDTH)
    norms, linears = [spec.encoder.layer_norm, spec.decoder.layer_norm], []
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        norms += [layer.self_attention.layer_norm, layer.ffn.layer_norm]
        linears += [(layer.self_attention.linear[0], 3 * _WIDTH, _WIDTH)]
        linears += [(layer.self_attention.linear[1], _WIDTH, _WIDTH)]
        linears += [(layer.ffn.linear_0, 4 * _WIDTH, _WIDTH)]
        linears += [(layer.ffn.linear_1, _WIDTH, 4 * _WIDTH)]
    for layer in spec.decoder.layer:
        norms.append(layer.attention.layer_norm)
        parts = zip(layer.attention.linear, (1, 2, 1), strict=True)
        linears += [(linear, times * _WIDTH, _WIDTH) for linear, times in parts]
    for norm in norms:
        norm.gamma, norm.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)
    for linear, high, wide in linears:
        linear.weight, linear.bias = random(high, wide), random(high)
    tokens, special = _vocabulary()
    spec.decoder.projection.bias = np.zeros(_VOCABULARY, np.float32)
    spec.decoder.projection.bias[special] = _WANTS_TO_END
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [special]
    spec.config.lang_ids = [special + 2 + n for n in range(len(_LANGUAGES))]
    spec.config.alignment_heads = [(0, 0)]
    spec.register_vocabulary(tokens)
    spec.validate()
    spec.optimize()
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    _write_tokenizer(folder / "tokenizer.json", tokens, special)
    return folder


def _vocabulary() -> tuple[list[str], int]:
    """All tokens in order, and the number of <|endoftext|>."""
    from tokenizers.pre_tokenizers import ByteLevel

    languages = [f"<|{name}|>" for name in _LANGUAGES]
    others = ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    told = ["<|endoftext|>", "<|startoftranscript|>", *languages, *(f"<|{o}|>" for o in others)]
    times = [f"<|{n * 0.02:.2f}|>" for n in range(1501)]
    letters = sorted(ByteLevel.alphabet())
    count = _VOCABULARY - len(letters) - len(told) - len(times)
    # Ġ is how such a vocabulary writes the space before a word.
    words = [f"Ġ{_word(n)}" for n in range(count)]
    return [*letters, *words, *told, *times], len(letters) + count


def _word(number: int) -> str:
    syllables = "bakelominurasetogavi"
    text = ""
    while number or not text:
        number, place = divmod(number, 10)
        text += syllables[2 * place : 2 * place + 2]
    return text


def _write_tokenizer(path: Path, tokens: list[str], special: int) -> None:
    added = [
        {
            **dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False),
            "id": number,
            "content": token,
            "special": True,
        }
        for number, token in enumerate(tokens[special:], special)
    ]
    words = {token: number for number, token in enumerate(tokens[:special])}
    model = {"type": "BPE", "vocab": words, "merges": []}
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
    document = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "normalizer": None,
        "post_processor": None,
        "added_tokens": added,
        "model": model,
        "pre_tokenizer": {**level, "use_regex": True},
        "decoder": {**level, "use_regex": True},
    }
    path.write_text(json.dumps(document), "utf-8")
