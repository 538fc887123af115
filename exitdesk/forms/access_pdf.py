"""Everything held on one contact as a paper that she can read: what it is, what stands there, who did what with it.

The file leads to her and is in the clear; it is the one paper that no gate looks through, because it is hers.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.forms.access_content import (
    Item,
    Section,
    background,
    introduction,
    log_section,
    measurement_rows,
    sections,
)
from exitdesk.forms.bound_pages import WIDTH, bound
from exitdesk.forms.pdf_fonts import Font, drawable, font_for, register_fonts, width_of
from exitdesk.forms.report_blocks import INK, INK2, LINE, LINEN, PINE, Block, beside, gap, pill, stack, text
from exitdesk.forms.text_runs import filled
from exitdesk.forms.who5_wording import attribution, wording
from exitdesk.i18n import language, speaking, tr
from exitdesk.returns.profile_model import Profile
from exitdesk.store.held import Held

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SIZE: Final = 11.0
_SMALL: Final = 10.0
_WHEN: Final = 106.0
_ASIDE: Final = 120.0
_LINES_TOGETHER: Final = 12
_ANSWERS: Final = (86.0, 34.0, 34.0, 34.0, 34.0, 34.0, 50.0)


def access_pdf(
    held: Held,
    profile: Profile,
    *,
    made_on: date,
    practice: bool,
    backups_until: date | None,
    in_language: str = "da",
    copies_stay: bool = False,
) -> bytes:
    """The paper in ``in_language`` (``da``, ``en``). ``backups_until`` is how long backups may still hold her if she
    were erased today (None: not known), ``copies_stay`` that there are some which never go by themselves."""
    register_fonts()
    with speaking(in_language):
        groups = [
            _head(held, practice, introduction(held, profile, made_on, backups_until, copies_stay)),
            _background(held, profile),
        ]
        empty = []
        all_sections = sections(held, profile)
        for number, section in enumerate(all_sections):
            if number == 3:
                groups += _measurements(held)
            if section.items:
                groups += section_groups(section)
            else:
                empty.append(section.title)
        if not held.measurements:
            empty.append(tr("Well-being (WHO-5)"))
        if empty:
            nothing = tr(
                "Nothing is written about: {what}.", what=", ".join(name[:1].lower() + name[1:] for name in empty)
            )
            groups.append([gap(18), text(nothing, WIDTH, _SIZE, Font.MEDIUM, INK)])
        groups += section_groups(log_section(held, profile))
        belongs_to = f"{held.contact.id_number}   ·   {tr('made {date}', date=show_date(made_on))}"
        return bound(groups, title=tr("What is kept about you"), belongs_to=belongs_to, practice=practice, known=None)


def section_groups(section: Section) -> list[list[Block]]:
    """The heading with the start of its first entry, then each entry: a heading never stands alone at a page's foot."""
    head = [gap(22), heading(f"{section.title} ({len(section.items)})")]
    if section.intro:
        head += [gap(3), text(section.intro, WIDTH, _SMALL, Font.REGULAR, INK2)]
    head.append(gap(7))
    entries = [item_blocks(item) for item in section.items]
    return [[*head, *entries[0]], *entries[1:]] if entries else [head]


def heading(words: str) -> Block:
    """A section's title."""
    return text(words, WIDTH, 14.5, Font.SEMIBOLD, PINE, 1.25)


def item_blocks(item: Item) -> list[Block]:
    """An entry: when at the left; what, facts and note at the right; a hairline over it. A long note may go on upon
    the next page."""
    room = WIDTH - _WHEN
    beside_title = _ASIDE if item.aside else 0
    parts = [text(item.title, room - beside_title, _SIZE, Font.SEMIBOLD, INK, 1.25)]
    if item.facts:
        parts.append(text(item.facts, room, _SIZE, Font.REGULAR, INK2, 1.3))
    when = text(item.when, _WHEN - 10, _SMALL if len(item.when) > 12 else _SIZE, Font.MEDIUM, INK2, 1.25)
    columns = [(0.0, when), (_WHEN, stack(parts))]
    if item.aside:
        columns.append((WIDTH - _ASIDE + 10, text(item.aside, _ASIDE - 10, _SIZE, Font.REGULAR, INK2, 1.25)))
    blocks = [_hairline(), beside(columns)]
    for paragraph in filter(None, item.note.splitlines()):
        used = font_for(paragraph, Font.REGULAR)
        lines = filled(drawable(paragraph, used), used, _SIZE, room)
        for start in range(0, len(lines), _LINES_TOGETHER):
            words = " ".join(lines[start : start + _LINES_TOGETHER])
            blocks.append(beside([(_WHEN, text(words, room, _SIZE, Font.REGULAR, INK, 1.3))]))
        blocks.append(gap(2))
    return [*blocks, gap(5)]


def _hairline() -> Block:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(x, top, x + WIDTH, top)

    return Block(5, draw)


def panel(words: list[str]) -> Block:
    """Paragraphs on linen."""
    inset = 16.0
    blocks: list[Block] = []
    for number, paragraph in enumerate(words):
        if number:
            blocks.append(gap(5))
        font = Font.MEDIUM if not number else Font.REGULAR
        blocks.append(text(paragraph, WIDTH - 2 * inset, _SIZE + 0.5, font, INK, 1.32))
    inside = stack(blocks)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(LINEN)
        canvas.roundRect(x, top - inside.height - 2 * inset, WIDTH, inside.height + 2 * inset, 10, stroke=0, fill=1)
        inside.draw(canvas, x + inset, top - inset)

    return Block(inside.height + 2 * inset, draw)


def head_blocks(title: str, number: str, practice: bool) -> list[Block]:
    """The title, the ID number in large, and the mark of a practice store."""
    blocks = [text(title, WIDTH, 25, Font.SEMIBOLD, INK, 1.2), gap(2), text(number, WIDTH, 19, Font.MONO, PINE, 1.3)]
    if practice:
        blocks += [gap(8), pill(tr("PRACTICE: invented data"))]
    return [*blocks, gap(14)]


def _head(held: Held, practice: bool, words: list[str]) -> list[Block]:
    return [*head_blocks(tr("What is kept about you"), held.contact.id_number, practice), panel(words)]


def _background(held: Held, profile: Profile) -> list[Block]:
    rows = background(held.contact, profile)
    left = max(width_of(name, Font.REGULAR, _SIZE) for name, _ in rows) + 18
    blocks = [gap(22), heading(tr("About you")), gap(7)]
    for name, value in rows:
        paragraphs = [text(line, WIDTH - left, _SIZE, Font.MEDIUM, INK, 1.3) for line in value.splitlines() if line]
        label = text(name, left, _SIZE, Font.REGULAR, INK2, 1.3)
        blocks += [beside([(0, label), (left, stack(paragraphs))]), gap(3.5)]
    return blocks


def _measurements(held: Held) -> list[list[Block]]:
    """WHO-5: the five statements in WHO's words, then a row for each time she answered."""
    rows = measurement_rows(held)
    if not rows:
        return []
    words = wording(language())
    head = [gap(22), heading(f"{tr('Well-being (WHO-5)')} ({len(rows)})"), gap(4)]
    head.append(text(tr("Five answers from 0 to 5, and a score from 0 to 100. One score is how things were then; it is "
                        "no judgement."), WIDTH, _SMALL, Font.REGULAR, INK2))  # fmt: skip
    head += [gap(5), text(words.stem, WIDTH, _SMALL, Font.MEDIUM, INK)]
    for number, statement in enumerate(words.items, start=1):
        head.append(text(f"{number}. {statement}", WIDTH, _SMALL, Font.REGULAR, INK))
    titles = (tr("Date"), "1", "2", "3", "4", "5", tr("Score"), "")
    head += [gap(6), _row(titles, INK2, Font.REGULAR), _row(rows[0], INK, Font.MEDIUM)]
    last = [gap(4), text(attribution(), WIDTH, 8.5, Font.REGULAR, INK2)]
    return [head, *([_row(row, INK, Font.MEDIUM)] for row in rows[1:]), last]


def _row(cells: tuple[str, ...], colour: str, font: Font) -> Block:
    columns, x = [], 0.0
    for cell, width in zip(cells, (*_ANSWERS, WIDTH - sum(_ANSWERS)), strict=True):
        columns.append((x, text(cell, width, _SIZE, font, colour, 1.3)))
        x += width
    return stack([_hairline(), beside(columns), gap(4)])
