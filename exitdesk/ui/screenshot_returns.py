"""For the pictures: the sheets of the return, with an agency's workbook that does not fit by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from exitdesk.domain.answers import Gender
from exitdesk.store.opening import OpenStore
from exitdesk.ui.models.template_choice import TemplateChoice, keep_choice, read_choice

if TYPE_CHECKING:
    from exitdesk.ui.main_window import MainWindow
    from exitdesk.ui.pages.return_page import ReturnPage
    from exitdesk.ui.returning.export_sheet import ExportSheet

_THEIRS: Final = {
    "ID-nummer": "Borgerens løbenummer",
    "Start": "Opstartsdato",
    "Individuel terapi": "Individuelt terapiforløb",
}


def _page(window: MainWindow) -> ReturnPage:
    return cast("ReturnPage", window.page("return"))


def _template(window: MainWindow, folder: Path, *, more: str = "") -> Path:
    """A workbook with most of the profile's columns under other names, and a list of two genders."""
    import xlsxwriter

    path = folder / "Indberetningsskema 2026.xlsx"
    titles = [column.title for column in window.desk.profile.columns]
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Registrering")
        sheet.write(0, 0, "Indberetning til Social- og Boligstyrelsen")
        headers = [_THEIRS.get(title, title) for title in titles if title != "Slut"]
        sheet.write_row(2, 0, [*headers, *filter(None, [more]), "Bemærkninger", "Kommune"])
        sheet.data_validation(3, 1, 200, 1, {"validate": "list", "source": ["Kvinde", "Mand", "Uoplyst"]})
        for place in range(5, len(headers)):
            sheet.data_validation(3, place, 200, place, {"validate": "list", "source": ["Ja", "Nej"]})
    return path


def _choice(window: MainWindow, *, more: str = "") -> TemplateChoice:
    preview, profile = _page(window).preview(), window.desk.profile
    assert preview is not None
    found: list[TemplateChoice] = []
    with tempfile.TemporaryDirectory() as folder:
        path = _template(window, Path(folder), more=more)
        window.desk.worker.run(lambda store: read_choice(store, profile, preview, path), found.append)
    return found[0]


def export(window: MainWindow) -> None:
    """The sheet before an export, with a password half typed."""
    _open_export(window).password.first.set_text("cykler i regnvejr")


def _open_export(window: MainWindow) -> ExportSheet:
    from exitdesk.ui.returning.export_sheet import ExportSheet
    from exitdesk.ui.widgets.sheet import open_sheet

    _page(window).export_return()
    return cast(ExportSheet, open_sheet(window.window()))


def columns(window: MainWindow) -> None:
    """The agency's columns, seen for the first time."""
    _show_columns(window, _choice(window))


def changed_columns(window: MainWindow) -> None:
    """The agency's columns, after the agency changed its workbook."""
    before = _choice(window)
    before = before.with_title("Individuelt terapiforløb", "Individuel terapi").confirmed()
    window.desk.worker.run(lambda store: keep_choice(store, before))
    _show_columns(window, _choice(window, more="Borgerens bopælskommune"))


def _show_columns(window: MainWindow, choice: TemplateChoice) -> None:
    from exitdesk.ui.returning.template_sheet import TemplateSheet

    TemplateSheet(window, window.desk, choice, lambda _choice: None).open_here()


def standing_out(window: MainWindow) -> None:
    """The rows that stand out, with one way of telling less chosen."""
    from exitdesk.returns.standing_out import Coarsening

    page = _page(window)
    page._tell_less(frozenset({Coarsening.AGE_GROUPS}))
    page.show_standing_out()


def told_less(window: MainWindow) -> None:
    """The page with a coarser file."""
    from exitdesk.returns.standing_out import Coarsening

    _page(window)._tell_less(frozenset({Coarsening.AGE_GROUPS, Coarsening.HALF_YEARS}))


def sent(window: MainWindow) -> None:
    """Two returns that were sent."""
    _send(window)
    _page(window).show_sent()


def corrections(window: MainWindow) -> None:
    """What was changed after a return had left."""
    from exitdesk.ui.returning.corrections_sheet import open_corrections

    _send(window)
    window.desk.worker.run(_correct)
    open_corrections(window, window.desk, lambda _contact: None)


def _send(window: MainWindow) -> None:
    preview, profile, today = _page(window).preview(), window.desk.profile, window.desk.today()
    assert preview is not None

    def write(store: OpenStore) -> None:
        from exitdesk.forms.paperwork import write_return

        with tempfile.TemporaryDirectory() as folder:
            write_return(store, profile, preview.period, Path(folder) / "Indberetning 3. kvartal 2026.xlsx", today)

    window.desk.worker.run(write)


def _correct(store: OpenStore) -> None:
    for contact in store.reading.contacts()[:40:4]:
        other = Gender.WOMAN if contact.gender is Gender.UNKNOWN else Gender.UNKNOWN
        store.operations.save(replace(contact, gender=other))


RETURN_STATES: list[tuple[str, Callable[[MainWindow], None]]] = [
    ("return-export", export),
    ("return-columns", columns),
    ("return-columns-changed", changed_columns),
    ("return-standing-out", standing_out),
    ("return-told-less", told_less),
    ("return-sent", sent),
    ("return-corrections", corrections),
]
