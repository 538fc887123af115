<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>ui</name>
<message><source>Today</source><translation>I dag</translation></message>
<message><source>Contacts</source><translation>Borgere</translation></message>
<message><source>Contact</source><translation>Borger</translation></message>
<message><source>Well-being</source><translation>Trivsel</translation></message>
<message><source>Activities and clothing</source><translation>Aktiviteter og tøj</translation></message>
<message><source>Return</source><translation>Indberetning</translation></message>
<message><source>Statistics</source><translation>Statistik</translation></message>
<message><source>Set-up</source><translation>Opsætning</translation></message>
<message><source>PRACTICE</source><translation>ØVELSE</translation></message>
<message><source>Invented data</source><translation>Opdigtede oplysninger</translation></message>
<message><source>Lock</source><translation>Lås</translation></message>
<message><source>Undo</source><translation>Fortryd</translation></message>
<message><source>Cancel</source><translation>Annullér</translation></message>
<message><source>Close</source><translation>Luk</translation></message>
<message><source>No</source><translation>Nej</translation></message>
<message><source>Understood</source><translation>Forstået</translation></message>
<message><source>Leave without saving?</source><translation>Forlad uden at gemme?</translation></message>
<message><source>What you typed here is then gone.</source><translation>Det, du har skrevet her, er så væk.</translation></message>
<message><source>Leave</source><translation>Forlad</translation></message>
<message><source>Keep writing</source><translation>Skriv videre</translation></message>
<message><source>One moment …</source><translation>Et øjeblik …</translation></message>
<message><source>Show what is typed</source><translation>Vis det, der er skrevet</translation></message>
<message><source>Hide what is typed</source><translation>Skjul det, der er skrevet</translation></message>
<message><source>The text is {n} characters too long. Shorten it, or split it in two.</source><translation>Teksten er {n} tegn for lang. Kort den af, eller del den i to.</translation></message>
<message><source>Not known</source><translation>Ikke oplyst</translation></message>
<message><source>Declined to answer</source><translation>Ønsker ikke at svare</translation></message>
<message><source>Not asked</source><translation>Ikke spurgt</translation></message>
<message><source>20-11, yesterday, -1</source><translation>20-11, i går, -1</translation></message>
<message><source>Type a date, for instance 20-11.</source><translation>Skriv en dato, for eksempel 20-11.</translation></message>
<message><source>“{text}” is not a date. Type for instance 20-11 or yesterday.</source><translation>“{text}” er ikke en dato. Skriv for eksempel 20-11 eller i går.</translation></message>
<message><source>{date} has not come yet. Check the date.</source><translation>{date} er ikke kommet endnu. Tjek datoen.</translation></message>
<message><source>{date} is before 2000. Check the year.</source><translation>{date} er før år 2000. Tjek årstallet.</translation></message>
<message><source>Monday</source><translation>mandag</translation></message>
<message><source>Tuesday</source><translation>tirsdag</translation></message>
<message><source>Wednesday</source><translation>onsdag</translation></message>
<message><source>Thursday</source><translation>torsdag</translation></message>
<message><source>Friday</source><translation>fredag</translation></message>
<message><source>Saturday</source><translation>lørdag</translation></message>
<message><source>Sunday</source><translation>søndag</translation></message>
<message><source>January</source><translation>Januar</translation></message>
<message><source>February</source><translation>Februar</translation></message>
<message><source>March</source><translation>Marts</translation></message>
<message><source>April</source><translation>April</translation></message>
<message><source>May</source><translation>Maj</translation></message>
<message><source>June</source><translation>Juni</translation></message>
<message><source>July</source><translation>Juli</translation></message>
<message><source>August</source><translation>August</translation></message>
<message><source>September</source><translation>September</translation></message>
<message><source>October</source><translation>Oktober</translation></message>
<message><source>November</source><translation>November</translation></message>
<message><source>December</source><translation>December</translation></message>
</context>
</TS>
