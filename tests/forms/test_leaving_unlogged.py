"""Nothing about persons leaves while another program writes the store: the log could not tell of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.domain.records import Contact
from exitdesk.errors import UserError
from exitdesk.forms.corrections_file import write_corrections
from exitdesk.forms.paperwork import write_data_workbook, write_return, write_return_again
from exitdesk.forms.person_papers import write_access, write_log
from exitdesk.returns.freezing import ChangeKind, Correction
from exitdesk.returns.profile_model import Profile
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.snapshots import SnapshotKind, snapshots_of
from tests.conftest import PASSPHRASE, USER
from tests.returns.stores import TODAY, new_store

Leaving = Callable[[OpenStore, Profile, str, Path], object]


def _again(store: OpenStore, _profile: Profile, _contact: str, out: Path) -> None:
    write_return_again(store, snapshots_of(store, SnapshotKind.RETURN)[0], out)


def _corrections(store: OpenStore, profile: Profile, contact: str, out: Path) -> None:
    (sent,) = snapshots_of(store, SnapshotKind.RETURN)
    write_corrections(store, profile, [Correction(sent, contact, "0042", ChangeKind.REMOVED)], out)


LEAVING: dict[str, Leaving] = {
    "everything": lambda store, profile, _contact, out: write_data_workbook(store, profile, out),
    "a return": lambda store, profile, _contact, out: write_return(store, profile, WHOLE_PROJECT, out, TODAY),
    "a return again": _again,
    "corrections": _corrections,
    "a person's paper": lambda store, profile, contact, out: write_access(store, profile, contact, out, TODAY, "da"),
    "a person's log": lambda store, profile, contact, out: write_log(store, profile, contact, out, TODAY, "da"),
}


@pytest.mark.parametrize("what", LEAVING)
def test_what_the_log_cannot_tell_of_stays(what: str, tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        store.operations.save(Contact(id_number="0042", first_contact=date(2026, 1, 5)))
        contact = store.reading.contacts()[0].key or ""
        write_return(store, profile, WHOLE_PROJECT, tmp_path / "sent.xlsx", TODAY)
        with open_store(tmp_path / "store", user=USER, passphrase=PASSPHRASE) as second:
            with pytest.raises(UserError, match="Close it there first"):
                LEAVING[what](second, profile, contact, tmp_path / "never")
            assert not (tmp_path / "never").exists()
    with open_store(tmp_path / "store", user=USER, passphrase=PASSPHRASE, read_only=True) as looked_at:
        LEAVING[what](looked_at, profile, contact, tmp_path / "saved")  # nobody writes it: it may have to be saved
        assert (tmp_path / "saved").exists()
        assert any("the log does not tell" in warning for warning in looked_at.warnings)
