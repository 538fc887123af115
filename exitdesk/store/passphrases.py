"""What a new passphrase and a new user's name must be like, and changing one's own passphrase."""

from __future__ import annotations

from typing import Final

from exitdesk.domain.passphrase import judge
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.store import keys
from exitdesk.store.history import Action
from exitdesk.store.keys import KdfCost
from exitdesk.store.opened import OpenStore
from exitdesk.store.slots import SlotKind

MINIMUM_PASSPHRASE: Final = 15
LONGEST_NAME: Final = 80


def require_passphrase(passphrase: str) -> None:
    """Raise UserError when a new passphrase is too short (15 characters) or among the first that are guessed.

    OWASP's advice: no composition rules.
    """
    if len(keys.normalised(passphrase)) < MINIMUM_PASSPHRASE:
        raise UserError(
            tr("The passphrase needs at least {n} characters. Four or five words do well.", n=MINIMUM_PASSPHRASE)
        )
    if not judge(passphrase).accepted:
        raise UserError(tr("It is among the first that would be tried. Choose words that do not belong together."))


def require_name(user: str) -> None:
    if not user.strip() or not user.isprintable() or len(user) > LONGEST_NAME:
        raise UserError(tr("A user name is missing. Write one, such as your first name."))


def change_passphrase(store: OpenStore, *, old: str, new: str, cost: KdfCost | None = None) -> None:
    """Give the user of the open store a new passphrase; the database is not touched.

    Raises UserError, with nothing changed, when the old one does not fit or the new one is too short.
    """
    require_own_passphrase(store, old)
    require_passphrase(new)
    header = store.header.with_slot(SlotKind.USER, store.user, new, store.data_key, cost or KdfCost())
    store.operations.log(Action.PASSPHRASE_CHANGED)  # before: what fails must not have happened, what happens be logged
    store.replace_header(header)


def require_own_passphrase(store: OpenStore, passphrase: str) -> None:
    """Raise UserError when the store cannot be written or this is not the passphrase of the user at the desk."""
    store.require_writable()
    slot = store.header.user_slot(store.user)
    if slot is None or slot.open(passphrase) is None:
        raise UserError(tr("The passphrase does not fit. Is Caps Lock on?"))
