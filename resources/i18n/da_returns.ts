<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>returns</name>
<message><source>{n} ID number reads like a CPR number, a phone number, a mail address or a name: {first}. It may lead to a person; give the contact another one.</source><translation>{n} ID-nummer ligner et CPR-nummer, et telefonnummer, en mailadresse eller et navn: {first}. Det kan føre til en person. Giv borgeren et andet.</translation></message>
<message><source>{n} ID numbers read like a CPR number, a phone number, a mail address or a name, the first of them {first}. They may lead to a person; give the contacts other ones.</source><translation>{n} ID-numre ligner et CPR-nummer, et telefonnummer, en mailadresse eller et navn, det første {first}. De kan føre til en person. Giv borgerne andre.</translation></message>
<message><source>{number}: the ID number may lead to a person.</source><translation>{number}: ID-nummeret kan føre til en person.</translation></message>
<message><source>{n} ID number may lead to a person</source><translation>{n} ID-nummer kan føre til en person</translation></message>
<message><source>{n} ID numbers may lead to a person</source><translation>{n} ID-numre kan føre til en person</translation></message>
<message><source>It reads like a CPR number, a phone number, a mail address or a name. Give another one.</source><translation>Det ligner et CPR-nummer, et telefonnummer, en mailadresse eller et navn. Giv et andet.</translation></message>
<message><source>It must be one of: {choices}.</source><translation>Det skal være en af: {choices}.</translation></message>
<message><source>It is a formula. Put the value itself in the cell.</source><translation>Det er en formel. Skriv selve værdien i cellen.</translation></message>
<message><source>It is an error value of Excel.</source><translation>Det er en af Excels fejlværdier.</translation></message>
<message><source>It is not text.</source><translation>Det er ikke tekst.</translation></message>
<message><source>The text is longer than {n} characters.</source><translation>Teksten er længere end {n} tegn.</translation></message>
<message><source>It is not an ID number.</source><translation>Det er ikke et ID-nummer.</translation></message>
<message><source>An ID number has 1 to 12 characters.</source><translation>Et ID-nummer har 1 til 12 tegn.</translation></message>
<message><source>It is not a date. Write it as 20-11-2026.</source><translation>Det er ikke en dato. Skriv den som 20-11-2026.</translation></message>
<message><source>The date is in the future.</source><translation>Datoen ligger i fremtiden.</translation></message>
<message><source>The date is before the year 2000.</source><translation>Datoen ligger før år 2000.</translation></message>
<message><source>It is not a whole number.</source><translation>Det er ikke et helt tal.</translation></message>
<message><source>The number must be from {lowest} to {highest}.</source><translation>Tallet skal være fra {lowest} til {highest}.</translation></message>
<message><source>It is a time of day, not a date.</source><translation>Det er et klokkeslæt, ikke en dato.</translation></message>
<message><source>The date lacks its day, month or year.</source><translation>Datoen mangler dag, måned eller år.</translation></message>
<message><source>There is no contact {number}. Near it: {near}.</source><translation>Der er ingen borger {number}. Tæt på: {near}.</translation></message>
<message><source>There is no contact {number}, neither in the file nor in the store.</source><translation>Der er ingen borger {number}, hverken i filen eller i programmet.</translation></message>
<message><source>It is empty, and the row cannot do without it.</source><translation>Den er tom, og rækken kan ikke undvære den.</translation></message>
<message><source>It is before the first contact.</source><translation>Det er før første kontakt.</translation></message>
<message><source>The year of birth cannot be right.</source><translation>Fødselsåret kan ikke passe.</translation></message>
<message><source>The first row must hold the headers.</source><translation>Første række skal indeholde overskrifterne.</translation></message>
<message><source>The column “{column}” is missing.</source><translation>Kolonnen »{column}« mangler.</translation></message>
<message><source>The column “{column}” stands there twice.</source><translation>Kolonnen »{column}« står der to gange.</translation></message>
<message><source>This contact is in the bin. Restore it from there first.</source><translation>Borgeren ligger i papirkurven. Hent den frem derfra først.</translation></message>
<message><source>The profile is too large to be one. Choose another file.</source><translation>Filen er for stor til at være en profil. Vælg en anden fil.</translation></message>
<message><source>The profile has a field that is not known: “{field}”.</source><translation>Profilen har et felt, som ikke kendes: »{field}«.</translation></message>
<message><source>The profile's “name” may hold only small letters, digits and hyphens.</source><translation>Profilens »name« må kun bestå af små bogstaver, cifre og bindestreger.</translation></message>
<message><source>The profile lacks “{field}”.</source><translation>Profilen mangler »{field}«.</translation></message>
<message><source>The profile's columns lack the ID number: add one whose source is “id”.</source><translation>Profilens kolonner mangler ID-nummeret: tilføj en, hvis source er »id«.</translation></message>
<message><source>A column of the profile names “{name}”, which the profile does not have.</source><translation>En kolonne i profilen nævner »{name}«, som profilen ikke har.</translation></message>
<message><source>The profile cannot be read: it is not valid TOML.</source><translation>Profilen kan ikke læses: den er ikke gyldig TOML.</translation></message>
<message><source>“{field}” in the profile must be a short text.</source><translation>»{field}« i profilen skal være en kort tekst.</translation></message>
<message><source>“{field}” in the profile must be a list of short texts.</source><translation>»{field}« i profilen skal være en liste af korte tekster.</translation></message>
<message><source>“{field}” in the profile must not hold a semicolon.</source><translation>»{field}« i profilen må ikke indeholde semikolon.</translation></message>
<message><source>“{field}” in the profile must be a whole number from {lowest} to {highest}.</source><translation>»{field}« i profilen skal være et helt tal fra {lowest} til {highest}.</translation></message>
<message><source>“{field}” in the profile must be true or false.</source><translation>»{field}« i profilen skal være true eller false.</translation></message>
<message><source>“{field}” in the profile must be one of: {choices}.</source><translation>»{field}« i profilen skal være en af: {choices}.</translation></message>
<message><source>“{field}” in the profile must be a table.</source><translation>»{field}« i profilen skal være en tabel.</translation></message>
<message><source>“{field}” in the profile must be a list of tables.</source><translation>»{field}« i profilen skal være en liste af tabeller.</translation></message>
<message><source>“{field}” in the profile holds “{name}” twice.</source><translation>»{field}« i profilen indeholder »{name}« to gange.</translation></message>
<message><source>The profile cannot be read: line {line} is not valid TOML.</source><translation>Profilen kan ikke læses: linje {line} er ikke gyldig TOML.</translation></message>
<message><source>“{field}” in the profile must be a time such as 15:00.</source><translation>»{field}« i profilen skal være et klokkeslæt som 15:00.</translation></message>
<message><source>There is no profile “{name}”. Choose {names}, or a .toml file.</source><translation>Der er ingen profil »{name}«. Vælg {names} eller en .toml-fil.</translation></message>
<message><source>The profile “{name}” is not a text file in UTF-8.</source><translation>Profilen »{name}« er ikke en tekstfil i UTF-8.</translation></message>
<message><source>The profile “{name}” cannot be opened. Check that the file is there.</source><translation>Profilen »{name}« kan ikke åbnes. Tjek, at filen er der.</translation></message>
<message><source>{n} row stands out</source><translation>{n} række skiller sig ud</translation></message>
<message><source>{n} rows stand out</source><translation>{n} rækker skiller sig ud</translation></message>
<message><source>Nobody else shares what others may know: gender, age, start and end.</source><translation>Ingen andre har samme køn, alder, start og slut, så andre kan måske genkende dem.</translation></message>
<message><source>{number} is held back until the date is corrected.</source><translation>{number} holdes ude, til datoen er rettet.</translation></message>
<message><source>End date before start date</source><translation>Slutdato før startdato</translation></message>
<message><source>Held back until the date is corrected.</source><translation>Holdes ude, til datoen er rettet.</translation></message>
<message><source>{number} is held back until the project's number is filled in.</source><translation>{number} holdes ude, til projektnummeret er udfyldt.</translation></message>
<message><source>The project's number is missing</source><translation>Projektnummeret mangler</translation></message>
<message><source>Held back until the number is filled in.</source><translation>Holdes ude, til nummeret er udfyldt.</translation></message>
<message><source>{number}: the age is not registered.</source><translation>{number}: alderen er ikke oplyst.</translation></message>
<message><source>{n} without an age</source><translation>{n} uden oplyst alder</translation></message>
<message><source>Sent with an empty cell and counted as not registered.</source><translation>Sendes med tom celle og tælles som ikke oplyst.</translation></message>
<message><source>{number}: the gender is not registered.</source><translation>{number}: kønnet er ikke oplyst.</translation></message>
<message><source>{n} without a gender</source><translation>{n} uden oplyst køn</translation></message>
<message><source>Sent with the reason and counted as not registered.</source><translation>Sendes med årsagen og tælles som ikke oplyst.</translation></message>
<message><source>{number}: no intervention in the period.</source><translation>{number}: ingen indsats i perioden.</translation></message>
<message><source>{n} without an intervention</source><translation>{n} uden indsats</translation></message>
<message><source>They count among the contacts, with no to every intervention.</source><translation>De tæller med som borgere, med nej til alle indsatser.</translation></message>
<message><source>{number}: has an intervention that the profile does not have.</source><translation>{number}: har en indsats, som profilen ikke har.</translation></message>
<message><source>Interventions that the profile does not have</source><translation>Indsatser, som profilen ikke har</translation></message>
<message><source>They have no column of their own, but stand in the tables.</source><translation>De har ikke deres egen kolonne, men står i tabellerne.</translation></message>
<message><source>{number}: was under 18 at the start. Remember the duty to notify.</source><translation>{number}: var under 18 ved start. Husk underretningspligten.</translation></message>
<message><source>{n} was under 18 at the start</source><translation>{n} var under 18 ved start</translation></message>
<message><source>{n} were under 18 at the start</source><translation>{n} var under 18 ved start</translation></message>
<message><source>Remember the duty to notify.</source><translation>Husk underretningspligten.</translation></message>
<message><source>{number} may be recognised by {columns}.</source><translation>{number} kan måske genkendes på {columns}.</translation></message>
<message><source>The sheet “{sheet}” has more rows than Excel can hold. Choose a shorter period.</source><translation>Arket »{sheet}« har flere rækker, end Excel kan rumme. Vælg en kortere periode.</translation></message>
<message><source>A text in the sheet “{sheet}” is longer than Excel can hold.</source><translation>En tekst i arket »{sheet}« er længere, end Excel kan rumme.</translation></message>
<message><source>“{name}” has a password or is an old .xls file. Save it as .xlsx without a password first.</source><translation>»{name}« har en adgangskode eller er en gammel .xls-fil. Gem den først som .xlsx uden adgangskode.</translation></message>
<message><source>“{name}” holds declarations that no workbook needs and was not read.</source><translation>»{name}« indeholder noget, som et regneark ikke har brug for, og blev ikke læst.</translation></message>
<message><source>There is no file “{name}”. Check the name.</source><translation>Filen »{name}« findes ikke. Tjek navnet.</translation></message>
<message><source>“{name}” cannot be opened. Is it open in another program?</source><translation>»{name}« kan ikke åbnes. Er den åben i et andet program?</translation></message>
<message><source>The workbook is damaged and cannot be read. Open it in Excel, save it again, and try that file.</source><translation>Filen er beskadiget og kan ikke læses. Åbn den i Excel, gem den igen, og prøv med den fil.</translation></message>
<message><source>“{name}” is not an Excel workbook (.xlsx). Choose another file.</source><translation>»{name}« er ikke en Excel-fil (.xlsx). Vælg en anden fil.</translation></message>
<message><source>“{name}” is far too large when unpacked and was not read.</source><translation>»{name}« er alt for stor, når den pakkes ud, og blev ikke læst.</translation></message>
<message><source>The sheet “{sheet}” is far too large and was not read.</source><translation>Arket »{sheet}« er alt for stort og blev ikke læst.</translation></message>
<message><source>The period holds too few contacts for publication (fewer than {n}).</source><translation>Perioden har for få borgere til offentliggørelse (færre end {n}).</translation></message>
<message><source>{number}: something happened after the end date.</source><translation>{number}: der skete noget efter slutdatoen.</translation></message>
<message><source>{n} went on after the end date</source><translation>{n} fortsatte efter slutdatoen</translation></message>
<message><source>Taken up again? Then reopen: take the end date away.</source><translation>Er kontakten taget op igen? Så genåbn: fjern slutdatoen.</translation></message>
<message><source>{number}: something happened before the first contact.</source><translation>{number}: der skete noget før første kontakt.</translation></message>
<message><source>{n} begins before the first contact</source><translation>{n} begynder før første kontakt</translation></message>
<message><source>{n} begin before the first contact</source><translation>{n} begynder før første kontakt</translation></message>
<message><source>The start is reckoned from the earliest. Is the date of the first contact right?</source><translation>Starten regnes fra det tidligste. Passer datoen for første kontakt?</translation></message>
<message><source>{number}: enrolled before the first contact.</source><translation>{number}: indskrevet før første kontakt.</translation></message>
<message><source>{n} enrolled before the first contact</source><translation>{n} indskrevet før første kontakt</translation></message>
<message><source>One of the two dates may be a slip.</source><translation>En af de to datoer kan være en tastefejl.</translation></message>
<message><source>{number}: the check character does not fit.</source><translation>{number}: kontroltegnet passer ikke.</translation></message>
<message><source>{n} number may have a slip</source><translation>{n} nummer kan have en tastefejl</translation></message>
<message><source>{n} numbers may have a slip</source><translation>{n} numre kan have en tastefejl</translation></message>
<message><source>The check character does not fit. Compare with the person's card.</source><translation>Kontroltegnet passer ikke. Sammenlign med personens kort.</translation></message>
<message><source>{number}: a WHO-5 lacks an answer.</source><translation>{number}: en WHO-5 mangler et svar.</translation></message>
<message><source>{n} with a WHO-5 that lacks an answer</source><translation>{n} med en WHO-5, der mangler et svar</translation></message>
<message><source>It is sent, and makes no measurement.</source><translation>Den sendes med, men tæller ikke som måling.</translation></message>
<message><source>{number}: more than 100 days between two WHO-5.</source><translation>{number}: mere end 100 dage mellem to WHO-5.</translation></message>
<message><source>{n} with a long time between two WHO-5</source><translation>{n} med lang tid mellem to WHO-5</translation></message>
<message><source>More than 100 days. It counts, and is marked.</source><translation>Mere end 100 dage. Den tæller og er mærket.</translation></message>
<message><source>{number} looks like {other}.</source><translation>{number} ligner {other}.</translation></message>
<message><source>{n} may be in the store twice</source><translation>{n} kan være oprettet to gange</translation></message>
<message><source>Alike in number, or in gender, year of birth and first day. Look at both.</source><translation>Ligner hinanden i nummer eller i køn, fødselsår og første dag. Se på begge.</translation></message>
<message><source>These figures cannot be published without telling of single people. Choose a longer period.</source><translation>Tallene kan ikke offentliggøres uden at fortælle om enkelte personer. Vælg en længere periode.</translation></message>
</context>
</TS>
