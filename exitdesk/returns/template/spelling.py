"""When two headers, or two words of a list, mean the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def matching(text: str) -> str:
    """What headers that mean the same have in common: small letters, single blanks, no marks and no (ja/nej)."""
    plain = unicodedata.normalize("NFC", text).casefold()
    plain = re.sub(r"\((?:ja/nej|1/0|antal|dato|måned|år|tal|mm-åååå|åååå-mm|dd-mm-åååå)\)", " ", plain)
    return " ".join(re.sub(r"[^\w]+|_", " ", plain).split())
