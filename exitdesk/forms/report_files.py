"""The statistics report as files: PDF, workbook or JSON. What is for publication is frozen as it leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from exitdesk.errors import UserError
from exitdesk.forms.paperwork import log_if_possible
from exitdesk.forms.statistics_pdf import statistics_pdf
from exitdesk.forms.who5_wording import attribution
from exitdesk.i18n import tr
from exitdesk.returns.export_gate import CellText, TextPlace, require_nothing_identifying
from exitdesk.returns.profiles import Profile
from exitdesk.returns.published_tables import Published
from exitdesk.returns.report import Report, Wish, published_report, read_report, records_from_json, records_to_json
from exitdesk.returns.report_workbook import build_report_workbook
from exitdesk.returns.statistics import to_json
from exitdesk.returns.status_on_date import status_json
from exitdesk.store.files import write_file_safely
from exitdesk.store.history import Action
from exitdesk.store.opening import OpenStore
from exitdesk.store.snapshots import Snapshot, SnapshotKind, freeze, snapshots_of


def make_report(store: OpenStore, profile: Profile, wish: Wish, today: date, *, publish: bool) -> Report:
    """The figures; for publication held against everything that was published before. Freezes nothing."""
    report = read_report(store.reading, profile, wish, today, for_publication=publish)
    if not publish:
        return report
    return published_report(report, profile, earlier_publications(store))


def earlier_publications(store: OpenStore) -> list[Published]:
    """What the publications that have left this store held, the oldest first."""
    kept = snapshots_of(store, SnapshotKind.PUBLICATION)
    return [record for one in reversed(kept) for record in records_from_json(one.content)]


def report_json(store: OpenStore, report: Report) -> dict[str, Any]:
    """As other programs read it: the statistics of one period; two as ``first`` and ``second``; the status alone, or
    beside them under ``status``. A practice store says so. UserError when a text in it must not leave."""
    values = _json_values(store, report)
    require_nothing_identifying(_json_texts(values))
    return values


def _json_values(store: OpenStore, report: Report) -> dict[str, Any]:
    status = None if report.status is None else status_json(report.status)
    practice = {"practice": True} if store.practice else {}
    if report.only_status and status is not None:
        return {**status, **practice}
    beside = {"status": status} if status is not None and report.asked_for_day else {}
    if report.compared is None:
        return {**to_json(report.statistics), **beside, **practice}
    return {"first": to_json(report.statistics), "second": to_json(report.compared), **beside, **practice}


def report_bytes(store: OpenStore, profile: Profile, report: Report, kind: str, made_on: date) -> bytes:
    """The report as ``pdf``, ``xlsx`` or ``json``; the same figures give the same bytes."""
    if kind == "json":
        return json.dumps(report_json(store, report), ensure_ascii=False, indent=1).encode() + b"\n"
    if kind == "xlsx":
        return build_report_workbook(report, profile, practice=store.practice, attribution=attribution())
    return statistics_pdf(
        report,
        project_title=profile.title,
        practice=store.practice,
        made_on=made_on,
        recruitment_labels={way.code: way.label for way in profile.recruitment},
    )


def _json_texts(value: object, part: str = "") -> Iterator[CellText]:
    """The names and texts in JSON values, each with the name it stands under."""
    if isinstance(value, str):
        yield CellText(value, TextPlace(part=tr("“{text}”", text=part)))
    elif isinstance(value, Mapping):
        for name, below in value.items():
            yield CellText(name, TextPlace(part=tr("“{text}”", text=part)))
            yield from _json_texts(below, part or name)


def write_report(store: OpenStore, profile: Profile, report: Report, out: Path, made_on: date) -> None:
    """Write the report; the file's ending says in which face. A publication is frozen as it leaves.

    Raises UserError for a publication from a store that another program writes: it could not be remembered.
    """
    data = report_bytes(store, profile, report, out.suffix.lower().removeprefix("."), made_on)
    if report.published:
        if store.read_only:
            raise UserError(
                tr("Nothing can be published while another program uses the store: it must be remembered what was.")
            )
        version = store.reading.profile()[1]
        content = records_to_json(report.records)
        snapshot = Snapshot(SnapshotKind.PUBLICATION, report.code, out.name, version, content=content)
        freeze(store, snapshot, data, lambda: write_file_safely(out, data))
    else:
        log_if_possible(store, Action.EXPORTED, "statistics")
        write_file_safely(out, data)
