"""What is written for the outside: the log knows of it first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.domain.records import Contact
from exitdesk.errors import EnvironmentFailure
from exitdesk.forms.paperwork import write_return
from exitdesk.forms.report_files import write_report
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.report import Report
from exitdesk.returns.statistics import compute_statistics
from exitdesk.store.opening import OpenStore


def test_nothing_leaves_that_the_log_cannot_tell_of(store: OpenStore, tmp_path: Path) -> None:
    """The store's disk is gone: no return, no statistics, and nothing that looks like one."""
    store.operations.save(Contact(id_number="0042", first_contact=date(2026, 1, 5)))
    profile = load_profile("reden-esbjerg")
    report = Report(compute_statistics(store.reading, profile, WHOLE_PROJECT))
    home, out = store.folder, tmp_path / "out"
    out.mkdir()
    home.rename(tmp_path / "elsewhere")
    with pytest.raises(EnvironmentFailure):
        write_return(store, profile, WHOLE_PROJECT, out / "return.xlsx")
    with pytest.raises(EnvironmentFailure):
        write_report(store, profile, report, out / "statistics.pdf", date(2026, 11, 20))
    assert not list(out.iterdir())
    (tmp_path / "elsewhere").rename(home)
    write_return(store, profile, WHOLE_PROJECT, out / "return.xlsx")
    assert [path.name for path in out.iterdir()] == ["return.xlsx"]
