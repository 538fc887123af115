"""Corrections that wait are counted one return at a time, and none is worked out twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitdesk.domain.answers import Gender
from exitdesk.domain.periods import WHOLE_PROJECT, Period, Quarter
from exitdesk.domain.records import Contact
from exitdesk.forms.paperwork import write_return
from exitdesk.returns import pending_corrections
from exitdesk.returns.freezing import Corrections, corrections
from exitdesk.returns.pending_corrections import PendingCorrections
from exitdesk.store.opening import OpenStore
from tests.returns.stores import new_store


def worked_out(pending: PendingCorrections, store: OpenStore, period: Period) -> tuple[int, int]:
    """(how many corrections, in how many steps)."""
    steps = 1
    while (count := pending.step(store, period)) is None:
        steps += 1
    return count, steps


def test_each_return_is_compared_once_until_something_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def counted(store: OpenStore, **more: object) -> Corrections:
        compared.append("")
        return corrections(store, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pending_corrections, "corrections", counted)
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        store.operations.save(Contact(id_number="0042", first_contact=date(2026, 1, 5), gender=Gender.WOMAN))
        for period in (Quarter(2026, 1).period, Quarter(2026, 2).period, WHOLE_PROJECT):
            write_return(store, profile, period, tmp_path / "sent.xlsx")
        pending = PendingCorrections()
        assert worked_out(pending, store, Quarter(2026, 3).period) == (0, 2)
        assert worked_out(pending, store, Quarter(2026, 2).period) == (0, 1)
        assert worked_out(pending, store, WHOLE_PROJECT) == (0, 1)
        assert worked_out(pending, store, Quarter(2026, 1).period) == (0, 1)
        assert len(compared) == 2
        woman = store.reading.contact_by_number("0042")
        assert woman is not None
        store.operations.save(replace(woman, gender=Gender.MAN))
        found = corrections(store, sent=None).found
        told = [one for one in found if one.snapshot.period == "2026-Q1"]
        assert worked_out(pending, store, Quarter(2026, 2).period) == (len(told), 1)
        assert len(compared) == 3
