"""The look of the web pages that we write: a sheet of their own, and a policy that allows no other.

Nothing of a page can load or run. That the style is the one that was written here, its hash says.
"""

from __future__ import annotations

import base64
import hashlib

_LINES = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif;"
    "color:#1c1e22}",
    "h1,h2{font-family:sans-serif;line-height:1.25}h2{margin-top:2.2rem}",
    "blockquote{margin:1rem 0 .2rem;padding-inline-start:1rem;border-inline-start:3px solid #999}",
    "blockquote p{margin:.3rem 0}blockquote:has(>[dir=rtl]){direction:rtl}",
    "blockquote+p{margin-top:.2rem;color:#555;font-size:.92rem}",
    "article{margin:1.6rem 0}article>p{margin:.3rem 0;color:#555;font-size:.92rem}",
    "cite{font-style:normal}audio{width:100%;height:2.4rem;margin-top:.3rem}",
    # Nastaliq hangs down from its line.
    ":lang(ur),blockquote [dir=rtl]{font-family:'Noto Nastaliq Urdu','Jameel Noori Nastaleeq',"
    "'Urdu Typesetting',serif;line-height:2.2}",
    "@media(prefers-color-scheme:dark){body{background:#16181d;color:#e8e8e8}a{color:#8fc7ef}"
    "article>p,blockquote+p{color:#aaa}}",
    "@media print{article,blockquote{break-inside:avoid}h1,h2{break-after:avoid}"
    "audio{display:none}}",
)
STYLE = "".join(_LINES)
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


def policy(more: str = "") -> str:
    """What a page may do: show this style, and what ``more`` allows besides."""
    return f"default-src 'none'; style-src 'sha256-{_HASH}'{more}"
