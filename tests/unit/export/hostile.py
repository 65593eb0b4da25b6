"""Over 300 strings that try to be something else than words: markup, formulas, frames of cues."""

from __future__ import annotations

_SEEDS = (
    "plain words",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b onmouseover="x">',
    "</p></blockquote></body>",
    "<!-- comment --> & &amp; &#60;",
    "<a href='https://evil.example'>x</a>",
    "![alt](https://evil.example/a.png)",
    "[link](https://evil.example)",
    "[ref]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example and www.evil.example",
    "# heading",
    "1. list",
    "> quote",
    "`code` and ``more``",
    "*bold* __strong__ ~~gone~~",
    "a | b\n--|--",
    "===",
    "---",
    "\\",
    "\\*not escaped",
    "$x$ and $$y$$",
    "=1+1",
    '=HYPERLINK("https://evil.example","x")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    " =cmd|'/C calc'!A0",
    "',=1,'",
    '"",=1,""',
    "a;=1",
    "1\n00:00:01,000 --> 00:00:02,000\nfalse cue",
    "a\n\n2\n00:00:09,000 --> 00:00:10,000\nfalse cue",
    "x --> y",
    "WEBVTT",
    "NOTE hidden",
    "STYLE\n::cue { color: red }",
    "<v Somebody Else>words",
    "</v>",
    "<c.red>colour</c> <00:00:01.000>",
    "{\\an8}top",
    "\x00nul\x07bell\x1b[31mred\x7f",
    "\ud800 half a pair",
    "\ufeffmark \ufffe",
    "\u202egnp.exe\u202c",
    "\u2066isolate without end",
    "line\u2028separator\u2029paragraph\x85next",
    "پانی کا معاہدہ کس نے کیا؟",
    "نئی\u200cدہلی Mr. Khan",
    "👩🏽\u200d🚒 e\u0301",
    "../../../etc/passwd",
    "%s %n {0} {{x}}",
    "null",
    '{"a": NaN}',
    "a\tb\r\nc",
)
STRINGS = tuple(
    dict.fromkeys(
        text
        for seed in _SEEDS
        for text in (seed, f"{seed} ", f"said {seed}", f"“{seed}”", f"{seed}\n{seed}", f"\n{seed}")
    )
)
assert len(STRINGS) > 300
