<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context><name>import</name>
<message><source>“{name}” is no ordinary file. Choose another one.</source><translation>»{name}« er ikke en almindelig fil. Vælg en anden.</translation></message>
<message><source>“{name}” is neither .xlsx, .ods nor .csv. Choose another file.</source><translation>»{name}« er hverken .xlsx, .ods eller .csv. Vælg en anden fil.</translation></message>
<message><source>“{name}” has a password. Save it without a password first.</source><translation>»{name}« har en adgangskode. Gem den først uden adgangskode.</translation></message>
<message><source>“{name}” is far too large and was not read.</source><translation>»{name}« er alt for stor og blev ikke læst.</translation></message>
<message><source>“{name}” cannot be read as a table: a quotation mark is not closed.</source><translation>»{name}« kan ikke læses som en tabel: et anførselstegn er ikke afsluttet.</translation></message>
<message><source>The file takes more memory or time than a workbook may, and was not read.</source><translation>Filen kræver mere hukommelse eller tid, end en projektmappe må, og blev ikke læst.</translation></message>
<message><source>The process that reads files cannot be started. Close other programs, then try again.</source><translation>Processen, der læser filer, kan ikke startes. Luk andre programmer, og prøv igen.</translation></message>
</context>
</TS>
