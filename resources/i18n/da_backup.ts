<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>backup</name>
<message><source>There is no room for a backup: it takes {needed} MB, and {free} MB are free. The backups that are there stay.</source><translation>Der er ikke plads til en sikkerhedskopi: den fylder {needed} MB, og der er {free} MB ledigt. De kopier, der er der, bliver.</translation></message>
<message><source>The folder for backups, “{name}”, is not there. Put the stick in, or choose another folder.</source><translation>Mappen til sikkerhedskopier, »{name}«, er der ikke. Sæt USB-stikket i, eller vælg en anden mappe.</translation></message>
<message><source>Backup of {date} at {time}</source><translation>Sikkerhedskopi fra {date} kl. {time}</translation></message>
<message><source>{n} talk</source><translation>{n} samtale</translation></message>
<message><source>{n} talks</source><translation>{n} samtaler</translation></message>
<message><source>Last saved on {date}</source><translation>Sidst gemt {date}</translation></message>
<message><source>Nothing saved yet</source><translation>Intet gemt endnu</translation></message>
<message><source>Users: {names}</source><translation>Brugere: {names}</translation></message>
<message><source>What stands there now cannot be opened with this passphrase, so it cannot be compared.</source><translation>Det, der står der nu, kan ikke åbnes med denne adgangssætning og kan derfor ikke sammenlignes.</translation></message>
<message><source>What stands there now holds as much.</source><translation>Det, der står der nu, rummer lige så meget.</translation></message>
<message><source>What stands there now holds {contacts} contacts and {sessions} talks.</source><translation>Det, der står der nu, rummer {contacts} borgere og {sessions} samtaler.</translation></message>
<message><source>It is {n} day newer.</source><translation>Det er {n} dag nyere.</translation></message>
<message><source>It is {n} days newer.</source><translation>Det er {n} dage nyere.</translation></message>
<message><source>Whether anybody was erased after this backup cannot be told. Erase them again, if so: look at the receipts.</source><translation>Det kan ikke ses, om nogen er slettet for altid efter denne sikkerhedskopi. Slet dem i så fald igen: se på kvitteringerne.</translation></message>
<message><source>{n} contact had been erased since and was erased again.</source><translation>{n} borger var slettet for altid siden og er slettet igen.</translation></message>
<message><source>{n} contacts had been erased since and were erased again.</source><translation>{n} borgere var slettet for altid siden og er slettet igen.</translation></message>
<message><source>{n} contact has been erased since and will be erased again.</source><translation>{n} borger er slettet for altid siden og bliver slettet igen.</translation></message>
<message><source>{n} contacts have been erased since and will be erased again.</source><translation>{n} borgere er slettet for altid siden og bliver slettet igen.</translation></message>
<message><source>The store has been given a new key since the newest backup. Make a new backup first.</source><translation>Lageret har fået en ny nøgle siden den nyeste sikkerhedskopi. Tag først en ny sikkerhedskopi.</translation></message>
<message><source>It holds another number of contacts or talks than when it was made.</source><translation>Den rummer et andet antal borgere eller samtaler, end da den blev taget.</translation></message>
<message><source>Tried on {tried}: the backup of {made} could not be used. {trouble} Make a new one now.</source><translation>Prøvet {tried}: sikkerhedskopien fra {made} kunne ikke bruges. {trouble} Tag en ny nu.</translation></message>
<message><source>Tried on {tried}: the backup of {made} can be restored. It holds {held}, as the store did then.</source><translation>Prøvet {tried}: sikkerhedskopien fra {made} kan gendannes. Den rummer {held}, og det gjorde lageret også.</translation></message>
<message><source>Tried on {tried}: the backup of {made} can be restored. It holds {held}; the store held {now}.</source><translation>Prøvet {tried}: sikkerhedskopien fra {made} kan gendannes. Den rummer {held}; lageret rummede {now}.</translation></message>
<message><source>{contacts} and {talks}</source><translation>{contacts} og {talks}</translation></message>
</context>
</TS>
