"""The three kinds of trouble: the user can act, the surroundings failed, or there is a bug.

Every message is one clear, already translated sentence that says what to do next. Messages hold no
registered values (an ID number typed by the user may be repeated back to that user).
"""

from __future__ import annotations


class ExitDeskError(Exception):
    """Base of all expected trouble; ``str(error)`` is the sentence to show."""


class UserError(ExitDeskError):
    """The person at the desk can act on it: wrong passphrase, unknown ID number, a date in the future."""


class EnvironmentFailure(ExitDeskError):
    """The machine failed: the disk is full, the file is open elsewhere, a folder is read-only."""


class NotConfirmed(EnvironmentFailure):
    """It is done, but the disk did not confirm the last step, so that a power cut may undo it."""


class DamagedStore(ExitDeskError):
    """The store or one of its headers is damaged, foreign or not encrypted; nothing was changed."""
