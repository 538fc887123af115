"""Every message in the code has a Danish translation, and every translation is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exitdesk.forms.figures import SUPPRESSED
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.statistics_tables import HIDDEN, statistics_tables
from tests.forms.sample import sample_statistics

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted((ROOT / "resources" / "i18n").glob("da_*.ts"))


def messages_in_code() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((ROOT / "exitdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            count = {"tr": 1, "trn": 2, "mark": 1}.get(name)
            if count is None or (isinstance(node.func, ast.Attribute) and name != "tr"):
                continue
            if path.name == "i18n.py":
                continue
            for argument in node.args[:count]:
                where = f"{path.name}:{node.lineno}"
                if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                    assert isinstance(argument, ast.Name | ast.Attribute | ast.Subscript | ast.Call), (
                        f"{where}: {name}() needs a literal, or a constant wrapped in mark()"
                    )
                    continue
                found.setdefault(argument.value, where)
    return found


def translations() -> list[tuple[str, str, str]]:
    rows = []
    for path in CATALOGUES:
        for message in ElementTree.parse(path).iter("message"):
            rows.append((path.name, message.findtext("source") or "", message.findtext("translation") or ""))
    return rows


def fields(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)", text))


def test_every_message_has_a_danish_translation() -> None:
    known = {source for _, source, translation in translations() if translation.strip()}
    missing = {text: where for text, where in messages_in_code().items() if text not in known}
    assert not missing


def test_every_translation_is_used_once() -> None:
    used = set(messages_in_code())
    sources = [source for _, source, _ in translations()]
    assert not {s for s in sources if s not in used}
    assert not {s for s in sources if sources.count(s) > 1}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda p: p.name)
def test_translations_keep_the_fields(catalogue: Path) -> None:
    for name, source, translation in translations():
        if name == catalogue.name:
            assert fields(source) == fields(translation), source


def test_danish_is_quoted_as_danish_is() -> None:
    wrong = [text for _, _, text in translations() if re.search("[“”„]", text) or text.count("»") != text.count("«")]
    assert not wrong


def test_quotation_marks_are_translated_with_their_message() -> None:
    """A “ that stands beside a message stays English whatever the language."""
    wrong = []
    for path in sorted((ROOT / "exitdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                texts = [part.value for part in node.values if isinstance(part, ast.Constant)]
                if re.search("[“”„»«]", "".join(map(str, texts))):
                    wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


def test_no_message_uses_a_word_that_stamps_people() -> None:
    for _, source, translation in translations():
        for word in ("prostit", "offer for", "ofre "):
            assert word not in source.lower()
            assert word not in translation.lower()


def test_danish_has_one_word_for_each_thing() -> None:
    """``borger``, ``regneark``, ``USB-stik``, ``styrelsens skabelon``, ``udskrive``, and Danish quotation marks."""
    for _, source, translation in translations():
        assert not re.search(
            r"kontakter|projektmappe|usb-nøgle|styrelsens skema|\bprint(es?|et|er)?\b|“", translation, re.I
        ), source


def test_paper_and_workbook_say_the_same() -> None:
    danish = {source: translation for _, source, translation in translations()}
    assert HIDDEN == SUPPRESSED
    (first, *_) = statistics_tables(sample_statistics(), load_profile("reden-esbjerg"))
    assert first.rows[0][0] == danish["Contacts registered"]
