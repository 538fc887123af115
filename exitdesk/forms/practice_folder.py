"""The practice folder: a store with invented data, and a return, a report and forms made from it."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import platformdirs

from exitdesk.domain.periods import Quarter
from exitdesk.domain.practice import PASSPHRASE, STORE, USER
from exitdesk.errors import UserError
from exitdesk.forms.paperwork import print_forms, write_return
from exitdesk.forms.report_files import make_report, write_report
from exitdesk.i18n import tr
from exitdesk.returns.practice import practice_batch
from exitdesk.returns.profiles import Profile, find_profile, load_profile_text
from exitdesk.returns.report import Wish
from exitdesk.store import vault
from exitdesk.store.files import make_private_folder
from exitdesk.store.keys import KdfCost
from exitdesk.store.opening import OpenStore, create_store, open_store
from exitdesk.store.vault import StoreState

PROFILE: Final = "reden-esbjerg"


def default_folder() -> Path:
    """A folder of its own in the user's documents."""
    return Path(platformdirs.user_documents_path()) / "ExitDesk ØVELSE"


def make(folder: Path, today: date, progress: Callable[[int, int], None], *, cost: KdfCost | None = None) -> list[Path]:
    """Fill ``folder``, or leave what an earlier run made there; returns the paths of store and files.

    A file that is there already is never overwritten. Raises UserError when the store there is not a practice store.
    """
    store = folder / STORE
    beside_a_store = vault.store_state(folder) is not StoreState.ABSENT
    if not beside_a_store and vault.store_state(store) is StoreState.ABSENT:
        make_private_folder(folder)
        _build_whole(store, today, progress, cost)
    elif beside_a_store or not vault.read_header(store).practice:
        raise UserError(tr("“{name}” holds a real store. Choose another folder for practice.", name=folder.name))
    quarter = Quarter.of(today).previous
    wanted = {
        "return": folder / f"Indberetning {quarter} ØVELSE.xlsx",
        "statistics": folder / "Statistik ØVELSE.pdf",
        "forms": folder / "WHO-5 ØVELSE.pdf",
    }
    if not all(path.exists() for path in wanted.values()):
        with open_store(store, user=USER, passphrase=PASSPHRASE) as found:
            _write_missing(found, wanted, quarter, today)
    return [store, *wanted.values()]


def _build_whole(store: Path, today: date, progress: Callable[[int, int], None], cost: KdfCost | None) -> None:
    """Beside its place first: what was stopped half way must not pass for the practice store next time."""
    partial = store.with_name(f".{store.name}.{secrets.token_hex(4)}.part")
    try:
        build_store(partial, today, progress, cost=cost).close()
        partial.rename(store)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _write_missing(store: OpenStore, wanted: dict[str, Path], quarter: Quarter, today: date) -> None:
    profile = load_profile_text(store.reading.profile()[2])
    if not wanted["return"].exists():
        write_return(store, profile, quarter.period, wanted["return"])
    if not wanted["statistics"].exists():
        report = make_report(store, profile, Wish(), today, publish=False)
        write_report(store, profile, report, wanted["statistics"], today)
    if not wanted["forms"].exists():
        print_forms(store, profile, "due", "da", "a4", wanted["forms"], today)


def build_store(
    folder: Path,
    today: date,
    progress: Callable[[int, int], None],
    *,
    profile: str = PROFILE,
    cost: KdfCost | None = None,
) -> OpenStore:
    """Make a practice store of about 120 invented contacts over two years, and leave it open."""
    found: Profile
    found, text = find_profile(profile)
    batch = practice_batch(found, today)
    store, _code = create_store(
        folder, profile_name=found.name, profile_toml=text, user=USER, passphrase=PASSPHRASE, practice=True, cost=cost
    )
    try:
        store.operations.import_records(batch, progress=progress)
    except BaseException:
        store.close()
        raise
    return store


def self_test() -> None:
    """Make a practice folder in a temp folder and throw it away: shows that an installation is whole."""
    with tempfile.TemporaryDirectory(prefix="exitdesk-") as scratch:
        for path in make(Path(scratch), date.today(), lambda _done, _total: None):
            if not path.exists():
                raise UserError(tr("The self-test did not make “{name}”.", name=path.name))
