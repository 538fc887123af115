"""For the pictures: the profile's page in its sections, with something changed in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from exitdesk.returns.profile_draft import Listed
from exitdesk.ui.widgets.sheet import open_sheet

if TYPE_CHECKING:
    from exitdesk.ui.main_window import MainWindow
    from exitdesk.ui.pages.profile_page import ProfilePage
    from exitdesk.ui.profile.columns_section import ColumnsSection
    from exitdesk.ui.profile.editing import Editing
    from exitdesk.ui.profile.list_section import ListSection


def profile_page(window: MainWindow, section: str) -> tuple[ProfilePage, Editing]:
    """The page at one of its sections."""
    window.go("profile", section=section)
    page = cast("ProfilePage", window.page("profile"))
    assert page.editing is not None
    return page, page.editing


def section_of(name: str) -> Callable[[MainWindow], None]:
    """A section as it is met."""

    def show(window: MainWindow) -> None:
        page, _editing = profile_page(window, name)
        page.sections[name].focus_here()
        page.outlook.ask_now()

    return show


def _renamed(window: MainWindow, section: str) -> ProfilePage:
    """One intervention renamed, one taken away, one new."""
    page, editing = profile_page(window, section)
    lines = editing.draft.lists[Listed.INTERVENTIONS]
    draft = editing.draft.renamed(Listed.INTERVENTIONS, lines[4].uid, "gruppeforløb med andre kvinder")
    column = next(one.uid for one in draft.columns if one.subject == lines[3].uid)
    draft = draft.without(Listed.INTERVENTIONS, lines[3].uid).without(Listed.COLUMNS, column)
    editing.do(draft)
    if isinstance(found := page.sections[section], _list_section()):
        cast("ListSection", found).pane.list.select(lines[4].uid)
    page.outlook.ask_now()
    return page


def _list_section() -> type:
    from exitdesk.ui.profile.list_section import ListSection

    return ListSection


def renamed(window: MainWindow) -> None:
    """The choice of what becomes of the past."""
    _renamed(window, "interventions").sections["interventions"].focus_here()


def before_saving(window: MainWindow) -> None:
    """The sheet that sums up."""
    _renamed(window, "interventions").save()


def orphan_column(window: MainWindow) -> None:
    """A column whose intervention is gone; saving was tried."""
    page, editing = profile_page(window, "interventions")
    line = editing.draft.lists[Listed.INTERVENTIONS][2]
    editing.do(editing.draft.without(Listed.INTERVENTIONS, line.uid))
    page.save()


def a_column(window: MainWindow) -> None:
    """One column in the middle, counted from the start."""
    page, editing = profile_page(window, "columns")
    column = editing.draft.columns[7]
    editing.do(editing.draft.put(Listed.COLUMNS, replace(column, cumulative=True)))
    cast("ColumnsSection", page.sections["columns"]).pane.list.select(column.uid)
    page.outlook.ask_now()
    page.sections["columns"].focus_here()


def activities(window: MainWindow) -> None:
    """The list of activities, with the café chosen."""
    page, editing = profile_page(window, "lists")
    section = cast("ListSection", page.sections["lists"])
    section.choose(Listed.ACTIVITIES)
    section.pane.list.select(editing.draft.cafe)
    section.pane.focus_list()
    page.outlook.ask_now()


def versions(window: MainWindow) -> None:
    """Three versions, the first one looked at."""
    for turn in (0, 1):
        page, editing = profile_page(window, "general")
        draft = editing.draft.with_rest(small_numbers=(10, 5)[turn], who5_months_between=3)
        if turn == 0:
            lines = draft.lists[Listed.CHALLENGES]
            draft = draft.renamed(Listed.CHALLENGES, lines[1].uid, "bolig og ophold")
        editing.do(draft)
        page.save()
        sheet = open_sheet(window.window())
        if sheet is not None:
            sheet.press_default()
    page, _editing = profile_page(window, "versions")
    page.sections["versions"].focus_here()
    page.outlook.ask_now()


PROFILE_STATES: list[tuple[str, Callable[[MainWindow], None]]] = [
    ("profile-general", section_of("general")),
    ("profile-interventions", section_of("interventions")),
    ("profile-renamed", renamed),
    ("profile-saving", before_saving),
    ("profile-lists", activities),
    ("profile-columns", a_column),
    ("profile-orphan", orphan_column),
    ("profile-versions", versions),
]
