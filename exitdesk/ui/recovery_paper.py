"""The recovery code on paper, straight to the printer: no file is written on the way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr
from exitdesk.ui.theme import font

_INK = QColor("#24211C")


def print_code(parent: QWidget, code: str) -> bool:
    """Ask for a printer and print; False when the user gave up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("ExitDesk")
    dialog = QPrintDialog(printer, parent.window())
    if not dialog.exec():
        return False
    painter = QPainter(printer)
    page = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
    scale = page.width() / 560
    painter.scale(scale, scale)
    paint_sheet(painter, code, date.today())
    painter.end()
    return True


def paint_sheet(painter: QPainter, code: str, made_on: date) -> None:
    """The sheet, 560 units wide."""
    painter.setPen(_INK)
    painter.setFont(font(28, 600))
    painter.drawText(QRectF(20, 20, 520, 40), Qt.AlignmentFlag.AlignLeft, tr("Recovery code"))
    painter.setFont(font(14))
    words = tr(
        "This code opens the ExitDesk store without a passphrase. Keep it apart from the computer, under lock and key."
    )
    painter.drawText(QRectF(20, 66, 520, 60), int(Qt.TextFlag.TextWordWrap), words)
    painter.drawText(QRectF(20, 120, 520, 24), Qt.AlignmentFlag.AlignLeft, tr("Made {date}", date=show_date(made_on)))
    painter.setFont(font(24, mono=True))
    for number, group in enumerate(code.split("-")):
        box = QRectF(20 + number % 4 * 130, 170 + number // 4 * 50, 130, 40)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, group)
