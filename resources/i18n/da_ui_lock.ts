<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>lock</name>
<message><source>Locks in a moment. Touch a key to stay.</source><translation>Låser om lidt. Tryk på en tast for at blive.</translation></message>
<message><source>Calendar</source><translation>Kalender</translation></message>
<message><source>Week {number}</source><translation>Uge {number}</translation></message>
</context>
</TS>
