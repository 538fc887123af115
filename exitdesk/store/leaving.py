"""What is asked before something about persons leaves the store: whether the log can tell of it."""

from __future__ import annotations

from exitdesk.i18n import tr
from exitdesk.store.opened import OpenStore
from exitdesk.store.read_only import ReadOnly


def require_log(store: OpenStore) -> None:
    """Raise UserError where another program writes the store.

    One that is read-only for another reason (damage, a medium, a copy that is looked at) is let through with a warning:
    what is in it may have to be saved.
    """
    if store.why_read_only is ReadOnly.BUSY:
        raise ReadOnly.BUSY.refusal()
    if store.read_only:
        store.warnings.append(tr("The store cannot be written, so the log does not tell of what left it now."))
