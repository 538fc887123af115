"""Rounding as it is printed: half up, by the decimals that a reader would see."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: float, places: int) -> Decimal:
    """To so many decimals; a half goes away from nought."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
