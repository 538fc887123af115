<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>ui_today</name>
<message><source>Read-only here: what you type is not kept.</source><translation>Her kan du kun læse: Det, du skriver, bliver ikke gemt.</translation></message>
<message><source>Where to, or from where</source><translation>Hvortil eller hvorfra</translation></message>
<message><source>Is it about human trafficking?</source><translation>Handler det om menneskehandel?</translation></message>
<message><source>Type, or choose with the arrow</source><translation>Skriv, eller vælg med pilen</translation></message>
<message><source>New referral</source><translation>Ny henvisning</translation></message>
<message><source>Suggestions</source><translation>Forslag</translation></message>
<message><source>“{text}” as it is</source><translation>»{text}«, som det står</translation></message>
<message><source>Yes</source><translation>Ja</translation></message>
<message><source>Form</source><translation>Form</translation></message>
<message><source>Talk</source><translation>Samtale</translation></message>
<message><source>min</source><translation>min</translation></message>
<message><source>Not said</source><translation>Ikke oplyst hvem</translation></message>
<message><source>Choose what the help was.</source><translation>Vælg, hvad hjælpen var.</translation></message>
<message><source>A day has {n} minutes.</source><translation>Et døgn har {n} minutter.</translation></message>
<message><source>new today</source><translation>ny i dag</translation></message>
<message><source>declines WHO-5</source><translation>ønsker ikke WHO-5</translation></message>
<message><source>Café</source><translation>Café</translation></message>
<message><source>Meal</source><translation>Måltid</translation></message>
<message><source>Waiting</source><translation>Venter</translation></message>
<message><source>none</source><translation>ingen</translation></message>
<message><source>not saved yet</source><translation>ikke gemt endnu</translation></message>
<message><source>Another day</source><translation>Anden dag</translation></message>
<message><source>Back to today</source><translation>Tilbage til i dag</translation></message>
<message><source>Nobody is on the sheet yet this evening</source><translation>Ingen er skrevet på endnu i aften</translation></message>
<message><source>Nobody is on the sheet of that day</source><translation>Ingen er skrevet på den dag</translation></message>
<message><source>Type an ID number above, or choose somebody who was here lately.</source><translation>Skriv et ID-nummer øverst, eller vælg en, der har været her for nylig.</translation></message>
<message><source>The evening is not saved</source><translation>Aftenen er ikke gemt</translation></message>
<message><source>Put the person on the sheet; on an ID number in the rows: the next person</source><translation>Skriv borgeren på. På et ID-nummer i rækkerne: den næste</translation></message>
<message><source>Somebody who was here lately</source><translation>En, der har været her for nylig</translation></message>
<message><source>A new contact with a new ID number</source><translation>Ny borger med et nyt ID-nummer</translation></message>
<message><source>Café, meal</source><translation>Café, måltid</translation></message>
<message><source>Clothes; then a digit, + or - for the number of pieces</source><translation>Tøj. Derefter et ciffer, + eller - for antal stykker</translation></message>
<message><source>Talk: Enter takes the usual one, a digit another, N adds challenges and a note</source><translation>Samtale: Enter tager den sædvanlige, et ciffer en anden, N giver »Hjulpet med« og notat</translation></message>
<message><source>Take away the talk, the referral or the row</source><translation>Fjern samtalen, henvisningen eller rækken</translation></message>
<message><source>Everything about the person</source><translation>Alt om borgeren</translation></message>
<message><source>Guests without ID (with Alt while typing)</source><translation>Gæster uden ID (med Alt, mens du skriver)</translation></message>
<message><source>Another day (with Alt while typing)</source><translation>Anden dag (med Alt, mens du skriver)</translation></message>
<message><source>Back to the field</source><translation>Tilbage til feltet</translation></message>
<message><source>café</source><translation>café</translation></message>
<message><source>meal</source><translation>måltid</translation></message>
<message><source>clothes</source><translation>tøj</translation></message>
<message><source>talk</source><translation>samtale</translation></message>
<message><source>referral</source><translation>henvisning</translation></message>
<message><source>No longer saved: the sheet stands as before.</source><translation>Gemmet er fortrudt: aftenen står, som før du gemte.</translation></message>
<message><source>week {n}</source><translation>uge {n}</translation></message>
<message><source>Which day?</source><translation>Hvilken dag?</translation></message>
<message><source>{n} row that is not saved yet is saved first.</source><translation>{n} række, der ikke er gemt endnu, gemmes først.</translation></message>
<message><source>{n} rows that are not saved yet are saved first.</source><translation>{n} rækker, der ikke er gemt endnu, gemmes først.</translation></message>
<message><source>The Rede day runs to {time}</source><translation>Rede-dagen går til kl. {time}</translation></message>
<message><source>The Rede day that the evening began on.</source><translation>Den Rede-dag, aftenen begyndte på.</translation></message>
<message><source>Save and show</source><translation>Gem og vis</translation></message>
<message><source>entered later, {when}</source><translation>skrives ind bagefter, {when}</translation></message>
<message><source>To the sheet</source><translation>Sæt på arket</translation></message>
<message><source>Take {number} off this evening?</source><translation>Fjern {number} fra denne aften?</translation></message>
<message><source>What is registered for this person that day goes into the bin when you save.</source><translation>Det, der er registreret for borgeren den dag, lægges i papirkurven, når du gemmer.</translation></message>
<message><source>Take off</source><translation>Fjern</translation></message>
<message><source>{named} with ID, {guests} without ID</source><translation>{named} borgere, {guests} uden ID</translation></message>
<message><source>Guests without ID</source><translation>Gæster uden ID</translation></message>
<message><source>Seen lately</source><translation>Sidst set</translation></message>
<message><source>with ID</source><translation>borgere</translation></message>
<message><source>in all</source><translation>i alt</translation></message>
<message><source>Pieces of clothing</source><translation>Stykker tøj</translation></message>
<message><source>Pieces of clothing for {number}</source><translation>Stykker tøj til {number}</translation></message>
<message><source>Create “{number}” as it is</source><translation>Opret »{number}« uændret</translation></message>
<message><source>ID number of somebody who is here</source><translation>ID-nummer på en, der er her</translation></message>
<message><source>add to the evening</source><translation>tilføj til aftenen</translation></message>
<message><source>next person</source><translation>næste</translation></message>
<message><source>Nobody has the number “{number}” yet. Is it one of these? Choose with ↑ and ↓.</source><translation>Ingen har nummeret »{number}« endnu. Er det et af disse? Vælg med ↑ og ↓.</translation></message>
<message><source>Check the number “{number}”. Is it one of these?</source><translation>Tjek nummeret »{number}«. Er det et af disse?</translation></message>
<message><source>Check the number “{number}”: nobody has it.</source><translation>Tjek nummeret »{number}«: ingen har det.</translation></message>
<message><source>A new contact gets a new ID number</source><translation>Ny borger får et nyt ID-nummer</translation></message>
<message><source>Nobody has the number “{number}” yet. Enter creates it as it is.</source><translation>Ingen har nummeret »{number}« endnu. Enter opretter det uændret.</translation></message>
<message><source>is on the sheet</source><translation>står på arket</translation></message>
<message><source>The number {number} is in the bin. Restore it there first.</source><translation>Nummeret {number} ligger i papirkurven. Hent det frem derfra først.</translation></message>
<message><source>Everything was saved at {time}</source><translation>Alt er gemt kl. {time}</translation></message>
<message><source>Everything is saved</source><translation>Alt er gemt</translation></message>
<message><source>The draft is safe since {time} and will not be lost.</source><translation>Kladden er sikret kl. {time} og går ikke tabt.</translation></message>
<message><source>{people}, {registrations}.</source><translation>{people}, {registrations}.</translation></message>
<message><source>What you type is kept as an encrypted draft.</source><translation>Det, du skriver, sikres løbende som krypteret kladde.</translation></message>
<message><source>Save the evening</source><translation>Gem aftenen</translation></message>
<message><source>{n} row is not saved yet</source><translation>{n} række er ikke gemt endnu</translation></message>
<message><source>{n} rows are not saved yet</source><translation>{n} rækker er ikke gemt endnu</translation></message>
<message><source>{n} registration</source><translation>{n} registrering</translation></message>
<message><source>{n} registrations</source><translation>{n} registreringer</translation></message>
<message><source>The number of guests is not saved yet</source><translation>Antallet af gæster er ikke gemt endnu</translation></message>
<message><source>Nothing to save yet</source><translation>Intet at gemme endnu</translation></message>
<message><source>Encrypted on this computer.</source><translation>Krypteret på denne computer.</translation></message>
<message><source>Took part in</source><translation>Var med til</translation></message>
<message><source>Challenges and note</source><translation>Hjulpet med og notat</translation></message>
<message><source>Talk with {number}</source><translation>Samtale med {number}</translation></message>
<message><source>Remove</source><translation>Fjern</translation></message>
<message><source>One more</source><translation>En til</translation></message>
<message><source>Done</source><translation>Færdig</translation></message>
<message><source>Add</source><translation>Tilføj</translation></message>
<message><source>People here, one row each</source><translation>De, der er her, én række til hver</translation></message>
<message><source>Double click: everything about {number}</source><translation>Dobbeltklik: alt om {number}</translation></message>
</context>
</TS>
