<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>backup</name>
<message><source>There is no room for a backup: it takes {needed} MB, and {free} MB are free. The backups that are there stay.</source><translation>Der er ikke plads til en sikkerhedskopi: den fylder {needed} MB, og der er {free} MB ledigt. De kopier, der er der, bliver.</translation></message>
<message><source>The folder for backups, “{name}”, is not there. Put the stick in, or choose another folder.</source><translation>Mappen til sikkerhedskopier, »{name}«, er der ikke. Sæt USB-stikket i, eller vælg en anden mappe.</translation></message>
</context>
</TS>
