"""Who opens the practice store, and with what: it holds nothing true, so that everybody may know."""

from __future__ import annotations

from typing import Final

STORE: Final = "Lager"
USER: Final = "Mette"
PASSPHRASE: Final = "kaffe og te i reden"
