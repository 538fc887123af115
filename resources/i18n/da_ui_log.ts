<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_log</name>
<message><source>All acts</source><translation>Alle slags</translation></message>
<message><source>Backups and checks</source><translation>Kopier og tjek</translation></message>
<message><source>Bin and erasing</source><translation>Papirkurv og sletning</translation></message>
<message><source>Check the log</source><translation>Tjek loggen</translation></message>
<message><source>Checking the log</source><translation>Tjekker loggen</translation></message>
<message><source>Choose an ID number</source><translation>Vælg et ID-nummer</translation></message>
<message><source>Choose an ID number first.</source><translation>Vælg først et ID-nummer.</translation></message>
<message><source>Choose less narrowly, or clear the choice.</source><translation>Vælg bredere, eller nulstil valget.</translation></message>
<message><source>Clear</source><translation>Nulstil</translation></message>
<message><source>Clear the choice</source><translation>Nulstil valget</translation></message>
<message><source>Day</source><translation>Dag</translation></message>
<message><source>Everybody</source><translation>Alle</translation></message>
<message><source>Exported and printed</source><translation>Gemt som fil eller udskrevet</translation></message>
<message><source>Keep the store as it is, and ask for help.</source><translation>Lad lageret være, som det er, og bed om hjælp.</translation></message>
<message><source>Log</source><translation>Log</translation></message>
<message><source>Only this contact</source><translation>Kun denne borger</translation></message>
<message><source>Opened and searched</source><translation>Åbnet og søgt</translation></message>
<message><source>The last 30 days</source><translation>De seneste 30 dage</translation></message>
<message><source>The last 7 days</source><translation>De seneste 7 dage</translation></message>
<message><source>The log could not be checked</source><translation>Loggen kunne ikke tjekkes</translation></message>
<message><source>The log has been changed from outside</source><translation>Loggen er ændret udefra</translation></message>
<message><source>The log holds nothing of that kind.</source><translation>Der står intet af den slags i loggen.</translation></message>
<message><source>The log is whole</source><translation>Loggen er hel</translation></message>
<message><source>The oldest is from {day}.</source><translation>Den ældste er fra {day}.</translation></message>
<message><source>The whole log</source><translation>Hele loggen</translation></message>
<message><source>This line belongs to no contact that is there.</source><translation>Linjen hører ikke til en borger, der findes her.</translation></message>
<message><source>Time</source><translation>Tid</translation></message>
<message><source>Today only</source><translation>Kun i dag</translation></message>
<message><source>Unlocked, and attempts</source><translation>Oplåsning og forsøg</translation></message>
<message><source>Users and keys</source><translation>Brugere og nøgler</translation></message>
<message><source>What was done</source><translation>Hvad der skete</translation></message>
<message><source>Who</source><translation>Hvem</translation></message>
<message><source>Written and changed</source><translation>Skrevet og ændret</translation></message>
<message><source>clear the choice</source><translation>nulstil valget</translation></message>
<message><source>not known</source><translation>ukendt</translation></message>
<message><source>{n} line</source><translation>{n} linje</translation></message>
<message><source>{n} line does not fit the one before it.</source><translation>{n} linje passer ikke til den før.</translation></message>
<message><source>{n} line: none is changed and none is missing.</source><translation>{n} linje: ingen er ændret, og ingen mangler.</translation></message>
<message><source>{n} lines</source><translation>{n} linjer</translation></message>
<message><source>{n} lines do not fit those before them.</source><translation>{n} linjer passer ikke til dem før.</translation></message>
<message><source>{n} lines: none is changed and none is missing.</source><translation>{n} linjer: ingen er ændret, og ingen mangler.</translation></message>
</context>
</TS>
