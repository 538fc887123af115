"""Why nothing can be written in a store that is open, and what is said to who tries."""

from __future__ import annotations

from enum import StrEnum

from exitdesk.errors import UserError
from exitdesk.i18n import tr


class ReadOnly(StrEnum):
    """``WANTED`` by who opened it, ``BUSY``: another program writes it, ``DAMAGED``: it is not as it was closed."""

    WANTED = "wanted"
    BUSY = "busy"
    DAMAGED = "damaged"

    def refusal(self) -> UserError:
        """The sentence for who wants to write."""
        if self is ReadOnly.DAMAGED:
            return UserError(
                tr("The store is damaged, so it is open read-only. Restore a backup; nothing was changed.")
            )
        return UserError(tr("The store is open read-only because another program is using it. Close it there first."))
