<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>guard</name>
<message><source>a CPR number</source><translation>et CPR-nummer</translation></message>
<message><source>a phone number</source><translation>et telefonnummer</translation></message>
<message><source>a mail address</source><translation>en mailadresse</translation></message>
<message><source>a person's name</source><translation>et personnavn</translation></message>
<message><source>a user's name</source><translation>en brugers navn</translation></message>
<message><source>a note</source><translation>et notat</translation></message>
<message><source>the sheet “{sheet}”</source><translation>arket »{sheet}«</translation></message>
<message><source>row {row}</source><translation>række {row}</translation></message>
<message><source>the column “{column}”</source><translation>kolonnen »{column}«</translation></message>
<message><source>page {page}</source><translation>side {page}</translation></message>
<message><source>the title of the file</source><translation>filens titel</translation></message>
<message><source>the name of the sheet</source><translation>arkets navn</translation></message>
<message><source>The file was not written: what stands in {place} looks like {what}. Take it out of the record (or of the settings), then export again.</source><translation>Filen blev ikke skrevet: Det, der står i {place}, ligner {what}. Tag det ud af registreringen (eller opsætningen), og prøv igen.</translation></message>
<message><source>{n} more place is like it.</source><translation>Der er {n} sted mere af samme slags.</translation></message>
<message><source>{n} more places are like it.</source><translation>Der er {n} steder mere af samme slags.</translation></message>
<message><source>{some} and {last}</source><translation>{some} og {last}</translation></message>
<message><source>Looks like {what}. Better not in a note.</source><translation>Det ligner {what}. Skriv det helst ikke i notater.</translation></message>
<message><source>Looks like {what}. Better leave it out: it may stop an export.</source><translation>Det ligner {what}. Lad det helst være ude, for det kan standse et udtræk.</translation></message>
</context>
</TS>
