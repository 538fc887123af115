"""What leads to a person is seen in free text however it is written, and ordinary words of the desk are left alone."""

from __future__ import annotations

import re
import time
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.identifying_text import Finding, Kind, find

# Kind, and the text with what must be found between braces.
FOUND = [
    # CPR-like numbers
    (Kind.CPR, "{010190-1234}"),
    (Kind.CPR, "{0101901234}"),
    (Kind.CPR, "{010190 1234}"),
    (Kind.CPR, "cpr {311299-4321}."),
    (Kind.CPR, "nr. {290224–1111} oplyst"),
    (Kind.CPR, "{010190 - 1234}"),
    (Kind.CPR, "{010190--1234}"),
    (Kind.CPR, "{010190/1234}"),
    (Kind.CPR, "{010190.1234}"),
    (Kind.CPR, "{01 01 90 1234}"),
    (Kind.CPR, "{01 01 90-1234}"),
    (Kind.CPR, "{01-01-90-1234}"),
    (Kind.CPR, "{01.01.90-1234}"),
    (Kind.CPR, "{01/01/90-1234}"),
    (Kind.CPR, "erstatning {610190-0000}"),
    (Kind.CPR, "erstatning {911290-1234}"),
    (Kind.CPR, "{700785-1234}"),
    (Kind.CPR, "{310290-1234}"),  # no such day: by pattern
    (Kind.CPR, "cpr:{0101901234}"),
    (Kind.CPR, "cpr{0101901234}"),
    (Kind.CPR, "({010190-1234})"),
    (Kind.CPR, "{010190\N{NO-BREAK SPACE}1234}"),
    (Kind.CPR, "{010190\N{NON-BREAKING HYPHEN}1234}"),
    (Kind.CPR, "{010190\N{MINUS SIGN}1234}"),
    (Kind.CPR, "{010190\N{EM DASH}1234}"),
    (Kind.CPR, "{010190\t1234}"),
    (Kind.CPR, "{01\N{ZERO WIDTH SPACE}0190-1234}"),
    (Kind.CPR, "{010190\N{SOFT HYPHEN}-1234}"),
    (Kind.CPR, "{０１０１９０－１２３４}"),
    (Kind.CPR, "{٠١٠١٩٠-١٢٣٤}"),
    (Kind.CPR, "😀 {010190-1234} 😀"),
    (Kind.CPR, "{0\u20e310190-1234}"),
    (Kind.CPR, "{01011990-1234}"),
    (Kind.CPR, "{01.01.1990 1234}"),
    (Kind.CPR, "{01/01/2012 - 1234}"),
    (Kind.CPR, "{01.01.90 1234}"),
    (Kind.CPR, "{0101 90 1234}"),
    (Kind.CPR, "{010190-12 34}"),
    (Kind.CPR, "{010190\n1234}"),
    # phone numbers
    (Kind.PHONE, "{12345678}"),
    (Kind.PHONE, "ring {20304050}"),
    (Kind.PHONE, "{20 30 40 50}"),
    (Kind.PHONE, "{2030 4050}"),
    (Kind.PHONE, "{20-30-40-50}"),
    (Kind.PHONE, "{20.30.40.50}"),
    (Kind.PHONE, "{2030-4050}"),
    (Kind.PHONE, "{20 304 050}"),
    (Kind.PHONE, "{203 04 050}"),
    (Kind.PHONE, "{20 304050}"),
    (Kind.PHONE, "tlf{20304050}"),
    (Kind.PHONE, "tlf.{20304050}"),
    (Kind.PHONE, "tlf:{20304050}"),
    (Kind.PHONE, "mobil{20304050}"),
    (Kind.PHONE, "Nr.{20304050}, efter kl. 15"),
    (Kind.PHONE, "{+4520304050}"),
    (Kind.PHONE, "{+45 20 30 40 50}"),
    (Kind.PHONE, "{+45 2030 4050}"),
    (Kind.PHONE, "{+45-20304050}"),
    (Kind.PHONE, "{(+45) 20304050}"),
    (Kind.PHONE, "{0045 20304050}"),
    (Kind.PHONE, "{004520304050}"),
    (Kind.PHONE, "{+ 45 20304050}"),
    (Kind.PHONE, "{+46 70 123 45 67}"),
    (Kind.PHONE, "{+4915112345678}"),
    (Kind.PHONE, "{+40 722 123 456}"),
    (Kind.PHONE, "{+1 (212) 555-0100}"),
    (Kind.PHONE, "{0046701234567}"),
    (Kind.PHONE, "{２０３０４０５０}"),
    (Kind.PHONE, "{20\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}40\N{NO-BREAK SPACE}50}"),
    (Kind.PHONE, "{20\N{THIN SPACE}30\N{THIN SPACE}40\N{THIN SPACE}50}"),
    (Kind.PHONE, "{2030\N{ZERO WIDTH JOINER}4050}"),
    (Kind.PHONE, "ring på {20304050}."),
    (Kind.PHONE, "{4520304050}"),
    (Kind.PHONE, "{2030 40 50}"),
    (Kind.PHONE, "{20 30 4050}"),
    (Kind.PHONE, "{20  30  40  50}"),
    (Kind.PHONE, "{20/30/40/50}"),
    (Kind.PHONE, "{(20) 30 40 50}"),
    (Kind.PHONE, "({(20) 304050})"),
    (Kind.PHONE, "nr. {20304050}"),
    (Kind.PHONE, "kontonummer {1234 5678 1234 5678}"),
    # mail addresses
    (Kind.EMAIL, "{anna@example.org}"),
    (Kind.EMAIL, "skriv til {anna.b+c@mail.example.dk}, tak"),
    (Kind.EMAIL, "<{søren@blåbær.dk}>"),
    (Kind.EMAIL, "mailto:{a@b.dk}"),
    (Kind.EMAIL, "{anna(at)example.dk}"),
    (Kind.EMAIL, "{anna [at] example.dk}"),
    (Kind.EMAIL, "{anna_b-c@example.co.uk}"),
    (Kind.EMAIL, "{ANNA@EXAMPLE.DK}"),
    (Kind.EMAIL, "{anna＠example．dk}"),
    (Kind.EMAIL, "{anna @mail.dk}"),
    (Kind.EMAIL, "{anna snabel-a mail.dk}"),
    (Kind.EMAIL, "{anna(snabela)mail.dk}"),
    # names after a cue
    (Kind.NAME, "kaldet {Maria}"),
    (Kind.NAME, "alias {Candy}"),
    (Kind.NAME, "talte med fru {Hansen}"),
    (Kind.NAME, "talte med Fru {Hansen}"),
    (Kind.NAME, "Hr. {Madsen} ringede"),
    (Kind.NAME, "hedder vist {Anna}"),
    (Kind.NAME, "hedder nok også {Anna}"),
    (Kind.NAME, "hedder til fornavn {Anna}"),
    (Kind.NAME, "HUN HEDDER {ANNA}"),
    (Kind.NAME, "Hun hedder {Anna}."),
    (Kind.NAME, "hedder {Anna Sofie}"),
    (Kind.NAME, "Hun hedder {Anna-Marie Sørensen}, og bor i byen"),
    (Kind.NAME, "kalder sig {Lone}"),
    (Kind.NAME, "kalder sig for {Lone}"),
    (Kind.NAME, "kaldes {Bibi}"),
    (Kind.NAME, "hendes navn er {Åse}"),
    (Kind.NAME, "hans navn er {Østen}"),
    (Kind.NAME, "Navn: {Maria}"),
    (Kind.NAME, "ved navn {Karl von Berg}"),
    (Kind.NAME, "en kvinde ved navn “{Maria}”"),
    (Kind.NAME, "min søster {Anna}"),
    (Kind.NAME, "hendes lille søster {Anna}"),
    (Kind.NAME, "min søster, {Anna}, kom også"),
    (Kind.NAME, "kæresten {Peter} ventede"),
    (Kind.NAME, "hendes kæreste {Peter}"),
    (Kind.NAME, "datter {Sofie}"),
    (Kind.NAME, "datteren på 8 år, {Sofie}"),
    (Kind.NAME, "jeg er {Lone}"),
    (Kind.NAME, "er her med {Maria}"),
    (Kind.NAME, "talte med {Maria} om bolig"),
    (Kind.NAME, "vil ringe til {Karen Jensen} i morgen"),
    (Kind.NAME, "bor hos {Kim}"),
    (Kind.NAME, "sagsbehandleren {Lone}"),
    (Kind.NAME, "hendes sagsbehandler {Lone Hansen}"),
    (Kind.NAME, "Hun er called {Maria}"),
    (Kind.NAME, "her name is {Maria}"),
    (Kind.NAME, "Her name is {June}"),
    (Kind.NAME, "my name is {Ana Maria de Souza}"),
    (Kind.NAME, "my sister {Anna}"),
    (Kind.NAME, "her boyfriend {Peter} waited"),
    (Kind.NAME, "goes by {Bee}"),
    (Kind.NAME, "came with {Maria}"),
    (Kind.NAME, "I'm {Lone}"),
    (Kind.NAME, "HUN HEDDER {Anna}"),
    (Kind.NAME, "hedder {Олена}"),
    (Kind.NAME, "hedder {نور}"),
    (Kind.NAME, "hedder {A\u030ase}"),  # Å in two characters
    (Kind.NAME, "hedder\N{NO-BREAK SPACE}{Anna}"),
    (Kind.NAME, "min so\N{COMBINING DIAERESIS}n. min søn {Bo}"),
    (Kind.NAME, "hedder {O'Brien}"),
]
LEFT_ALONE = [
    # dates, times, spans, amounts
    "20-11-2026",
    "20.11.2026",
    "20/11-2026",
    "2026-11-20",
    "20112026",
    "20261120",
    "født 01011990",
    "mødes 20-11-26 kl. 14.30",
    "20.11.26 1430",
    "20-11-26 14:30",
    "kl. 18.30-20.00",
    "1430-1530",
    "18-20 og 20-22",
    "2024-2026",
    "2024 2026",
    "3. kvartal 2026",
    "uge 47 2026",
    "12.000 kr",
    "12.000.000 kr",
    "12 345 678 kr",
    "12345678 kr.",
    "20304050 kroner",
    "12345678,50",
    "1.234.567,89",
    "250 kr. om ugen",
    "50 pct.",
    # other numbers
    "1234567",
    "123456789",
    "12345678901",
    "A12345678",
    "0042",
    "0042; 0043; 0044",
    "H7K-M3P",
    "sag 2026-12345",
    "12, 34, 56, 78",
    "18 25 35 45 55",
    "1 2 3 4 5 6 7 8",
    "sko str. 36 38 40 42",
    "børnetøj str 80-86-92-98",
    "bukser størrelse 36 38 40 42",
    "uge 46 47 48 49",
    "børnetøj 92-98-104-110",
    "0,12345678",
    "0.12345678",
    "3 poser, 2 par sko",
    "7110 Vejle",
    "5000 Odense C",
    "1888 Lev Uden Vold",
    "ring 112 eller 114",
    "70 20",
    "001234",
    "991390-1234",  # no such month, no such day
    "321290-1234",
    "001290-1234",
    "011390-1234",
    "921290-1234",
    "0101901-1234",
    "10101901234",
    "01019012345",
    "010190-12345",
    "010190-123",
    "4+4=8",
    "a@b",
    "@reden",
    "pris @ 20 kr",
    "reden.dk",
    # words with capitals
    "Hun kom i dag. Anna var der ikke.",
    "Anna var her",
    "Reden Esbjerg",
    "Kvindekrisecenter Fyn",
    "Lone's frisør",
    "Café Maria",
    "henvist til Jobcenter Esbjerg",
    "sammen med Jobcenteret",
    "talte med Politiet om det",
    "talt med Lægevagten",
    "aftale med Kvindekrisecenter Fyn",
    "møde med Esbjerg Kommune",
    "her med Reden",
    "bor hos Krisecentret",
    "ringede til Falck",
    "hun hedder noget andet nu",
    "tilbuddet hedder Exit",
    "et sted, der hedder Lysningen",
    "kurset hedder Krop og Sind",
    "filmen hedder Pigen",
    "the place is called Sunrise",
    "min søster er syg",
    "hendes datter. Sofie er en by",
    "hun har en datter. Det går godt",
    "min søster Mandag",
    "kæresten i Thailand",
    "hendes mor Danmark",
    "kontakt med SKAT",
    "hedder PTSD",
    "jeg er Dansk",
    "i am Danish",
    "datter i januar",
    "mor, far og to børn",
    "møde med Familieretshuset på Mandag",
    "samtale med Social- og Sundhedsforvaltningen",
    "telefon med Udbetaling Danmark",
    "called the Police",
    "came with Facebook",
    "sko, jakke og bukser",
    "Åben café og Fællesspisning",
    "Højtidsaften i December",
    "ansøgning om § 110",
    # what roles, states and files are called
    "talte med Lægen og Psykologen",
    "kontakt med Socialrådgiveren",
    "aftale med Tandlægen",
    "møde med Socialrådgiverens Leder",
    "hendes læge, Lægen på klinikken",
    "jeg er Glad",
    "jeg er Gravid i uge 12",
    "hun hedder ikke Noget",
    "HUN HEDDER NOGET ANDET",
    "TILBUDDET HEDDER EXIT",
    "et tilbud kaldet Exit",
    "Vor Frue Kirke",
    "sagsnr. 20304050",
    "sag nr. 20304050",
    "journalnr.: 20304050",
    "j.nr. 2030 4050",
    "faktura 20304050",
    "10 20 30 40",
    "20.11.2026 1430",
    "20.11.26 5000 Odense",
    "20.11.2026-1430",
    "2026 11 20",
    "20 11 2026",
    "20 11 1430",
    "følg os @reden.esbjerg",
    "WHO-5 8",
]


def marked(text: str) -> tuple[str, int, int]:
    start = text.index("{")
    end = text.index("}") - 1
    return text.replace("{", "").replace("}", ""), start, end


def test_there_are_enough_cases() -> None:
    assert len(FOUND) >= 60
    assert len(LEFT_ALONE) >= 60


@pytest.mark.parametrize(("kind", "text"), FOUND, ids=lambda value: ascii(value)[:40])
def test_what_leads_to_a_person_is_found_where_it_stands(kind: Kind, text: str) -> None:
    plain, start, end = marked(text)
    assert Finding(kind, start, end) in find(plain)


@pytest.mark.parametrize("text", LEFT_ALONE, ids=lambda value: ascii(value)[:40])
def test_ordinary_words_of_the_desk_are_left_alone(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "text", ["her med Maria", "datter Sofie", "jeg er Lone", "talte med Kim", "søster Sofias Hus", "mor Teresa"]
)
def test_strict_names_need_words_that_can_hardly_mean_anything_else(text: str) -> None:
    assert [one.kind for one in find(text)] == [Kind.NAME]
    assert find(text, strict=True) == ()


@pytest.mark.parametrize("text", ["bukser 36/38/40/42", "36  38  40  42"])
def test_figures_that_are_sizes_as_often_stop_nothing(text: str) -> None:
    assert [one.kind for one in find(text)] == [Kind.PHONE]
    assert find(text, strict=True) == ()


ORDINARY = """
Kom forbi til kaffe. Virkede træt, men glad for selskabet. Vil gerne ses igen på torsdag kl. 14.30.
Fik 2 par bukser (str. 38), 1 jakke og 3 par sokker. Mangler vinterstøvler i 39 eller 40.
Ansøgning om § 110-tilbud sendt den 12.11.2026. Svar ventes inden 4 uger.
Har fået tid hos Lægen på mandag den 23-11-26 kl. 9.15. Vil gerne have følgeskab.
Talte med Psykologen om angst. Ny tid om 14 dage, 50 minutter.
Møde med Jobcenteret og Socialrådgiveren i uge 47. Ydelsen er sat ned til 6.789 kr. om måneden.
Bor midlertidigt på Herberget. Har stået på venteliste siden 01.02.2025.
Gæld ca. 120.000 kr. til SKAT. Hjælp til at ringe til Gældsstyrelsen mellem 9 og 15.
Gennemgik WHO-5: 8, 12 og 16 point over tre gange. Fremgang på 4.
Henvist til Kirkens Korshær. Sag 2026-12345, journalnr. 20304050.
Jeg er Enig med hende i, at det haster. Vi følger op 1. december 2026.
Ville ikke sige, hvad hun hedder. Det er også helt i orden.
Var her med en veninde, som ikke har været her før. Spiste med begge dage.
Bus 12, 14 og 20 kører forbi. Afgang 10.05, 10.35 og 11.05.
Hendes kæreste ventede udenfor. Hendes søster kom kl. 16.
Urinprøve 3 dage i træk, 20 ml. Medicin 50 mg x 2, 10-20-30-40 mg i optrapning.
"""


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("note", ORDINARY.strip().splitlines())
def test_ordinary_notes_stay_quiet(note: str, strict: bool) -> None:
    assert find(note, strict=strict) == ()


@pytest.mark.parametrize("text", ["hun hedder Anna", "hendes søster Anna", "kæresten Peter", "her name is Anna"])
def test_strict_names_keep_the_plain_cues(text: str) -> None:
    assert [one.kind for one in find(text, strict=True)] == [Kind.NAME]


def test_only_the_kinds_asked_for() -> None:
    text = "Anna hedder Anna, 010190-1234, 20304050, a@b.dk"
    assert {one.kind for one in find(text)} == set(Kind)
    for kind in Kind:
        assert {one.kind for one in find(text, {kind})} == {kind}


DIGITS = st.text("0123456789", min_size=4, max_size=4)
SEPARATORS = st.sampled_from(["", " ", "-", "–", " - ", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"])
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2026, 12, 31))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "Cs", "No", "Nl"]), max_size=40)


@given(BIRTHDAYS, st.booleans(), SEPARATORS, DIGITS, WORDS, WORDS)
def test_every_cpr_number_is_found_in_any_words(
    born: date, raised: bool, by: str, serial: str, before: str, after: str
) -> None:
    number = f"{born.day + 60 * raised:02}{born:%m%y}{by}{serial}"
    text = f"{before} {number} {after}"
    assert any(text[one.start : one.end].strip() == number for one in find(text, {Kind.CPR}))


SPELLINGS = [
    "{}{}{}{}", "{} {} {} {}", "{}{} {}{}", "+45{}{}{}{}", "45{}{}{}{}", "{}{} {} {}", "{} {} {}{}", "{}/{}/{}/{}",
    "{}  {}  {}  {}", "({}) {} {} {}", "({}){}{}{}", "{}.{}.{}.{}", "{}-{}-{}-{}",
]  # fmt: skip


SPELT_CPR = [
    "{d}{m}{Y}-{a}{b}", "{d}{m}{Y} - {a}{b}", "{d}.{m}.{Y}-{a}{b}", "{d}/{m}/{Y} {a}{b}", "{d}-{m}-{y}-{a}{b}",
    "{d} {m} {y} {a}{b}", "{d}{m} {y} {a}{b}", "{d}{m} {y}-{a}{b}", "{d}{m}{y}-{a} {b}", "{d}{m}{y} {a} {b}",
    "{d}{m}{y}\n{a}{b}", "{d}{m}{y}-\n{a}{b}",
]  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2019, 12, 31)), st.sampled_from(SPELT_CPR), DIGITS)
def test_a_cpr_number_is_found_in_every_spelling(born: date, spelt: str, serial: str) -> None:
    number = spelt.format(
        d=f"{born:%d}", m=f"{born:%m}", y=f"{born:%y}", Y=f"{born:%Y}", a=serial[:2], b=serial[2:]
    )  # fmt: skip
    text = f"hun oplyste {number}, og gik"
    assert [(one.kind, text[one.start : one.end]) for one in find(text)] == [(Kind.CPR, number)]


@given(st.integers(20_00_00_00, 99_99_99_99), st.sampled_from(SPELLINGS))
def test_every_phone_number_is_found_but_days_and_years(number: int, grouping: str) -> None:
    pairs = re.findall("..", str(number))
    text = grouping.format(*pairs)
    looks_like_a_day = re.fullmatch(
        r"\d{4}(19|20)\d\d|(19|20)\d{6}|20\d\d 20\d\d|20\d\d [01]\d [0-3]\d|[0-3]\d [01]\d [012]\d\d\d", text
    )
    assert find(f"ring {text}", {Kind.PHONE}) or looks_like_a_day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y"]))
def test_no_day_is_taken_for_anything_else(day: date, form: str) -> None:
    assert find(f"den {day.strftime(form)} og dagen før, {(day - timedelta(days=1)):%d/%m}") == ()


@given(st.text())
def test_findings_lie_within_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for one in find(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(st.sampled_from([text for _, text in FOUND]), st.sampled_from(["NFC", "NFD"]))
def test_how_letters_are_put_together_does_not_matter(text: str, form: str) -> None:
    plain = unicodedata.normalize(form, marked(text)[0])
    kinds = [one.kind for one in find(marked(text)[0])]
    assert [one.kind for one in find(plain)] == kinds


@given(st.lists(st.sampled_from([marked(text)[0] for _, text in FOUND]), min_size=1, max_size=5))
def test_one_line_does_not_hide_what_another_holds(lines: list[str]) -> None:
    together = find("\n".join(lines))
    alone = sum(len(find(line)) for line in lines)
    assert len(together) >= alone


HOSTILE = [
    "1", "12 ", "@", "a", "a@", "a.", "(at)", "hedder ", "hedder A", "A ", "+", "1-", "00 ", "+1 ", "min ",
    "min søster ", "min søster på 1", "a\u030a", "\u200b", "12345678 ", "010190-", "“", ", ", "der ", "et sted der ",
    "A-", "hedder \"", "0101", "01 01 ", "1.", "x@y.", "\N{FULLWIDTH DIGIT ONE}", "å", "İ", "ﬁ", "sammen med ",
    "hendes aaaaaaaaaaaa ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_hostile_text_takes_no_more_than_its_length(piece: str) -> None:
    """100,000 characters in seconds even where the machine is busy: a pattern that backtracks would take hours."""
    text = (piece * (100_000 // len(piece) + 1))[:99_990] + " Å hedder A"
    started = time.process_time()
    find(text)
    assert time.process_time() - started < 5
