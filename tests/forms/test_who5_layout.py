from __future__ import annotations

import itertools

import pytest

from exitdesk.forms.form_code import Layout
from exitdesk.forms.who5_layout import BULLSEYE_OUTSIDE, COLUMNS, LAYOUTS, ROWS, FormLayout, Place

# Box, column pitch, row pitch, QR module and corner mark in mm, as the prototype that was measured had them.
MEASURED = {
    Layout.A4: (8, 21.3, 24.6, 0.95, 12),
    Layout.A5: (7, 21.3, 18.6, 0.8, 10),
    Layout.LARGE: (10, 30.7, 27.6, 0.95, 12),
}
EACH = pytest.mark.parametrize("form", LAYOUTS.values(), ids=lambda form: form.name)
CELLS = list(itertools.product(range(ROWS), range(COLUMNS)))


def overlap(one: Place, other: Place) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def marks(form: FormLayout) -> list[Place]:
    half = BULLSEYE_OUTSIDE / 2
    return [Place(x - half, y - half, BULLSEYE_OUTSIDE, BULLSEYE_OUTSIDE) for x, y in form.bullseyes()]


@EACH
def test_measures_are_those_that_were_tried_out(form: FormLayout) -> None:
    assert MEASURED[form.name] == (form.box, form.column_pitch, form.row_pitch, form.qr_module, form.mark_inset)


@EACH
def test_everything_is_on_the_page_and_nothing_meets(form: FormLayout) -> None:
    things = [form.box_place(*cell) for cell in CELLS] + marks(form) + [form.qr_place(quiet=True)]
    for place in things:
        assert place.left > 0 and place.right < form.width and place.top > 0 and place.bottom < form.height
    assert not [pair for pair in itertools.combinations(things, 2) if overlap(*pair)]
    assert not [row for row in range(ROWS) if overlap(form.row_place(row), form.staff)]


@EACH
def test_ink_is_measured_inside_the_box(form: FormLayout) -> None:
    box, ink = form.box_place(2, 3), form.ink_place(2, 3)
    assert ink.left - box.left == pytest.approx(0.95)
    assert box.bottom - ink.bottom == pytest.approx(0.95)


def test_answers_run_from_five_to_nought() -> None:
    assert [LAYOUTS[Layout.A4].answer(column) for column in range(COLUMNS)] == [5, 4, 3, 2, 1, 0]


def test_sheets_are_a4() -> None:
    assert [form.sheet for form in LAYOUTS.values()] == [(210, 297), (210, 297), (297, 210)]
