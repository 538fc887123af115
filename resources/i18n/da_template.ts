<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>template</name>
<message><source>“{name}” has a formula that can send or fetch something: {place}. Ask for a file without it.</source><translation>»{name}« har en formel, der kan sende eller hente noget: {place}. Bed om en fil uden den.</translation></message>
<message><source>the name “{name}”</source><translation>navnet »{name}«</translation></message>
<message><source>A text is too long for a cell. Shorten it.</source><translation>En tekst er for lang til en celle. Gør den kortere.</translation></message>
<message><source>The sheet “{sheet}” already holds rows. Use an empty copy of the template.</source><translation>Arket »{sheet}« har allerede rækker. Brug en tom udgave af skabelonen.</translation></message>
<message><source>“{name}” has no sheet with a row of headers.</source><translation>»{name}« har intet ark med en række overskrifter.</translation></message>
<message><source>The template has changed since its columns were mapped. Look at them again.</source><translation>Skabelonen er ændret, siden kolonnerne blev knyttet sammen. Se dem igennem igen.</translation></message>
<message><source>No column of “{name}” takes the ID number. Map its columns first.</source><translation>Ingen kolonne i »{name}« tager ID-nummeret. Knyt først kolonnerne sammen.</translation></message>
<message><source>The template's lists do not hold these values: {values}. Map them, or correct the records.</source><translation>Skabelonens lister har ikke disse værdier: {values}. Vælg et ord for dem, eller ret registreringerne.</translation></message>
<message><source>“{name}” is saved as “Strict Open XML”. Save it as an ordinary .xlsx first.</source><translation>»{name}« er gemt som »Strict Open XML«. Gem den først som almindelig .xlsx.</translation></message>
<message><source>“{name}” holds macros. Ask for a file without them, or save it as .xlsx in Excel.</source><translation>»{name}« har makroer. Bed om en fil uden, eller gem den som .xlsx i Excel.</translation></message>
<message><source>“{name}” holds far more than an empty template and was not read. Choose the empty one.</source><translation>»{name}« rummer langt mere end en tom skabelon og blev ikke læst. Vælg den tomme.</translation></message>
<message><source>“{name}” fetches from other files. Ask for one that stands alone.</source><translation>»{name}« henter fra andre filer. Bed om en, der står alene.</translation></message>
<message><source>Columns of the template that stay empty: {names}.</source><translation>Kolonner i skabelonen, der forbliver tomme: {names}.</translation></message>
<message><source>Columns of the return that the template has no place for: {names}.</source><translation>Kolonner i indberetningen, som skabelonen ikke har plads til: {names}.</translation></message>
<message><source>Somebody in this return has been erased since, so that it cannot be written again.</source><translation>En person i denne indberetning er slettet siden, så den kan ikke skrives igen.</translation></message>
<message><source>The sheet “{sheet}” has room for {n} row before something else stands in the way. Make room in it.</source><translation>Arket »{sheet}« har plads til {n} række, før noget andet står i vejen. Gør plads i det.</translation></message>
<message><source>The sheet “{sheet}” has room for {n} rows before something else stands in the way. Make room in it.</source><translation>Arket »{sheet}« har plads til {n} rækker, før noget andet står i vejen. Gør plads i det.</translation></message>
<message><source>The template has changed since its columns were mapped ({what}). Look at them in the program first: the return, the agency's own workbook.</source><translation>Skabelonen er ændret, siden kolonnerne blev knyttet sammen ({what}). Se dem igennem i programmet først: Indberetning, styrelsens skabelon.</translation></message>
<message><source>new: “{header}” ({column})</source><translation>ny: »{header}« ({column})</translation></message>
<message><source>gone: “{header}”</source><translation>væk: »{header}«</translation></message>
<message><source>moved: “{header}” from {before} to {now}</source><translation>flyttet: »{header}« fra {before} til {now}</translation></message>
<message><source>another list: “{header}”</source><translation>en anden liste: »{header}«</translation></message>
<message><source>the sheet is called “{now}”, not “{before}”</source><translation>arket hedder »{now}«, ikke »{before}«</translation></message>
<message><source>the rows begin at {now}, not {before}</source><translation>rækkerne begynder i {now}, ikke {before}</translation></message>
<message><source>Nothing has changed in what was returned, so there are no corrections to write.</source><translation>Intet er ændret i det, der er indberettet, så der er ingen rettelser at skrive.</translation></message>
<message><source>These returns could not be compared with the records: {periods}. The profile of that time cannot be read any more.</source><translation>Disse indberetninger kunne ikke sammenlignes med registreringerne: {periods}. Profilen fra dengang kan ikke læses mere.</translation></message>
<message><source>--corrections goes without --period and --template: it is about all that was sent.</source><translation>--corrections går uden --period og --template: det gælder alt, der er sendt.</translation></message>
<message><source>Say which period: --period 2026-Q3, FROM..TO or project.</source><translation>Angiv perioden: --period 2026-Q3, FRA..TIL eller project.</translation></message>
<message><source>Say where the file goes: --out FILE.xlsx.</source><translation>Angiv, hvor filen skal ligge: --out FIL.xlsx.</translation></message>
<message><source>Practice: the rows in “{name}” are invented. Do not send it.</source><translation>Øvelse: rækkerne i »{name}« er opdigtede. Send den ikke.</translation></message>
<message><source>The template is not as it was: {what}.</source><translation>Skabelonen er ikke, som den var: {what}.</translation></message>
<message><source>Comparing with what was sent</source><translation>Sammenligner med det, der blev sendt</translation></message>
<message><source>{n} correction.</source><translation>{n} rettelse.</translation></message>
<message><source>{n} corrections.</source><translation>{n} rettelser.</translation></message>
<message><source>Nothing has changed in what was returned.</source><translation>Intet er ændret i det, der er indberettet.</translation></message>
</context>
</TS>
