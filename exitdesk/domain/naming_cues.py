"""Names in running text, known by the words before them: *hedder Anna*, *min søster Anna*, *her name is Anna*.

A capital letter alone says nothing (sentences, places, authorities), so that a capitalised word counts only right after
a cue, and not when it is a word that staff write with a capital anyway.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final


def without_marks(text: str) -> str:
    """``blåbær`` -> ``blabær``: letters without ring and accents, as many as they were."""
    return "".join(
        parts[0]
        if len(parts := unicodedata.normalize("NFD", letter)) > 1 and unicodedata.combining(parts[1])
        else letter
        for letter in text
    )


def _pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(without_marks(written), flags)


def _words(written: str) -> frozenset[str]:
    return frozenset(without_marks(written).split())


# Cues and stop words are read ``without_marks``, as the texts are.
_DANISH_KIN: Final = (
    "mor|far|søster|bror|datter|søn|barn|barnebarn|mormor|morfar|farmor|farfar|moster|faster|tante|onkel|kusine|fætter|"
    "niece|nevø|storesøster|lillesøster|storebror|lillebror|halvsøster|halvbror|stedmor|stedfar|stedsøn|steddatter|"
    "svigermor|svigerfar|svigersøn|svigerdatter|plejemor|plejefar|kæreste|ekskæreste|eks|kone|ekskone|mand|eksmand|"
    "samlever|sambo|ven|veninde|nabo|kollega|kunde|alfons|bagmand|chef|udlejer|roommate|baby|tvilling"
)
_DEFINITE_KIN: Final = (
    "moren|moderen|faren|faderen|søsteren|broren|broderen|datteren|sønnen|barnet|mormoren|morfaren|farmoren|farfaren|"
    "mosteren|tanten|onklen|kusinen|fætteren|niecen|nevøen|stedfaren|stedmoren|svigermoren|svigerfaren|plejemoren|"
    "kæresten|ekskæresten|eksen|konen|ekskonen|manden|eksmanden|samleveren|vennen|veninden|naboen|kollegaen|kunden|"
    "alfonsen|bagmanden|chefen|udlejeren|sagsbehandleren|rådgiveren|kontaktpersonen|psykologen|advokaten|lægen|mentoren|"
    "behandleren|støttepersonen|babyen"
)
_OWN: Final = "min|mit|din|dit|sin|sit|hendes|hans|deres|vores|borgerens|kvindens|mandens"
_OFFICE: Final = (
    "sagsbehandler|rådgiver|kontaktperson|psykolog|advokat|læge|mentor|behandler|støtteperson|socialrådgiver"
)
_ENGLISH_KIN: Final = (
    "mother|mom|mum|father|dad|sister|brother|daughter|son|child|baby|boyfriend|girlfriend|husband|wife|partner|ex|"
    "friend|cousin|aunt|uncle|niece|nephew|grandmother|grandfather|neighbour|neighbor|boss|pimp|client|caseworker|"
    "doctor|lawyer|landlord|roommate|flatmate"
)
# Right before a name hardly anything else can stand for the thing named.
_NAMING: Final = (
    r"hedder|hed|hedde|kaldet|alias|fru|frk\.?|frøken|hr\.?|"
    r"kald(?:er|te|t) (?:hun |han |de )?sig(?: selv)?(?: for)?|kaldes|"
    r"(?:for|efter|mellem|kæle|døbe|rigtige |fulde |hendes |hans |deres |mit |dit |borgerens )navn(?:et)?(?: er| var)?|"
    r"navn(?:et)? (?:er|var)|navn(?= ?:)|ved navn|døbt|"
    r"(?:is|was|were|be|goes by|known as|person|woman|man|girl|guy|she's|he's) called|is named|was named|named|"
    r"called(?! the)|goes by(?: the name(?: of)?)?|(?:her|his|my|their|your|first|last|full|real|the) ?name (?:is|was)|"
    r"name(?= ?:)|(?:her|his|my|their) name's|by the name of|calls (?:herself|himself|themselves)"
)
_STRICT_KIN: Final = (
    rf"(?:{_OWN}) (?:\w{{2,12}} )?(?:{_DANISH_KIN}|{_OFFICE})|(?:{_DEFINITE_KIN})|"
    rf"(?:my|your|her|his|their|our) (?:\w{{2,12}} )?(?:{_ENGLISH_KIN})"
)
_LOOSE: Final = (
    rf"jeg er|i am|i'm|this is|{_DANISH_KIN}|{_OFFICE}|"
    r"(?:her|sammen|kom|taler|talt|talte|tale|snakker|snakket|snakkede|snakke|bor|boet|boede|møde|mødes|aftale|"
    r"kontakt|kærester|gift|venner|veninder|følges|fulgtes|været|ude|hjemme|skændtes|uvenner|samtale|telefon) "
    r"(?:sammen )?med|"
    r"(?:bor|boede|sover|sov|overnatter|overnattede|arbejder|været) hos|besøg (?:af|hos)|"
    r"(?:brev|besked|sms|opkald) fra|(?:ringer?|ringede|ringet|skriver?|skrev|skrevet) til|passer|"
    r"together with|(?:here|lives|living|stays|staying|talked|spoke|speaks|meets|met|came|went) with|"
    rf"(?:{_ENGLISH_KIN})"
)
_AGE: Final = r"(?:,? (?:på|aged|age|of) [0-9]{1,2}(?: år)?)?"
_HEDGED: Final = (
    r"(?: (?:vist(?:nok)?|nok|måske|egentlig|faktisk|også|bare|i virkeligheden|til (?:for|efter|mellem)navn)){0,2}"
)
_AFTER: Final = "(?=[ ,:\"“”„«»'‘’(])"
_CUE: Final = {
    True: _pattern(rf"\b(?:(?P<naming>{_NAMING}){_HEDGED}|(?:{_STRICT_KIN}){_AGE}){_AFTER}"),
    False: _pattern(rf"\b(?:(?P<naming>{_NAMING}){_HEDGED}|(?:{_STRICT_KIN}|{_LOOSE}){_AGE}){_AFTER}"),
}
_BETWEEN: Final = re.compile("[ ]?[,:(]?[ ]?[\"“”„«»'‘’]?")
_WORD: Final = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
_PARTICLE: Final = re.compile(r"(?:von|van|de|da|der|del|di|el|al|af|bin|la|le) ")
# Something called so is no person: "et tilbud, der hedder Exit".
_THING: Final = _pattern(
    r"(?:projekt|tilbud|sted|kursus|kurs|forløb|hold|gruppe|gruppen|bog|bøger|film|filmen|serie|gade|vej|vejen|by|byen|"
    r"land|firma|forening|organisation|app|skole|plads|klinik|medicin|café|bar|butik|kommune|center|centre|hus|"
    r"ordning|indsats|aktivitet|metode|skema|blanket|støtte|ydelse|program|side|hjemmeside|sang|spil|avis|"
    r"project|service|place|course|group|book|film|movie|series|street|town|city|country|company|organisation|"
    r"organization|shop|clinic|programme|scheme|song|game|house|shelter|website|site|centre|activity)"
    r"(?:et|en|t|n|s|er|erne)?,? ?(?:(?:der|som|nu|også|that|which|now|is|it|den|det) ?){0,3}\Z"
)
# A letter that is not small, with something but the end of a sentence before it: without one there is no name.
_CAPITAL: Final = re.compile(r"(?:[^.!?\s]|[Hh][Rr]\.|[Ff][Rr][Kk]\.)[ ,:\"“”„«»'‘’(]{1,4}(?![a-zæøå])[^\W\d_]")
_LONGEST_BEFORE: Final = 48
_MOST_WORDS: Final = 4

_WEEKDAYS: Final = _words(
    "mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday saturday sunday"
)
_MONTHS: Final = _words(
    "januar februar marts april maj juni juli august september oktober november december january february march may "
    "june july october"
)
_FEASTS: Final = _words(
    "jul juleaften nytår nytårsaften påske pinse sankt fastelavn grundlovsdag christmas easter ramadan eid"
)
_AUTHORITIES: Final = _words(
    "reden redens exit kirkens kors kvinderådgivningen kvindehjemmet kvindekrisecenter krisecenter mandecentret lev "
    "ud nye veje headspace livslinien børns vilkår mødrehjælpen fundamentet dannerhuset danner aa na skat "
    "sundhed.dk politi politiet retten byretten landsretten statsforvaltningen familieretshuset udlændingestyrelsen "
    "hjemrejse nykredit jobcenter jobcentret jobcenteret borgerservice kommune kommunen region regionen udbetaling "
    "danmark ankestyrelsen socialstyrelsen socialtilsynet socialforvaltningen socialvagten døgnvagten lægevagten "
    "falck akut akutmodtagelsen skadestuen sygehus sygehuset hospital hospitalet rigshospitalet psykiatri "
    "psykiatrien distriktspsykiatrien sundhedsklinikken misbrugscenter misbrugscentret rusmiddelcenter "
    "rusmiddelcentret krisecentret herberg herberget forsorgshjem forsorgshjemmet varmestuen værestedet natcafeen "
    "café cafe frelsens hær blå røde folkekirken kirken moskeen ambassaden bank banken danske nordea jyske netbank "
    "mitid nemid e-boks eboks borger.dk facebook instagram messenger whatsapp snapchat tiktok telegram tinder "
    "google zoom teams skype viber netflix youtube netto føtex bilka rema rema1000 lidl aldi coop irma fakta ikea "
    "normal matas dsb flixbus arriva movia dao postnord who who-5 cti ptsd adhd hiv hpv ssri cpr kl police the"
)
_PLACES: Final = _words(
    "danmark københavn kbh aarhus århus odense aalborg ålborg esbjerg randers kolding horsens vejle roskilde "
    "herning silkeborg helsingør næstved fredericia viborg køge holstebro taastrup slagelse hillerød sønderborg "
    "svendborg hjørring frederikshavn nørrebro vesterbro østerbro amager istedgade halmtorvet fyn jylland sjælland "
    "lolland falster bornholm vestjylland nordjylland midtjylland sydjylland grønland færøerne sverige norge "
    "finland tyskland polen rumænien bulgarien ungarn thailand nigeria ghana uganda kenya spanien italien frankrig "
    "england ukraine rusland letland litauen estland tjekkiet albanien serbien kosovo bosnien tyrkiet syrien irak "
    "iran somalia brasilien colombia venezuela filippinerne vietnam kina indien marokko portugal grækenland holland "
    "belgien europa eu usa uk denmark copenhagen sweden norway germany poland romania bulgaria hungary spain italy "
    "france latvia lithuania china india danish swedish german polish romanian bulgarian hungarian thai nigerian "
    "english spanish italian ukrainian russian african european filipino brazilian vietnamese dansk"
)
_ADDRESSES: Final = _words(
    "i de dem deres du vi jeg hun han den det der dette denne en et at og men fordi nej ja hr fru frk dr mr mrs ms "
    "no yes she he they we you it this that a an and but because my her his not new very so just"
)
_ROLES: Final = _words(f"{_DANISH_KIN}|{_DEFINITE_KIN}|{_OFFICE}|{_ENGLISH_KIN}".replace("|", " ")) | _words(
    "socialrådgiveren sygeplejerske sygeplejersken jordemoder jordemoderen tandlæge tandlægen psykiater psykiateren "
    "terapeut terapeuten pædagog pædagogen tolk tolken vagt vagten betjent betjenten leder lederen præst præsten "
    "frivillig frivillige medarbejder medarbejderen underviser underviseren lærer læreren vejleder vejlederen nurse "
    "midwife dentist psychiatrist therapist interpreter"
)
_STATES: Final = _words(
    "glad træt syg rask gravid alene ked bange klar enig sikker stolt vred sur ny single gift skilt fraskilt hjemløs "
    "færdig okay ok helt meget så også nu her på ikke lige bare stadig altid kun lidt noget andet ellers mere "
    "happy tired sick pregnant alone afraid ready sure proud angry homeless fine sorry also here now only still"
)
_ALWAYS: Final = _WEEKDAYS | _FEASTS | _AUTHORITIES | _PLACES | _ADDRESSES | _ROLES | _STATES
_INSTITUTION: Final = _pattern(
    r"(?:center|centret|centeret|kommune|kommunen|kontor|kontoret|vagten|hjem|hjemmet|huset|skole|skolen|hospital|"
    r"hospitalet|sygehus|sygehuset|styrelsen|afdelingen|klinik|klinikken|forening|foreningen|stuen|politiet|retten|"
    r"ambassaden|banken|apotek|apoteket|forsorgen|rådgivningen|behandlingen|forvaltningen|instituttet|teamet|projektet|"
    r"tilbuddet|caféen|cafeen|gade|vej|vejen|pladsen|torvet|ministeriet|tilsynet|telefonen|linjen|linien)s?\Z",
    re.IGNORECASE,
)


def named(text: str, *, strict: bool) -> Iterator[tuple[int, int]]:
    """Where a name stands (start, end) after a cue. ``text`` is ``without_marks``.

    ``strict`` leaves out cues after which other things stand as often (*sammen med*, *jeg er*, a bare *datter*).
    """
    if _CAPITAL.search(text) is None:
        return
    small = _small(text)
    for match in _CUE[strict].finditer(small):
        naming = match["naming"] is not None
        if naming and _THING.search(small[max(0, match.start() - _LONGEST_BEFORE) : match.start()]):
            continue
        shouted = naming and text[match.start() : match.end()].isupper()
        if span := _name_at(text, match.end(), any_month=naming, shouted=shouted):
            yield span


def _small(text: str) -> str:
    """In small letters, each where it was: a few letters are two when they are made small."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(x if len(x := one.lower()) == 1 else one for one in text)


def _name_at(text: str, place: int, *, any_month: bool, shouted: bool) -> tuple[int, int] | None:
    """The capitalised words from ``place`` on. ``any_month``: June and April may be names here. ``shouted``: the words
    before were all capitals, so a word in capitals is no acronym.
    """
    between = _BETWEEN.match(text, place)
    start = place if between is None else between.end()
    end = None
    at = start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None or not _is_name(word[0], any_month=any_month or end is not None, shouted=shouted):
            break
        if text[word.end() : word.end() + 1] == "-":  # "Social- og Sundhedsforvaltningen"
            break
        end = word.end()
        at = end + 1
        if text[end : end + 1] != " ":
            break
        particle = _PARTICLE.match(text, at)
        if particle is not None:
            at = particle.end()
    return None if end is None else (start, end)


def _is_name(word: str, *, any_month: bool, shouted: bool) -> bool:
    """A capitalised word (or one in a script without capitals) that is no acronym, place, day or authority."""
    first = word[0]
    if first.islower() or (not shouted and len(word) > 1 and word.isupper() and first != first.lower()):
        return False
    plain = word.casefold()
    bare = plain.removesuffix("'s").removesuffix("’s")
    if plain in _ALWAYS or bare in _ALWAYS or plain.removesuffix("s") in _ROLES or (plain in _MONTHS and not any_month):
        return False
    return _INSTITUTION.search(word) is None
