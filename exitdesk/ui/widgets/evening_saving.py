"""The save line of the evening sheet: what is saved, since when, and how safe what is not saved is."""

from __future__ import annotations

from exitdesk.i18n import tr, trn
from exitdesk.ui.models.evening_draft import EveningDraft
from exitdesk.ui.models.evening_keeping import EveningKeeping
from exitdesk.ui.widgets.save_line import SaveLine
from exitdesk.ui.words import clock


class EveningSaveLine(SaveLine):
    """Says it for a sheet and how it is kept."""

    def __init__(self) -> None:
        super().__init__(tr("Save the evening"))

    def show_keeping(self, keeping: EveningKeeping) -> None:
        """Set the words for a sheet."""
        draft = keeping.sheet
        self.undo_button.setEnabled(keeping.can_undo)
        self.save_button.set_busy(keeping.saving)
        rows = len(draft.dirty_rows())
        if rows:
            title = trn("{n} row is not saved yet", "{n} rows are not saved yet", rows)
            self.show_unsaved(title, _draft_words(keeping))
        elif draft.guests_changed:
            self.show_unsaved(tr("The number of guests is not saved yet"), _draft_words(keeping))
        elif not draft.contacts and not draft.state.guests:
            self.show_nothing(tr("Nothing to save yet"), _draft_words(keeping))
        else:
            self.show_saved(_saved_words(keeping), " ".join((tr("Encrypted on this computer."), _count_words(draft))))

    def show_error(self, sentence: str) -> None:
        """Saving was refused; everything typed stays."""
        self.show_unsaved(tr("The evening is not saved"), sentence)


def _saved_words(keeping: EveningKeeping) -> str:
    if keeping.saved_at is None:
        return tr("Everything is saved")
    return tr("Everything was saved at {time}", time=clock(keeping.saved_at))


def _draft_words(keeping: EveningKeeping) -> str:
    if not keeping.keeps_drafts:
        return tr("Read-only here: what you type is not kept.")
    if keeping.stashed_at is None:
        return tr("What you type is kept as an encrypted draft.")
    return tr("The draft is safe since {time} and will not be lost.", time=clock(keeping.stashed_at))


def _count_words(draft: EveningDraft) -> str:
    people, registrations = len(draft.contacts), draft.registrations
    return tr(
        "{people}, {registrations}.",
        people=trn("{n} contact", "{n} contacts", people),
        registrations=trn("{n} registration", "{n} registrations", registrations),
    )
