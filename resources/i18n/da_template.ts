<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>template</name>
<message><source>A text is too long for a cell. Shorten it.</source><translation>En tekst er for lang til en celle. Gør den kortere.</translation></message>
<message><source>The sheet “{sheet}” already holds rows. Use an empty copy of the template.</source><translation>Arket »{sheet}« har allerede rækker. Brug en tom udgave af skabelonen.</translation></message>
<message><source>“{name}” has no sheet with a row of headers.</source><translation>»{name}« har intet ark med en række overskrifter.</translation></message>
<message><source>The template has changed since its columns were mapped. Look at them again.</source><translation>Skabelonen er ændret, siden kolonnerne blev parret. Se dem igennem igen.</translation></message>
<message><source>No column of “{name}” takes the ID number. Map its columns first.</source><translation>Ingen kolonne i »{name}« tager ID-nummeret. Par kolonnerne først.</translation></message>
<message><source>The template's lists do not hold these values: {values}. Map them, or correct the records.</source><translation>Skabelonens lister har ikke disse værdier: {values}. Par dem, eller ret registreringerne.</translation></message>
<message><source>“{name}” is saved as “Strict Open XML”. Save it as an ordinary .xlsx first.</source><translation>»{name}« er gemt som »Strict Open XML«. Gem den først som almindelig .xlsx.</translation></message>
<message><source>“{name}” holds macros. Ask for a file without them, or save it as .xlsx in Excel.</source><translation>»{name}« har makroer. Bed om en fil uden, eller gem den som .xlsx i Excel.</translation></message>
<message><source>“{name}” fetches from other files. Ask for one that stands alone.</source><translation>»{name}« henter fra andre filer. Bed om en, der står alene.</translation></message>
<message><source>Columns of the template that stay empty: {names}.</source><translation>Kolonner i skabelonen, der forbliver tomme: {names}.</translation></message>
<message><source>Columns of the return that the template has no place for: {names}.</source><translation>Kolonner i indberetningen, som skabelonen ikke har plads til: {names}.</translation></message>
<message><source>Somebody in this return has been erased since, so that it cannot be written again.</source><translation>En person i denne indberetning er slettet siden, så den kan ikke skrives igen.</translation></message>
<message><source>The sheet “{sheet}” has room for {n} row before something else stands in the way. Make room in it.</source><translation>Arket »{sheet}« har plads til {n} række, før noget andet står i vejen. Gør plads i det.</translation></message>
<message><source>The sheet “{sheet}” has room for {n} rows before something else stands in the way. Make room in it.</source><translation>Arket »{sheet}« har plads til {n} rækker, før noget andet står i vejen. Gør plads i det.</translation></message>
</context>
</TS>
